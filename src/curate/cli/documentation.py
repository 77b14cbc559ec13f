"""The pages of the documentation that are made from the code: the reference of the command line, and the schemas.

``python -m curate.cli.documentation`` writes them into ``docs/``; a test compares them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from curate.cli.app import app
from curate.cli.schema import text

DOCS = Path("docs")
_HEAD = """# Commands

<!-- Made by `python3 tasks.py docs` from the commands themselves: change them, not this page. -->

`curate --install-completion` sets up completion for your shell, `curate --show-completion` prints it.
"""


def pages() -> dict[Path, str]:
    """Return the text of each page by its path in the repository."""
    return {
        DOCS / "cli.md": commands(),
        DOCS / "schemas" / "report.json": text("report"),
        DOCS / "schemas" / "read.json": text("read"),
    }


def commands() -> str:
    """Return the reference of all commands in Markdown."""
    group: Any = typer.main.get_command(app)
    parts = [_HEAD, *_options(group)]
    for name, command in group.commands.items():
        parts += ["", f"## curate {name}", "", *_usage(name, command), "", command.help.strip(), *_options(command)]
    return "\n".join(parts).rstrip("\n") + "\n"


def _usage(name: str, command: Any) -> Iterator[str]:
    arguments = [one.metavar or one.name.upper() for one in command.params if one.param_type_name == "argument"]
    yield "```"
    yield " ".join(["curate", name, *arguments, "[OPTIONS]"])
    yield "```"


def _options(command: Any) -> Iterator[str]:
    told = [one for one in command.params if one.help and not one.hidden]
    if told:
        yield ""
        yield "| option | what it does |"
        yield "| --- | --- |"
    for one in told:
        names = ", ".join(f"`{name}`" for name in one.opts) if one.param_type_name == "option" else f"`{one.metavar}`"
        metavar = _values(one)
        yield f"| {names}{metavar} | {one.help}{_default(one)} |".replace("]...", "]...")


def _values(option: Any) -> str:
    if option.param_type_name == "argument" or option.is_flag:
        return ""
    choices = option.type_descriptor.choices
    shown = "\\|".join(choices) if choices else option.metavar or option.name.upper()
    return f" `{shown}`"


def _default(option: Any) -> str:
    value = option.default
    return f" Default: `{value}`." if isinstance(value, str) and value else ""


if __name__ == "__main__":
    for path, page in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
