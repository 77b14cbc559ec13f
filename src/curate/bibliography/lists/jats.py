"""JATS, NLM and BITS ``ref`` elements -> entries: the string as printed, and a CSL item from the tagged fields.

https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/ref.html
"""

import re
from collections.abc import Iterator

from lxml import etree

from curate.bibliography.lists import fields
from curate.bibliography.lists.listed import Listed
from curate.bibliography.parsing import parse
from curate.bibliography.printing import vancouver
from curate.guarding import character, line, local
from curate.reference import Item, ItemType, Name

_CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation", "citation-alternatives")
_INLINE = frozenset(
    [
        "sup",
        "sub",
        "italic",
        "bold",
        "sc",
        "underline",
        "overline",
        "monospace",
        "roman",
        "sans-serif",
        "styled-content",
    ]
)
_NAMES = frozenset(("name", "string-name", "collab", "name-alternatives", "collab-alternatives"))
_UNPRINTED = frozenset(("label", "object-id", "graphic", "tex-math"))
_TITLES = ("article-title", "chapter-title", "data-title", "part-title")
_TYPES: dict[str, ItemType] = {
    "journal": "article-journal",
    "article": "article-journal",
    "review": "article-journal",
    "letter": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "chapter": "chapter",
    "confproc": "paper-conference",
    "conf-proc": "paper-conference",
    "conference": "paper-conference",
    "conf-paper": "paper-conference",
    "thesis": "thesis",
    "web": "webpage",
    "webpage": "webpage",
    "website": "webpage",
    "web-page": "webpage",
    "data": "dataset",
    "dataset": "dataset",
    "database": "dataset",
    "preprint": "article",
    "software": "software",
    "report": "report",
    "gov": "report",
    "working-paper": "report",
    "discussion": "report",
    "standard": "standard",
    "patent": "patent",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "list": "post",
    "blog": "post",
    "commun": "document",
    "legal-doc": "legislation",
}
_SPACE = re.compile(r"\s+")
_SPACE_BEFORE = re.compile(r"\s+([,.;:)\]])")
_PUNCTUATED = re.compile(r"[.,;:]\s")
_LABEL_MARKS = " \t\n[]()."


def listed(ref: etree._Element) -> Listed:
    """Return the entry of one ``ref``; a ``ref`` of several citations keeps all strings and the first one's fields."""
    citations = [child for child in ref if local(child) in _CITATIONS]
    found = [_read(shown, tagged) for shown, tagged in map(_sides, citations or [ref])]
    item = next((item for item, _ in found if item is not None), None)
    strings = [string for _, string in found]
    label = next((_flat(each) for each in ref.iter() if local(each) == "label"), "").strip(_LABEL_MARKS)
    string = "; ".join(part.rstrip(";") for part in strings if part) or _flat(ref)
    if label and string.startswith(label) and not string[len(label) :][:1].isalnum():
        string = string[len(label) :].lstrip("]). \t")
    return Listed(
        string=string,
        key=ref.get("id"),
        label=label or None,
        item=item if len(citations) < 2 else None,
        line=line(ref),
        other_keys=tuple(each.get("id") for child in citations for each in child.iter() if each.get("id")),
    )


def _read(shown: etree._Element, tagged: etree._Element) -> tuple[Item | None, str]:
    """Return item and string of one citation; what few tags leave out is read from the printed string."""
    item, printed = _item(tagged), _printed(shown)
    if not printed:
        return item, vancouver(item) if item else _flat(shown)
    if item is not None and fields.is_thin(item):
        parsed = parse(printed)
        tags = {
            name: getattr(item, name)
            for name in item.model_fields_set
            if getattr(item, name) not in (None, (), "document")
        }
        item = parsed.model_copy(update=tags)
    return item, printed


def _sides(citation: etree._Element) -> tuple[etree._Element, etree._Element]:
    """Return the citation to print and the one to take fields from (``citation-alternatives`` may hold both)."""
    if local(citation) != "citation-alternatives":
        return citation, citation
    sides = {local(child): child for child in reversed(citation)}
    mixed, tagged = sides.get("mixed-citation"), sides.get("element-citation")
    first = next(iter(sides.values()), citation)
    return (
        mixed if mixed is not None else tagged if tagged is not None else first,
        tagged if tagged is not None else mixed if mixed is not None else first,
    )


def _printed(citation: etree._Element) -> str:
    """Return the text of a citation as printed, "" where its tags stand for the punctuation.

    Where two tags touch and nothing is printed between them, the missing space or comma is put in.
    """
    direct = (citation.text or "") + "".join(child.tail or "" for child in citation)
    if not direct.strip():
        return ""
    parts: list[str] = []
    after_name = False

    def walk(element: etree._Element) -> None:
        nonlocal after_name
        name = local(element)
        if name in _UNPRINTED:
            return
        last = parts[-1][-1:] if parts else ""
        if name in _NAMES and after_name and last not in ("", " ", ",", ";"):
            parts.append(", ")
            after_name = False
        elif name not in _INLINE and (last.isalnum() or last in (*".:;,)",)) and last:
            parts.append(" ")
        parts.append((element.text or "") if name else character(element))
        for child in element:
            walk(child)
            after_name = local(child) in _NAMES and not (child.tail or "")
            if child.tail:
                glued = bool(parts) and parts[-1][-1:].isalnum() and child.tail[:1].isalnum()
                parts.append((" " if glued and local(child) not in _INLINE else "") + child.tail)

    walk(citation)
    text = _SPACE_BEFORE.sub(r"\1", _SPACE.sub(" ", "".join(parts)).strip()).replace("( ", "(")
    return text if _PUNCTUATED.search(text) or not len(citation) else ""


def _item(citation: etree._Element) -> Item | None:
    tagged = _Tagged(citation)
    title = next(filter(None, map(tagged.first, _TITLES)), None)
    source = tagged.first("source")
    kind = _kind(citation, tagged, title, source)
    authors = tagged.names(("author", "", "inventor", "developer", "curator", "allauthors"))
    editors = tagged.names(("editor", "guest-editor", "ed"))
    if not authors and not editors and not title and not source:
        return None
    url = tagged.href() or tagged.first("uri")
    identifiers = {(each.get("pub-id-type") or "").casefold(): _flat(each) for each in tagged.all("pub-id")}
    year = tagged.first("year") or tagged.attribute("year", "iso-8601-date")
    issued = fields.date(year, tagged.first("month"), tagged.first("day"))
    container = None if title is None else source or (tagged.first("conf-name") if kind == "paper-conference" else None)
    comments = [_flat(each) for each in tagged.all("comment")]
    return Item(
        type=kind,
        title=title or source,
        original_title=tagged.first("trans-title"),
        author=authors,
        editor=editors,
        translator=tagged.names(("translator",)),
        container_title=container,
        collection_title=tagged.first("series"),
        publisher=tagged.first("publisher-name"),
        publisher_place=tagged.first("publisher-loc"),
        event_title=tagged.first("conf-name"),
        edition=tagged.first("edition"),
        version=tagged.first("version"),
        issued=issued,
        accessed=fields.dated(tagged.accessed()),
        volume=tagged.first("volume"),
        issue=tagged.first("issue") or tagged.first("issue-id"),
        page=fields.page(tagged.first("page-range"))
        or fields.pages(tagged.first("fpage") or tagged.first("elocation-id"), tagged.first("lpage")),
        number=tagged.first("patent") or identifiers.get("arxiv"),
        doi=fields.named_doi(identifiers.get("doi")) or fields.doi(url) or fields.doi(" ".join(comments)),
        pmid=fields.pmid(identifiers.get("pmid")),
        pmcid=fields.pmcid(identifiers.get("pmcid") or identifiers.get("pmc")),
        url=None if url and fields.doi(url) else url,
        isbn=tagged.first("isbn"),
        issn=tagged.first("issn"),
        note=fields.note(comments),
        custom=fields.custom(et_al=bool(tagged.all("etal")), suffix=fields.year_suffix(year)),
    )


def _kind(citation: etree._Element, tagged: "_Tagged", title: str | None, source: str | None) -> ItemType:
    """Return the type that a citation names, else the one that its parts suggest; a part of a book is a chapter."""
    names = map(citation.get, ("publication-type", "citation-type", "publication-format"))
    named = next(filter(None, names), "").casefold().strip()
    kind = _TYPES.get(named) or _guess(tagged, title, source)
    return "chapter" if kind == "book" and title and source else kind


def _guess(tagged: "_Tagged", title: str | None, source: str | None) -> ItemType:
    if title and source and (tagged.first("volume") or tagged.first("issue")):
        return "article-journal"
    if tagged.first("chapter-title") and source:
        return "chapter"
    if source and not title and tagged.first("publisher-name"):
        return "book"
    if title and source:
        return "article-journal"
    return "webpage" if tagged.href() and not tagged.first("fpage") else "document"


class _Tagged:
    """The tagged parts of one citation."""

    def __init__(self, citation: etree._Element) -> None:
        self._citation = citation
        self._parts: dict[str, list[etree._Element]] = {}
        for element in citation.iter(etree.Element):
            self._parts.setdefault(local(element), []).append(element)

    def all(self, name: str) -> list[etree._Element]:
        """Return the elements of a name."""
        return self._parts.get(name, [])

    def first(self, name: str) -> str | None:
        """Return the text of the first element of a name that has one, or None."""
        return next(filter(None, map(_flat, self.all(name))), None)

    def attribute(self, name: str, attribute: str) -> str | None:
        """Return an attribute of the first element of a name that has it, or None."""
        return next((value for each in self.all(name) if (value := each.get(attribute))), None)

    def href(self) -> str | None:
        """Return the first web address that a link of the citation leads to, or None."""
        for element in (*self.all("ext-link"), *self.all("uri"), *self.all("pub-id"), self._citation):
            for name, value in element.attrib.items():
                if str(name).endswith("href") and str(value).startswith(("http://", "https://", "ftp://")):
                    return str(value).strip()
        return None

    def accessed(self) -> str | None:
        """Return the date of access as printed, or None."""
        found = [*self.all("date-in-citation"), *self.all("access-date")]
        return next((each.get("iso-8601-date") or _flat(each) for each in found), None)

    def names(self, roles: tuple[str, ...]) -> tuple[Name, ...]:
        """Return the people and groups in one of the roles; no role means author."""
        return tuple(name for element, role in _people(self._citation, "") if role in roles for name in _name(element))


def _people(parent: etree._Element, role: str) -> Iterator[tuple[etree._Element, str]]:
    for child in parent:
        name = local(child)
        if name == "person-group":
            yield from _people(child, (child.get("person-group-type") or "").casefold())
        elif name in _NAMES:
            yield child, (child.get("person-group-type") or child.get("contrib-type") or role).casefold()
        elif name not in ("related-article", "related-object"):
            yield from _people(child, role)


def _name(element: etree._Element) -> Iterator[Name]:
    """Yield the name that an element holds, none where it is empty."""
    name = local(element)
    if name.endswith("-alternatives"):
        yield from _name(element[0]) if len(element) else ()
        return
    parts = {local(child): _flat(child) for child in reversed(element)}
    if name.startswith("collab") and not parts.get("surname"):
        if text := _flat(element):
            yield Name(literal=text.strip(" ,;."))
    elif surname := parts.get("surname"):
        yield fields.person(surname.strip(" ,;"), parts.get("given-names"), parts.get("suffix"), parts.get("prefix"))
    elif text := _flat(element):
        yield Name(family=text) if name == "name" else Name(literal=text)


def _flat(element: etree._Element) -> str:
    """Return the text of an element on one line, without TeX."""
    return _SPACE.sub(" ", "".join(_texts(element))).strip()


def _texts(element: etree._Element) -> Iterator[str]:
    if local(element) == "tex-math":
        return
    yield (element.text or "") if local(element) else character(element)
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield child.tail
