"""The tools: how each is called, and which entries it says something about.

Counted is what a tool calls an error or a warning, and every notice (retraction, concern, correction), whatever its level. A
DOI that could be added, and a publisher that is not named, are no alarms, whoever tells of them.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REFERENCES, MANUSCRIPT, REPORT = "references.bib", "paper.md", "report.json"
_NOTICES = ("correct", "concern", "retract", "withdraw")


@dataclass(frozen=True)
class Tool:
    """A tool: its name and version on the package index, its command without the program's folder, how its report is read.

    ``environment`` are variables that give it an address to name.
    """

    name: str
    package: str
    command: tuple[str, ...]
    flagged: Callable[[Path], set[str]]
    environment: tuple[tuple[str, str], ...] = ()


def curate(folder: Path) -> set[str]:
    """Return the entries that curate says something about."""
    return {
        one["subject"]
        for one in _report(folder)["findings"]
        if one["code"][:3] in ("RES", "INT") and (one["level"] != "note" or one["code"].startswith("INT"))
    }


def paper_preflight(folder: Path) -> set[str]:
    """Return the entries that paper-preflight says something about."""
    findings = _report(folder)["findings"]
    return {
        one["key"]
        for one in findings
        if one["key"] and (one["severity"] != "info" or one["rule"] in ("REF004", "REF005"))
    }


def bibaudit(folder: Path) -> set[str]:
    """Return the entries that bibaudit says something about."""
    return {one["key"] for one in _report(folder)["results"] if any(map(_bibaudit_counts, one["issues"]))}


def _bibaudit_counts(issue: dict[str, Any]) -> bool:
    told = issue["severity"] != "info" and issue["kind"] not in ("proposed", "missing")
    return told or (issue["field"] == "status" and "unverified" not in issue["kind"])


def starbuck(folder: Path) -> set[str]:
    """Return the entries that starbuck says something about."""
    found = json.loads((folder / "report" / "paper-references.json").read_text(encoding="utf-8"))
    return {
        one["key"]
        for one in found["references"]
        if one["verdict"] in ("fail", "warn")
        or any(word in finding["code"] for finding in one["findings"] for word in _NOTICES)
    }


def refchecker(folder: Path) -> set[str]:
    """Return the entries that academic-refchecker says something about."""
    return {one["original_reference"]["bibtex_key"] for one in _report(folder)["records"]}


def _report(folder: Path) -> Any:
    return json.loads((folder / REPORT).read_text(encoding="utf-8"))


CURATE = Tool(
    "curate", "", ("curate", "check", REFERENCES, "--resolve", "--format", "json", "--output", REPORT), curate
)
PEERS = (
    Tool("paper-preflight", "paper-preflight==1.0.0", ("paper-preflight", "check", REFERENCES, "--format", "json", "--output", REPORT), paper_preflight, (("PAPER_PREFLIGHT_EMAIL", "a@example.org"),)),
    Tool("bibaudit", "bibaudit==0.1.2", ("bibaudit", "check", REFERENCES, "--format", "json", "--output", REPORT, "--mailto", "a@example.org"), bibaudit),
    Tool("starbuck", "starbuck==0.2.0", ("starbuck", "check", MANUSCRIPT, "--out", "report", "--to", "", "--email", "a@example.org"), starbuck),
    Tool("academic-refchecker", "academic-refchecker==3.1.10", ("academic-refchecker", "--paper", REFERENCES, "--report-file", REPORT), refchecker),
)  # fmt: skip
