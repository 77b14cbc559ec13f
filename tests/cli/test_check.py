import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cli.commandline import Curate
from curate.cli import console


def codes(told: str) -> list[str]:
    """Return the codes of the findings of a JSON report."""
    return [finding["code"] for finding in json.loads(told)["findings"]]


def test_a_manuscript_needs_no_set_up(curate: Curate, manuscript: Path) -> None:
    code, out, err = curate("check", manuscript)
    assert (code, err) == (1, "")
    assert 'error CIT101 unknown-reference-number: "[9]" cites number 9' in out
    assert "manuscript.md:14:" in out
    assert "    help: " in out
    assert out.splitlines()[-1].endswith("6 references")


def test_a_registry_is_found_from_a_folder_below(
    curate: Curate, registry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, here, _ = curate("check", "--format", "json")
    (registry / "notes" / "deep").mkdir(parents=True)
    monkeypatch.chdir(registry / "notes" / "deep")
    code, below, _ = curate("check", "--format", "json")
    assert code == 1
    assert codes(below) == codes(here)
    paths = {finding["location"]["path"] for finding in json.loads(below)["findings"] if finding["location"]}
    assert all((Path.cwd() / path).is_file() for path in paths)


def test_nothing_to_check(curate: Curate) -> None:
    code, out, err = curate("check")
    assert (code, out) == (3, "")
    assert err.startswith("error: no registry (claims/ and references/) in ")


def test_a_text_that_cites_nothing_and_lists_nothing_is_no_pass(curate: Curate, tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("Just text.\n", encoding="utf-8")
    code, _, err = curate("check", str(path))
    assert code == 3
    assert err.startswith(f"error: {path} has no citation and no reference list that could be found\nhelp: ")


def test_several_manuscripts_are_one_report(curate: Curate, manuscript: Path) -> None:
    other = Path("other.md")
    other.write_text(
        "# Other\n\nSleep is short [7].\n\n## References\n\n1. Ito K. Sleep. J Sleep. 2019;4:1-9.\n", encoding="utf-8"
    )
    _, alone, _ = curate("check", manuscript, "--format", "json")
    _, both, _ = curate("check", manuscript, other, manuscript, "--format", "json")
    assert json.loads(both)["sources"] == ["manuscript.md", "other.md"]
    assert codes(both)[: len(codes(alone))] == codes(alone)
    assert json.loads(both)["summary"]["references"] == 7


def test_rules_are_selected_ignored_and_levelled(curate: Curate, manuscript: Path) -> None:
    _, out, _ = curate("check", manuscript, "--format", "json", "--select", "CIT101,malformed-pmid")
    assert set(codes(out)) == {"CIT101", "REF102"}
    _, out, _ = curate("check", manuscript, "--format", "json", "--ignore", "CIT", "--ignore", "REF,AUT")
    assert codes(out) == []
    _, out, _ = curate("check", manuscript, "--format", "json", "--select", "CIT101", "--level", "CIT101=note")
    assert [finding["level"] for finding in json.loads(out)["findings"]] == ["note"]


@pytest.mark.parametrize(
    ("level", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("note", "warning", 0),
        ("error", "never", 0),
    ],
)
def test_exit_code_follows_fail_on(curate: Curate, manuscript: Path, level: str, fail_on: str, code: int) -> None:
    words = ("--select", "CIT101", "--level", f"CIT101={level}", "--fail-on", fail_on)
    assert curate("check", manuscript, *words)[0] == code


def test_settings_of_the_folder_hold_and_options_go_before_them(curate: Curate, manuscript: Path) -> None:
    Path("curate.toml").write_text('select = ["CIT101"]\nfail-on = "never"\n', encoding="utf-8")
    code, out, _ = curate("check", manuscript, "--format", "json")
    assert (code, set(codes(out))) == (0, {"CIT101"})
    assert curate("check", manuscript, "--fail-on", "error")[0] == 1


def test_unknown_settings_and_rules_are_refused(curate: Curate, manuscript: Path) -> None:
    code, _, err = curate("check", manuscript, "--ignore", "uncited-referense")
    assert code == 2
    assert "did you mean 'uncited-reference'?" in err
    Path("curate.toml").write_text('fail_on = "never"\n', encoding="utf-8")
    code, _, err = curate("check", manuscript)
    assert code == 2
    assert "fail-on" in err


def test_a_suppression_sets_a_finding_aside_and_an_unused_one_is_reported(curate: Curate, manuscript: Path) -> None:
    Path("curate.toml").write_text(
        '[[suppress]]\nrule = "CIT101"\nreason = "it is a dose"\n[[suppress]]\nrule = "CIT104"\nsubject = "x"\nreason = "y"\n',
        encoding="utf-8",
    )
    told = json.loads(curate("check", manuscript, "--format", "json")[1])
    assert [one["reason"] for one in told["suppressed"]] == ["it is a dose"]
    assert "unused-suppression" in {finding["rule"] for finding in told["findings"]}


def test_a_baseline_leaves_only_what_is_new(curate: Curate, manuscript: Path) -> None:
    code, out, err = curate("check", manuscript, "--write-baseline")
    assert (code, out) == (0, "")
    assert "findings written" in err
    assert "of which stood in it before" not in err
    assert 'baseline = "curate-baseline.json"' in err
    Path("curate.toml").write_text('baseline = "curate-baseline.json"\n', encoding="utf-8")
    assert curate("check", manuscript)[0] == 0
    text = manuscript.read_text(encoding="utf-8").replace("# Light", "A word before.\n\n# Light").replace("[1]", "[77]")
    manuscript.write_text(text, encoding="utf-8")
    code, out, _ = curate("check", manuscript, "--format", "json", "--select", "CIT101")
    assert (code, codes(out)) == (1, ["CIT101"])
    code, _, err = curate("check", manuscript, "--write-baseline")
    assert code == 0
    assert "11 findings written, 9 of which stood in it before" in err
    assert curate("check", manuscript)[0] == 0


@pytest.mark.parametrize("content", [None, "", "[]", "{", '{"curate-baseline": 2, "findings": []}', "[" * 100_000])
def test_a_broken_baseline_is_refused(curate: Curate, manuscript: Path, content: str | None) -> None:
    if content is not None:
        Path("b.json").write_text(content, encoding="utf-8")
    code, _, err = curate("check", manuscript, "--baseline", "b.json")
    assert code == 2
    assert "b.json" in err
    assert "curate check --write-baseline" in err


def test_output_goes_to_a_file_and_a_word_about_it_to_the_person(curate: Curate, manuscript: Path) -> None:
    code, out, err = curate("check", manuscript, "--format", "sarif", "--output", "a.sarif")
    assert (code, out) == (1, "")
    assert err.startswith("a.sarif: ")
    assert json.loads(Path("a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert curate("check", manuscript, "--quiet", "-o", "b.txt")[2] == ""
    code, _, err = curate("check", manuscript, "-o", "no/such/folder.txt")
    assert code == 2
    assert "no/such/folder.txt" in err


def test_every_format_prints(curate: Curate, manuscript: Path) -> None:
    assert curate("check", manuscript, "--format", "github")[1].startswith("::")
    assert curate("check", manuscript, "--format", "markdown")[1].startswith("**curate:** ")
    ET.fromstring(curate("check", manuscript, "--format", "junit")[1])  # noqa: S314 - our own output


@pytest.mark.parametrize("way", ["--no-color", "NO_COLOR", "not a terminal"])
def test_colour_only_where_it_is_wanted(
    curate: Curate, manuscript: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way != "not a terminal":
        monkeypatch.setattr(console, "is_terminal", lambda _: True)
        assert "\x1b[" in curate("check", manuscript)[1]
    if way == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in curate("check", manuscript, *(["--no-color"] if way == "--no-color" else []))[1]


def test_statistics_count_by_rule(curate: Curate, manuscript: Path) -> None:
    assert "-- Statistics" in curate("check", manuscript, "--statistics")[1]
