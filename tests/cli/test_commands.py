import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cli.commandline import Curate
from curate.cli.init import TEMPLATE
from curate.config import Settings


def test_read_tells_positions_in_the_file(curate: Curate, manuscript: Path) -> None:
    code, out, _ = curate("read", manuscript, "--format", "json")
    told = json.loads(out)
    text = manuscript.read_text(encoding="utf-8")
    assert code == 0
    assert told["positions"] == "file"
    assert [reference["n"] for reference in told["references"]] == [1, 2, 3, 4, 5, 6]
    assert told["references"][0]["csl"]["title"] == "Sleep length after night work"
    assert [text[one["start"] : one["end"]] for one in told["citations"]] == [one["exact"] for one in told["citations"]]
    by_exact = {one["exact"]: one for one in told["citations"]}
    assert by_exact["[2, 3]"]["targets"] == [2, 3]
    assert by_exact["[9]"]["missing"] == ["9"]
    assert [section["title"] for section in told["sections"] if section["level"] == 2] == [
        "Introduction",
        "Evidence",
        "References",
    ]
    assert any("62% of nurses" in claim["statement"] and not claim["citations"] for claim in told["claims"])


def test_read_fits_its_schema(curate: Curate, manuscript: Path) -> None:
    schema = json.loads(curate("schema", "read")[1])
    told = json.loads(curate("read", manuscript, "--format", "json")[1])
    assert [error.message for error in Draft202012Validator(schema).iter_errors(told)] == []


def test_an_ambiguous_citation_has_candidates_and_no_target(curate: Curate, here: Path) -> None:
    (here / "a.md").write_text(
        "# A\n\nIto K. et al. slept long.\n\n## References\n\n"
        "1. Ito K, Berg T, Cole A. Long sleep. J Sleep. 2019;4:1-9.\n2. Ito K, Cole A, Dahl B. Short sleep. J Sleep. 2020;5:1-9.\n",
        encoding="utf-8",
    )
    (citation,) = json.loads(curate("read", "a.md", "--format", "json")[1])["citations"]
    assert (citation["exact"], citation["targets"], sorted(citation["candidates"])) == ("Ito K. et al.", [], [1, 2])
    _, out, _ = curate("show", "Ito K. et al.", "a.md")
    assert "one of [1] Ito 2019 or [2] Ito 2020" in out
    assert "(recommendation: ambiguous):" in out


def test_read_for_a_person(curate: Curate, manuscript: Path) -> None:
    code, out, _ = curate("read", manuscript)
    assert code == 0
    assert "References (6)" in out
    assert "nothing in the list for 9" in out


def test_rules_are_listed_and_explained(curate: Curate) -> None:
    code, out, _ = curate("rule")
    assert code == 0
    assert "CIT101  unknown-reference-number" in out
    assert all(line.startswith("AUT") for line in curate("rule", "AUT")[1].splitlines())
    for word in ("CIT101", "unknown-reference-number"):
        _, out, _ = curate("rule", word)
        assert out.startswith("CIT101 unknown-reference-number (error, high confidence)\n")
        assert "## What to do" in out
    (told,) = json.loads(curate("rule", "CIT101", "--format", "json")[1])
    assert told["documentation"].startswith("## What it does")


def test_schemas_are_listed_and_valid(curate: Curate) -> None:
    kinds = [line.split()[0] for line in curate("schema")[1].splitlines()]
    assert "report" in kinds
    for kind in kinds:
        code, out, _ = curate("schema", kind)
        assert code == 0
        Draft202012Validator.check_schema(json.loads(out))


def test_init_writes_settings_that_are_valid(curate: Curate, manuscript: Path) -> None:
    code, out, _ = curate("init", "sub/folder")
    assert code == 0
    assert "curate.toml written" in out
    Path("curate.toml").write_bytes(Path("sub/folder/curate.toml").read_bytes())
    assert curate("check", manuscript)[0] == 1
    code, _, err = curate("init")
    assert code == 2
    assert "curate.toml is there already" in err


def test_init_shows_every_key_and_each_shown_is_valid(here: Path) -> None:
    shown = "\n".join(line.removeprefix("# ") for line in TEMPLATE.splitlines() if not line.endswith("."))
    settings = Settings.model_validate(tomllib.loads(shown), by_alias=True, by_name=False)
    assert settings.model_fields_set == set(Settings.model_fields)
    assert here.is_dir()


def test_import_writes_a_registry_and_says_what_changed(curate: Curate, manuscript: Path) -> None:
    code, out, _ = curate("import", manuscript, "--dry-run")
    assert code == 0
    assert "added" in out
    assert not Path("claims").exists()
    assert curate("import", manuscript)[1].splitlines()[:-2] == out.splitlines()[:-1]
    assert min(path.name for path in Path("references").glob("*.yaml")) == "abara-2011.yaml"
    text = manuscript.read_text(encoding="utf-8").replace("Dark glasses on", "Dark green glasses on")
    manuscript.write_text(text, encoding="utf-8")
    _, out, _ = curate("import", manuscript)
    assert "changed" in out
    assert curate("import", manuscript)[1].startswith("nothing changed")


def test_show_a_claim_a_reference_and_a_citation(curate: Curate, registry: Path) -> None:
    for word in ("lindqvist-2016", "2", "[2]"):
        code, out, _ = curate("show", word)
        assert code == 0
        assert out.startswith("reference lindqvist-2016, number 2")
        assert "volume: 9" in out
        assert "cited by " in out
    claim = next(line.split()[0] for line in out.partition("cited by ")[2].splitlines()[1:])
    _, out, _ = curate("show", claim)
    assert out.startswith(f"claim {claim}\n")
    _, out, _ = curate("show", "Lindquist et al.")
    assert out.startswith("citation Lindquist et al. (author-mention)\n")
    assert "distance" in out
    code, _, err = curate("show", "lindqvist-2061")
    assert code == 2
    assert "did you mean 'lindqvist-2016'?" in err
    assert registry.is_dir()


def test_show_makes_addresses_of_well_formed_identifiers_only(curate: Curate, manuscript: Path) -> None:
    assert "DOI: https://doi.org/10.5555/sw.2011.0411\n" in curate("show", "1", manuscript)[1]
    assert "PMID: 00123\n" in curate("show", "3", manuscript)[1]


def test_the_first_import_says_what_comes_next(curate: Curate, manuscript: Path) -> None:
    assert "next:" not in curate("import", manuscript, "--dry-run")[1]
    assert curate("import", manuscript)[1].endswith("next: `curate check` in that folder\n")
    assert "next:" not in curate("import", manuscript)[1]


def test_an_import_names_claims_that_say_nothing_yet(curate: Curate, registry: Path) -> None:
    (registry / "curate.toml").write_text('quotes = "digest"\n', encoding="utf-8")
    edited(registry, "Sleep after a night shift", "Naps are known to help [4]. Sleep after a night shift")
    _, out, _ = curate("import", "manuscript.md")
    assert any(line.startswith("  added ") and line.endswith(": (not stated yet)") for line in out.splitlines())


def test_show_a_citation_whatever_the_dash(curate: Curate, manuscript: Path) -> None:
    assert curate("show", "[4-2]", manuscript)[1].startswith("citation [4–2] (numeric)\n")


@pytest.mark.parametrize(
    ("typed", "known"), [("rule unkn", "unknown-reference-number"), ("check --format j", "junit"), ("sch", "schema")]
)
def test_completion_knows_commands_rules_and_choices(typed: str, known: str) -> None:
    words = f"curate {typed}"
    environment = {
        **os.environ,
        "_CURATE_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    ended = subprocess.run(
        [sys.executable, "-m", "curate"], env=environment, capture_output=True, text=True, check=False
    )
    assert known in ended.stdout.split()


REVIEW = """\
  links:
    - reference: abara-2011
      property: supports
  reviews:
    - reviewer: 0000-0002-1825-0097
      date: 2026-01-02
      decision: supports
      reason: table 2 says so
      reference: abara-2011

"""


def reviewed(registry: Path) -> None:
    """Add a review to the first claim of the registry, as a person would."""
    path = registry / "claims" / "introduction.yaml"
    text = path.read_text(encoding="utf-8").replace("        - abara-2011\n\n", f"        - abara-2011\n{REVIEW}", 1)
    path.write_text(text, encoding="utf-8")


def edited(registry: Path, old: str, new: str) -> None:
    """Change the manuscript of the registry."""
    path = registry / "manuscript.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_show_tells_links_and_reviews(curate: Curate, registry: Path) -> None:
    reviewed(registry)
    _, out, _ = curate("show", "introduction-01")
    assert "  supports abara-2011\n" in out
    assert "  2026-01-02 0000-0002-1825-0097: supports (abara-2011): table 2 says so\n" in out


def test_a_new_version_is_compared_with_the_old_one(curate: Curate, registry: Path) -> None:
    reviewed(registry)
    edited(registry, "is short and shallow", "is mostly short and shallow")
    edited(registry, "Marchetti F. et al. found no effect of glasses alone.", "")
    edited(registry, "\n5. Okonkwo", "\n5. Zeleny A. Dim light. Sleep Work. 2020;13(1):1-2.\n6. Okonkwo")
    edited(registry, "\n6. Petrou", "\n7. Petrou")
    code, out, _ = curate("import", "manuscript.md")
    assert code == 0
    lines = [" ".join(line.split()[:2]) for line in out.splitlines() if line.startswith("  ")]
    assert "changed introduction-01" in lines
    assert "removed evidence-02" in lines
    assert "added zeleny-2020" in lines
    assert "  moved    okonkwo-2019: from [5] to [6]\n" in out
    assert "reviewed before, and changed since: introduction-01\n" in out


def test_work_that_is_lost_is_named(curate: Curate, registry: Path) -> None:
    reviewed(registry)
    edited(registry, "Sleep after a night shift is short and shallow [1]. ", "")
    _, out, _ = curate("import", "manuscript.md", "--dry-run")
    assert "removed with the statements, links or reviews that people wrote: introduction-01\n" in out
    assert "would be written" in out


def test_an_ambiguous_reference_is_perhaps_cited(curate: Curate, here: Path) -> None:
    (here / "a.md").write_text(
        "# A\n\nIto K. et al. slept long.\n\n## References\n\n"
        "1. Ito K, Berg T, Cole A. Long sleep. J Sleep. 2019;4:1-9.\n2. Ito K, Cole A, Dahl B. Short sleep. J Sleep. 2020;5:1-9.\n",
        encoding="utf-8",
    )
    assert "perhaps cited by:" in curate("show", "ito-2020", "a.md")[1]


def test_a_folder_that_cannot_be_made_is_said(curate: Curate, here: Path) -> None:
    (here / "file").write_text("", encoding="utf-8")
    code, _, err = curate("init", "file/folder")
    assert code == 2
    assert err.startswith("error: cannot write file/folder/curate.toml: ")
