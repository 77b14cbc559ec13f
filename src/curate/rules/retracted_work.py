"""A retracted work is cited, and the text does not say so.

## What it does
Tells of a work whose retraction PubMed, Crossref or Retraction Watch records, where a sentence that cites it does not
say that it was retracted.

## Why it matters
What was retracted no longer counts as a finding; a review that leans on it passes the error on.

## What to do
Read the notice. Remove the citation, or say in the sentence that the work was retracted and why it is cited.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 was retracted on 2021-03-09 (doi:10.1234/jt.2021.n; says Crossref). The text does not say so.

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
        ("retraction", "partial-retraction"),
        reference,
        survey,
        what="retracted",
        what_to_do="remove the citation, or say in the sentence that the work was retracted",
    )


RULE = ReferenceRule(
    name="retracted-work",
    code="INT101",
    level="error",
    confidence="high",
    summary="a retracted work is cited, and the text does not say so",
    needs=("references", "records"),
    check=check,
)
