from xml.etree import ElementTree as ET

from curate.report import Report
from curate.reporters import Options, render


def suite(report: Report, options: Options) -> ET.Element:
    # Our own output: entities and DTDs cannot be in it.
    root = ET.fromstring(render("junit", report, options))  # noqa: S314 - our own output
    only = root.find("testsuite")
    assert only is not None
    return only


def test_failures_are_the_findings_that_fail(report: Report) -> None:
    only = suite(report, Options(fail_on="warning"))
    assert {name: only.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "6",
        "failures": "2",
        "errors": "0",
        "skipped": "2",
    }
    failure = only.find("testcase/failure")
    assert failure is not None
    assert failure.text is not None
    assert failure.text.startswith("claims/introduction.yaml:14:5: error: [63] points beyond")


def test_rule_without_findings_is_a_passed_case(report: Report) -> None:
    passed = [case.get("name") for case in suite(report, Options()).iter("testcase") if len(case) == 0]
    assert passed == ["REF110 duplicate"]


def test_finding_below_the_level_passes_with_its_text(report: Report) -> None:
    outputs = [case.findtext("system-out") for case in suite(report, Options(fail_on="error")).iter("testcase")]
    assert "note: [9] Berg 2018 is not cited anywhere" in outputs


def test_hostile_text_is_valid_xml(hostile: Report) -> None:
    failure = suite(hostile, Options()).find("testcase/failure")
    assert failure is not None
    assert r"\x1b[31mred" in (failure.get("message") or "")
    assert "<script>" in (failure.text or "")


def test_it_stays_within_the_schema_of_jenkins(report: Report, hostile: Report) -> None:
    # What junit-10.xsd allows: attributes and children by element.
    attributes = {
        "testsuites": {"name", "time", "tests", "failures", "errors"},
        "testsuite": {
            "name",
            "tests",
            "failures",
            "errors",
            "time",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
        },
        "testcase": {"name", "time", "classname", "group"},
        "failure": {"type", "message"},
        "skipped": {"type", "message"},
        "system-out": set(),
    }
    children = {
        "testsuites": {"testsuite"},
        "testsuite": {"testcase", "system-out"},
        "testcase": {"failure", "skipped", "system-out"},
    }
    for given in (report, hostile, Report()):
        root = ET.fromstring(render("junit", given, Options()))  # noqa: S314 - our own output
        assert root.tag == "testsuites"
        for each in root.iter():
            assert set(each.keys()) <= attributes[each.tag]
            assert {child.tag for child in each} <= children.get(each.tag, set())
        for each in root.iter("testsuite"):
            assert {"name", "tests", "failures", "errors"} <= set(each.keys())
