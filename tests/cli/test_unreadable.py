"""What is wrong with a registry that cannot be read is said in one line, with what to do."""

from pathlib import Path

import pytest

from cli.commandline import Curate

REFERENCE = "id: berg-2019\nn: 1\nstring: Berg T. Late relapse. J Tests. 2019.\nitem:\n  type: article-journal\n"
RECORD = "references/records/page/berg-2019.json"


def merging(text: str) -> str:
    return f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n"


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "references" / "records" / "page").mkdir(parents=True)
    (tmp_path / "references" / "berg-2019.yaml").write_text(REFERENCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", ["check", "fix", "status", "export", "resolve"])
@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (
            "references/berg-2019.yaml",
            merging(REFERENCE),
            "references/berg-2019.yaml:1:1: a conflict of a git merge is left here",
        ),
        (RECORD, '[{"x": ' + "9" * 5000 + "}]", f"{RECORD}: expected is a list of look-ups"),
        (RECORD, "[" * 100_000, f"{RECORD}: expected is a list of look-ups"),
    ],
)
def test_a_broken_file_is_named(
    curate: Curate, registry: Path, command: str, path: str, text: str, message: str
) -> None:
    (registry / path).write_text(text, encoding="utf-8")
    code, out, err = curate(command)
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {message}\nhelp: ")


def test_a_conflict_in_the_settings_is_named(curate: Curate, registry: Path) -> None:
    (registry / "curate.toml").write_text(merging('fail-on = "error"\n'), encoding="utf-8")
    code, _, err = curate("check")
    assert code == 2
    assert "curate.toml holds a conflict of a git merge\nhelp: settle it there" in err


def test_a_link_in_a_circle_is_named(curate: Curate, registry: Path) -> None:
    circle = registry / "references" / "circle.yaml"
    circle.symlink_to(circle)
    code, _, err = curate("check")
    assert code == 2
    assert err.startswith("error: references/circle.yaml ")
    assert "\nhelp: " in err


@pytest.mark.parametrize("command", ["fix", "resolve", "watch"])
@pytest.mark.usefixtures("registry")
def test_a_file_in_the_place_of_a_registry_is_told(curate: Curate, command: str) -> None:
    code, _, err = curate(command, "references/berg-2019.yaml")
    assert code == 2
    assert err == "error: references/berg-2019.yaml is a file\nhelp: name a folder with a registry\n"
    assert curate(command, "nowhere")[2].startswith("error: nowhere does not exist\nhelp: ")
