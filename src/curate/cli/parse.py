"""``curate parse``: reference strings and lists as CSL-JSON, BibTeX, BibLaTeX, RIS or JATS."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from curate.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curate.collecting import Collected
    from curate.reference import Date, Item

_STANDARD_INPUT = "standard input"


def parse(
    file: Annotated[
        str,
        typer.Argument(
            help="References as text, one a line or a list as pasted; a reference list (BibTeX, RIS, NBIB, CSL-JSON, EndNote XML); or a manuscript, for its list. `-` reads standard input.",
            metavar="FILE|-",
        ),
    ],
    format_: Annotated[
        Literal["csl", "bibtex", "biblatex", "ris", "jats", "text"],
        typer.Option("--format", help="What to print.", show_default=True),
    ] = "csl",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write to this file instead of standard output.", metavar="FILE"),
    ] = None,
    no_confidence: Annotated[
        bool, typer.Option("--no-confidence", help="Leave the confidence of the fields out of CSL-JSON and text.")
    ] = False,
) -> None:
    """Read references, and print them as CSL-JSON, BibTeX, BibLaTeX, RIS or JATS.

    How sure the reading of each field is (0 to 1) stands in CSL-JSON under custom.confidence, and beside the fields in the format text; the other formats have no place for it. Fields that a list gave and nobody had to read out of a string have none.
    """
    from curate.reporters.escaping import one_line

    with console.progress(f"reading {_STANDARD_INPUT if file == '-' else file}"):
        collected = _collected(file)
    for one in collected:
        if unread := one.reference.item.unread:
            console.tell(one_line(f"{one.reference.id} breaks off: {unread}"))
    if format_ == "text":
        text = "".join(f"{one_line(line)}\n" for line in _told(collected, sure=not no_confidence))
    else:
        from curate import exports

        sure = format_ == "csl" and not no_confidence
        text = exports.render(format_, [_item(one, sure=sure) for one in collected])
    if output:
        console.save(text, output)
    else:
        console.show(text, unicode=format_ != "text")


def _collected(file: str) -> "tuple[Collected, ...]":
    from curate.collecting import collect, collect_from
    from curate.documents import LARGEST
    from curate.errors import UnreadableError

    if file != "-":
        return collect(Path(file))
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(
            f"{_STANDARD_INPUT} has more than {LARGEST // 2**20} MB", help="split the list into several files"
        )
    return collect_from(data, _STANDARD_INPUT)


def _item(one: "Collected", *, sure: bool) -> "Item":
    """Return the item, with the confidence of its fields where CSL-JSON keeps what is its user's own."""
    item = one.reference.item
    if not sure or not one.confidence:
        return item
    return item.model_copy(update={"custom": {**(item.custom or {}), "confidence": one.confidence}})


def _told(collected: "Sequence[Collected]", *, sure: bool) -> "Iterator[str]":
    """Yield each reference for a person: as printed, and what was read out of it, field by field."""
    for at, one in enumerate(collected):
        if at:
            yield ""
        reference = one.reference
        yield f"[{reference.label or reference.n}] {reference.id} ({reference.item.type})"
        yield f"  {reference.string}"
        for field, value in _fields(reference.item):
            share = one.confidence.get(field)
            yield f"  {f'{share:.2f}' if sure and share is not None else '':<6}{field}: {value}".rstrip()


def _fields(item: "Item") -> "Iterator[tuple[str, str]]":
    for name, value in item:
        field = type(item).model_fields[name].alias or name
        if field in ("author", "editor", "translator"):
            names = [str(each) for each in value] + ["et al."] * (field == "author" and item.et_al)
            if value:
                yield field, "; ".join(names)
        elif field in ("issued", "accessed"):
            if value:
                yield field, _date(value) + (item.year_suffix if field == "issued" else "")
        elif value and field not in ("id", "type", "custom"):
            yield field, str(value)


def _date(date: "Date") -> str:
    days = ["-".join(f"{part:02d}" for part in parts) for parts in date.date_parts]
    return "/".join(days) or date.literal or date.raw or ""
