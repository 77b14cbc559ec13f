"""A retracted work is cited, and the text says so.

## What it does
Tells of a retracted, withdrawn or doubted work where every sentence that cites it says what became of it.

## Why it matters
Citing such a work can be right, as in a history of the field; an editor wants to know of it all the same.

## What to do
Nothing, where the sentence is clear.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.1234/jt.2019.1

> [1] Berg 2019 was retracted on 2021-03-09 (doi:10.1234/jt.2021.n; says Crossref). The text says so.

## References
NLM, Errata, retractions and other linked citations in PubMed, https://www.nlm.nih.gov/bsd/policy/errata.html; COPE,
Retraction guidelines, https://publicationethics.org/retraction-guidelines; ICMJE Recommendations.
"""

from curate.reference import Reference
from curate.rule import ReferenceRule, Said
from curate.rules.common.records import acknowledged, notice_problem, noticed
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say which retracted works are cited as such."""
    if not acknowledged(reference, survey):
        return
    for notice in noticed(("retraction", "partial-retraction", "withdrawal", "concern"), reference, survey):
        what = (
            "put under an expression of concern"
            if notice.kind == "concern"
            else "withdrawn"
            if notice.kind == "withdrawal"
            else "retracted"
        )
        yield notice_problem(what, notice, reference, survey, "nothing, where the sentence is clear")


RULE = ReferenceRule(
    name="acknowledged-retraction",
    code="INT108",
    level="note",
    confidence="medium",
    summary="a retracted work is cited, and the text says so",
    needs=("references", "records"),
    check=check,
)
