import json
import re

from jsonschema import Draft202012Validator

from curate.report import Report
from curate.reporters import Options, render
from curate.reporters.json import JsonReport


def test_everything_is_told_and_fits_the_schema(report: Report, hostile: Report) -> None:
    schema = JsonReport.model_json_schema(mode="serialization")
    Draft202012Validator.check_schema(schema)
    for given in (report, hostile, Report()):
        assert list(Draft202012Validator(schema).iter_errors(json.loads(render("json", given, Options())))) == []


def test_summary_counts_and_says_whether_the_check_failed(report: Report) -> None:
    told = json.loads(render("json", report, Options(fail_on="error")))
    assert told["summary"] == {
        "findings": {"error": 1, "warning": 1, "note": 1},
        "suppressed": 1,
        "not_evaluated": 2,
        "claims": 12,
        "citations": 30,
        "references": 58,
        "fail_on": "error",
        "failed": True,
    }
    assert told["findings"][0]["location"]["line"] == 14
    assert told["suppressed"][0]["reason"] == "a classic, kept for history"


def test_quiet_keeps_what_fails(report: Report) -> None:
    told = json.loads(render("json", report, Options(fail_on="error", quiet=True)))
    assert [finding["code"] for finding in told["findings"]] == ["CIT101"]


def test_letters_are_kept_and_unsafe_characters_escaped(report: Report, hostile: Report) -> None:
    assert "“Afanasiev”" in render("json", report, Options())
    text = render("json", hostile, Options())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
    assert json.loads(text)["findings"][0]["message"] == hostile.findings[0].message
