"""``curate review``: walk through what is open, one screen and one key each."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from curate.cli import console

Names = list[str] | None


def review(
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="A folder with a registry; the current folder if none.")
    ] = None,
    rule: Annotated[
        Names, typer.Option("--rule", metavar="RULE", help="Only findings of these rules: names, codes or families.")
    ] = None,
    level: Annotated[
        Literal["error", "warning", "note"] | None,
        typer.Option("--level", help="Only findings at or above this level."),
    ] = None,
    section: Annotated[
        str | None, typer.Option("--section", metavar="SECTION", help="Only claims of this section.")
    ] = None,
    reference: Annotated[
        str | None, typer.Option("--reference", metavar="ID|N", help="Only what is about this reference.")
    ] = None,
    only: Annotated[
        Literal["links", "findings"] | None, typer.Option("--only", help="Only links, or only findings.")
    ] = None,
    blind: Annotated[
        bool,
        typer.Option("--blind", help="A second review: everything you have not decided, others' decisions hidden."),
    ] = False,
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Only what reviewers disagree about; your decisions settle it.")
    ] = False,
    plain: Annotated[
        bool,
        typer.Option(
            "--plain", help="Lines only: no colour, no cleared screen, letters with Enter (screen readers, pipes)."
        ),
    ] = False,
    reviewer: Annotated[
        str | None,
        typer.Option("--reviewer", metavar="NAME", help="Who signs: an ORCID or a name; else the settings, else git."),
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="Print without colours (as NO_COLOR does).")] = False,
) -> None:
    """Walk through the links and findings that are open, and settle each with one key.

    Every decision is written when it is made: leave with q whenever you like, and start again where you left. Without a terminal
    answers are read line by line, as with --plain.
    """
    import sys

    from curate.cli.desk import Desk, rules, signer
    from curate.cli.flags import names
    from curate.cli.talking import Keys, Plain
    from curate.cli.walking import Walk
    from curate.errors import UsageError
    from curate.queueing import Filter, in_conflict, is_open, is_open_to
    from curate.reporters.wording import count

    if blind and conflicts:
        raise UsageError("--blind hides what --conflicts is about", help="give one of the two")
    with console.progress("looking what is open"):
        desk = Desk.of(path)
        found = desk.matters()
    who = signer(reviewer, desk.settings, desk.root)
    taken = Filter(
        rules=rules(names(rule)),
        level=level,
        section=desk.section(section) if section else None,
        reference=desk.reference(reference) if reference else None,
        kind={"links": "link", "findings": "finding"}[only] if only else None,
    )
    some = [one for one in found if taken.takes(one, desk.survey)]
    if conflicts:
        some = [one for one in some if in_conflict(one)]
    elif blind:
        some = [one for one in some if is_open_to(one, who, desk.survey)]
    else:
        some = [one for one in some if is_open(one)]
    lines = plain or not (console.is_terminal(sys.stdin) and console.is_terminal(sys.stdout))
    talk = Plain() if lines else Keys(colour=console.colour(refused=no_color))
    talk.say(f"{count(len(some), 'thing')} to decide, signed by {who}")
    walk = Walk(desk, who, some, found, talk, blind=blind, adjudicates=conflicts)
    decided, left = walk.run()
    talk.say(f"{decided} decided, {left} left")
