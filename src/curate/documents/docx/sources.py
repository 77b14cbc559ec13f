"""Word's own sources, kept in a custom part of the file (``b:Sources``, ECMA-376 Part 1, 22.6)."""

from collections.abc import Iterable, Iterator

from lxml import etree

from curate.bibliography.lists import fields
from curate.guarding import local
from curate.reference import Item, ItemType, Name

_TYPES: dict[str, ItemType] = {
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "ConferenceProceedings": "paper-conference",
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "webpage",
    "InternetSite": "webpage",
    "JournalArticle": "article-journal",
    "Patent": "patent",
    "Report": "report",
}
_CONTAINERS = ("JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName", "PublicationTitle", "InternetSiteTitle")


def read(parts: Iterable[etree._Element]) -> dict[str, Item]:
    """Return the sources in the custom parts of a file by their tags."""
    found: dict[str, Item] = {}
    for root in parts:
        if local(root) != "Sources":
            continue
        for source in root:
            tag = _text(source, "Tag")
            if tag:
                found.setdefault(tag, _item(source))
    return found


def _item(source: etree._Element) -> Item:
    kind = _TYPES.get(_text(source, "SourceType") or "", "document")
    url = _text(source, "URL")
    number = _text(source, "StandardNumber")
    return Item(
        type=kind,
        title=_text(source, "Title"),
        author=tuple(_names(source, "Author")),
        editor=tuple(_names(source, "Editor")),
        container_title=next((text for name in _CONTAINERS if (text := _text(source, name))), None),
        publisher=_text(source, "Publisher"),
        publisher_place=_text(source, "City"),
        edition=_text(source, "Edition"),
        issued=fields.date(_text(source, "Year")),
        volume=_text(source, "Volume"),
        issue=_text(source, "Issue"),
        page=fields.page(_text(source, "Pages")),
        doi=fields.doi(_text(source, "DOI")) or fields.doi(url),
        url=url,
        isbn=number if kind in ("book", "chapter") else None,
    )


def _names(source: etree._Element, role: str) -> Iterator[Name]:
    for each in source.iterfind(f"{{*}}Author/{{*}}{role}"):
        for corporate in each.iterfind("{*}Corporate"):
            if name := " ".join((corporate.text or "").split()):
                yield Name(literal=name)
        for person in each.iterfind("{*}NameList/{*}Person"):
            family, given = _text(person, "Last"), (_text(person, "First"), _text(person, "Middle"))
            if family:
                yield fields.person(family, " ".join(filter(None, given)))


def _text(element: etree._Element, name: str) -> str | None:
    found = element.find(f"{{*}}{name}")
    return (" ".join((found.text or "").split()) or None) if found is not None else None
