"""A corrected work is cited.

## What it does
Tells of a work to which a correction was published.

## Why it matters
A figure taken from the first version may be the one that was corrected.

## What to do
Read the correction, and compare the figures that the text takes from the work.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 was corrected on 2021-03-09 (doi:10.1234/jt.2021.n; says Crossref). The text does not say so.

## References
NLM, Errata, retractions and other linked citations in PubMed, https://www.nlm.nih.gov/bsd/policy/errata.html; COPE,
Retraction guidelines, https://publicationethics.org/retraction-guidelines; ICMJE Recommendations.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import no_record, notice_problem, noticed, telling
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which notice stands against the work."""
    if not telling(reference, survey):
        yield no_record(survey.assessment(reference))
        return
    for notice in noticed(("correction",), reference, survey):
        yield notice_problem(
            "corrected",
            notice,
            reference,
            survey,
            "read the correction, and compare the figures that are taken from the work",
        )


RULE = ReferenceRule(
    name="corrected-work",
    code="INT104",
    level="note",
    confidence="high",
    summary="a corrected work is cited",
    needs=("references", "records"),
    check=check,
)
