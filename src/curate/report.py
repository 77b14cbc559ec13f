"""What a check returns and every reporter takes: findings, what was set aside, and what could not be looked at."""

from collections import Counter
from typing import Literal

from curate.finding import LEVELS, Confidence, Finding, Level, NotEvaluated
from curate.value import Value

FailOn = Level | Literal["never"]


class Descriptor(Value):
    """A rule as a report tells of it (SARIF ``reportingDescriptor``).

    ``level`` is the level in force after the settings; ``summary`` one line; ``documentation`` the rule's page in
    Markdown.
    """

    name: str
    code: str
    level: Level
    confidence: Confidence
    summary: str
    documentation: str = ""


class Suppressed(Value):
    """A finding that was set aside, by what, and why (SARIF ``suppression``)."""

    finding: Finding
    by: Literal["settings", "review", "baseline"]
    reason: str = ""


class Report(Value):
    """The answer of one check.

    ``findings`` stand in the order of the manuscript; ``rules`` are those that were applied. ``sources`` are the
    paths that were checked; ``claims``, ``references`` and ``citations`` count what was read in them.
    """

    findings: tuple[Finding, ...] = ()
    not_evaluated: tuple[NotEvaluated, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    rules: tuple[Descriptor, ...] = ()
    sources: tuple[str, ...] = ()
    claims: int = 0
    references: int = 0
    citations: int = 0

    @property
    def by_level(self) -> dict[Level, int]:
        """Return the number of findings for each level, the worst first."""
        counts = Counter(finding.level for finding in self.findings)
        return {level: counts[level] for level in LEVELS}

    def fails(self, fail_on: FailOn) -> bool:
        """Return whether any finding is at or above ``fail_on`` ("never": nothing is)."""
        if fail_on == "never":
            return False
        return any(LEVELS.index(finding.level) <= LEVELS.index(fail_on) for finding in self.findings)
