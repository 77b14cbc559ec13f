"""A journal article has no identifier, in a list where most others have one.

## What it does
Where at least two in three journal articles of the list give a DOI, PMID or PMCID (and there are at least ten), names
those that give none.

## Why it matters
Readers and services find works by their identifier. A work that has none may also be misdescribed, or not exist.

## What to do
Look the identifier up in Crossref or PubMed, and add it.

## Example
In a list of 12 journal articles, 11 of them with a DOI:

    1. Berg T. Late relapse of tumours. J Tests. 2005;1:1-9.

> [1] Berg 2005 has no DOI, PMID or PMCID, as 11 of the 12 journal articles of the list do.

## References
Crossref, Display guidelines for DOIs.
"""

from curate.reference import Item
from curate.rule import ManuscriptRule, Problem, Said
from curate.survey import Survey

FEWEST = 10
SHARE = 2 / 3


def check(survey: Survey) -> Said:
    """Say which journal articles have no identifier."""
    articles = [ref for ref in survey.facts.references if ref.item.type == "article-journal"]
    without = [ref for ref in articles if not _identified(ref.item)]
    having = len(articles) - len(without)
    if len(articles) < FEWEST or having < SHARE * len(articles):
        return
    for reference in without:
        yield Problem(
            message=f"{reference.short} has no DOI, PMID or PMCID, as {having} of the {len(articles)} journal articles"
            " of the list do.",
            help="look the identifier up in Crossref or PubMed, and add it",
            subject=reference,
        )


def _identified(item: Item) -> bool:
    return bool(item.doi or item.pmid or item.pmcid)


RULE = ManuscriptRule(
    name="missing-identifier",
    code="REF203",
    level="note",
    confidence="high",
    summary="a journal article has no identifier, where most others have one",
    check=check,
)
