"""A reference lacks what readers need to find the work.

## What it does
Knows what each type of work needs: a journal article its title, journal, year and a volume, page or identifier; a book
its title, year and publisher or address; a chapter the title of its book too; a web page its title and address; other works a
title and a year. What could not be read from the printed string counts as lacking, so look at the string first.

## Why it matters
The work cannot be found, or only by guessing, and matching against Crossref and PubMed fails.

## What to do
Complete the reference from the work itself. If it is complete as printed, correct the item in the registry.

## Example
    Berg T. Late relapse. J Tests. 4:1-9.

> [1] Berg reads as a journal article without a year.

## References
National Library of Medicine, Citing Medicine, 2nd edition.
"""

from curate.enumerating import enumerate_words
from curate.reference import Item, ItemType, Reference
from curate.rule import Problem, ReferenceRule, Said, Skipped
from curate.survey import Survey

_KINDS: dict[ItemType, tuple[str, tuple[str, ...]]] = {
    "article-journal": ("a journal article", ("title", "journal", "year", "volume, page or identifier")),
    "book": ("a book", ("title", "year", "publisher")),
    "chapter": ("a chapter", ("title", "book title", "year")),
    "thesis": ("a thesis", ("title", "year")),
    "report": ("a report", ("title", "year")),
    "paper-conference": ("a conference paper", ("title", "year")),
    "webpage": ("a web page", ("title", "address")),
}


def check(reference: Reference, survey: Survey) -> Said:
    """Say which fields the reference lacks."""
    del survey
    item = reference.item
    if item.unread:  # told by broken-bibliography-entry
        return
    if item.type not in _KINDS:
        if not (item.title or item.author or item.doi or item.url):
            yield Skipped("the reference could not be read")
        return
    kind, needed = _KINDS[item.type]
    lacking = [field for field in needed if not _has(item, field)]
    if lacking:
        yield Problem(
            message=f"{reference.short} reads as {kind} without {_joined(lacking)}.",
            help="complete the reference from the work itself, or correct how it was read",
            value=", ".join(lacking),
        )


def _has(item: Item, field: str) -> bool:
    values: dict[str, object] = {
        "title": item.title,
        "journal": item.container_title or item.container_title_short,
        "book title": item.container_title,
        "year": (item.issued and (item.issued.year or item.issued.literal or item.issued.raw)) or item.status,
        "volume, page or identifier": item.volume or item.page or item.number or item.status or _identified(item),
        "publisher": item.publisher or item.isbn or item.url or _identified(item),
        "address": item.url or _identified(item),
    }
    return bool(values[field])


def _identified(item: Item) -> str | None:
    return item.doi or item.pmid or item.pmcid


def _joined(fields: list[str]) -> str:
    return enumerate_words(map(_article, fields))


def _article(field: str) -> str:
    return f"an {field}" if field == "address" else f"a {field}"


RULE = ReferenceRule(
    name="missing-field",
    code="REF201",
    level="warning",
    confidence="medium",
    summary="a reference lacks what readers need to find the work",
    check=check,
)
