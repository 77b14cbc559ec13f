import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from curate.finding import Finding
from curate.location import Location
from curate.report import Report
from curate.reporters import Options, render

SCHEMA = Path(__file__).parents[1] / "data" / "sarif-2.1.0-rtm.5.json"


def run(report: Report, **options: Any) -> dict[str, Any]:
    log = json.loads(render("sarif", report, Options(**options)))
    assert log["version"] == "2.1.0"
    only: dict[str, Any] = log["runs"][0]
    return only


def test_valid_by_the_schema_of_the_standard(report: Report, hostile: Report) -> None:
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for given in (report, hostile, Report()):
        assert validator.is_valid(json.loads(render("sarif", given, Options())))


def test_result_has_rule_region_and_fingerprint(report: Report) -> None:
    told = run(report)
    result = told["results"][0]
    assert told["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "CIT101"
    place = result["locations"][0]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "claims/introduction.yaml"},
        "region": {"startLine": 14, "startColumn": 5, "endLine": 14, "endColumn": 9},
    }
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "Introduction, paragraph 2, sentence 1"
    assert result["partialFingerprints"] == {"curate/v1": "0123456789abcdef"}
    assert result["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_finding_without_place_lands_on_the_source(report: Report) -> None:
    place = run(report)["results"][2]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "claims/introduction.yaml"}}


def test_rule_brings_its_help(report: Report) -> None:
    assert run(report)["tool"]["driver"]["rules"][0]["help"]["markdown"].startswith("## What it does")


def test_suppressed_results_say_why(report: Report) -> None:
    result = run(report)["results"][-1]
    assert result["suppressions"][0]["justification"] == "a classic, kept for history"
    assert result["suppressions"][0]["properties"] == {"by": "settings"}


def test_what_was_not_evaluated_is_a_notification(report: Report) -> None:
    notes = run(report)["invocations"][0]["toolExecutionNotifications"]
    assert [note["associatedRule"]["id"] for note in notes] == ["CIT111", "REF120"]
    assert notes[1]["message"]["text"] == "Not evaluated: no period is named (3 times)"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü.md", "a%20b/%C3%BC.md"),
        ("/home/x/a.md", "file:///home/x/a.md"),
        ("a:b.md", "./a:b.md"),
        ("50%.md", "50%25.md"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    finding = Finding(
        rule="r", code="CIT101", level="note", confidence="low", message="m", location=Location(path=path)
    )
    result = run(Report(findings=(finding,)))["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_text_makes_no_link(hostile: Report) -> None:
    assert r"\[3\](https://example.org)" in run(hostile)["results"][0]["message"]["text"]
