"""``curate diff``: what a newer version of a manuscript changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from curate.cli import console

if TYPE_CHECKING:
    from curate.differing import Difference


def diff(
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="The older version: a manuscript, a folder with a registry, or REV:PATH."),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The newer version, of any of these kinds.")],
    git: Annotated[
        bool,
        typer.Option("--git", help="OLD and NEW are revisions of git; compare the registry of the current folder."),
    ] = False,
    format_: Annotated[Literal["text", "json", "html"], typer.Option("--format", help="How to print it.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to standard output.")
    ] = None,
    all_: Annotated[
        bool,
        typer.Option("--all", help="List findings that are still there, and decisions that were carried over, too."),
    ] = False,
) -> None:
    """Say what differs between two versions of one manuscript.

    Claims and citations added, removed, moved, reworded, re-cited; references added, removed, changed, renumbered; findings
    fixed, new, still there; decisions carried over, lapsed or lost. Claims are recognised by their text and place, references by
    what they describe: numbers do not matter. A manuscript that is compared with a registry is looked at with the records, decisions
    and settings of that.
    """
    from curate.cli.versions import version
    from curate.differing import differ, level
    from curate.differing.page import page
    from curate.reporters.escaping import json_text, one_line

    with console.progress(f"comparing {old} and {new}"), version(old, git=git) as a, version(new, git=git) as b:
        registry = a if a[0].facts.origin == "registry" else b
        found = differ(*level(a[0], b[0], registry[1]))
    if format_ == "json":
        data = {"counts": found.counts(), **found.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
        text = json_text(data) + "\n"
    elif format_ == "html":
        text = page(found)
    else:
        text = "".join(f"{one_line(line)}\n" for line in told(found, all_=all_))
    if output:
        console.save(text, output)
    else:
        console.show(text, unicode=format_ != "text")


def told(found: "Difference", *, all_: bool) -> Iterator[str]:
    """Return the differences line by line."""
    from curate.differing.wording import HIDDEN, lines, summary

    yield f"{found.old} → {found.new}"
    for part, line in summary(found).items():
        yield f"{part:11} {line}"
    for title, entries in lines(found).items():
        shown = [entry for entry in entries if all_ or entry.kind not in HIDDEN]
        if shown:
            yield ""
            yield f"{title}:"
        for entry in shown:
            yield f"  {entry.kind:12} {entry.text}"
            yield from (f"               {detail}" for detail in entry.details)
