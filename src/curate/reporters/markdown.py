"""Findings as GitHub-flavoured Markdown, for a job summary or a comment on a pull request."""

from collections.abc import Iterator

from curate.report import Report
from curate.reporters import Options
from curate.reporters.escaping import markdown
from curate.reporters.wording import failing, rule_name, said, statistics, unevaluated, verdict, where


def render(report: Report, options: Options) -> str:
    """Return the report as Markdown: the summary, a table of findings, and what was not evaluated."""
    findings = failing(report.findings, options.fail_on) if options.quiet else report.findings
    lines = [f"**curate:** {markdown(verdict(report))}", ""]
    if findings:
        lines += ["| level | rule | place | finding |", "| --- | --- | --- | --- |"]
        for finding in findings:
            message = "<br>".join(map(markdown, said(finding)))
            place = "<br>".join(markdown(text) for text in (where(finding), str(finding.location or "")) if text)
            lines.append(
                f"| {finding.level} | {markdown(rule_name(finding.code, finding.rule))} | {place} | {message} |"
            )
        lines.append("")
    if not options.quiet:
        lines += _unevaluated(report)
        if options.statistics:
            lines += _statistics(report)
    return "\n".join(lines).rstrip("\n") + "\n"


def _unevaluated(report: Report) -> Iterator[str]:
    groups = unevaluated(report)
    if not groups:
        return
    yield "**Not evaluated** (this is not a pass):"
    yield ""
    for reason, items in groups:
        yield f"- {markdown(reason)}: " + ", ".join(markdown(rule_name(item.code, item.rule)) for item in items)
    yield ""


def _statistics(report: Report) -> Iterator[str]:
    yield "| rule | level | findings | suppressed | not evaluated |"
    yield "| --- | --- | ---: | ---: | ---: |"
    for row in statistics(report):
        name = markdown(rule_name(row.code, row.name))
        yield f"| {name} | {row.level} | {row.findings} | {row.suppressed} | {row.unevaluated} |"
