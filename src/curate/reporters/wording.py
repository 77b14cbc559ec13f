"""Sentences that several formats share, so that they read the same everywhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from curate.enumerating import enumerate_words
from curate.finding import LEVELS, Finding, Level, NotEvaluated
from curate.report import FailOn, Report
from curate.reporters.escaping import one_line
from curate.value import Value

_FAMILIES = {
    "CIT": "citations", "AUT": "authors", "REF": "references", "RES": "records", "INT": "integrity", "TOP": "topic", "EVD": "evidence",
    "REG": "the registry",
}  # fmt: skip


NAMED = 4
"""More rules than this that lack the same are told by their families and numbers."""


def families(items: Sequence[NotEvaluated]) -> Iterator[str]:
    """Return rules by family, with how many of each ("21 rules about records (RES)"): nobody reads a list of fifty codes."""
    for code, rules in groupby(items, key=lambda one: one.code[:3]):
        here = list(rules)
        most = max(one.count for one in here)
        often = f", each up to {most} times" if most > 1 else ""
        about = f"{_FAMILIES[code]} ({code})" if code in _FAMILIES else code
        yield f"{count(len(here), 'rule')} about {about}{often}"


def count(number: int, noun: str) -> str:
    """Return "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def failing(findings: tuple[Finding, ...], fail_on: FailOn) -> tuple[Finding, ...]:
    """Return the findings at or above ``fail_on``."""
    if fail_on == "never":
        return ()
    return tuple(finding for finding in findings if LEVELS.index(finding.level) <= LEVELS.index(fail_on))


def rule_name(code: str, name: str) -> str:
    """Return how a rule is named in a sentence: "CIT101 unknown-number"."""
    return one_line(f"{code} {name}".strip())


def said(finding: Finding) -> tuple[str, ...]:
    """Return what a finding says, line by line: the message, what to do, and the sentences of the abstracts."""
    return tuple(filter(None, map(one_line, (finding.message, finding.help, *finding.evidence))))


def where(finding: Finding) -> str:
    """Return where a finding stands, as a person would say it."""
    return one_line(finding.place or finding.subject) or "The manuscript as a whole"


def verdict(report: Report) -> str:
    """Return the summary in one line: what was found, what was set aside, and what was read."""
    found = enumerate_words([count(number, level) for level, number in report.by_level.items() if number])
    aside = f" ({len(report.suppressed)} suppressed)" if report.suppressed else ""
    return f"{found or 'no findings'}{aside} in {_read(report)}"


def unevaluated(report: Report) -> list[tuple[str, list[NotEvaluated]]]:
    """Return what was not evaluated, together by what was lacking, the most frequent reason first."""
    by_reason: dict[str, list[NotEvaluated]] = defaultdict(list)
    for item in report.not_evaluated:
        by_reason[item.reason].append(item)
    return sorted(by_reason.items(), key=lambda pair: -len(pair[1]))


class RuleCount(Value):
    """What became of one rule: how many findings, how many set aside, how often it could not be applied."""

    code: str
    name: str
    level: Level
    findings: int = 0
    suppressed: int = 0
    unevaluated: int = 0


def statistics(report: Report) -> list[RuleCount]:
    """Return a count for each rule that was applied or could not be, the one with most findings first."""
    found = Counter(finding.code for finding in report.findings)
    aside = Counter(suppressed.finding.code for suppressed in report.suppressed)
    lacking: Counter[str] = Counter()
    for item in report.not_evaluated:
        lacking[item.code] += item.count
    rules = [
        RuleCount(
            code=rule.code,
            name=rule.name,
            level=rule.level,
            findings=found[rule.code],
            suppressed=aside[rule.code],
            unevaluated=lacking[rule.code],
        )
        for rule in report.rules
    ]
    return sorted(rules, key=lambda rule: (-rule.findings, rule.code))


def _read(report: Report) -> str:
    parts = [count(report.claims, "claim"), count(report.references, "reference")]
    if report.citations:
        parts.insert(1, count(report.citations, "citation"))
    files = f" in {count(len(report.sources), 'file')}" if len(report.sources) > 1 else ""
    return enumerate_words(parts) + files
