"""A baseline: the findings that were there when ``curate`` came into a project, kept in a file and not reported.

The file is JSON: ``{"curate-baseline": 1, "findings": [{"fingerprint": "…", "rule": "…", "subject": "…"}]}``. Only the
fingerprints count; rule and subject are there for people who read the diff.
"""

from pathlib import Path
from typing import Literal

from pydantic import Field

from curate.errors import SettingsError
from curate.report import Report
from curate.value import Value

FILE = "curate-baseline.json"
"""The name of the file where nobody chose one."""

_HELP = "write it anew with `curate check --write-baseline`, or take it out of the settings"


class Known(Value):
    """One old finding."""

    fingerprint: str
    rule: str = ""
    subject: str = ""


class Baseline(Value):
    """The file."""

    version: Literal[1] = Field(default=1, alias="curate-baseline")
    findings: tuple[Known, ...] = ()


def read(path: Path) -> frozenset[str]:
    """Return the fingerprints of the baseline in ``path``.

    Raises:
        SettingsError: the file is missing or is not a baseline.
    """
    try:
        return frozenset(known.fingerprint for known in Baseline.model_validate_json(path.read_bytes()).findings)
    except OSError as error:
        raise SettingsError(f"cannot read the baseline {path}: {error.strerror}", help=_HELP) from error
    except ValueError as error:
        raise SettingsError(f"{path} is not a baseline", help=_HELP) from error


def text(report: Report) -> str:
    """Return a baseline of all findings of ``report``, those of an earlier baseline that are still there included."""
    still = (one.finding for one in report.suppressed if one.by == "baseline")
    known = {
        Known(fingerprint=finding.fingerprint, rule=f"{finding.code} {finding.rule}", subject=finding.subject)
        for finding in (*report.findings, *still)
        if finding.fingerprint
    }
    in_order = sorted(known, key=lambda one: (one.rule, one.fingerprint))
    return Baseline(findings=tuple(in_order)).model_dump_json(by_alias=True, indent=2) + "\n"
