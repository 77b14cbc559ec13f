"""Run the command line, and end it well: one line for an error, the right exit code, no traceback in passing."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from curate import __version__
from curate.cli import INTERRUPTED, console
from curate.errors import CurateError, UsageError, suggestion

USAGE = 2


def run(arguments: Sequence[str]) -> int:
    """Run ``curate`` with ``arguments`` and return its exit code (see ``curate.errors``)."""
    from curate.cli.app import app

    command = typer.main.get_command(app)
    console.open_closed()
    try:
        _check_command(arguments, command)
        code = command.main(args=list(arguments or ["--help"]), prog_name="curate", standalone_mode=False)
    except CurateError as error:
        console.complain(str(error), error.help)
        return error.exit_code
    except typer.TyperException as error:
        console.complain(_told(error), _advice(arguments))
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        if _wants_traceback(arguments):
            raise
        if isinstance(error, OSError) and error.strerror:
            console.complain(
                f"cannot read or write {error.filename or 'the output'}: {error.strerror}", _advice(arguments)
            )
        else:
            _apologise(error)
        return USAGE
    if not arguments:
        return USAGE
    return code if isinstance(code, int) else 0


def _check_command(arguments: Sequence[str], group: Any) -> None:
    word = next((word for word in arguments if not word.startswith("-")), None)
    if word is None or word in group.commands:
        return
    if Path(word).is_file():
        raise UsageError(f"'{word}' is a file, not a command", help=f"to check that file: curate check {word}")
    raise UsageError(
        f"there is no command '{word}'{suggestion(word, group.commands)}", help="`curate --help` lists the commands"
    )


def _told(error: typer.TyperException) -> str:
    """Return what is wrong with the words that were typed: the option, its value, and what is allowed."""
    from pydantic import ValidationError

    from curate.explaining import refused, shown

    option = getattr(error, "param", None)
    if not isinstance(error.__cause__, ValidationError) or option is None:
        return error.format_message()
    name = option.opts[0] if option.param_type_name == "option" else option.metavar
    if choices := option.type_descriptor.choices:
        typed = str(error.__cause__.errors()[0]["input"])
        return f"{name} is {shown(typed)}; allowed are {', '.join(choices)}{suggestion(typed, choices)}"
    return f"{name} {refused(error.__cause__)}"


def _advice(arguments: Sequence[str]) -> str:
    command = next((f" {word}" for word in arguments if not word.startswith("-")), "")
    return f"`curate{command} --help` shows how it is used"


def _wants_traceback(arguments: Sequence[str]) -> bool:
    return "--traceback" in arguments or bool(os.environ.get("CURATE_DEBUG"))


def _apologise(error: Exception) -> None:
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    console.complain(
        f"curate {__version__} stopped unexpectedly: {what}",
        "this is a fault of curate, not of your file; set CURATE_DEBUG=1, run the command again, and report what it "
        f"prints to the project's issue tracker (Python {sys.version.split()[0]}, {sys.platform})",
    )
