"""JSON that comes from outside, line by line: what ``curate score``, ``curate judge`` and ``curate match`` read."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from curate.cli import console
from curate.errors import CurateError, IncompleteError, NothingToCheckError, UnreadableError

Lines = Iterable[tuple[int, bytes]]
"""The lines of a file that are not empty, with their numbers."""


def lines(file: str, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file (``-``: standard input) as they come.

    Raises:
        UnreadableError: the file cannot be read.
    """
    try:
        stream = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 - closed below
        with stream:
            for number, line in enumerate(stream, 1):
                if line.removeprefix(b"\xef\xbb\xbf").strip():
                    yield number, line
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error.strerror or error}", help="give a file, or -") from error


def answer(
    found: Lines, name: str, said: Callable[[Any, str], Any], *, what: str, shape: str, output: Path | None
) -> None:
    """Print what is ``said`` of each line (and its place, "file:3") as JSON Lines, or write it to a file.

    A line that cannot be read is told on standard error, and the others are answered all the same.

    Raises:
        NothingToCheckError: there is no line.
        Exit: 2 where a line could not be read, 4 where a service did not answer for one.
    """
    answers: list[str] = []
    failed: list[CurateError] = []
    for number, line in found:
        where = f"{name}:{number}"
        try:
            answers.append(json.dumps(said(_row(line, where, shape), where), ensure_ascii=False))
        except (UnreadableError, IncompleteError) as error:
            console.complain(str(error), error.help)
            failed.append(error)
    if not answers and not failed:
        raise NothingToCheckError(f"there is no {what} in {name}", help=f"write one JSON object a line: {shape}")
    if answers:
        text = "".join(f"{one}\n" for one in answers)
        console.save(text, output) if output else console.show(text, unicode=True)
    if failed:
        if answers:
            console.tell(f"{len(answers)} of {len(answers) + len(failed)} lines are answered")
        raise typer.Exit(min(error.exit_code for error in failed))


def _row(line: bytes, where: str, shape: str) -> Any:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{where}: not UTF-8", help="save the file as UTF-8") from error
    return loaded(text, where, f"write one JSON object a line: {shape}")


def loaded(text: str, where: str, advice: str) -> Any:
    """Return what a text of JSON says. NaN and infinities, which other programs write for "not known", are null.

    Raises:
        UnreadableError: it is not JSON, nests too deeply, or has a number of thousands of digits. ``where`` names the
            place, ``advice`` says what to do.
    """
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"{where}: not valid JSON: {error.msg}", help=advice) from error
    except RecursionError as error:
        raise UnreadableError(f"{where}: lists or objects stand too deeply in one another", help=advice) from error
    except ValueError as error:  # Python reads no whole number of more than 4,300 digits
        raise UnreadableError(f"{where}: a number has too many digits", help=advice) from error
