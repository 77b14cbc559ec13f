"""A withdrawn work is cited, and the text does not say so.

## What it does
Tells of an article, preprint or review whose withdrawal the authorities record.

## Why it matters
Its authors or publisher no longer stand by it.

## What to do
Remove the citation, or say in the sentence that the work was withdrawn.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 was withdrawn on 2021-03-09 (doi:10.1234/jt.2021.n; says Crossref). The text does not say so.

## References
NLM, Errata, retractions and other linked citations in PubMed, https://www.nlm.nih.gov/bsd/policy/errata.html; COPE,
Retraction guidelines, https://publicationethics.org/retraction-guidelines; ICMJE Recommendations.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import unacknowledged
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which notice stands against the work."""
    return unacknowledged(
        ("withdrawal",),
        reference,
        survey,
        what="withdrawn",
        what_to_do="remove the citation, or say in the sentence that the work was withdrawn",
    )


RULE = ReferenceRule(
    name="withdrawn-work",
    code="INT102",
    level="error",
    confidence="high",
    summary="a withdrawn work is cited, and the text does not say so",
    needs=("references", "records"),
    check=check,
)
