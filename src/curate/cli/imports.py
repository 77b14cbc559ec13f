"""``curate import``: a manuscript, or its next version, into the registry."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curate.cli import console

if TYPE_CHECKING:
    from curate.claim import Claim
    from curate.importing import Changes, Difference
    from curate.reference import Reference

_LONGEST = 100
"""Characters of a statement or reference that are shown."""


def import_(
    file: Annotated[Path, typer.Argument(help="The manuscript.", metavar="FILE")],
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="The folder of the registry; by default the one at hand."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let it replace a registry that is of another manuscript.")
    ] = False,
    reparse: Annotated[
        bool, typer.Option("--reparse", help="Read references anew, also where a person corrected their fields.")
    ] = False,
) -> None:
    """Bring a manuscript, or its next version, into the registry.

    What is there already is recognised by what it says, and keeps its id, statement and reviews. The registry is that
    of the current folder or of the nearest one above it; where there is none, it is made here.
    """
    from curate import config, reading
    from curate.cli import places
    from curate.cli.clock import today
    from curate.importing import Manner, import_manuscript
    from curate.reporters.escaping import one_line

    root = into or places.home(Path())
    with console.progress(f"importing {file}"):
        understood = reading.read(file)
        settings = config.load(root).settings
        manner = Manner(dry_run=dry_run, replace=replace, reparse=reparse)
        changes = import_manuscript(root, understood, settings, today(), manner)
    lines = told(changes, root, dry_run=dry_run)
    console.show("".join(f"{one_line(line)}\n" for line in lines))


def told(changes: "Changes", root: Path, *, dry_run: bool) -> Iterator[str]:
    """Return what an import changed, line by line."""
    from curate.reporters.wording import count

    if not changes.files:
        yield "nothing changed"
        return
    yield f"claims: {_counted(changes.claims)}"
    yield f"references: {_counted(changes.references)}"
    if not changes.first:
        yield from _listed(changes)
    if changes.lapsed:
        yield f"reviewed before, and changed since: {', '.join(changes.lapsed)}"
        if not dry_run:
            yield "  (`curate check` says what changed, `curate review` lets you decide again)"
    if changes.lost:
        lost = ", ".join(claim.id for claim in changes.lost)
        yield f"removed with the statements, links or reviews that people wrote: {lost}"
        yield "  (the history of the folder still has them)"
    written = count(len(changes.files), "file")
    yield f"{written} would be written in {root}" if dry_run else f"{written} written in {root}"
    if changes.first and not dry_run:
        yield "next: `curate check` in that folder"


def _counted(difference: "Difference[Claim] | Difference[Reference]") -> str:
    numbers = {
        "added": len(difference.added),
        "changed": len(difference.changed),
        "moved": len(difference.moved),
        "removed": len(difference.removed),
        "unchanged": len(difference.unchanged),
    }
    return ", ".join(f"{number} {what}" for what, number in numbers.items() if number) or "none"


def _listed(changes: "Changes") -> Iterator[str]:
    for difference in (changes.claims, changes.references):
        yield from (f"  added    {_named(one)}: {_text(one)}" for one in difference.added)
        yield from (f"  changed  {_named(pair.new)}: {_text(pair.new)}" for pair in difference.changed)
        yield from (f"  moved    {p.new.id}: from {_at(p.old)} to {_at(p.new)}" for p in difference.moved)
        yield from (f"  removed  {_named(one)}: {_text(one)}" for one in difference.removed)


def _named(one: "Claim | Reference") -> str:
    from curate.claim import Claim

    return f"{one.id} ({_at(one)})" if isinstance(one, Claim) else f"{one.id} {_at(one)}"


def _at(one: "Claim | Reference") -> str:
    from curate.claim import Claim
    from curate.rule import place

    return place(one) if isinstance(one, Claim) else f"[{one.n}]"


def _text(one: "Claim | Reference") -> str:
    from curate.claim import Claim
    from curate.cli.card import NOT_STATED

    return _cut((one.statement or NOT_STATED) if isinstance(one, Claim) else one.string)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
