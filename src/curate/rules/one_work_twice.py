"""Two entries are one work.

## What it does
Tells of two entries for which the authorities give the same work.

## Why it matters
The work is counted twice, and each number is cited for half of what it says.

## What to do
Keep one entry, and cite its number in both places.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9.

> [2] Berg 2019 is the same work as [1] Berg 2019: doi:10.1234/jt.2019.1.

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import ManuscriptRule, Problem, Said
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which entries are the work of an earlier one."""
    first: dict[str, Reference] = {}
    for reference in survey.facts.references:
        ids = sorted({record.id for record in survey.assessment(reference).work})
        earlier = next((one for one in ids if one in first), None)
        if earlier and first[earlier].string != reference.string:
            yield Problem(
                message=f"{reference.short} is the same work as {first[earlier].short}: {earlier}.",
                help="keep one of the two, and cite its number in both places",
                value=earlier,
                subject=reference,
                related=(first[earlier],),
            )
        for one in ids:
            first.setdefault(one, reference)


RULE = ManuscriptRule(
    name="one-work-twice",
    code="RES108",
    level="error",
    confidence="high",
    summary="two entries are one work",
    needs=("references", "records"),
    check=check,
)
