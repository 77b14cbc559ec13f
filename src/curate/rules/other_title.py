"""The title is not that of the work.

## What it does
Compares the title of a reference with what the authorities that know the work say, artefacts of printing left aside.
A difference is told only where no record agrees with the entry.

## Why it matters
A reader who searches for a wrong title finds nothing, or another work.

## What to do
Look at the work itself, and take what it says.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in adults. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 gives the title "Late relapse of tumours in adults"; Crossref has "Late relapse of tumours in childhood".

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import differing
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say that the title differs from the records."""
    yield from differing("title", reference, survey)


RULE = ReferenceRule(
    name="other-title",
    code="RES110",
    level="warning",
    confidence="high",
    summary="the title is not that of the work",
    needs=("references", "records"),
    check=check,
)
