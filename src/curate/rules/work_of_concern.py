"""A work under an expression of concern is cited.

## What it does
Tells of a work for which the publisher issued an expression of concern.

## Why it matters
The findings are in doubt and under investigation.

## What to do
Read the notice, and weigh whether the statement can rest on this work alone.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 was put under an expression of concern on 2021-03-09 (doi:10.1234/jt.2021.n; says Crossref). The text does not say so.

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
        ("concern",),
        reference,
        survey,
        what="put under an expression of concern",
        what_to_do="read the notice, and weigh whether the statement can rest on this work",
    )


RULE = ReferenceRule(
    name="work-of-concern",
    code="INT103",
    level="warning",
    confidence="high",
    summary="a work under an expression of concern is cited",
    needs=("references", "records"),
    check=check,
)
