"""Claims with their reference lists as JSON Lines: what ``curate score`` and ``curate judge`` read."""

from collections import defaultdict
from typing import Any

from curate.errors import UnreadableError
from curate.language import NAMES, in_language, language
from curate.score import Query, Source

SHAPE = (
    '{"id": …, "claim": "…", "previous": "…", "language": "en", "references": [{"id": …, "title": "…", "titles": ["…"], "abstract": "…", "headings": […]}],'
    ' "cited": [ids]}'
)
"""A line, as messages show it."""


def asked(row: Any, where: str) -> tuple[Query, tuple[Source, ...]]:
    """Return the claim and the list of one line, in its order.

    References that share an id get ids of their own ("a", "a (2)"), and what cites the id cites them all.

    Raises:
        UnreadableError: the line is not of the shape that is read.
    """
    row = _object(row, "the line", where)
    if "id" not in row:
        raise _wrong(where, '"id" is not there')
    references = [_object(one, f"reference {n}", where) for n, one in enumerate(_list(row, "references", where), 1)]
    ids = [_id(one.get("id"), f"reference {n}", where) for n, one in enumerate(references, 1)]
    names = _apart(ids)
    named: dict[str, list[str]] = defaultdict(list)
    for own, name in zip(ids, names, strict=True):
        named[own].append(name)
    if "claim" not in row:
        raise _wrong(where, '"claim" is not there')
    query = Query(
        claim=_text(row, "claim", where),
        previous=_text(row, "previous", where),
        cited=tuple(name for one in _list(row, "cited", where) for name in named.get(_id(one, "cited", where), ())),
        language=_text(row, "language", where),
    )
    if query.language and query.language not in NAMES:
        raise _wrong(where, f'"language" is {query.language!r}, and none of {", ".join(NAMES)}')
    spoken = query.language or language(f"{query.previous} {query.claim}")
    sources = tuple(
        Source(
            id=name,
            title=in_language(_titles(one, where), spoken),
            abstract=_text(one, "abstract", where),
            headings=_headings(one, where),
        )
        for name, one in zip(names, references, strict=True)
    )
    return query, sources


def _wrong(where: str, what: str) -> UnreadableError:
    return UnreadableError(f"{where}: {what}", help=f"a line is {SHAPE}")


def _object(value: Any, what: str, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(where, f"{what} is not an object")
    return value


def _list(row: dict[str, Any], name: str, where: str) -> list[Any]:
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(where, f'"{name}" is not a list')
    return value


def _titles(reference: dict[str, Any], where: str) -> list[str]:
    """Return the title of a reference and the others that it is known by."""
    return [
        _text(reference, "title", where),
        *(_text({"titles": one}, "titles", where) for one in _list(reference, "titles", where)),
    ]


def _text(row: dict[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _wrong(where, f'"{name}" is not a text')
    return value


def _id(value: Any, what: str, where: str) -> str:
    """Return an id as text; 7.0 is 7, as programs write whole numbers that stood beside empty cells."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _wrong(where, f"{what} has no id that is a text or a number")
    return str(value)


def _apart(ids: list[str]) -> list[str]:
    """Return the ids, made different where several are the same."""
    taken = set(ids)
    seen: set[str] = set()
    names = []
    for one in ids:
        name, count = one, 1
        while name in seen or (count > 1 and name in taken):
            count += 1
            name = f"{one} ({count})"
        seen.add(name)
        names.append(name)
    return names


def _headings(one: dict[str, Any], where: str) -> tuple[str, ...]:
    """Return the headings of a reference; a single text counts as one heading."""
    if isinstance(one.get("headings"), str):
        return tuple(filter(None, (one["headings"],)))
    return tuple(filter(None, (_heading(each, where) for each in _list(one, "headings", where))))


def _heading(value: Any, where: str) -> str:
    """Return a heading that is given as text, or as an object with its name."""
    if isinstance(value, dict):
        value = value.get("name")
    if value is not None and not isinstance(value, str):
        raise _wrong(where, "a heading is not a text")
    return value or ""
