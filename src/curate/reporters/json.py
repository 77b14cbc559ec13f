"""Findings for programs: one JSON object, described by the schema that ``curate schema report`` prints."""

from typing import Literal

from curate import __version__
from curate.finding import Finding, Level, NotEvaluated
from curate.report import Descriptor, FailOn, Report, Suppressed
from curate.reporters import Options
from curate.reporters.escaping import json_text
from curate.reporters.wording import failing
from curate.value import Value


class Summary(Value):
    """The counts. ``failed`` says whether a finding is at or above ``fail_on`` (then the exit code is 1)."""

    findings: dict[Level, int]
    suppressed: int
    not_evaluated: int
    claims: int
    citations: int
    references: int
    fail_on: FailOn
    failed: bool


class JsonReport(Value):
    """What ``--format json`` prints.

    ``schema_version`` goes up when a field is renamed, removed or changes its meaning; new fields may appear without.
    """

    schema_version: Literal[1] = 1
    tool: Literal["curate"] = "curate"
    version: str
    sources: tuple[str, ...]
    summary: Summary
    findings: tuple[Finding, ...]
    not_evaluated: tuple[NotEvaluated, ...]
    suppressed: tuple[Suppressed, ...]
    rules: tuple[Descriptor, ...]


def render(report: Report, options: Options) -> str:
    """Return the report as JSON; with ``quiet`` only the findings that fail the check."""
    value = JsonReport(
        version=__version__,
        sources=report.sources,
        summary=Summary(
            findings=report.by_level,
            suppressed=len(report.suppressed),
            not_evaluated=len(report.not_evaluated),
            claims=report.claims,
            citations=report.citations,
            references=report.references,
            fail_on=options.fail_on,
            failed=report.fails(options.fail_on),
        ),
        findings=failing(report.findings, options.fail_on) if options.quiet else report.findings,
        not_evaluated=report.not_evaluated,
        suppressed=report.suppressed,
        rules=report.rules,
    )
    return json_text(value.model_dump(mode="json")) + "\n"
