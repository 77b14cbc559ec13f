"""A sentence speaks of one author's work, and cites only the number of somebody else's.

## What it does
Looks at sentences with one mention ("Berg T. et al. showed …") and one cited number that does not stand right behind it.
Where the work that is meant is known, the number is another one, nobody of that name is an author of the numbered work,
and neither the paragraph nor another sentence cites the mentioned work by its number, the two are named.

## Why it matters
Readers take the number for that of the mention. Either is wrong, or the sentence speaks of two works and cites one.

## What to do
Put the right number behind the name; keep the other number where what it stands for is said.

## Example
    Berg T. et al. described late relapses in many children [4].

> "Berg T. et al." is [1] Berg 2019, but the sentence cites only "[4]": [4] Okafor 2022.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, identity
from curate.rules.common.mentions import NUMBERED, has_author, mentions, numbers_beside
from curate.survey import Survey, named


def check(claim: Claim, survey: Survey) -> Said:
    """Say whether the one mention and the one number of a claim disagree."""
    spoken = list(mentions(claim, survey))
    numeric = [printed for printed in survey.of(claim) if printed.cited.form in NUMBERED]
    if len(spoken) != 1 or len(numeric) != 1 or numeric[0].cited.start < spoken[0].printed.end:
        return
    mention, numbered = spoken[0], numeric[0]
    if mention.meant is None or numbers_beside(mention, survey):
        return
    if mention.meant.id in survey.cited_in_paragraph(claim) or mention.meant.id in survey.introduced:
        return
    works = survey.in_order(numbered.cited.references)
    if not works or any(not work.item.author or has_author(work, mention.name) for work in works):
        return
    yield Problem(
        message=f'"{mention.exact}" is {mention.meant.short}, but the sentence cites only "{numbered.cited.exact}":'
        f" {named(works)}.",
        help="put the right number behind the name, and keep the other where what it stands for is said",
        value=f"{identity(mention.meant)} {identity(works[0])}",
        at=mention.printed.cited.location,
        related=(mention.meant, *works[:3]),
    )


RULE = ClaimRule(
    name="mention-disagrees-with-number",
    code="AUT113",
    level="warning",
    confidence="low",
    summary="a sentence speaks of one author's work and cites only somebody else's",
    needs=("references",),
    check=check,
)
