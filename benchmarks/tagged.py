"""The references that a JATS article prints with tags, as labelled strings.

``<mixed-citation>`` holds what is printed, with a tag on most parts; the tags become the labels of AnyStyle. What stands
between tags ("In:", "pp.", "edited by") goes with the part that it introduces.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from labelled import Labelled, Segment, by_kind, label

_PARSER = etree.XMLParser(recover=True, load_dtd=False, no_network=True, resolve_entities=False, huge_tree=True)
_LABELS = {
    "surname": "author", "given-names": "author", "suffix": "author", "collab": "author", "etal": "author",
    "article-title": "title", "chapter-title": "title", "trans-title": "title", "part-title": "title", "data-title": "title",
    "year": "date", "month": "date", "day": "date", "season": "date",
    "volume": "volume", "issue": "volume", "supplement": "volume",
    "fpage": "pages", "lpage": "pages", "elocation-id": "pages", "page-range": "pages", "size": "pages",
    "publisher-name": "publisher", "publisher-loc": "location", "institution": "publisher",
    "conf-name": "container-title", "conf-loc": "location", "conf-date": "date",
    "edition": "edition", "series": "collection-title", "version": "edition",
    "comment": "note", "date-in-citation": "note", "access-date": "note", "annotation": "note", "patent": "genre",
    "ext-link": "url", "uri": "url", "isbn": "isbn", "issn": "note", "issue-title": "note",
}  # fmt: skip
_LEADS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^[\W]*pp?\.?\W*$", re.IGNORECASE), "pages"),
    (re.compile(r"^\W*(?:vol|no|issue)\b", re.IGNORECASE), "volume"),
    (re.compile(r"^\W*doi\b", re.IGNORECASE), "doi"),
    (re.compile(r"^\W*PMC?ID|^\W*(?:available|retrieved|accessed|cited|epub)", re.IGNORECASE), "note"),
    (re.compile(r"^\W*(?:edited|eds?\b|editors?)", re.IGNORECASE), "editor"),
    (re.compile(r"^\W*et\s+al", re.IGNORECASE), "author"),
)
_INTRODUCES = re.compile(r"\W*(?:in|edited by|pp?\.|vol\.?|no\.?|doi:?|and|&)\W*", re.IGNORECASE)
_TITLES = frozenset(("article-title", "chapter-title", "part-title", "data-title"))
_INLINE = frozenset(("sup", "sub", "italic", "bold", "sc"))
_PEOPLE = ("author", "editor")
_FEWEST = 3
_LONGEST_UNTAGGED = 4
# Marks for places where tags may touch with nothing printed between them: between two names, and anywhere else.
_NAMES_TOUCH, _TAGS_TOUCH = "\x01", "\x02"


def jats(path: Path) -> list[Labelled]:
    """Return the references of an article in which at least three parts are tagged, and no title is left untagged."""
    root = etree.parse(str(path), _PARSER).getroot()
    found = []
    for citation in root.iter("{*}mixed-citation", "{*}citation", "{*}nlm-citation"):
        segments = _segments(citation)
        if sum(1 for _, name in segments if name) >= _FEWEST:
            one = label(_given_away(_set_apart(segments)))
            if one and not _has_untagged(one):
                found.append(by_kind(one))
    return found


def _has_untagged(one: Labelled) -> bool:
    """Return whether a long run of words has no tag: a title that nobody marked up, no use for training."""
    run = 0
    for token, name in zip(one.tokens, one.labels, strict=True):
        run = run + 1 if name == "note" and not token.kind else 0
        if run > _LONGEST_UNTAGGED:
            return True
    return False


class _Place(NamedTuple):
    """Where in a citation an element stands: what ``<source>`` means here, who the names are, the label around it."""

    source: str
    role: str = ""
    name: str | None = None
    grouped: bool = False


def _segments(citation: etree._Element) -> list[Segment]:
    kind = citation.get("publication-type") or citation.get("citation-type") or "journal"
    inside = {_local(element) for element in citation.iter() if isinstance(element.tag, str)}
    if inside & _TITLES:
        source = "journal" if kind == "journal" else "container-title"
    else:
        source = "journal" if kind in ("journal", "other") and inside & {"volume", "fpage"} else "title"
    return list(_walk(citation, _Place(source)))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _walk(element: etree._Element, place: _Place) -> Iterator[Segment]:
    if element.text:
        yield element.text, place.name
    titled = False
    for child in element:
        tag = _local(child)
        if tag not in ("", "label", "object-id"):
            if tag not in _INLINE:
                yield _NAMES_TOUCH if tag in ("name", "string-name", "collab") else _TAGS_TOUCH, None
            yield from _walk(child, _inside(child, tag, place, titled=titled))
            titled = titled or tag in _TITLES
        if child.tail:
            yield child.tail, place.name


def _inside(child: etree._Element, tag: str, place: _Place, *, titled: bool) -> _Place:
    """Return the place inside a child element; names behind the title are those of editors."""
    role = place.role
    if tag == "person-group":
        role = "editor" if child.get("person-group-type") in ("editor", "editors") else "author"
    elif tag in ("name", "string-name") and titled and not place.grouped:
        role = "editor"
    name = _LABELS.get(tag, place.name)
    if tag == "source":
        name = place.source
    elif tag == "pub-id":
        name = "doi" if child.get("pub-id-type") == "doi" else "note"
    elif name == "author" and role == "editor":
        name = "editor"
    return _Place(place.source, role, name, grouped=place.grouped or tag == "person-group")


def _set_apart(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments with a space, or a comma between names, where tags touch."""
    result: list[Segment] = []
    touching = ""
    for text, name in segments:
        if text in (_NAMES_TOUCH, _TAGS_TOUCH):
            touching = touching if touching == _NAMES_TOUCH else text
            continue
        bare = re.sub(r"\s+", " ", text)
        before, of = result[-1] if result else ("", None)
        if touching and bare[0].isalnum() and before and not before.endswith((" ", "(", "[", "“", '"', "–", "-")):
            names = touching == _NAMES_TOUCH and of in _PEOPLE and name in _PEOPLE and before[-1] not in ",;&"
            result.append((", " if names else " ", None))
        touching = touching if not bare.strip() else ""
        result.append((bare, name))
    return result


def _given_away(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments with labels on words that stand between tags."""
    result: list[Segment] = []
    for at, (text, name) in enumerate(segments):
        given = name
        if name == "volume" and result and result[-1][0].rstrip().endswith(":"):
            given = "pages"  # tagged as issue, printed where pages stand: an article number
        elif name is None and re.search(r"\w", text):
            ahead = next((other for _, other in segments[at + 1 :] if other), None)
            given = next((lead for pattern, lead in _LEADS if pattern.search(text)), "note")
            if ahead and _INTRODUCES.fullmatch(text):
                given = ahead
        result.append((text, given))
    return result
