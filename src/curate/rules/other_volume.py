"""The volume is not that of the work.

## What it does
Compares the volume of a reference with what the authorities that know the work say, artefacts of printing left aside.
A difference is told only where no record agrees with the entry.

## Why it matters
A reader looks for the work in the wrong volume.

## What to do
Look at the work itself. Correct the entry where it is wrong.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;14(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 gives the volume "14"; Crossref has "4".

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import differing
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say that the volume differs from the records."""
    yield from differing("volume", reference, survey)


RULE = ReferenceRule(
    name="other-volume",
    code="RES118",
    level="warning",
    confidence="high",
    summary="the volume is not that of the work",
    needs=("references", "records"),
    check=check,
)
