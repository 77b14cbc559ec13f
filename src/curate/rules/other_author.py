"""An author is not among those of the work.

## What it does
Compares the authors of a reference with what the authorities that know the work say, artefacts of printing left
aside. A difference is told only where no record agrees with the entry.

## Why it matters
A wrong name credits another person, and the work is not found by its authors.

## What to do
Look at the work itself, and take what it says.

## Example
    Berg T, Ivanova K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 gives the author "Ivanova K"; Crossref has "Ito K".

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import differing
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say that the authors differs from the records."""
    yield from differing("author", reference, survey)


RULE = ReferenceRule(
    name="other-author",
    code="RES112",
    level="warning",
    confidence="high",
    summary="an author is not among those of the work",
    needs=("references", "records"),
    check=check,
)
