"""Run the command line, and end it well: one line for an error, the right exit code, no traceback in passing."""

import os
import platform
import sys
from collections.abc import Sequence
from typing import NoReturn

import typer

from curate import __version__
from curate.cli import console
from curate.errors import CurateError

INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""


def main() -> NoReturn:
    """Run ``curate`` with the arguments of the process, and leave it with the exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run ``curate`` with ``arguments`` and return its exit code (see ``curate.errors``)."""
    from curate.cli.app import app

    command = typer.main.get_command(app)
    try:
        code = command.main(args=list(arguments), prog_name="curate", standalone_mode=False)
    except CurateError as error:
        console.complain(str(error), error.help)
        return error.exit_code
    except typer.TyperException as error:
        console.complain(
            error.format_message(), "`curate --help` lists the commands, `curate COMMAND --help` their options"
        )
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        if _wants_traceback(arguments):
            raise
        _apologise(error)
        return 2
    return code if isinstance(code, int) else 0


def _wants_traceback(arguments: Sequence[str]) -> bool:
    return "--traceback" in arguments or bool(os.environ.get("CURATE_DEBUG"))


def _apologise(error: Exception) -> None:
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    console.complain(
        f"curate {__version__} stopped unexpectedly: {what}",
        "this is a fault of curate, not of your file; set CURATE_DEBUG=1, run the command again, and report what it "
        f"prints to the project's issue tracker (Python {platform.python_version()}, {platform.system()})",
    )
