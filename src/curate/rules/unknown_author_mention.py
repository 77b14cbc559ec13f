"""The text names an author whom no reference has.

## What it does
Looks for every author named in running text or in a table ("Okafor N. et al.", "the study by Okafor") among all authors
of the list, allowing for diacritics, transliteration, particles, initials before or after, and slips of the pen. A
mention with a number right behind it is judged by that number (see mention-cites-another-number).

## Why it matters
Readers cannot find the work that is spoken of. Mostly the reference was left out, or the name is misspelled.

## What to do
Add the work to the list, or correct the name.

## Example
In a manuscript whose list has no work by Moreau:

    Moreau C. et al. described late relapses.

> "Moreau C. et al." is named, but no reference in the list has an author of that name.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Said
from curate.rules.common.mentions import Mention, numbers_beside
from curate.rules.common.nearest import in_vain
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which named authors are not in the list."""
    for printed in survey.of(claim):
        if printed.cited.form != "author-mention" or not printed.cites:
            continue
        if numbers_beside(Mention(printed, printed.cites[0], None), survey):
            continue
        yield from in_vain(
            printed,
            survey,
            "is named, but no reference in the list has an author of that name",
            "add the work to the list, or correct the name",
        )


RULE = ClaimRule(
    name="unknown-author-mention",
    code="AUT101",
    level="warning",
    confidence="medium",
    summary="the text names an author whom no reference has",
    needs=("references",),
    check=check,
)
