"""Findings as workflow commands, which GitHub Actions shows at the lines of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from curate.finding import Finding
from curate.report import Report
from curate.reporters import Options
from curate.reporters.escaping import one_line
from curate.reporters.wording import failing, rule_name, said, verdict, where

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, options: Options) -> str:
    """Return a command for each finding, and, unless ``quiet``, a notice with the summary."""
    findings = failing(report.findings, options.fail_on) if options.quiet else report.findings
    lines = [_annotation(finding) for finding in findings]
    if not options.quiet:
        lines.append(f"::notice title=curate::{_data(verdict(report))}")
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    properties: dict[str, str] = {}
    if finding.location:
        at = finding.location
        numbers = {"line": at.line, "endLine": at.end_line}
        if at.end_line in (0, at.line):  # GitHub takes columns only where the lines are the same
            numbers |= {"col": at.column, "endColumn": at.end_column}
        properties["file"] = at.path
        properties |= {name: str(number) for name, number in numbers.items() if number}
    properties["title"] = f"{rule_name(finding.code, finding.rule)} ({where(finding)})"
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = "\n".join(said(finding))
    return f"::{_COMMANDS[finding.level]} {told}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(one_line(text)).replace(":", "%3A").replace(",", "%2C")
