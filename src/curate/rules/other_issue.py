"""The issue is not that of the work.

## What it does
Compares the issue of a reference with what the authorities that know the work say, artefacts of printing left aside.
A difference is told only where no record agrees with the entry.

## Why it matters
A reader looks for the work in the wrong issue.

## What to do
Look at the work itself. Correct the entry where it is wrong.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(3):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 gives the issue "3"; Crossref has "1".

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import differing
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say that the issue differs from the records."""
    yield from differing("issue", reference, survey)


RULE = ReferenceRule(
    name="other-issue",
    code="RES119",
    level="note",
    confidence="high",
    summary="the issue is not that of the work",
    needs=("references", "records"),
    check=check,
)
