"""A preprint has since been published.

## What it does
Tells of a preprint whose record names the article that it became.

## Why it matters
The article may say something else than the preprint, and it went through peer review.

## What to do
Read the article, and cite it; cite the preprint only where its own text is meant.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 is a preprint that has since been published: doi:10.1234/jt.2020.7 (says Crossref).

## References
Crossref relations, https://www.crossref.org/documentation/schema-library/markup-guide-metadata-
segments/relationships/.
"""

from curate.record import NAMES
from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which article a preprint became."""
    assessment = survey.assessment(reference)
    named = {one.identifier for one in assessment.given}
    for record in assessment.work:
        if record.source == "arxiv" and reference.item.volume and reference.item.page:
            continue  # the entry describes the article, and gives the preprint's number beside it
        for other in record.related:
            if other.kind == "article" and other.identifier not in named:
                yield Problem(
                    message=f"{reference.short} is a preprint that has since been published: {other.identifier}"
                    f" (says {NAMES[record.source]}).",
                    help="read the article, and cite it in the place of the preprint",
                    value=other.identifier,
                )
                return


RULE = ReferenceRule(
    name="published-preprint",
    code="RES107",
    level="warning",
    confidence="high",
    summary="a preprint has since been published",
    needs=("references", "records"),
    check=check,
)
