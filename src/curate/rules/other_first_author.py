"""The first author is not that of the work.

## What it does
Compares the first author of a reference with what the authorities that know the work say, artefacts of printing left
aside. A difference is told only where no record agrees with the entry.

## Why it matters
The first author is how a work is known: another name credits another person.

## What to do
Look at the work itself, and take what it says.

## Example
    Bergman T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Bergman 2019 gives the first author "Bergman T"; Crossref has "Berg T".

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import differing
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say that the first author differs from the records."""
    yield from differing("first-author", reference, survey)


RULE = ReferenceRule(
    name="other-first-author",
    code="RES111",
    level="error",
    confidence="high",
    summary="the first author is not that of the work",
    needs=("references", "records"),
    check=check,
)
