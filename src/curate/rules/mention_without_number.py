"""An author is named without the number of the work, in a manuscript that cites by numbers.

## What it does
Finds mentions ("Berg T. et al.") in sentences and table rows that cite nothing by number, where the work that is meant
is known, its number does not stand anywhere in the same paragraph, and no other sentence gives name and number together.

## Why it matters
Readers have to search the list by name, and the work does not take part in the numbering.

## What to do
Add the number behind the name.

## Example
In a manuscript that cites by numbers:

    Cole P. et al. described late relapses.

> "Cole P. et al." is named without a number; it is [3] Cole 2021.

## References
ICMJE Recommendations, IV.A.3.g: identify references in text, tables, and legends by numerals.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, identity
from curate.rules.common.mentions import cites_numbers, mentions
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which mentions go without a number."""
    if survey.style != "number" or cites_numbers(claim, survey):
        return
    for mention in mentions(claim, survey):
        if mention.printed.cited.form != "author-mention" or mention.meant is None:
            continue
        if mention.meant.id in survey.cited_in_paragraph(claim) or mention.meant.id in survey.introduced:
            continue
        yield Problem(
            message=f'"{mention.exact}" is named without a number; it is {mention.meant.short}.',
            help=f"add the number: {mention.exact} [{mention.meant.label or mention.meant.n}]",
            value=f"{mention.exact} {identity(mention.meant)}",
            at=mention.printed.cited.location,
            related=(mention.meant,),
        )


RULE = ClaimRule(
    name="mention-without-number",
    code="AUT105",
    level="warning",
    confidence="medium",
    summary="an author is named without the number of the work",
    needs=("references",),
    check=check,
)
