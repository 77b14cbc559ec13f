"""RIS: https://en.wikipedia.org/wiki/RIS_(file_format), with the tags that EndNote and Zotero read for each type."""

import re
from collections.abc import Iterator, Sequence

from curate.exports.printable import printable
from curate.reference import Date, Item, ItemType, Name

_TYPES: dict[ItemType, str] = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "post": "BLOG",
    "regulation": "STAT",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_WITHIN = frozenset(("chapter", "paper-conference", "entry-encyclopedia"))
_RANGE = re.compile(r"([^\s,;-]+)-([^\s,;-]+)")


def render(items: Sequence[Item]) -> str:
    """Return the items as a RIS file: a record each, one value a line, a line for each author."""
    return "\n".join(_record(item) for item in items)


def _record(item: Item) -> str:
    values = ((tag, printable(value or "")) for tag, value in (*_work(item), *_place(item), *_found(item)))
    lines = [f"{tag}  - {value}\n" for tag, value in values if value]
    return f"TY  - {_TYPES.get(item.type, 'GEN')}\n{''.join(lines)}ER  - \n"


def _work(item: Item) -> Iterator[tuple[str, str | None]]:
    book = item.type == "book"
    yield "ID", item.id
    yield from (("AU", _name(name)) for name in item.author)
    yield from (("A2" if item.type in _WITHIN else "ED", _name(name)) for name in item.editor)
    yield from (("A4", _name(name)) for name in item.translator)
    yield "TI", item.title
    yield "ST", item.title_short
    yield "T2", (item.collection_title if book else None) or item.container_title or item.event_title
    yield "J2", item.container_title_short
    yield "T3", None if book else item.collection_title
    issued = item.issued or Date()
    if issued.year is not None:
        yield "PY", str(issued.year)
        yield "DA", _date(issued) if len(issued.date_parts[0]) > 1 else None
    else:
        yield "PY", issued.literal or issued.raw or item.status


def _place(item: Item) -> Iterator[tuple[str, str | None]]:
    yield "VL", item.volume
    yield "IS", item.issue
    found = _RANGE.fullmatch(item.page or "")
    yield "SP", found[1] if found else item.page
    yield "EP", found[2] if found else None
    yield "M1", item.number
    yield "ET", item.edition or item.version
    yield "M3", item.genre
    yield "PB", item.publisher
    yield "CY", item.publisher_place
    yield "SN", item.isbn or item.issn


def _found(item: Item) -> Iterator[tuple[str, str | None]]:
    yield "DO", item.doi
    yield "AN", item.pmid
    yield "DB", "PubMed" if item.pmid else None
    yield "C2", item.pmcid
    yield "UR", item.url
    yield "Y2", _date(item.accessed) if item.accessed else None
    yield "LA", item.language
    yield from (("KW", word) for word in (item.keyword or "").split(";"))
    yield "AB", item.abstract
    yield "N1", item.note


def _name(name: Name) -> str:
    """Return "von Last, First, Jr", or a group as it is called."""
    if name.literal:
        return name.literal
    particle = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    last = " ".join(part for part in (particle, name.family) if part)
    parts = [last, name.given or "", name.suffix or ""] if name.suffix else [last, name.given or ""]
    return ", ".join(parts) if any(parts[1:]) else last


def _date(date: Date) -> str | None:
    """Return "YYYY/MM/DD/", parts that are not known left empty, as RIS has it."""
    if date.year is None:
        return date.literal or date.raw
    parts = [f"{part:02d}" for part in date.date_parts[0]]
    return "/".join([*parts, *[""] * (4 - len(parts))])
