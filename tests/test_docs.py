"""The documentation says what the code does: made pages are up to date, and every word that a user may type is in it."""

import re
import runpy
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from curate.cli.app import app
from curate.config import Settings
from curate.documents import FORMATS
from curate.errors import CurateError
from curate.reporters import AnyFormat

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]


def test_made_pages_are_what_the_code_makes_today() -> None:
    generate = runpy.run_path(str(DOCS / "generate.py"))
    wrong = [
        str(path) for path, page in generate["pages"]().items() if (ROOT / path).read_text(encoding="utf-8") != page
    ]
    wrong += map(str, generate["stale"]())
    assert not wrong, f"{', '.join(wrong)}: run `python3 tasks.py docs`"


def test_every_command_says_what_it_does_and_so_does_every_option() -> None:
    group: Any = typer.main.get_command(app)
    silent = [name for name, command in group.commands.items() if not command.help]
    silent += [
        f"{name} {one.name}" for name, command in group.commands.items() for one in command.params if not one.help
    ]
    assert not silent


def test_every_setting_is_documented() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    names = [field.alias or name for name, field in Settings.model_fields.items()]
    assert [name for name in names if f"| `{name}` |" not in page] == []


def test_the_settings_shown_are_valid() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert Settings.model_validate(tomllib.loads(shown), by_alias=True, by_name=False).suppressions[0].reason


def test_every_exit_code_and_format_is_documented() -> None:
    def classes(of: type[CurateError]) -> set[int]:
        return {of.exit_code}.union(*(classes(one) for one in of.__subclasses__()))

    codes = (DOCS / "exit-codes.md").read_text(encoding="utf-8")
    assert [code for code in {0, 1, 130} | classes(CurateError) if f"| {code} |" not in codes] == []
    formats = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert [name for name in get_args(AnyFormat) if f"| `{name}` |" not in formats] == []
    assert [ending for ending in FORMATS if f"`{ending}`" not in formats] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target.partition("#")[0]).exists()] == []
