"""The year in the text is not the year in the reference list.

## What it does
Compares the year of an author-year citation, or of a mention ("Berg et al. (2019)"), with that of the reference it
means.

## Why it matters
One of the two is wrong, or another work by the same author was meant. A difference of one year often comes from the
dates of online and print publication.

## What to do
Take the year from the work itself, and use it in both places.

## Example
    Relapse is common (Cole et al., 2022).

    Cole P, Lindqvist A, Adams R. Doses of the antibody and their effects. J Tests. 2021;6(3):20-29.

> "Cole et al., 2022" gives the year 2022, but [2] Cole 2021 is of 2021.

## References
APA Publication Manual, 7th edition, 8.10: the year in the in-text citation is that of the reference list entry.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, identity
from curate.rules.common.mentions import mentions
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which cited years differ from the list."""
    for mention in mentions(claim, survey):
        year, meant = (mention.cite.year or "")[:4], mention.meant
        if meant is None or not year.isdecimal() or meant.item.year is None or int(year) == meant.item.year:
            continue
        yield Problem(
            message=f'"{mention.exact}" gives the year {year}, but {meant.short} is of {meant.item.year}.',
            help="take the year from the work itself, and use it in the text and in the list",
            value=f"{mention.exact} {identity(meant)}",
            at=mention.printed.cited.location,
            related=(meant,),
        )


RULE = ClaimRule(
    name="wrong-year",
    code="AUT107",
    level="warning",
    confidence="medium",
    summary="the year in the text is not the year in the reference list",
    needs=("references",),
    check=check,
)
