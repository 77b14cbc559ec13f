"""An identifier is that of another work.

## What it does
Compares the work to which a DOI, PMID, PMCID, arXiv number, trial number or ISBN leads with the work that the entry describes.

## Why it matters
A reader who follows the link lands on something else; and an entry put together from two works often describes none.

## What to do
Follow the identifier. Correct it, or correct the entry where the identifier is what was meant.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> The DOI 10.1234/jt.2019.1 of [1] Berg 2019 is that of another work: "A census of garden birds" (Adams 2004, doi:10.1234/jt.2019.1).

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.rules.common.records import SCHEMES, named
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which identifiers lead to another work."""
    assessment = survey.assessment(reference)
    right = f"; the work described seems to be {named(assessment.work[0])}" if assessment.work else ""
    for given in assessment.given:
        if given.outcome == "another-work":
            scheme, _, value = given.identifier.partition(":")
            yield Problem(
                message=f"The {SCHEMES[scheme]} {value} of {reference.short} is that of another work: {named(given.records[0])}{right}.",
                help="follow the identifier, and correct it, or the entry where the identifier is what was meant",
                value=given.identifier,
            )


RULE = ReferenceRule(
    name="identifier-of-another-work",
    code="RES102",
    level="error",
    confidence="high",
    summary="an identifier is that of another work",
    needs=("references", "records"),
    check=check,
)
