"""The year is not that of the work.

## What it does
Compares the year of a reference with what the authorities that know the work say, artefacts of printing left aside. A
difference is told only where no record agrees with the entry.

## Why it matters
A wrong year puts a finding before or after others, and leads to another work of the same authors. The years of online
and of print publication both count as right.

## What to do
Look at the work itself, and take what it says.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2016;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2016 gives the year "2016"; Crossref has "2019".

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import differing
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say that the year differs from the records."""
    yield from differing("year", reference, survey)


RULE = ReferenceRule(
    name="other-year",
    code="RES116",
    level="warning",
    confidence="high",
    summary="the year is not that of the work",
    needs=("references", "records"),
    check=check,
)
