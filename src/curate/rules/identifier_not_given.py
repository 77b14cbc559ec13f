"""The work has a DOI that the entry does not give.

## What it does
Tells of an entry without DOI whose work has one.

## Why it matters
With a DOI a reader reaches the work in one step, and tools follow its retraction or correction.

## What to do
Add it.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9.

> [1] Berg 2019 gives no DOI; Crossref has 10.1234/jt.2019.1.

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.record import NAMES
from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which DOI can be added."""
    if reference.item.doi:
        return
    found = [(record, doi) for record in survey.assessment(reference).work if (doi := record.known_as("doi"))]
    for record, doi in found[:1]:
        yield Problem(
            message=f"{reference.short} gives no DOI; {NAMES[record.source]} has {doi}.",
            help=f"add doi:{doi}",
            value=doi,
        )


RULE = ReferenceRule(
    name="identifier-not-given",
    code="RES106",
    level="note",
    confidence="high",
    summary="the work has a DOI that the entry does not give",
    needs=("references", "records"),
    check=check,
)
