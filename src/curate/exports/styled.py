"""A reference list set in a CSL style by citeproc-py: https://github.com/citeproc-py/citeproc-py."""

import io
import re
import warnings
from collections.abc import Sequence
from typing import Any

from lxml import etree

from curate.errors import MissingExtraError, UsageError
from curate.exports.printable import printable
from curate.guarding import parse_xml
from curate.reference import Date, Item

_LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_DROPPED = frozenset(("custom", "abstract", "keyword", "id"))
_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_NUMBER = re.compile(r"^([(\[]?\d{1,5}[)\].]+)(?=\w)")
_AND_OTHERS = re.compile(r",? (?:&|and) et al(?=\.)")
_OTHERS = {"literal": "et al."}


def render(items: Sequence[Item], style: bytes, name: str) -> str:
    """Return the items as the CSL style prints them, a reference a line, in the order of the style.

    ``name`` is what messages call the style.

    Raises:
        MissingExtraError: citeproc-py is not installed.
        UsageError: the style is none, has no bibliography, or uses what citeproc-py cannot set.
        UnreadableError: the style is not well-formed XML.
    """
    try:
        import citeproc
        from citeproc.source.json import CiteProcJSON
    except ImportError as error:
        raise MissingExtraError("setting a list in a CSL style", "styles") from error

    root = parse_xml(style, name)
    if root.tag != f"{_NAMESPACE}style":
        raise UsageError(
            f"{name} is no CSL style: its root element is <{etree.QName(root).localname}>", help="name a .csl file"
        )
    if root.find(f"{_NAMESPACE}bibliography") is None:
        raise UsageError(f"{name} has no bibliography: it is a style of notes", help="name another style")
    keys = [f"r{at}" for at in range(1, len(items) + 1)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # fields that the style has no place for
            made = citeproc.CitationStylesStyle(io.BytesIO(etree.tostring(root)), locale=_locale(root), validate=False)
            source = CiteProcJSON([_data(item, key) for item, key in zip(items, keys, strict=True)])
            bibliography = citeproc.CitationStylesBibliography(made, source, citeproc.formatter.plain)
            for key in keys:
                bibliography.register(citeproc.Citation([citeproc.CitationItem(key)]))
            bibliography.sort()
            lines = [_line(str(entry)) for entry in bibliography.bibliography()]
    except Exception as error:  # whatever it cannot do, it says by whatever exception comes of it
        raise UsageError(
            f"citeproc-py cannot set {name}: {type(error).__name__}: {error}",
            help="try another style, or export CSL-JSON for another processor",
        ) from error
    return "".join(f"{line}\n" for line in lines)


def _line(entry: str) -> str:
    """Return a printed reference on one line; its number, which styles align by itself, apart from the text."""
    return _AND_OTHERS.sub(" et al", _NUMBER.sub(r"\1 ", printable(entry)))


def parent(style: bytes, name: str) -> str:
    """Return the name of the style that this one only refers to (a dependent style), "" where it stands for itself.

    Raises:
        UnreadableError: the style is not well-formed XML.
    """
    for link in parse_xml(style, name).iter(f"{_NAMESPACE}link"):
        if link.get("rel") == "independent-parent":
            return (link.get("href") or "").rstrip("/").rpartition("/")[2]
    return ""


def _locale(root: etree._Element) -> str:
    asked = root.get("default-locale") or ""
    return asked if _LOCALE.fullmatch(asked) else "en-US"


def _data(item: Item, key: str) -> dict[str, Any]:
    """Return the CSL-JSON that citeproc-py takes: one key each, dates that it can print, text without line breaks."""
    data = {name: value for name, value in item.to_csl().items() if name not in _DROPPED}
    for name, date in (("issued", item.issued), ("accessed", item.accessed)):
        if name in data:
            data[name] = _date(date or Date())
    if item.et_al:
        data["author"] = [*data.get("author", []), _OTHERS]
    if item.type in ("document", "software", "standard"):  # CSL 1.0.2 has them, citeproc-py's list of types may not
        data["type"] = "article" if item.type == "document" else "book"
    cleaned = {name: printable(value) if isinstance(value, str) else value for name, value in data.items()}
    return {"id": key, **cleaned}


def _date(date: Date) -> dict[str, Any]:
    if date.date_parts:
        return {"date-parts": [list(parts) for parts in date.date_parts], **({"circa": 1} if date.circa else {})}
    return {"literal": date.literal or date.raw or ""}
