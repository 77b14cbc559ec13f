"""What README and pages tell a newcomer to type exists; the outputs shown are compared by test_docs.py."""

import re
import runpy
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from ruamel.yaml import YAML

from curate.cli.app import app
from curate.config import Settings
from curate.review import Review
from curate.rules import find

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_MADE = {"cli.md", "claim-to-source.md"}
"""Pages that are made from the code, or hold the words of a manuscript."""
PAGES = [
    README,
    *(
        path.read_text(encoding="utf-8")
        for folder in (ROOT / "docs", ROOT / "docs" / "formats")
        for path in sorted(folder.glob("*.md"))
        if path.name not in _MADE
    ),
]


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def commands() -> Iterator[list[str]]:
    """Return the words of every curate command that a page shows."""
    for page in PAGES:
        shown = [line for block in blocks(page, "sh") for line in block.splitlines()]
        shown += re.findall(r"^ {4}(curate .*)$", page, re.MULTILINE)
        shown += re.findall(r"(?<!of )`(curate [^`]*)`", page)
        shown += re.findall(r"run: (curate .*)$", page, re.MULTILINE)
        for line in shown:
            if line.startswith("curate "):
                yield shlex.split(re.split(r" {3,}| #", line)[0])


def test_the_first_two_commands_set_everything_up() -> None:
    assert blocks(README, "sh")[0].splitlines() == ["python3 tasks.py check", "python3 tasks.py test"]
    tasks = runpy.run_path(str(ROOT / "tasks.py"))["__doc__"]
    for task in ("check", "test", "docs", "bench"):
        assert f"python3 tasks.py {task}" in tasks


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_every_command_shown_exists(words: list[str]) -> None:
    group: Any = typer.main.get_command(app)
    name, *rest = words[1:]
    known = group if name.startswith("-") else group.commands[name]
    options = {option for one in known.params for option in one.opts}
    assert [
        word for word in (name, *rest) if word.startswith("-") and word != "-" and word.partition("=")[0] not in options
    ] == []


def test_the_settings_shown_are_valid() -> None:
    for block in blocks(README, "toml"):
        assert Settings.model_validate(tomllib.loads(block), by_alias=True, by_name=False).suppressions


def test_the_workflow_shown_is_yaml() -> None:
    workflow = next(block for block in blocks(README, "yaml") if "jobs:" in block)
    steps = YAML(typ="safe").load(workflow)["jobs"]["citations"]["steps"]
    assert steps[-1]["run"].startswith("curate check")


def test_the_review_shown_is_valid() -> None:
    shown = next(block for block in blocks(README, "yaml") if "reviews:" in block)
    (review,) = YAML(typ="safe").load(shown)["reviews"]
    assert Review.model_validate(review).decision == "supports"


def test_rules_named_are_rules() -> None:
    named = {
        word
        for page in PAGES
        for word in re.findall(r'rule = "([\w-]+)"|--ignore ([\w-]+)', page)
        for word in word
        if word
    }
    assert named
    assert [name for name in named if not find(name)] == []
