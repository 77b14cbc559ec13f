"""A notice is cited as if it were the work.

## What it does
Tells of a reference whose record is itself a retraction, correction or expression of concern.

## Why it matters
A notice carries no findings; the work that it is about may be retracted.

## What to do
Cite the work itself, if it still stands; cite the notice only where the text speaks of it.

## Example
    Berg T, Ito K, Cole P. Retraction: Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9.
    doi:10.1234/jt.2019.1

> [1] Berg 2019 is itself a retraction, of doi:10.1234/jt.2018.4 (says Crossref).

## References
NLM, Errata, retractions and other linked citations in PubMed, https://www.nlm.nih.gov/bsd/policy/errata.html; COPE,
Retraction guidelines, https://publicationethics.org/retraction-guidelines; ICMJE Recommendations.
"""

from curate.record import NAMES
from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.rules.common.records import acknowledged, telling
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which reference is a notice about another work."""
    if acknowledged(reference, survey):
        return
    for record in telling(reference, survey):
        for notice in record.notice_of[:1]:
            yield Problem(
                message=f"{reference.short} is itself a {notice.kind.replace('concern', 'expression of concern')}, of"
                f" {notice.identifier or 'another work'} (says {NAMES[record.source]}).",
                help="cite the work itself if it still stands, or say in the text that the notice is meant",
                value=f"{notice.kind} {notice.identifier}",
            )
            return


RULE = ReferenceRule(
    name="cited-notice",
    code="INT107",
    level="warning",
    confidence="high",
    summary="a notice is cited as if it were the work",
    needs=("references", "records"),
    check=check,
)
