"""Which work is meant is for a person to decide.

## What it does
Tells of a reference for which a search found works that may be it, but none that surely is, or several that fit as
well.

## Why it matters
Nothing can be compared or looked up as long as it is not known which work is meant.

## What to do
Look at the works named. Where one is it, add its identifier to the entry.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. 2019.

> [1] Berg 2019 may be "Late relapse of tumours in childhood" (Berg 2019, doi:10.1234/jt.2019.1) or "Late relapse of tumours in childhood" (Berg 2019, doi:10.5555/other).

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.rules.common.records import named
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which works a reference may be."""
    assessment = survey.assessment(reference)
    if assessment.work or assessment.recognition.recommendation not in ("probable", "ambiguous"):
        return
    most = 1 if assessment.recognition.recommendation == "probable" else 2
    found = " or ".join(named(one.record) for one in assessment.recognition.candidates[:most])
    yield Problem(
        message=f"{reference.short} may be {found}.",
        help="where it is, add the identifier to the entry; `curate resolve` then compares the rest",
        value=found,
    )


RULE = ReferenceRule(
    name="uncertain-work",
    code="RES105",
    level="note",
    confidence="medium",
    summary="which work is meant is for a person to decide",
    needs=("references", "records"),
    check=check,
)
