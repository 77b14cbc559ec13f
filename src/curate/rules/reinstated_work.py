"""A work that was reinstated after retraction is cited.

## What it does
Tells of a work whose retraction was taken back.

## Why it matters
Readers may still know it as retracted.

## What to do
Nothing, or a word in the text.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 was reinstated on 2021-03-09 (doi:10.1234/jt.2021.n; says Crossref). The text does not say so.

## References
NLM, Errata, retractions and other linked citations in PubMed, https://www.nlm.nih.gov/bsd/policy/errata.html; COPE,
Retraction guidelines, https://publicationethics.org/retraction-guidelines; ICMJE Recommendations.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import notice_problem, noticed
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which notice stands against the work."""
    for notice in noticed(("reinstatement",), reference, survey):
        yield notice_problem(
            "reinstated", notice, reference, survey, "nothing has to be done; a word in the text may help readers"
        )


RULE = ReferenceRule(
    name="reinstated-work",
    code="INT106",
    level="note",
    confidence="high",
    summary="a work that was reinstated after retraction is cited",
    needs=("references", "records"),
    check=check,
)
