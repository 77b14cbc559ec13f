"""``curate match``: which works of a file do reference strings mean?"""

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curate.cli import console, jsonlines
from curate.cli.jsonlines import loaded
from curate.errors import UnreadableError

if TYPE_CHECKING:
    from curate.record import Record

_SHOWN = 3
_SHAPE = '{"id": …, "string": …}'


def match(
    strings: Annotated[
        str,
        typer.Argument(
            metavar="STRINGS|-",
            help='Reference strings as JSON Lines: {"id": …, "string": …}. `-` reads standard input.',
        ),
    ],
    against: Annotated[
        Path,
        typer.Option(
            "--against", metavar="WORKS", help="Works as CSL-JSON or Crossref JSON: an array, or one work a line."
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to standard output.")
    ] = None,
) -> None:
    """Match reference strings against works that you have, and print one JSON object a line.

    Each has "id", "match" (the id of the work, null where nothing is good enough), "recommendation" (match, probable,
    ambiguous or nothing) and "candidates" with their distance and penalties. Files may be compressed with gzip. A line that
    cannot be read is named, the others are matched, and the exit code is 2.
    """
    from curate.recognising import recognise_string
    from curate.recognising.indexing import index

    with console.progress(f"reading {against}"):
        works = dict(_works(against))
        known = index(works.values())
        ids = {id(record): name for name, record in works.items()}
    called = "standard input" if strings == "-" else strings

    def said(row: Any, where: str) -> dict[str, Any]:
        if not isinstance(row, dict) or not isinstance(row.get("string"), str) or "id" not in row:
            raise UnreadableError(f"{where}: expected is {_SHAPE}", help="give each string an id")
        found = recognise_string(row["string"], known.candidates(row["string"]))
        best = found.match
        candidates = [
            {"id": ids[id(one.record)], "distance": one.distance, "penalties": one.penalties}
            for one in found.candidates[:_SHOWN]
        ]
        chosen = ids[id(best)] if best else None
        return {"id": row["id"], "match": chosen, "recommendation": found.recommendation, "candidates": candidates}

    with console.progress(f"matching {called}"):
        jsonlines.answer(_lines(strings, called), called, said, what="string", shape=_SHAPE, output=output)


def _works(path: Path) -> "Iterator[tuple[Any, Record]]":
    from pydantic import ValidationError

    from curate.record import Record
    from curate.reference import Item
    from curate.resolvers import crossref

    for number, row in _rows(path):
        try:
            if isinstance(row.get("title"), list):
                yield _name(row), crossref.record(row)
                continue
            name = _name(row)
            item = Item.model_validate({key: value for key, value in row.items() if key != "id"}, by_alias=True)
            doi = f"doi:{item.doi.lower()}" if item.doi else f"id:{name}"
            yield name, Record(id=doi, source="crossref", item=item)
        except (ValidationError, KeyError, AttributeError, TypeError, ValueError) as error:
            raise UnreadableError(
                f"{path}:{number}: this is no work in CSL-JSON or Crossref JSON with an id or a DOI",
                help="`curate parse --format csl` makes CSL-JSON of other lists",
            ) from error


def _name(row: Any) -> str | int | float:
    """Return the id of a work as it is given, else its DOI.

    Raises:
        KeyError: it has neither.
        TypeError: what it has is neither text nor number.
    """
    name = row["DOI"] if row.get("id") in (None, "") else row["id"]
    if not isinstance(name, str | int | float):
        raise TypeError(name)
    return name


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    """Return the objects of a file with their numbers: of an array, or of one object a line.

    Raises:
        UnreadableError: it cannot be read, or is not JSON.
    """
    for number, line in _lines(str(path), str(path)):
        yield number, loaded(line.decode(), f"{path}:{number}", "write one JSON object a line")


def _lines(file: str, name: str) -> Iterator[tuple[int, bytes]]:
    """Return the lines of a file (``-``: standard input) with their numbers; of an array, its members.

    Raises:
        UnreadableError: it cannot be read, or is an array that is not JSON.
    """
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"{name} cannot be read: {why}", help="give JSON or JSON Lines in UTF-8") from error
    if text.lstrip().startswith("["):
        members = loaded(text, name, "give JSON or JSON Lines in UTF-8")
        yield from ((number, json.dumps(member).encode()) for number, member in enumerate(members, 1))
        return
    for number, line in enumerate(text.split("\n"), 1):  # U+2028 may stand within a title
        if line.strip():
            yield number, line.encode()
