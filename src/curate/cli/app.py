"""All commands, in the order in which ``curate --help`` lists them."""

from typing import Annotated

import typer

from curate import __version__
from curate.cli.bundle import bundle, replay
from curate.cli.check import check
from curate.cli.decide import decide
from curate.cli.diff import diff
from curate.cli.export import export
from curate.cli.fix import fix
from curate.cli.imports import import_
from curate.cli.init import init
from curate.cli.judge import judge
from curate.cli.match import match
from curate.cli.parse import parse
from curate.cli.read import read
from curate.cli.resolve import resolve, watch
from curate.cli.review import review
from curate.cli.rule import rule
from curate.cli.schema import schema
from curate.cli.score import score
from curate.cli.show import show
from curate.cli.status import status

app = typer.Typer(
    name="curate",
    help="Audit the citations of a review manuscript, and keep the result as a registry in git.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check)
app.command()(init)
app.command("import")(import_)
app.command()(resolve)
app.command()(watch)
app.command()(fix)

app.command()(review)
app.command()(decide)
app.command()(status)
app.command()(diff)
app.command()(export)
app.command()(bundle)
app.command()(replay)

app.command()(read)
app.command()(parse)
app.command()(match)
app.command()(score)
app.command()(judge)
app.command()(show)
app.command()(rule)
app.command()(schema)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"curate {__version__}")
        raise typer.Exit


@app.callback()
def _everywhere(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
    traceback: Annotated[
        bool, typer.Option("--traceback", help="Show where in the code an unexpected error arose.")
    ] = False,
) -> None:
    """Options that stand before a command; ``running`` reads ``--traceback`` itself."""
    del version, traceback
