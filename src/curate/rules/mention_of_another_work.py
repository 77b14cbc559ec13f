"""The sentence names an author, and describes the work of another one of the list.

## What it does
Looks at the works that a sentence names by their author ("Berg et al. found …"), and names another one of the list, with both
scores, where

- the named work fits the sentence so little that its topic is doubted, or at least rather not than well (a score below 0: a note),
  and another work fits far better (its odds are more than fifty times higher); or
- the sentence tells a kind of study (randomised, phase II, retrospective, meta-analysis, in mice) that the records of the named work do
  not have, and another work that is closer by topic (seven times the odds) does (a note).

Where the sentence also cites the named work by its number, name and number agree, and a mere note is given only if the other work
has the same first author. Sentences on methods ("as described by Berg et al.") are left alone.

Figures and the kind of study that only the other work shares with the sentence are named as well. Where only the figures speak for another
work, `figure-of-another-reference` says so. Nothing is replaced: it is a suggestion.

## Why it matters
Readers are told that somebody found what somebody else did, and the one who did it goes without.

## What to do
Compare both works with the sentence, and correct the name or the description.

## Example
    Cole P. et al. gave gabapentin, which relieved the pain that children felt during the infusion of the anti-GD2
    antibody.

> "Cole P. et al." is [3] Cole 2010, "Yield of durum wheat under drought and heat stress" (score -7.2), but the sentence
> fits [2] Ito 2009 far better, "Pain during infusion of antibodies against GD2 and how gabapentin relieves it" (score 5.3).

## References
ICMJE Recommendations, IV.A.3.g. How the score was made and how often it is wrong: docs/topic.md.
"""

from curate.annotating import of_methods
from curate.claim import Claim
from curate.reference import Reference
from curate.rule import ClaimRule, Problem, Said, Skipped, identity
from curate.rules.common.signs import of_design, signs
from curate.rules.common.topics import CLEARLY, Judged, closer, judged, lacking, rounded
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Name the work that a sentence describes where it mentions the author of another one."""
    if lacking(claim) or of_methods(claim.quote or claim.statement, claim.selector.section):
        return
    for one in judged(claim, survey):
        if not one.mentioned:
            continue
        if one.score.verdict == "not evaluated":
            yield Skipped("; ".join(one.score.reasons))
            continue
        level = one.level or ("note" if one.score.score < 0 else None)
        found = closer(one, claim, survey) if level else None
        if found and level == "note" and numbered(one, claim) and not same_author(one.reference, found[0]):
            found = None
        if not found:
            level, found = one.level or "note", of_design(one, claim, survey)
        if found:
            better, score = found
            far = "far better" if score.score - one.score.score >= CLEARLY else "better"
            yield Problem(
                message=(
                    f'"{one.printed.cited.exact}" is {one.reference.short}, "{survey.source(one.reference).title}" (score'
                    f" {rounded(one.score.score)}), but the sentence fits {better.short} {far},"
                    f' "{survey.source(better).title}" (score {rounded(score.score)}).'
                    f"{signs(claim, survey, one.reference, better)}"
                ),
                help=f"look whether {better.short} was meant, or correct what is said of {one.reference.short}",
                value=f"{identity(one.reference)} {identity(better)}",
                at=one.printed.cited.location,
                related=(one.reference, better),
                level=level,
            )


def numbered(one: Judged, claim: Claim) -> bool:
    """Return whether the sentence cites the mentioned work by its number, too."""
    return any(one.reference.id in cited.references for cited in claim.citations if cited.form != "author-mention")


def same_author(one: Reference, other: Reference) -> bool:
    """Return whether two works have the same first author, as far as surnames tell."""
    first = [work.item.author[0].surname.casefold() for work in (one, other) if work.item.author]
    return len(first) == 2 and first[0] == first[1]


RULE = ClaimRule(
    name="mention-of-another-work",
    code="TOP103",
    level="warning",
    confidence="medium",
    summary="a named author's work does not fit the sentence, and another one of the list does",
    needs=("references", "citations"),
    check=check,
)
