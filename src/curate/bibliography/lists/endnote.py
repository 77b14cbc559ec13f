"""Read EndNote's XML export: ``xml/records/record``, each text in ``style`` elements."""

from collections.abc import Iterator

from lxml import etree

from curate.bibliography.lists import fields
from curate.bibliography.lists.listed import Listed
from curate.bibliography.printing import vancouver
from curate.errors import UnreadableError
from curate.guarding import line, local, parse_xml
from curate.reference import Item, ItemType, Name

_TYPES: dict[str, ItemType] = {
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "magazine article": "article-magazine",
    "newspaper article": "article-newspaper",
    "book": "book",
    "edited book": "book",
    "electronic book": "book",
    "book section": "chapter",
    "electronic book section": "chapter",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "government document": "report",
    "web page": "webpage",
    "blog": "post",
    "dataset": "dataset",
    "computer program": "software",
    "patent": "patent",
    "standard": "standard",
    "statute": "legislation",
    "encyclopedia": "entry-encyclopedia",
    "manuscript": "manuscript",
    "unpublished work": "manuscript",
    "preprint": "article",
}


def read(data: bytes, path: str) -> tuple[Listed, ...]:
    """Return the entries of an EndNote XML file; the key is the record number.

    Raises:
        UnreadableError: not well-formed, declares entities, or holds no records.
    """
    return from_root(parse_xml(data, path), path)


def from_root(root: etree._Element, path: str) -> tuple[Listed, ...]:
    """Return the entries below the root element of an EndNote export; see ``read``."""
    records = list(root.iter("record"))
    if not records:
        raise UnreadableError(
            f"{path} holds no EndNote records: its root element is <{local(root)}>",
            help="export again from EndNote as XML",
        )
    return tuple(
        Listed(string=string, key=_text(each, "rec-number"), item=item, line=line(each), file=path)
        for each in records
        if (string := vancouver(item := _item(each)))
    )


def _item(record: etree._Element) -> Item:
    kind = record.find("ref-type")
    name = (kind.get("name") or "").casefold() if kind is not None else ""
    kept = _TYPES.get(name, "document")
    urls = [text for each in record.iter("url") if (text := _flat(each))]
    source = _text(record, "titles/secondary-title") or _text(record, "periodical/full-title")
    accession = _text(record, "accession-num")
    pages = _text(record, "pages")
    return Item(
        type=kept,
        title=_text(record, "titles/title"),
        author=tuple(_names(record, "contributors/authors/author")),
        editor=tuple(_names(record, "contributors/secondary-authors/author")),
        container_title=source if kept != "book" else None,
        container_title_short=_text(record, "titles/alt-title") or _text(record, "periodical/abbr-1"),
        collection_title=source if kept == "book" else _text(record, "titles/tertiary-title"),
        publisher=_text(record, "publisher"),
        publisher_place=_text(record, "pub-location"),
        edition=_text(record, "edition"),
        issued=fields.date(_text(record, "dates/year")),
        accessed=fields.dated(_text(record, "access-date")) if _text(record, "access-date") else None,
        volume=_text(record, "volume"),
        issue=_text(record, "number"),
        page=fields.page(pages) or _text(record, "electronic-resource-num/pages"),
        doi=fields.doi(_text(record, "electronic-resource-num")) or next(filter(None, map(fields.doi, urls)), None),
        pmid=accession if accession and accession.isdigit() and len(accession) <= 8 else None,
        pmcid=fields.pmcid(_text(record, "custom2")) if (_text(record, "custom2") or "").startswith("PMC") else None,
        url=next((url for url in urls if not fields.doi(url)), None),
        isbn=_text(record, "isbn") if kept in ("book", "chapter") else None,
        issn=_text(record, "isbn") if kept == "article-journal" else None,
        language=_text(record, "language"),
        abstract=_text(record, "abstract"),
        note=_text(record, "notes"),
    )


def _names(record: etree._Element, path: str) -> Iterator[Name]:
    for element in record.iterfind(path):
        text = _flat(element)
        family, comma, given = (part.strip() for part in text.partition(","))
        if comma and given:
            yield fields.person(family, given)
        elif family:
            yield Name(literal=family) if comma or " " in family else Name(family=family)


def _text(record: etree._Element, path: str) -> str | None:
    found = record.find(path)
    return (_flat(found) or None) if found is not None else None


def _flat(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).replace("\r", " ").split())
