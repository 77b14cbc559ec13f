import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from curate import config
from curate.config import Settings
from curate.errors import SettingsError


def write(folder: Path, text: str, name: str = "curate.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(tmp_path: Path, text: str) -> str:
    write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        config.load(tmp_path)
    return str(caught.value)


def test_without_any_file_all_is_default(tmp_path: Path) -> None:
    found = config.load(tmp_path)
    assert found.settings == Settings()
    assert found.settings.fail_on == "warning"
    assert found.settings.quotes == "keep"


def test_every_key_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        select = ["CIT", "AUT"]
        ignore = ["CIT205"]
        fail-on = "error"
        baseline = "old.json"
        quotes = "digest"
        search-period = [2015, 2024]
        reviewer = "https://orcid.org/0000-0002-1825-0097"
        [level]
        CIT = "note"
        some-rule = "off"
        [[per-path]]
        path = "claims/introduction.yaml"
        ignore = ["REF"]
        level = { CIT101 = "warning" }
        [[suppress]]
        rule = "some-rule"
        subject = "introduction-03"
        reason = "the table is in the supplement"
        until = 2030-01-31
        """,
    )
    found = config.load(tmp_path)
    assert found.path == path.resolve()
    settings = found.settings
    assert settings.select == ("CIT", "AUT")
    assert settings.fail_on == "error"
    assert settings.search_period == (2015, 2024)
    assert settings.level == {"CIT": "note", "some-rule": "off"}
    assert settings.per_path[0].level == {"CIT101": "warning"}
    assert settings.suppressions[0].until == date(2030, 1, 31)
    assert settings.suppressions[0].subject == "introduction-03"


def test_the_nearest_file_above_holds(tmp_path: Path) -> None:
    write(tmp_path, 'fail-on = "never"')
    write(tmp_path / "a", 'fail-on = "note"')
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    (tmp_path / "d").mkdir()
    assert config.load(tmp_path / "a" / "b" / "c").settings.fail_on == "note"
    assert config.load(tmp_path / "d").settings.fail_on == "never"


def test_pyproject_counts_only_with_a_table_of_ours(tmp_path: Path) -> None:
    write(tmp_path, 'fail-on = "never"')
    write(tmp_path / "a", '[project]\nname = "x"', "pyproject.toml")
    write(tmp_path / "b", '[tool.curate]\nfail-on = "note"', "pyproject.toml")
    write(tmp_path / "c", "this is [ not TOML", "pyproject.toml")
    assert config.load(tmp_path / "a").settings.fail_on == "never"
    assert config.load(tmp_path / "b").settings.fail_on == "note"
    assert config.load(tmp_path / "c").settings.fail_on == "never"


def test_two_places_of_settings_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "[tool.curate]\n", "pyproject.toml")
    message = refusal(tmp_path, 'fail-on = "note"')
    assert "curate.toml" in message
    assert "pyproject.toml" in message


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('fail_on = "error"', ["curate.toml: fail_on is not a known key", "did you mean 'fail-on'?"]),
        ('[[per-path]]\npath = "a"\nignored = []', ["per-path[1].ignored", "did you mean 'ignore'?"]),
        ('[[suppress]]\nrule = "a"\nreasn = "b"', ["suppress[1].reasn", "'reason'", "suppress[1].reason is missing"]),
        ('[[suppress]]\nrule = "a"\nreason = " "', ["suppress[1]", "a suppression needs a reason"]),
        ('[[suppress]]\nrule = "a"\nreason = ""', ["suppress[1].reason is empty"]),
        ('fail-on = "eror"', ['fail-on is "eror"', "allowed are error, warning, note, never", "'error'"]),
        ('[level]\nCIT101 = "warn"', ['level.CIT101 is "warn"', "error, warning, note, off"]),
        ('select = "CIT"', ['select is "CIT"', "expected is a list"]),
        ("select = [1]", ["select[1] is 1", 'put it in quotes, "1"']),
        ("quotes = true", ["quotes is true", "keep, digest"]),
        ("search-period = [2024, 2015]", ["search-period runs from 2024 to 2015"]),
        ('search-period = ["x", 2015]', ['search-period[1] is "x"', "a whole number"]),
        ("level = 3", ["level is 3", "a table of keys and values"]),
        ("[services]\ntimeout = -5", ["services.timeout is -5; allowed is more than 0"]),
        ("[services]\ntimeout = inf", ["services.timeout is inf; expected is a number that is finite"]),
        ("[services]\nmax-age = -3", ["services.max-age is -3; allowed is 0 or more"]),
        ("[services]\nmax-age = 99999999999", ["services.max-age is 99999999999; allowed is 36500 or less"]),
        ("[services]\ntimeout = 1e300", ["services.timeout is 1e+300; allowed is 3600 or less"]),
        ('[services]\nurls = { crosref = "http://a" }', ["services.urls.crosref is not a known key", "'crossref'?"]),
        ('[[suppress]]\nrule = "a"\nreason = "b"\nuntil = "soon"', ['until is "soon"', "a date such as"]),
    ],
)
def test_refusals_name_the_place_the_value_and_what_is_allowed(tmp_path: Path, text: str, parts: list[str]) -> None:
    message = refusal(tmp_path, text)
    for part in parts:
        assert part in message


def test_pyproject_refusals_name_the_table(tmp_path: Path) -> None:
    write(tmp_path, "[tool.curate]\nselct = []", "pyproject.toml")
    with pytest.raises(SettingsError, match=r"pyproject.toml: tool.curate: selct is not a known key.*'select'"):
        config.load(tmp_path)


@pytest.mark.parametrize("data", [b"a = \xff", b"a = ", b"a = " + b"[" * 50_000, b"#" * 1_000_001])
def test_what_is_no_settings_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "curate.toml").write_bytes(data)
    with pytest.raises(SettingsError, match=r"curate\.toml"):
        config.load(tmp_path)


def test_settings_load_without_the_rest_of_the_program() -> None:
    code = (
        "import sys, curate.config; print([m for m in ('ruamel.yaml', 'lxml', 'docx', 'typer', 'rich') "
        "if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("wrong", ["file:///etc", "crossref.example", "https://", ""])
def test_an_address_of_a_service_is_one_of_the_web(tmp_path: Path, wrong: str) -> None:
    assert "begins with https://" in refusal(tmp_path, f'[services]\nurls = {{ crossref = "{wrong}" }}\n')
