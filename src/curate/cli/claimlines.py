"""Claims with their reference lists as JSON Lines: what ``curate score`` and ``curate judge`` read."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from curate.errors import UnreadableError
from curate.score import Query, Source

_SHAPE = (
    '{"id": …, "claim": "…", "previous": "…", "references": [{"id": …, "title": "…", "abstract": "…", "headings": […]}],'
    ' "cited": [ids]}'
)


def rows(file: str, name: str) -> Iterator[tuple[int, Any]]:
    """Yield the object of each line with its number, read as it comes.

    Raises:
        UnreadableError: the file cannot be read, or a line is not JSON.
    """
    try:
        stream = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 - closed below
        with stream:
            for number, line in enumerate(stream, 1):
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
                if text.strip():
                    yield number, json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"{name}:{number}: not valid JSON: {error.msg}", help=f"write one JSON object a line: {_SHAPE}"
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name}:{number}: not UTF-8", help="save the file as UTF-8") from error
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error.strerror or error}", help="give a file, or -") from error


def asked(row: Any, where: str) -> tuple[Query, tuple[Source, ...]]:
    """Return the claim and the list of one line.

    Raises:
        UnreadableError: the line is not of the shape that is read.
    """
    row = _object(row, "the line", where)
    if "id" not in row:
        raise _wrong(where, '"id" is not there')
    references = [_object(one, f"reference {n}", where) for n, one in enumerate(_list(row, "references", where), 1)]
    sources = tuple(
        Source(
            id=_id(one.get("id"), f"reference {n}", where),
            title=_text(one, "title", where),
            abstract=_text(one, "abstract", where),
            headings=tuple(filter(None, (_heading(each, where) for each in _list(one, "headings", where)))),
        )
        for n, one in enumerate(references, 1)
    )
    if twice := [one for one, times in Counter(source.id for source in sources).items() if times > 1]:
        raise _wrong(where, f"two references have the id {twice[0]!r}")
    cited = tuple(_id(one, "cited", where) for one in _list(row, "cited", where))
    if "claim" not in row:
        raise _wrong(where, '"claim" is not there')
    return Query(claim=_text(row, "claim", where), previous=_text(row, "previous", where), cited=cited), sources


def _wrong(where: str, what: str) -> UnreadableError:
    return UnreadableError(f"{where}: {what}", help=f"a line is {_SHAPE}")


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


def _text(row: dict[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _wrong(where, f'"{name}" is not a text')
    return value


def _id(value: Any, what: str, where: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _wrong(where, f"{what} has no id that is a text or a whole number")
    return str(value)


def _heading(value: Any, where: str) -> str:
    """Return a heading that is given as text, or as an object with its name."""
    if isinstance(value, dict):
        value = value.get("name")
    if value is not None and not isinstance(value, str):
        raise _wrong(where, "a heading is not a text")
    return value or ""
