"""``curate resolve`` and ``curate watch``: ask the authorities, and keep what they answer."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curate.cli import console

if TYPE_CHECKING:
    from curate.cli.asking import Run
    from curate.record import Unavailable

Folder = Annotated[Path, typer.Argument(metavar="[PATH]", help="A folder with a registry; the current folder if none.")]


def resolve(
    path: Folder = Path(),
    offline: Annotated[bool, typer.Option("--offline", help="Ask nobody; use the answers that are stored.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask again for everything.")] = False,
    max_age: Annotated[
        int | None,
        typer.Option("--max-age", metavar="DAYS", min=0, max=36_500, help="Ask again for what is older than this."),
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Ask again, say what changed since, and write nothing.")
    ] = False,
) -> None:
    """Ask Crossref, PubMed, DataCite, doi.org and others about the references, and store their answers as records.

    arXiv, ClinicalTrials.gov and Open Library are asked for their numbers, cited web pages are visited, and Europe PMC is asked
    for works without abstract, as 'also-ask' in [services] says.

    Records stand in references/records/ and belong into git; `curate check` reads them and asks nobody. Exit codes: 0 all
    is answered (with --verify: and unchanged), 1 something changed (--verify), 2 usage or settings, 3 no registry, 4 a service
    did not answer.
    """
    from curate.cli.asking import Run, complete

    run = Run.of(path, offline=offline, refresh=refresh or verify, max_age=max_age, writes=not verify)
    silent = _asked(run)
    run.quote()
    if verify:
        for line in run.changes():
            console.show(f"{line}\n")
    console.tell(run.summary())
    complete(silent)
    if verify and any(run.changes()):
        raise typer.Exit(1)


def _asked(run: "Run", *, notices_only: bool = False) -> "tuple[Unavailable, ...]":
    """Return what could not be asked; who interrupts is told that nothing is lost."""
    try:
        return run.ask(notices_only=notices_only)
    except KeyboardInterrupt:
        console.tell("interrupted: what was answered is kept; run the command again to go on from there")
        raise


def watch(path: Folder = Path()) -> None:
    """Ask again for the works that are known by an identifier, and tell of new notices: retractions, concerns, corrections.

    For a scheduled job. Exit codes: 0 nothing new, 1 a new notice, 2 usage or settings, 3 no registry, 4 a service did not
    answer.
    """
    from curate.cli.asking import Run, complete

    run = Run.of(path, offline=False, refresh=True, max_age=None, writes=True)
    silent = _asked(run, notices_only=True)
    run.quote()
    new = list(run.notices())
    for line in new:
        console.show(f"{line}\n")
    console.tell(run.summary())
    complete(silent)
    if new:
        raise typer.Exit(1)
