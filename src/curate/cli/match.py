"""``curate match``: which works of a file do reference strings mean?"""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curate.cli import console
from curate.cli.jsonlines import loaded
from curate.errors import UnreadableError

if TYPE_CHECKING:
    from curate.record import Record

_SHOWN = 3


def match(
    strings: Annotated[
        Path, typer.Argument(metavar="STRINGS", help='Reference strings as JSON Lines: {"id": …, "string": …}.')
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
    ambiguous or nothing) and "candidates" with their distance and penalties. Files may be compressed with gzip.
    """
    from curate.indexing import index
    from curate.recognising import recognise_string

    with console.progress(f"reading {against}"):
        works = dict(_works(against))
        known = index(works.values())
        ids = {id(record): name for name, record in works.items()}
    lines = []
    with console.progress(f"matching {strings}"):
        for number, row in _rows(strings):
            if not isinstance(row, dict) or not isinstance(row.get("string"), str) or "id" not in row:
                raise UnreadableError(
                    f'{strings}:{number}: expected is {{"id": …, "string": …}}', help="give each string an id"
                )
            found = recognise_string(row["string"], known.candidates(row["string"]))
            best = found.match
            candidates = [
                {"id": ids[id(one.record)], "distance": one.distance, "penalties": one.penalties}
                for one in found.candidates[:_SHOWN]
            ]
            said = {"id": row["id"], "match": ids[id(best)] if best else None, "recommendation": found.recommendation}
            lines.append(json.dumps({**said, "candidates": candidates}, ensure_ascii=False))
    text = "".join(f"{line}\n" for line in lines)
    if output:
        console.save(text, output)
    else:
        console.show(text, unicode=True)


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
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"{path} cannot be read: {why}", help="give JSON or JSON Lines in UTF-8") from error
    if text.lstrip().startswith("["):
        yield from enumerate(loaded(text, str(path), "give JSON or JSON Lines in UTF-8"), 1)
        return
    for number, line in enumerate(text.split("\n"), 1):  # U+2028 may stand within a title
        if line.strip():
            yield number, loaded(line, f"{path}:{number}", "write one JSON object a line")
