"""The sentence names an author, and describes the work of another one of the list.

## What it does
Where a sentence names an author ("Berg et al. found …") whose work does not fit what the sentence describes, looks for
the reference of the list that fits best. If that is another work and it fits far better, both are named with their scores.

## Why it matters
Readers are told that somebody found what somebody else did, and the one who did it goes without.

## What to do
Compare both works with the sentence, and correct the name or the description.

## Example
    Cole P. et al. gave gabapentin, which relieved the pain that children felt during the infusion of the anti-GD2
    antibody.

> "Cole P. et al." is [3] Cole 2010, "Yield of durum wheat under drought and heat stress" (score -6.3), but the sentence
> fits [2] Ito 2009 far better, "Pain during infusion of antibodies against GD2 and how gabapentin relieves it" (score 4.3).

## References
ICMJE Recommendations, IV.A.3.g. How the score was made and how often it is wrong: docs/topic.md.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, Skipped, identity
from curate.rules.common.topics import closer, judged, lacking, rounded
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Name the work that a sentence describes where it mentions the author of another one."""
    if lacking(claim):
        return
    for one in judged(claim, survey):
        if not one.mentioned:
            continue
        if one.score.verdict == "not evaluated":
            yield Skipped("; ".join(one.score.reasons))
            continue
        if one.level is None:
            continue
        if found := closer(one, claim, survey):
            better, score = found
            yield Problem(
                message=(
                    f'"{one.printed.cited.exact}" is {one.reference.short}, "{survey.source(one.reference).title}" (score'
                    f" {rounded(one.score.score)}), but the sentence fits {better.short} far better,"
                    f' "{survey.source(better).title}" (score {rounded(score.score)}).'
                ),
                help=f"look whether {better.short} was meant, or correct what is said of {one.reference.short}",
                value=f"{identity(one.reference)} {identity(better)}",
                at=one.printed.cited.location,
                related=(one.reference, better),
                level=one.level,
            )


RULE = ClaimRule(
    name="mention-of-another-work",
    code="TOP103",
    level="warning",
    confidence="medium",
    summary="a named author's work does not fit the sentence, and another one of the list does",
    needs=("references", "citations"),
    check=check,
)
