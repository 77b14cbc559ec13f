"""``curate export``: the claim-to-source table, or the reference list, for other programs and people."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from curate.cli import console

if TYPE_CHECKING:
    from curate.cli.auditing import Audit
    from curate.exports.tables import Options
    from curate.ledger import Ledger

TableFormat = Literal["csv", "xlsx", "markdown", "html", "docx", "jsonl", "jsonld"]
ListFormat = Literal["csl", "bibtex", "biblatex", "ris", "jats", "bibliography"]
Format = Literal[
    "csv",
    "xlsx",
    "markdown",
    "html",
    "docx",
    "jsonl",
    "jsonld",
    "csl",
    "bibtex",
    "biblatex",
    "ris",
    "jats",
    "bibliography",
]
_LISTS: dict[str, ListFormat] = {
    ".json": "csl",
    ".bib": "bibtex",
    ".ris": "ris",
    ".xml": "jats",
    ".txt": "bibliography",
}


def export(
    path: Annotated[
        Path,
        typer.Argument(metavar="[PATH]", help="A folder with a registry, or a manuscript; the current folder if none."),
    ] = Path(),
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="The table (csv to jsonld) or the reference list (csl to bibliography); by the ending of --output if not given, else csv.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to standard output.")
    ] = None,
    verified_only: Annotated[
        bool,
        typer.Option("--verified-only", help="Only links that a person found borne out, and the references of these."),
    ] = False,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--columns", metavar="NAME", help="Only these columns, in this order (several times or with commas)."
        ),
    ] = None,
    group_by: Annotated[
        Literal["claim", "reference"],
        typer.Option("--group-by", help="The order of the rows: as the manuscript, or as the list."),
    ] = "claim",
    style: Annotated[
        str | None,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="The CSL style of a bibliography: a .csl file, or the name of an installed style.",
        ),
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV with a byte order mark, by which Excel knows UTF-8.")
    ] = False,
) -> None:
    """Export the claim-to-source table or the reference list.

    The table has one row for each claim and reference, with identifiers, facts of the records, findings and decisions; the
    reference list goes back into a manuscript or a reference manager. Exit codes: 0 written, 2 usage or an unreadable file, 3
    nothing to export.
    """
    from curate.cli import places
    from curate.cli.auditing import audit
    from curate.cli.flags import Flags
    from curate.exports.tables import Options

    wanted = format_ or _by_ending(output)
    options = Options(
        columns=tuple(name.strip() for value in columns or () for name in value.split(",") if name.strip()),
        verified_only=verified_only,
        group_by=group_by,
        mark=bom,
    )
    _check(wanted, options, style=style, output=output)
    (place,) = places.named([path])
    with console.progress(f"exporting {place}"):
        audited = audit(place, Flags())
        made = _made(wanted, audited, options, style)
    if isinstance(made, bytes) and output:
        console.save_bytes(made, output)
    elif isinstance(made, bytes):
        console.show_bytes(made)
    elif output:
        console.save(made, output)
    else:
        console.show(made, unicode=True)


def _by_ending(output: Path | None) -> Format:
    """Return the format that the name of the file asks for by its ending, csv where it has none.

    Raises:
        UsageError: no format has this ending.
    """
    from curate.errors import UsageError
    from curate.exports.tables import SUFFIXES

    known: dict[str, Format] = {**SUFFIXES, **_LISTS}
    ending = output.suffix.casefold() if output else ""
    if ending and ending not in known:
        raise UsageError(
            f"{output}: no format has the ending '{ending}'",
            help=f"give --format, or a file ending in {', '.join(sorted(known))}",
        )
    return known.get(ending, "csv")


def _check(wanted: Format, options: "Options", *, style: str | None, output: Path | None) -> None:
    """Refuse options that the format does not have, before anything is read.

    Raises:
        UsageError: there is such an option, or the format cannot be shown on a terminal.
    """
    from curate.errors import UsageError
    from curate.exports.tables import BINARY, WHOLE
    from curate.exports.tables.columns import named

    named(options.columns)
    given = [
        ("--columns", bool(options.columns), wanted in get_args(TableFormat) and wanted not in WHOLE),
        ("--group-by", options.group_by != "claim", wanted in get_args(TableFormat)),
        ("--bom", options.mark, wanted == "csv"),
        ("--style", style is not None, wanted == "bibliography"),
    ]
    for name, used, known in given:
        if used and not known:
            raise UsageError(
                f"{name} says nothing to the format {wanted}", help=f"leave {name} out, or choose another --format"
            )
    if wanted == "bibliography" and style is None:
        raise UsageError(
            "a bibliography needs a style",
            help="give --style FILE.csl, or the name of an installed style as in --style vancouver",
        )
    if wanted in BINARY and output is None and console.is_terminal(sys.stdout):
        raise UsageError(f"{wanted} is no text for a terminal", help=f"give --output table.{wanted}")


def _made(wanted: Format, audited: "Audit", options: "Options", style: str | None) -> str | bytes:
    """Return the file of a format; say on standard error where nothing is verified."""
    from curate import exports
    from curate.exports import tables
    from curate.tabulating import tabulate

    ledger = tabulate(audited.survey, audited.report)
    if options.verified_only:
        _tell_verified(ledger)
    if wanted in get_args(TableFormat):
        return tables.render(wanted, ledger, options)  # type: ignore[arg-type]  # mypy narrows no literal by membership
    verified = {row.work.id for row in ledger.rows if row.work and row.settled.verified}
    items = [
        one.item.model_copy(update={"id": one.item.id or one.id})
        for one in audited.facts.references
        if not options.verified_only or one.id in verified
    ]
    if wanted == "bibliography":
        from curate.cli import styles
        from curate.exports import styled

        return styled.render(items, *styles.load(style or ""))
    return exports.render(wanted, items)  # type: ignore[arg-type]  # the same


def _tell_verified(ledger: "Ledger") -> None:
    links = [row for row in ledger.rows if row.kind == "link"]
    verified = sum(row.settled.verified for row in links)
    console.tell(f"{verified} of {len(links)} links are verified by a person")
    if not verified:
        console.tell("help: `curate review` walks through what is open")
