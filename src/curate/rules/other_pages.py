"""The pages are not those of the work.

## What it does
Compares the pages of a reference with what the authorities that know the work say, artefacts of printing left aside.
A difference is told only where no record agrees with the entry.

## Why it matters
A reader looks for the work on the wrong pages. Shortened ranges and article numbers count as right.

## What to do
Look at the work itself. Correct the entry where it is wrong.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):101-109. doi:10.1234/jt.2019.1

> [1] Berg 2019 gives the page "101-109"; Crossref has "1-9".

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import differing
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say that the pages differs from the records."""
    yield from differing("page", reference, survey)


RULE = ReferenceRule(
    name="other-pages",
    code="RES120",
    level="warning",
    confidence="high",
    summary="the pages are not those of the work",
    needs=("references", "records"),
    check=check,
)
