"""The authors stand in another order than in the work.

## What it does
Compares the order of the authors of a reference with what the authorities that know the work say, artefacts of
printing left aside. A difference is told only where no record agrees with the entry.

## Why it matters
The order of authors carries credit, and the first one names the work in the text.

## What to do
Look at the work itself, and take what it says.

## Example
    Berg T, Cole P, Ito K. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 lists the authors as "Cole P, Ito K"; Crossref has "Ito K, Cole P".

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import differing
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say that the order of the authors differs from the records."""
    yield from differing("author-order", reference, survey)


RULE = ReferenceRule(
    name="other-author-order",
    code="RES113",
    level="warning",
    confidence="high",
    summary="the authors stand in another order than in the work",
    needs=("references", "records"),
    check=check,
)
