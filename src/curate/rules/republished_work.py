"""A work that was published again after retraction is cited.

## What it does
Tells of a work that was retracted and replaced by a new version.

## Why it matters
The two versions may say different things, and only the new one counts.

## What to do
Cite the new version, and compare the figures.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 was retracted and published again on 2021-03-09 (doi:10.1234/jt.2021.n; says Crossref). The text does not say so.

## References
NLM, Errata, retractions and other linked citations in PubMed, https://www.nlm.nih.gov/bsd/policy/errata.html; COPE,
Retraction guidelines, https://publicationethics.org/retraction-guidelines; ICMJE Recommendations.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import acknowledged, notice_problem, noticed
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which notice stands against the work."""
    if acknowledged(reference, survey):
        return
    for notice in noticed(("republication",), reference, survey):
        yield notice_problem(
            "retracted and published again", notice, reference, survey, "cite the new version, and compare the figures"
        )


RULE = ReferenceRule(
    name="republished-work",
    code="INT105",
    level="warning",
    confidence="high",
    summary="a work that was published again after retraction is cited",
    needs=("references", "records"),
    check=check,
)
