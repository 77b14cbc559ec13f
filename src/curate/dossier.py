"""Everything that a report for people may show: what was checked, what was said of it, and where it is printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from curate.manuscript import Manuscript
from curate.report import Report
from curate.survey import Survey
from curate.value import Span


@dataclass(frozen=True)
class Dossier:
    """One manuscript or registry as it was checked.

    ``manuscript`` is None where only a registry was read. ``spans`` are the places of claims and references (by id) in its
    reading text; one that was not found there has none.
    """

    report: Report
    survey: Survey
    manuscript: Manuscript | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)
