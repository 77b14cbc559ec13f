"""Nothing like the work was found.

## What it does
Tells of a reference that no identifier leads to, and for which the sources that were searched by title, authors, year
and journal answered with nothing like it.

## Why it matters
A work that no index knows may stand in a journal that is not indexed; or the description is too far from the work to be
found; or there is no such work. Books, reports, theses and web pages are not judged: many of them stand in no index.

## What to do
Ask the authors for the source, or for a copy. Where it exists, correct the entry after it.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9.

> Nothing like [1] Berg 2019 was found; Crossref was searched, and the nearest is "A census of garden birds" (Adams 2004, doi:10.5555/birds).

## References
Crossref REST API, https://api.crossref.org; NCBI E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/.
"""

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said, Skipped
from curate.rules.common.records import named, sources
from curate.survey import Survey

_INDEXED = frozenset({"article", "article-journal", "paper-conference"})


def check(reference: Reference, survey: Survey) -> Said:
    """Say that no source that was searched has anything like the reference."""
    assessment = survey.assessment(reference)
    if assessment.work or any(one.outcome == "agrees" for one in assessment.given):
        return
    if reference.item.type not in _INDEXED:
        yield Skipped("a work of this kind (book, report, web page …) may stand in no index")
    elif not assessment.searched:
        yield Skipped("it was not searched for")
    elif assessment.recognition.recommendation == "nothing":
        nearest = assessment.recognition.candidates[:1]
        were = "was" if len(set(assessment.searched)) == 1 else "were"
        near = f", and the nearest is {named(nearest[0].record)}" if nearest else ""
        yield Problem(
            message=f"Nothing like {reference.short} was found; {sources(assessment.searched)} {were} searched{near}.",
            help="ask the authors for the source; where it exists, correct the entry after it",
            value=reference.string[:80],
        )


RULE = ReferenceRule(
    name="unfound-work",
    code="RES104",
    level="warning",
    confidence="medium",
    summary="nothing like the work was found where it was searched for",
    needs=("references", "records"),
    check=check,
)
