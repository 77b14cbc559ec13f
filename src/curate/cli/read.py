"""``curate read``: a manuscript as it was understood."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from curate.cli import console


def read(
    file: Annotated[Path, typer.Argument(help="The manuscript.", metavar="FILE")],
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How to print it.", show_default=True)
    ] = "text",
    original: Annotated[
        bool, typer.Option("--original", help="Undo the changes tracked in a Word file, instead of accepting them.")
    ] = False,
) -> None:
    """Show how a manuscript is understood.

    That is: its sections, its references, its citations with what they point at, and its claims. Positions are code points in the decoded file for text formats, and in the reading text for the others.
    """
    from curate import claiming, reading
    from curate.cli.clock import today
    from curate.cli.understood import told, understood
    from curate.reporters.escaping import json_text, one_line

    with console.progress(f"reading {file}"):
        manuscript = reading.read(file, original=original)
        result = understood(manuscript, claiming.facts(manuscript, today=today()))
    if format_ == "json":
        console.show(json_text(result.model_dump(mode="json"), indent=None) + "\n", unicode=True)
    else:
        console.show("".join(f"{one_line(line)}\n" for line in told(result)))
