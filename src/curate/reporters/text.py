"""Findings for a person at a terminal: grouped by place, one line a finding, with what to do below it."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from curate.finding import Finding, NotEvaluated
from curate.report import Report
from curate.reporters import Options
from curate.reporters.escaping import one_line
from curate.reporters.wording import NAMED, count, failing, families, rule_name, statistics, unevaluated, verdict, where

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_NARROWEST = 40
"""Below this width, in columns, breaking lines does more harm than the terminal's own wrapping."""
_SHORTEST = 20
"""With less room than this beside a long path, in columns, the line is left whole."""


@dataclass(frozen=True)
class _Page:
    """How lines are made: ``paint`` gives a text a style named as rich names it, ``width`` is where lines break."""

    paint: Callable[[str, str], str]
    width: int | None

    def fill(self, head: str, text: str, indent: int = 4) -> str:
        """Return head and text, broken at the width where there is one, later lines indented by so many spaces."""
        if self.width is None or self.width < _NARROWEST or len(head) > self.width - _SHORTEST:
            return head + text
        return textwrap.fill(
            text,
            width=self.width,
            initial_indent=head,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def render(report: Report, options: Options) -> str:
    """Return the report as text: findings, what was not evaluated, statistics where asked for, and the summary."""
    paint = _painter() if options.colour else _plain
    page = _Page(paint, options.width)
    if options.quiet:
        lines = [_headline(finding, _Page(paint, None)) for finding in failing(report.findings, options.fail_on)]
    else:
        lines = [*_findings(report, page), *_unevaluated(report, page)]
        if options.statistics:
            lines += _statistics(report, page)
        lines.append(paint(verdict(report), "bold"))
    return "".join(f"{_harmless(line)}\n" for line in lines)


def _findings(report: Report, page: _Page) -> Iterator[str]:
    for place, findings in groupby(report.findings, key=where):
        yield page.paint(f"-- {place}", "bold")
        for finding in findings:
            yield _headline(finding, page)
            told = [("    help: ", finding.help)] if finding.help else []
            for label, text in (*told, *(("    abstract: ", one) for one in finding.evidence)):
                yield page.paint(label, "green") + page.fill(label, one_line(text), len(label))[len(label) :]
            for location in finding.related:
                if (
                    location.line or not finding.location or str(location) != str(finding.location)
                ):  # in Word the finding's own file says nothing new
                    yield f"    see: {one_line(str(location))}"
        yield ""


def _headline(finding: Finding, page: _Page) -> str:
    location = f"{one_line(str(finding.location))}: " if finding.location else ""
    rule = rule_name(finding.code, finding.rule)
    head = f"{location}{finding.level} {rule}: "
    level = page.paint(finding.level, _STYLES[finding.level])
    painted = f"{location}{level} {page.paint(rule, 'bold')}: "
    return painted + page.fill(head, one_line(finding.message))[len(head) :]


def _unevaluated(report: Report, page: _Page) -> Iterator[str]:
    groups = unevaluated(report)
    if not groups:
        return
    yield page.paint("-- Not evaluated (this is not a pass)", "bold")
    for reason, items in groups:
        told = families(items) if len(items) > NAMED else [_times(rule_name(one.code, one.rule), one) for one in items]
        yield page.fill("", f"{one_line(reason)}: {', '.join(told)}")
    if any(len(items) > NAMED for _, items in groups):
        yield "(each rule by name: --statistics, or --format json)"
    yield ""


def _times(name: str, item: NotEvaluated) -> str:
    return f"{name} ({item.count})" if item.count > 1 else name


def _statistics(report: Report, page: _Page) -> Iterator[str]:
    rows = [row for row in statistics(report) if row.findings or row.suppressed or row.unevaluated]
    width = max((len(rule_name(row.code, row.name)) for row in rows), default=0)
    yield page.paint("-- Statistics", "bold")
    if rows:
        yield f"{'rule':<{width}}  {'level':<7}  findings  suppressed  not evaluated"
    for row in rows:
        name = rule_name(row.code, row.name)
        yield f"{name:<{width}}  {row.level:<7}  {row.findings:>8}  {row.suppressed:>10}  {row.unevaluated:>13}"
    if silent := len(report.rules) - sum(row.code in {rule.code for rule in report.rules} for row in rows):
        yield f"{count(silent, 'more rule')} found nothing"
    yield ""


def _harmless(lines: str) -> str:
    """Return the lines with none that GitHub Actions would take for a command ("::set-env …", "##[command]…")."""
    safe = (line.replace("##[", "#\\x23[") for line in lines.split("\n"))
    return "\n".join(line.replace("::", "\\x3a:", 1) if line.lstrip().startswith("::") else line for line in safe)


def _plain(text: str, _style: str) -> str:
    return text


def _painter() -> Callable[[str, str], str]:
    from rich.color import ColorSystem
    from rich.style import Style

    return lambda text, style: Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
