"""``curate check``: findings about a manuscript or a registry."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from curate.cli import console
from curate.cli.flags import FailOnName
from curate.reporters import AnyFormat

if TYPE_CHECKING:
    from curate.cli.auditing import Audit

Names = list[str] | None


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Manuscripts, or folders with a registry; the current folder if none."
        ),
    ] = None,
    select: Annotated[
        Names, typer.Option("--select", metavar="RULE", help="Apply only these rules: names, codes or families (CIT).")
    ] = None,
    ignore: Annotated[Names, typer.Option("--ignore", metavar="RULE", help="Leave these rules out.")] = None,
    level: Annotated[
        Names, typer.Option("--level", metavar="RULE=LEVEL", help="Give a rule a level: error, warning, note or off.")
    ] = None,
    fail_on: Annotated[
        FailOnName | None, typer.Option("--fail-on", help="The lowest level that makes the exit code 1.")
    ] = None,
    format_: Annotated[
        AnyFormat,
        typer.Option(
            "--format",
            help="How to print the findings; html: a page that shows them in the manuscript, docx: as comments in a copy of a Word manuscript, letter: as queries to the authors "
            "(an --output ending in .docx makes it a Word file).",
        ),
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to standard output.")
    ] = None,
    manuscript: Annotated[
        Path | None,
        typer.Option(
            "--manuscript",
            metavar="FILE",
            help="For html, docx and letter: the manuscript that the registry was imported from.",
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print only the findings that make the exit code 1, one line each.")
    ] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Add counts for each rule.")] = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Do not report the findings that this file names.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write the findings of today to the baseline, and report none.")
    ] = False,
    original: Annotated[
        bool, typer.Option("--original", help="Undo the changes tracked in Word files, instead of accepting them.")
    ] = False,
    resolve: Annotated[
        bool, typer.Option("--resolve", help="Ask the authorities first, and keep their answers in the cache only.")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="Print without colours (as NO_COLOR does).")] = False,
) -> None:
    """Check manuscripts or a registry, and print the findings.

    RULE may be given several times or with commas. Exit codes: 0 nothing found at or above --fail-on, 1 something
    found, 2 usage, settings or an unreadable file, 3 nothing to check, 4 incomplete.
    """
    from curate.cli import places
    from curate.cli.auditing import audit, merged, write_baselines
    from curate.cli.flags import Flags
    from curate.reporters import Format, Options, Presentation, render
    from curate.reporters.wording import verdict

    asked = Flags.of(select=select, ignore=ignore, level=level, fail_on=fail_on, baseline=baseline)
    audits = []
    for path in places.named(paths or ()):
        with console.progress(f"checking {path}"):
            audits.append(audit(path, asked, writes_baseline=write_baseline, original=original, resolves=resolve))
    if format_ in get_args(Presentation) and not write_baseline:
        from curate.cli.delivering import deliver

        deliver(cast(Presentation, format_), audits, output, manuscript, quiet=quiet, original=original)
        _leave(audits, resolved=resolve)
        return
    if write_baseline:
        for told in write_baselines(audits, asked):
            console.tell(told)
        return
    report = merged([one.report for one in audits])
    options = Options(
        fail_on=audits[0].settings.fail_on,
        quiet=quiet,
        statistics=statistics,
        colour=output is None and console.colour(refused=no_color),
        width=None if output else console.width(),
    )
    text = render(cast(Format, format_), report, options)
    if output:
        console.save(text, output)
        if not quiet:
            console.tell(f"{output}: {verdict(report)}")
    else:
        console.show(text, unicode=format_ != "text")
    _leave(audits, resolved=resolve)


def _leave(audits: "Sequence[Audit]", *, resolved: bool) -> None:
    """Leave with the exit code of the audits."""
    if resolved:
        from curate.cli.asking import complete

        complete([silent for one in audits for silent in one.silent])
    if any(one.report.fails(one.settings.fail_on) for one in audits):
        raise typer.Exit(1)
