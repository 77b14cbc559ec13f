r"""BibTeX, read by biblatex as well: http://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf.

Entry types are BibTeX's where it has one that fits, else biblatex's, which BibTeX styles print as ``@misc``. Letters
are UTF-8.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from curate.bibliography.lists.fields import is_preprint
from curate.exports import texing
from curate.exports.printable import printable
from curate.reference import Date, Item, ItemType, Name

_TYPES: dict[ItemType, str] = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
    "manuscript": "unpublished",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "standard": "standard",
    "bill": "legislation",
    "legislation": "legislation",
    "regulation": "legislation",
    "post": "online",
    "webpage": "online",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {
    "phdthesis": "school",
    "mastersthesis": "school",
    "techreport": "institution",
    "online": "organization",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MASTERS = re.compile(r"\b(?:master|m\.?\s?sc|m\.?\s?a)\b|diplom|magister", re.IGNORECASE)
_NOT_KEY = re.compile(r"[^A-Za-z0-9:._+/-]+")
_RANGE = re.compile(r"(?<=\w)-(?=\w)")
_AND = re.compile(r"\band\b", re.IGNORECASE)


class Entry(NamedTuple):
    """An entry: its type, its key, its fields with their values as TeX, and the item that it is made of."""

    kind: str
    key: str
    fields: tuple[tuple[str, str], ...]
    item: Item


def render(items: Sequence[Item]) -> str:
    """Return the items as a BibTeX file; ``id`` is the key, made safe and unique."""
    return "\n".join(map(printed, entries(items)))


def entries(items: Sequence[Item]) -> tuple[Entry, ...]:
    """Return the entries of the items, with keys that are safe and unique."""
    taken: set[str] = set()
    return tuple(_entry(item, _key(item, at, taken)) for at, item in enumerate(items, 1))


def printed(entry: Entry) -> str:
    """Return an entry as it stands in a file."""
    lines = [f"  {name} = {value}" for name, value in entry.fields]
    return f"@{entry.kind}{{{entry.key},\n" + ",\n".join(lines) + "\n}\n"


def _key(item: Item, at: int, taken: set[str]) -> str:
    base = _NOT_KEY.sub("-", item.id or "").strip("-") or f"reference-{at}"
    key, count = base, 1
    while key.casefold() in taken:  # BibTeX takes keys that differ in capitals only for the same
        count += 1
        key = f"{base}-{count}"
    taken.add(key.casefold())
    return key


def _entry(item: Item, key: str) -> Entry:
    kind = _TYPES.get(item.type, "misc")
    if kind == "phdthesis" and _MASTERS.search(item.genre or ""):
        kind = "mastersthesis"
    if kind == "misc" and item.type == "article" and item.container_title:
        kind = "article"  # a preprint, under the name of its server
    return Entry(kind, key, (*_people(item), *_texts(item, kind), *_addresses(item)), item)


def _people(item: Item) -> Iterator[tuple[str, str]]:
    for role, names in (("author", item.author), ("editor", item.editor), ("translator", item.translator)):
        if names:
            people = [_name(name) for name in names] + ["others"] * (role == "author" and item.et_al)
            yield role, f"{{{' and '.join(people)}}}"


def _name(name: Name) -> str:
    """Return "von Last, Jr, First"; what BibTeX would take for something else stands in braces."""
    if name.literal:
        return f"{{{texing.escaped(printable(name.literal))}}}"
    particle = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    family = _part(name.family)
    if not name.given and not name.suffix:
        # A name without a comma is read as "First von Last".
        return f"{_part(particle)} {family}".strip() if " " not in family or particle else f"{{{family}}}"
    last = f"{_part(particle)} {family}".strip()
    return ", ".join([last, *([_part(name.suffix)] if name.suffix else []), _part(name.given) or "{}"])


def _part(text: str | None) -> str:
    cleaned = printable(text or "")
    made = texing.escaped(cleaned)
    return f"{{{made}}}" if "," in cleaned or _AND.search(cleaned) else made


def _texts(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    container = _CONTAINERS.get(kind, "howpublished")
    values = {
        "title": item.title,
        "shorttitle": item.title_short,
        "origtitle": item.original_title,
        container: item.container_title,
        "shortjournal": item.container_title_short if kind == "article" else None,
        "eventtitle": item.event_title,
        "series": item.collection_title,
        "edition": item.edition,
        "version": item.version,
        "type": item.genre,
        "volume": item.volume,
        "number": item.issue or (item.number if kind != "article" and not _eprint(item) else None),
        "chapter": item.chapter_number,
        "pages": _RANGE.sub("--", item.page) if item.page else None,
        "eid": item.number if kind == "article" and not item.page and not _eprint(item) else None,
        "pagetotal": item.number_of_pages,
        _PUBLISHERS.get(kind, "publisher"): item.publisher,
        "address": item.publisher_place,
    }
    for name, value in values.items():
        text = printable(value or "")
        if name == "title" and text:
            yield name, f"{{{texing.title(text)}}}"
        elif name == "pages" and text:
            yield name, f"{{{'--'.join(map(texing.escaped, text.split('--')))}}}"
        elif text:
            yield name, f"{{{texing.escaped(text)}}}"
    yield from _dates(item)
    if kind == "article" and (item.type == "article") != is_preprint(
        f"{item.container_title or ''} {item.publisher or ''}"
    ):
        # What the name alone would not tell: a journal called "PREPRINT", a server called otherwise.
        yield "entrysubtype", "{preprint}" if item.type == "article" else "{journal}"
    for name, value in (
        ("language", item.language),
        ("keywords", item.keyword),
        ("abstract", item.abstract),
        ("note", item.note),
    ):
        if text := printable(value or ""):
            yield name, f"{{{texing.escaped(text)}}}"


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    issued = item.issued or Date()
    if issued.year is not None:
        parts = issued.date_parts[0]
        yield "year", f"{{{issued.year}}}"
        if len(parts) > 1 and 1 <= parts[1] <= 12:
            yield "month", _MONTHS[parts[1] - 1]
            if len(parts) > 2:
                yield "day", f"{{{parts[2]}}}"
    elif when := printable(issued.literal or issued.raw or item.status or ""):
        yield "year", f"{{{texing.escaped(when)}}}"
    if item.status:
        yield "pubstate", f"{{{texing.escaped(printable(item.status))}}}"
    if item.accessed and item.accessed.date_parts:
        yield "urldate", "{" + "-".join(f"{part:02d}" for part in item.accessed.date_parts[0]) + "}"


def _addresses(item: Item) -> Iterator[tuple[str, str]]:
    if eprint := _eprint(item):
        yield "eprint", f"{{{texing.verbatim(eprint)}}}"
        yield "archiveprefix", "{arXiv}"
    for name, value in (
        ("doi", item.doi),
        ("pmid", item.pmid),
        ("pmcid", item.pmcid),
        ("isbn", item.isbn),
        ("issn", item.issn),
        ("url", item.url),
    ):
        if text := printable(value or ""):
            yield name, f"{{{texing.verbatim(text)}}}"


def _eprint(item: Item) -> str | None:
    """Return the arXiv identifier without its prefix, or None."""
    if (item.archive or "").casefold() != "arxiv" or not item.number:
        return None
    return re.sub(r"(?i)^arxiv:\s*", "", printable(item.number))
