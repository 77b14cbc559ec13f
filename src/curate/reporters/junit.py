"""Findings as JUnit XML, which CI servers show as tests: a test case for each rule, or for each of its findings.

The format has no standard; this follows what Jenkins and GitLab read (https://github.com/testmoapp/junitxml), within the
schema that Jenkins' xUnit plugin demands (junit-10.xsd): it refuses a file whose cases have attributes beyond name, class and time,
so the place stands in the text.
"""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from curate.finding import Finding
from curate.report import Descriptor, Report
from curate.reporters import Options
from curate.reporters.escaping import one_line
from curate.reporters.wording import failing, rule_name, said, verdict, where


def render(report: Report, options: Options) -> str:
    """Return the report as JUnit XML.

    A finding at or above ``fail_on`` is a failed case, one below it a passed case with its text as output; a rule
    without findings is a passed case, one that could not be applied a skipped case.
    """
    failed = set(failing(report.findings, options.fail_on))
    shown = [finding for finding in report.findings if not options.quiet or finding in failed]
    suites = Element("testsuites", name="curate")
    suite = SubElement(suites, "testsuite", name="curate")
    for finding in shown:
        _case(suite, finding, fails=finding in failed)
    silent = {finding.code for finding in report.findings} | {item.code for item in report.not_evaluated}
    for rule in report.rules:
        if rule.code not in silent:
            _passed(suite, rule)
    for item in report.not_evaluated:
        case = SubElement(suite, "testcase", classname=one_line(item.code), name=rule_name(item.code, item.rule))
        SubElement(case, "skipped", message=f"not evaluated: {one_line(item.reason)}")
    SubElement(suite, "system-out").text = one_line(verdict(report))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    for element in (suites, suite):
        element.set("tests", str(len(suite.findall("testcase"))))
        element.set("failures", str(len(suite.findall("testcase/failure"))))
        element.set("errors", "0")
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _case(suite: Element, finding: Finding, *, fails: bool) -> None:
    case = SubElement(suite, "testcase", classname=one_line(finding.code))
    case.set("name", f"{rule_name(finding.code, finding.rule)}: {where(finding)}")
    location = f"{one_line(str(finding.location))}: " if finding.location else ""
    told = f"{location}{finding.level}: " + "\n".join(said(finding))
    if fails:
        SubElement(case, "failure", type=finding.level, message=one_line(finding.message)).text = told
    else:
        SubElement(case, "system-out").text = told


def _passed(suite: Element, rule: Descriptor) -> None:
    SubElement(suite, "testcase", classname=one_line(rule.code), name=rule_name(rule.code, rule.name))
