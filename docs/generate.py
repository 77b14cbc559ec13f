"""Write the pages of the documentation that are made from the code; `python3 tasks.py docs` runs this.

`docs/cli.md` comes from the commands, `docs/schemas/` from the models, `docs/rules/` from the rules and their examples, and in the README and every page of `docs/` a
block behind a line like <!-- output of `curate rule CIT101` --> shows what the command prints. A test compares all of
them with what stands in the repository.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typer

from curate.cli.app import app
from curate.cli.schema import text
from curate.rules import find
from curate.rules.examples import read
from curate.rules.pages import index, page, rates

ROOT = Path(__file__).resolve().parents[1]
TODAY = "1767225600"
"""The day on which the examples are run: 2026-01-01, so that they do not change with the calendar."""
AUDITED = "1795737600"
"""The day on which the table of the registry is made: 2026-11-27, that of its decisions."""

_HEAD = """# Commands

<!-- Made by `python3 tasks.py docs` from the commands themselves: change them, not this page. -->

`curate --install-completion` sets up completion for your shell, `curate --show-completion` prints it.
"""
_OUTPUT = re.compile(
    r"(<!-- output of `(?P<command>curate [^`]+)` -->\n```\w*\n)(?P<output>.*?)(?=^```$)", re.DOTALL | re.MULTILINE
)


def pages() -> dict[Path, str]:
    """Return the text of each page that the code decides about, by its path in the repository."""
    made = {
        Path("docs/cli.md"): commands(),
        Path("docs/schemas/report.json"): text("report"),
        Path("docs/schemas/read.json"): text("read"),
        Path("docs/schemas/row.json"): text("row"),
    }
    made[Path("docs/claim-to-source.md")] = table()
    rules = Path("docs/rules")
    made[rules / "index.md"] = index()
    fired = rates(_read(Path("docs/firing-rates.md")))
    for name, examples in read(ROOT / "tests" / "rules").items():
        for rule in find(name):
            made[rules / f"{name}.md"] = page(rule, examples, fired.get(name))
    written = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for path in (one.relative_to(ROOT) for one in written):
        if path not in made:
            made[path] = _OUTPUT.sub(lambda found: found[1] + output(found["command"]), _read(path))
    return made


def stale() -> list[Path]:
    """Return the pages of rules that there are no more."""
    here = (path.relative_to(ROOT) for path in (ROOT / "docs" / "rules").glob("*.md"))
    return sorted(set(here) - set(pages()))


def _read(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).exists() else ""


def table() -> str:
    """Return the claim-to-source table of this repository's registry."""
    title, _, rest = output("curate export --format markdown", AUDITED).partition("\n")
    return f"{title}\n\n<!-- Made by `python3 tasks.py docs` from claims/ and references/: change them, not this page. -->\n{rest}"


@cache
def output(command: str, day: str = TODAY) -> str:
    """Return what a command prints, run in the root of the repository on a day."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": day, "PYTHONUTF8": "1"}
    words = [sys.executable, "-m", *shlex.split(command)]
    ended = subprocess.run(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=False)
    if ended.returncode not in {0, 1}:
        raise SystemExit(f"{command} ended with {ended.returncode}")
    return ended.stdout.decode()


def commands() -> str:
    """Return the reference of all commands in Markdown."""
    group: Any = typer.main.get_command(app)
    parts = [_HEAD.rstrip("\n"), *_options(group)]
    for name, command in group.commands.items():
        parts += [
            "",
            f"## curate {name}",
            "",
            *_usage(name, command),
            "",
            *_paragraphs(command.help),
            *_options(command),
        ]
    return "\n".join(parts) + "\n"


def _usage(name: str, command: Any) -> Iterator[str]:
    arguments = [one.metavar or one.name.upper() for one in command.params if one.param_type_name == "argument"]
    yield "```"
    yield " ".join(["curate", name, *arguments, "[OPTIONS]"])
    yield "```"


def _paragraphs(told: str) -> Iterator[str]:
    yield "\n\n".join(" ".join(part.split()) for part in told.split("\n\n")).strip()


def _options(command: Any) -> Iterator[str]:
    told = [one for one in command.params if one.help and not one.hidden and "--install-completion" not in one.opts]
    told = [one for one in told if "--show-completion" not in one.opts]
    if told:
        yield ""
        yield "| option | what it does |"
        yield "| --- | --- |"
    for one in told:
        yield f"| {_names(one)} | {one.help}{_default(one)} |"


def _names(one: Any) -> str:
    if one.param_type_name == "argument":
        return f"`{one.metavar}`".replace("|", "\\|")
    names = ", ".join(f"`{name}`" for name in one.opts)
    if one.is_flag:
        return names
    choices = one.type_descriptor.choices
    values = "\\|".join(choices) if choices else one.metavar or one.name.upper()
    return f"{names} `{values}`"


def _default(one: Any) -> str:
    return f" Default: `{one.default}`." if isinstance(one.default, str) and one.default else ""


if __name__ == "__main__":
    for path, made in pages().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(made, encoding="utf-8")
    for path in stale():
        (ROOT / path).unlink()
