"""An author and year are cited that the reference list does not have.

## What it does
Looks for every cited author and year in the reference list, allowing for diacritics, transliteration, particles and
slips of the pen. The nearest reference is named where there is one.

## Why it matters
The claim has no source that a reader could find. Mostly the reference was forgotten, or the year or the name is not
that of the list.

## What to do
Add the work to the list, or correct the name or the year.

## Example
In a manuscript whose list has no work by Moreau:

    Relapse is common (Moreau et al., 2018).

> "Moreau et al., 2018" is cited, but the reference list has no such work.

## References
APA Publication Manual, 7th edition, 8.4: each work cited must appear in the reference list, and the reverse.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Said
from curate.rules.common.nearest import in_vain
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which cited authors and years are not in the list."""
    for printed in survey.of(claim):
        if printed.cited.form == "author-year":
            yield from in_vain(
                printed,
                survey,
                "is cited, but the reference list has no such work",
                "add the work to the list, or correct the name or the year",
            )


RULE = ClaimRule(
    name="unknown-author-year",
    code="CIT402",
    level="error",
    confidence="medium",
    summary="an author and year are cited that the reference list does not have",
    needs=("references",),
    check=check,
)
