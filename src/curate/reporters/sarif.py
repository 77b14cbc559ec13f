"""Findings as SARIF 2.1.0, which code scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from curate import __version__
from curate.finding import Finding, NotEvaluated
from curate.location import Location
from curate.report import Descriptor, Report, Suppressed
from curate.reporters import Options
from curate.reporters.escaping import json_text, one_line
from curate.reporters.wording import count, failing, where

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "curate/v1"
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
"""Levels as GitHub's code scanning calls them (``problem.severity``)."""
_LINK = re.compile(r"\[([^\[\]]*)\](?=\()")


def render(report: Report, options: Options) -> str:
    """Return the report as one SARIF run; with ``quiet`` only the findings that fail the check."""
    index = {rule.code: at for at, rule in enumerate(report.rules)}
    findings = failing(report.findings, options.fail_on) if options.quiet else report.findings
    fallback = report.sources[0] if report.sources else "."
    results = [_result(finding, index, fallback) for finding in findings]
    results += [_set_aside(suppressed, index, fallback) for suppressed in report.suppressed]
    driver = {"name": "curate", "semanticVersion": __version__, "rules": [_rule(rule) for rule in report.rules]}
    invocation = {
        "executionSuccessful": True,
        "toolExecutionNotifications": [_notification(item, index) for item in report.not_evaluated],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: Descriptor) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary or rule.name},
        "defaultConfiguration": {"level": rule.level},
        "properties": {
            "precision": rule.confidence,
            "problem.severity": _PROBLEM[rule.level],
            "tags": ["citations", rule.code.rstrip("0123456789")],
        },
    }
    if rule.documentation:
        described["help"] = {"text": rule.documentation, "markdown": rule.documentation}
    return described


def _result(finding: Finding, index: dict[str, int], fallback: str) -> dict[str, Any]:
    place: dict[str, Any] = _location(finding.location or Location(path=fallback))
    place["logicalLocations"] = [{"fullyQualifiedName": where(finding)}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.level,
        "message": {"text": _message(f"{finding.message} {finding.help}".strip())},
        "locations": [place],
        "properties": {"confidence": finding.confidence, "subject": finding.subject, "place": finding.place},
    }
    if finding.evidence:
        result["properties"]["evidence"] = list(map(one_line, finding.evidence))
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.fingerprint:
        result["partialFingerprints"] = {_FINGERPRINT: finding.fingerprint}
    if finding.related:
        result["relatedLocations"] = [{"id": n, **_location(at)} for n, at in enumerate(finding.related, start=1)]
    return result


def _set_aside(suppressed: Suppressed, index: dict[str, int], fallback: str) -> dict[str, Any]:
    suppression: dict[str, Any] = {"kind": "external", "status": "accepted", "properties": {"by": suppressed.by}}
    if suppressed.reason:
        suppression["justification"] = _message(suppressed.reason)
    return {**_result(suppressed.finding, index, fallback), "suppressions": [suppression]}


def _message(text: str) -> str:
    """Return ``text`` with nothing that a viewer would make a link of ("[3](https://…)"; SARIF 3.11.6)."""
    return _LINK.sub(r"\\[\1\\]", one_line(text))


def _location(location: Location) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(location.path)}}
    if location.line:
        numbers = {
            "startLine": location.line,
            "startColumn": location.column,
            "endLine": location.end_line,
            "endColumn": location.end_column,
        }
        physical["region"] = {name: number for name, number in numbers.items() if number}
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    """Return the path as a URI reference: relative where the path is."""
    if PurePosixPath(path).is_absolute():
        return "file://" + _quoted(path)
    relative = _quoted(path)
    # A colon in the first segment would read as a scheme (RFC 3986, 4.2).
    return f"./{relative}" if ":" in relative.split("/", 1)[0] else relative


def _quoted(path: str) -> str:
    return quote(path, safe="/:@!$&'()*+,;=~", errors="surrogatepass")


def _notification(item: NotEvaluated, index: dict[str, int]) -> dict[str, Any]:
    times = f" ({count(item.count, 'time')})" if item.count > 1 else ""
    descriptor: dict[str, Any] = {"id": item.code}
    if item.code in index:
        descriptor["index"] = index[item.code]
    return {
        "level": "note",
        "message": {"text": _message(f"Not evaluated: {item.reason}{times}")},
        "associatedRule": descriptor,
    }
