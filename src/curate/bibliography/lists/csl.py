"""Read CSL-JSON and CSL-YAML (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).

Items come as people's tools write them: numbers for strings, dates as strings, types and fields that CSL does not have.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from curate.bibliography.lists import fields
from curate.bibliography.lists.listed import Listed
from curate.bibliography.printing import vancouver
from curate.errors import UnreadableError
from curate.reference import Date, Item, ItemType, Name

_TYPES = frozenset(get_args(ItemType))
_OTHER_TYPES: dict[str, ItemType] = {
    "article-preprint": "article",
    "journal-article": "article-journal",
    "posted-content": "article",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "classic": "book",
    "collection": "book",
    "periodical": "article-journal",
    "entry": "entry-encyclopedia",
    "entry-dictionary": "entry-encyclopedia",
    "post-weblog": "post",
    "review-book": "review",
    "legal_case": "legislation",
    "treaty": "legislation",
    "hearing": "legislation",
    "personal_communication": "document",
    "dissertation": "thesis",
}
_NAMES = ("author", "editor", "translator")
_DATES = ("issued", "accessed")
_TEXTS = {
    field.alias or name: name
    for name, field in Item.model_fields.items()
    if name not in (*_NAMES, *_DATES, "type", "custom")
}
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span|em|strong|scp|jats:\w+|mml:\w+)(?:\s[^<>]*)?>", re.IGNORECASE)


def read(text: str, path: str = "") -> tuple[Listed, ...]:
    """Return the entries of a CSL-JSON file: a list of items, one item, or ``{"items": [...]}``.

    Raises:
        UnreadableError: not JSON, or JSON of another kind.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f"{path}:{error.lineno}" if isinstance(error, json.JSONDecodeError) else path
        raise UnreadableError(
            f"{place} is not JSON: {error}", help="export the references again as CSL JSON"
        ) from error
    return from_data(data, path)


def from_data(data: Any, path: str = "") -> tuple[Listed, ...]:
    """Return the entries of CSL data as JSON or YAML hold it; see ``read``."""
    if isinstance(data, Mapping):
        inner = data.get("items", data.get("references"))
        data = inner if isinstance(inner, list) else [data]
    if not isinstance(data, list) or not all(isinstance(each, Mapping) for each in data):
        raise UnreadableError(
            f"{path} holds no list of references", help="CSL-JSON is a list of objects, each with id, type and title"
        )
    listed = []
    for each in data:
        kept = item(each)
        if kept == Item():
            continue
        key = str(each.get("id") or each.get("citation-key") or each.get("citekey") or "") or None
        listed.append(Listed(string=vancouver(kept) or kept.note or key or "?", key=key, item=kept, file=path))
    return tuple(listed)


def item(data: Mapping[str, Any]) -> Item:
    """Return the item of one CSL-JSON object; what CSL does not know is left out."""
    kind = str(data.get("type") or "").strip()
    found: dict[str, Any] = {
        name: value for key, name in _TEXTS.items() if name != "id" and (value := _text(data.get(key))) is not None
    }
    found |= {name: names for name in _NAMES if (names := _names(data.get(name)))}
    found |= {name: date for name in _DATES if (date := _date(data.get(name)))}
    found["type"] = kind if kind in _TYPES else _OTHER_TYPES.get(kind, "document")
    if "doi" in found:
        found["doi"] = fields.named_doi(found["doi"])
    if "pmcid" in found:
        found["pmcid"] = fields.pmcid(found["pmcid"]) or found["pmcid"]
    suffix = _text(data.get("year-suffix"))
    custom = data.get("custom")
    custom = {str(key): value for key, value in custom.items()} if isinstance(custom, Mapping) else {}
    custom |= fields.custom(suffix=suffix) or {}
    if any(name.literal == "et al." or name.family in ("others", "et al.") for name in found.get("author", ())):
        custom["et-al"] = True
        found["author"] = tuple(
            name for name in found["author"] if name.literal != "et al." and name.family not in ("others", "et al.")
        )
    return Item(**found, custom=custom or None)


def _text(value: Any) -> str | None:
    """Return a value as text on one line without markup; lists give their first part."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = value[0] if value else None
    if value is None or isinstance(value, (Mapping, bool)):
        return None
    return " ".join(_MARKUP.sub("", str(value)).split()) or None


def _names(value: Any) -> tuple[Name, ...]:
    return tuple(name for each in value if (name := _name(each))) if isinstance(value, list) else ()


def _name(value: Any) -> Name | None:
    if isinstance(value, str):
        return Name(literal=value.strip()) if value.strip() else None
    if not isinstance(value, Mapping):
        return None
    parts = {
        key: _text(value.get(key))
        for key in ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")
    }
    literal = _text(value.get("literal")) or _text(value.get("name"))
    if not parts["family"]:
        literal = literal or parts["given"]
        return Name(literal=literal) if literal else None
    return Name(**parts)


def _date(value: Any) -> Date | None:
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return fields.dated(str(value))
    if not isinstance(value, Mapping):
        return fields.dated(value.isoformat()) if hasattr(value, "isoformat") else None
    parts = value.get("date-parts")
    dates = tuple(filter(None, map(_parts, parts))) if isinstance(parts, list) else ()
    literal, raw = _text(value.get("literal")), _text(value.get("raw"))
    if not dates and value.get("year"):
        return fields.date(_text(value.get("year")), _text(value.get("month")), _text(value.get("day")))
    if not dates and (literal or raw):
        return fields.dated(literal or raw)
    if not dates:
        return None
    season = _text(value.get("season"))
    return Date(date_parts=dates[:2], season=int(season) if season and season.isdecimal() and len(season) < 3 else None)


def _parts(value: Any) -> tuple[int, ...]:
    """Return ``[year, month, day]`` as numbers, as far as they are numbers."""
    found: list[int] = []
    for part in value if isinstance(value, list) else ():
        digits = str(part).strip()
        if not digits.removeprefix("-").isdecimal() or len(digits) > 5:
            break
        found.append(int(digits))
    return tuple(found[:3])
