"""Another reference of the list fits the claim far better than the one that is cited.

## What it does
Where a cited work does not fit its sentence, looks for the reference of the list that fits best. If the sentence does not cite
that one, and it fits far better (its odds are more than fifty times higher), it is named with both scores.

## Why it matters
Numbers slip when a list is reordered by hand. The work that was meant is then often in the list, a line or two away.

## What to do
Look at both works, and cite the one that was meant. It may be neither.

## Example
    Gabapentin relieved the pain that children felt during the infusion of the anti-GD2 antibody [3].

> [2] Ito 2009 fits far better than the cited [3] Cole 2010 (scores 5.2 and -7.2): "Pain during infusion of antibodies
> against GD2 and how gabapentin relieves it".

## References
How the score was made and how often it is wrong: docs/topic.md.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, Skipped, identity
from curate.rules.common.topics import closer, judged, lacking, rounded
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Name the work that fits far better than a cited one that does not fit."""
    if lacking(claim):
        return
    for one in judged(claim, survey):
        if one.mentioned:
            continue
        if one.score.verdict == "not evaluated":
            yield Skipped("; ".join(one.score.reasons))
            continue
        if one.level is None or one.carried:
            continue
        if found := closer(one, claim, survey):
            better, score = found
            yield Problem(
                message=(
                    f"{better.short} fits far better than the cited {one.reference.short} (scores {rounded(score.score)} and"
                    f' {rounded(one.score.score)}): "{survey.source(better).title}".'
                ),
                help=f"look whether {better.short} was meant",
                value=f"{identity(one.reference)} {identity(better)}",
                at=one.printed.cited.location,
                related=(one.reference, better),
            )


RULE = ClaimRule(
    name="closer-source",
    code="TOP102",
    level="note",
    confidence="medium",
    summary="another reference of the list fits the claim far better",
    needs=("references", "citations"),
    check=check,
)
