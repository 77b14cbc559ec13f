"""The entry lists an author whom the work does not have.

## What it does
Compares the authors of a reference with what the authorities that know the work say, artefacts of printing left
aside. A difference is told only where no record agrees with the entry.

## Why it matters
Somebody is credited with a work that is not theirs.

## What to do
Look at the work itself, and take what it says.

## Example
    Berg T, Ito K, Cole P, Okafor N. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9.
    doi:10.1234/jt.2019.1

> [1] Berg 2019 lists "Okafor N", whom Crossref does not have among the authors (Berg T, Ito K, Cole P).

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import differing
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say that the authors differs from the records."""
    yield from differing("author-added", reference, survey)


RULE = ReferenceRule(
    name="added-author",
    code="RES114",
    level="warning",
    confidence="high",
    summary="the entry lists an author whom the work does not have",
    needs=("references", "records"),
    check=check,
)
