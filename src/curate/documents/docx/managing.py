"""What reference managers keep behind a citation: the works that it cites, with their data.

Zotero and Mendeley Desktop keep CSL-JSON in the code of a field
(https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-citation.json), Mendeley Cite in the tag
of a content control as base64, EndNote its own XML in the code or, as base64, in the data of a field. Word names its
own sources by tag (ECMA-376 Part 1, 17.16.5.8).
"""

import base64
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from curate.bibliography.lists import csl, endnote, fields
from curate.documents.docx.fielding import Field
from curate.errors import UnreadableError
from curate.guarding import parse_xml
from curate.reference import Item, Name

_CSL = re.compile(r"\s*(?:ADDIN\s+)?(?:ZOTERO_ITEM|CSL_CITATION|Mendeley[ _]Citation)", re.IGNORECASE)
_ENDNOTE = re.compile(r"\s*ADDIN\s+EN\.CITE(?!\.DATA)", re.IGNORECASE)
_WORD = re.compile(r'\s*CITATION\s+(?:"([^"]*)"|([^\s\\"]+))', re.IGNORECASE)
_MORE = re.compile(r'\\m\s+(?:"([^"]*)"|([^\s\\"]+))', re.IGNORECASE)
_LISTS = re.compile(
    r"\s*(?:(?:ADDIN\s+)?(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley\s+Bibliography\s+CSL_BIBLIOGRAPHY)|BIBLIOGRAPHY)\b",
    re.IGNORECASE,
)
_MENDELEY_CITE = "MENDELEY_CITATION_v3_"
_MENDELEY_LIST = "MENDELEY_BIBLIOGRAPHY"
_PMID = re.compile(r"\bPMID:\s*(\d{1,8})\b")
_PMCID = re.compile(r"\bPMCID:\s*(PMC\d{3,9})\b")
_BOOKMARK = re.compile(r"(ZOTERO_BREF_\w{1,60}?)(?:_(\d{1,4}))?")
_MOST_WORKS = 500


@dataclass(frozen=True, slots=True)
class Work:
    """A work behind a citation: the names that its manager knows it by (addresses, ids), and its data."""

    names: tuple[str, ...]
    item: Item


def is_list(field: Field) -> bool:
    """Return whether a field or control prints the reference list, all of it found."""
    named = field.tag == "bibliography" or field.tag.startswith(_MENDELEY_LIST)
    return field.closed and (named or bool(_LISTS.match(field.code)))


def bookmarks(properties: Mapping[str, str]) -> dict[str, str]:
    """Return the codes of Zotero's bookmarks by their names; it keeps them in pieces as properties of the file."""
    pieces: dict[str, list[tuple[int, str]]] = {}
    for name, text in properties.items():
        parts = _BOOKMARK.fullmatch(name)
        if parts:
            pieces.setdefault(parts[1], []).append((int(parts[2] or 0), text))
    return {name: "".join(text for _, text in sorted(found)) for name, found in pieces.items()}


def cites(field: Field) -> bool:
    """Return whether a field or control is a citation, whatever it holds."""
    codes = (_CSL, _ENDNOTE, _WORD)
    return field.tag.startswith(_MENDELEY_CITE) or any(code.match(field.code) for code in codes)


def works(field: Field, sources: Mapping[str, Item]) -> tuple[Work, ...]:
    """Return the works that a field or control cites; none where it is no citation, or broken.

    ``sources`` are Word's own sources by tag.
    """
    if field.tag.startswith(_MENDELEY_CITE):
        return _items(_decoded(field.tag.removeprefix(_MENDELEY_CITE)))
    if _CSL.match(field.code):
        return _items(field.code)
    if _ENDNOTE.match(field.code):
        return _records(field.code if "<EndNote" in field.code else _decoded(field.data))
    word = _WORD.match(field.code)
    if word:
        tags = [word[1] or word[2], *(more[1] or more[2] for more in _MORE.finditer(field.code))]
        return tuple(Work((f"source:{each}",), sources[each]) for each in tags if each in sources)
    return ()


def _decoded(text: str) -> str:
    """Return what base64 holds, of either alphabet and with or without padding; "" where it is none."""
    plain = "".join(text.split()).rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4)).decode("utf-8", "replace").rstrip("\0")
    except ValueError:
        return ""


def _items(text: str) -> tuple[Work, ...]:
    """Return the works in a CSL citation, which begins at the first brace; what stands behind it does not count."""
    start = text.find("{")
    try:
        data, _ = json.JSONDecoder().raw_decode(text, start) if start >= 0 else ({}, 0)
    except (ValueError, RecursionError):
        return ()
    items = data.get("citationItems") if isinstance(data, Mapping) else None
    if not isinstance(items, list):
        return ()
    return tuple(work for each in items[:_MOST_WORKS] if isinstance(each, Mapping) and (work := _work(each)))


def _work(cited: Mapping[str, Any]) -> Work | None:
    data = cited.get("itemData")
    if not isinstance(data, Mapping):
        return None
    note = str(data.get("note") or "")
    item = csl.item(data)
    pmid, pmcid = _PMID.search(note), _PMCID.search(note)
    item = item.model_copy(
        update={
            "id": None,
            "abstract": None,  # other people's text, and remarks for the author alone
            "note": None,
            "pmid": item.pmid or (pmid[1] if pmid else None),
            "pmcid": item.pmcid or (pmcid[1] if pmcid else None),
        }
    )
    if item == Item(type=item.type):
        return None
    addresses = cited.get("uris") or cited.get("uri")
    names = [str(each) for each in addresses] if isinstance(addresses, list) else []
    own = str(data.get("id") or cited.get("id") or "")
    if not names and own and not own.startswith("ITEM-"):  # Mendeley Desktop counts ITEM-1, ITEM-2 in each citation
        names = [f"id:{own}"]
    return Work(tuple(names), item)


def _records(text: str) -> tuple[Work, ...]:
    start, stop = text.find("<EndNote"), text.rfind("</EndNote>")
    if start < 0 or stop < start:
        return ()
    try:
        root = parse_xml(text[start : stop + len("</EndNote>")].encode(), "EN.CITE")
    except UnreadableError:
        return ()
    return tuple(_cites(root))


def _cites(root: etree._Element) -> Iterator[Work]:
    for cite in list(root.iter("Cite"))[:_MOST_WORKS]:
        number = (cite.findtext("RecNum") or "").strip()
        key = cite.find(".//foreign-keys/key")
        library = key.get("db-id", "") if key is not None else ""
        names = (f"endnote:{library}:{number}",) if number else ()
        listed = endnote.from_root(cite, "EN.CITE") if cite.find(".//record") is not None else ()
        item = listed[0].item if listed else None
        if item is None:
            author = (cite.findtext("Author") or "").strip()
            issued = fields.date((cite.findtext("Year") or "").strip() or None)
            item = Item(author=(Name(family=author),) if author else (), issued=issued)
        if item != Item():
            yield Work(names, item.model_copy(update={"abstract": None, "note": None}))
