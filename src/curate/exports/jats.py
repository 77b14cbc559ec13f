"""A JATS ``ref-list`` of ``element-citation``: https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/ref-list.html."""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from curate.exports.printable import printable
from curate.reference import Date, Item, ItemType, Name

_TYPES: dict[ItemType, str] = {
    "article": "preprint",
    "article-journal": "journal",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    "bill": "legal-doc",
    "book": "book",
    "chapter": "chapter",
    "dataset": "data",
    "document": "other",
    "entry-encyclopedia": "chapter",
    "legislation": "legal-doc",
    "manuscript": "other",
    "paper-conference": "confproc",
    "patent": "patent",
    "post": "blog",
    "regulation": "legal-doc",
    "report": "report",
    "review": "journal",
    "software": "software",
    "speech": "other",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "web",
}
"""``publication-type``, as https://jats4r.org recommends it."""
_CHAPTERS = frozenset(("chapter", "entry-encyclopedia"))
_RANGE = re.compile(r"([^\s,;-]+)-([^\s,;-]+)")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<ref-list xmlns:xlink="http://www.w3.org/1999/xlink">\n'
_NOT_NAME = re.compile(r"[^A-Za-z0-9_.-]+")


def render(items: Sequence[Item]) -> str:
    """Return the items as a ``ref-list``, each with its place in the list as label; ``id`` is made a safe, unique XML name."""
    taken: set[str] = set()
    return _HEAD + "".join(_ref(item, at, taken) for at, item in enumerate(items, 1)) + "</ref-list>\n"


def _ref(item: Item, at: int, taken: set[str]) -> str:
    base = _NOT_NAME.sub("-", item.id or "").strip("-.") or f"{at}"
    base = base if base[0].isalpha() or base[0] == "_" else f"ref-{base}"
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    taken.add(name)
    parts = "".join(f"      {part}\n" for part in (*_people(item), *_titles(item), *_imprint(item), *_found(item)))
    kind = quoteattr(_TYPES[item.type])
    return f"  <ref id={quoteattr(name)}>\n    <label>{at}</label>\n    <element-citation publication-type={kind}>\n{parts}    </element-citation>\n  </ref>\n"


def _element(name: str, text: str | None, **attributes: str) -> Iterator[str]:
    """Yield an element with its text, nothing where there is none."""
    if value := printable(text or ""):
        given = "".join(f" {key.replace('_', '-')}={quoteattr(one)}" for key, one in attributes.items())
        yield f"<{name}{given}>{escape(value)}</{name}>"


def _people(item: Item) -> Iterator[str]:
    for role, names in (("author", item.author), ("editor", item.editor), ("translator", item.translator)):
        if names:
            people = "".join("".join(_name(name)) for name in names)
            cut = "<etal/>" if role == "author" and item.et_al else ""
            yield f'<person-group person-group-type="{role}">{people}{cut}</person-group>'


def _name(name: Name) -> Iterator[str]:
    if name.literal:
        yield from _element("collab", name.literal)
        return
    particle = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    surname = " ".join(part for part in (particle, name.family) if part)
    inner = (
        *_element("surname", surname),
        *_element("given-names", name.given),
        *_element("suffix", name.suffix),
    )
    if inner:
        yield f"<name>{''.join(inner)}</name>"


def _titles(item: Item) -> Iterator[str]:
    inside = bool(item.container_title or item.event_title)
    if item.type in _CHAPTERS:
        yield from _element("chapter-title", item.title)
    elif item.type == "dataset" and not inside:
        yield from _element("data-title", item.title)
    elif inside or item.type in ("article-journal", "article-magazine", "article-newspaper", "review", "article"):
        yield from _element("article-title", item.title)
    else:
        yield from _element("source", item.title)
    yield from _element("trans-title", item.original_title)
    yield from _element("source", item.container_title)
    yield from _element("conf-name", item.event_title)
    yield from _element("series", item.collection_title)
    yield from _element("edition", item.edition)
    yield from _element("version", item.version)
    yield from _issued(item)


def _issued(item: Item) -> Iterator[str]:
    issued = item.issued or Date()
    if issued.year is None:
        yield from _element("year", issued.literal or issued.raw or item.status)
        return
    parts = issued.date_parts[0]
    iso = "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])])
    yield from _element("year", f"{issued.year}{item.year_suffix}", iso_8601_date=iso)
    for name, part in zip(("month", "day"), parts[1:], strict=False):
        yield from _element(name, str(part))


def _imprint(item: Item) -> Iterator[str]:
    yield from _element("volume", item.volume)
    yield from _element("issue", item.issue)
    found = _RANGE.fullmatch(item.page or "")
    if found:
        yield from _element("fpage", found[1])
        yield from _element("lpage", found[2])
    elif item.page and any(mark in item.page for mark in ",;"):
        yield from _element("page-range", item.page)
    else:
        yield from _element("fpage", item.page)
    yield from _element("publisher-name", item.publisher)
    yield from _element("publisher-loc", item.publisher_place)
    yield from _element("isbn", item.isbn)
    yield from _element("issn", item.issn)


def _found(item: Item) -> Iterator[str]:
    arxiv = item.number if (item.archive or "").casefold() == "arxiv" else None
    for kind, value in (("doi", item.doi), ("pmid", item.pmid), ("pmcid", item.pmcid), ("arxiv", arxiv)):
        yield from _element("pub-id", value, pub_id_type=kind)
    if item.type == "patent":
        yield from _element("patent", item.number)
    elif item.number and not arxiv:
        yield from _element(
            "elocation-id" if item.type == "article-journal" and not item.page else "comment", item.number
        )
    if url := printable(item.url or ""):
        yield f'<ext-link ext-link-type="uri" xlink:href={quoteattr(url)}>{escape(url)}</ext-link>'
    accessed = item.accessed or Date()
    if accessed.date_parts:
        parts = accessed.date_parts[0]
        iso = "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])])
        yield from _element("date-in-citation", iso, content_type="access-date", iso_8601_date=iso)
    yield from _element("comment", item.note)
