"""``curate fix``: the corrections that need no judgement, first as a diff."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curate.cli import console

if TYPE_CHECKING:
    from curate.fixing import Fixes, Part
    from curate.registry.files import Stored


def fix(
    path: Annotated[
        Path, typer.Argument(metavar="[PATH]", help="A folder with a registry; the current folder if none.")
    ] = Path(),
    write: Annotated[
        bool, typer.Option("--write", help="Write the corrections, too; without it they are shown.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", metavar="PART", help="Correct only this: identifiers, pages, journal, accents. Repeatable."
        ),
    ] = None,
    reference: Annotated[
        list[str] | None,
        typer.Option("--reference", metavar="ID", help="Correct only this reference, named by its id. Repeatable."),
    ] = None,
    with_pages: Annotated[
        bool, typer.Option("--with-pages", help="Take the word of public pages, too, which are no authorities.")
    ] = False,
) -> None:
    """Show the corrections of references/ that the records allow, as a diff; with --write, make them.

    Corrected are missing identifiers, pages, misspelled journals and lost accents, where the work is surely known. An entry
    that a person has reviewed, or that something else about it speaks against, is left and named. The printed string
    stays, and `curate check` tells of it (uncorrected-print). Exit codes: 0 nothing to correct, or written; 1 something
    can be corrected (without --write); 2 usage or settings; 3 no registry.
    """
    from curate import registry
    from curate.cli import places
    from curate.cli.clock import today
    from curate.fixing import fix as corrections
    from curate.reporters.escaping import one_line

    parts = _parts(only)
    root = places.registry_root(path)
    facts = registry.read(root, today=today())
    base = registry.load(root)
    _known(reference or (), [one.id for one in facts.references])
    if reference:
        facts = facts.model_copy(update={"references": tuple(one for one in facts.references if one.id in reference)})
    fixes = corrections(facts, parts, with_pages=with_pages)
    revisions = registry.revised([one.new for one in fixes.made], base)
    console.show("".join(f"{one_line(line)}\n" for line in _diff(base.stored, revisions)))
    if write and revisions:
        registry.revise(base, revisions)
    for line in _told(fixes, written=write):
        console.tell(one_line(line))
    if revisions and not write:
        raise typer.Exit(1)


def _parts(only: Sequence[str] | None) -> "tuple[Part, ...]":
    from curate.errors import UsageError, suggestion
    from curate.fixing import PARTS

    words = [word.strip() for value in only or () for word in value.split(",") if word.strip()]
    for word in words:
        if word not in PARTS:
            raise UsageError(
                f"--only {word}: there is no such part{suggestion(word, PARTS)}", help=f"parts are {', '.join(PARTS)}"
            )
    return tuple(part for part in PARTS if not words or part in words)


def _known(wanted: Sequence[str], ids: Sequence[str]) -> None:
    from curate.errors import UsageError, suggestion

    for one in wanted:
        if one not in ids:
            raise UsageError(
                f"--reference {one}: there is no such reference{suggestion(one, ids)}",
                help="the id is the name of its file in references/",
            )


def _diff(stored: "Mapping[str, Stored]", revisions: Mapping[str, str]) -> Iterator[str]:
    for path, text in revisions.items():
        before, after = stored[path].text.splitlines(), text.splitlines()
        yield from difflib.unified_diff(before, after, path, path, lineterm="")


def _told(fixes: "Fixes", *, written: bool) -> Iterator[str]:
    """Return what was corrected and what is left, line by line."""
    from curate.reporters.wording import count

    for one in fixes.left:
        yield f"left to a person: {one.reference.short}: {one.reason}"
    corrections = sum(len(one.corrections) for one in fixes.made)
    if not corrections:
        yield "nothing to correct"
        return
    what = f"{count(corrections, 'correction')} in {count(len(fixes.made), 'reference')}"
    yield f"{what} written" if written else f"{what}; `curate fix --write` makes them"
