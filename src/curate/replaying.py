"""What a check found then against what it finds now: every finding, what was set aside, and what was not evaluated."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from curate.report import Report


def told(report: Report) -> str:
    """Return what a report says, as JSON, without the documentation of the rules: what two checks are compared by."""
    data = report.model_dump(mode="json", exclude={"rules": {"__all__": {"documentation"}}})
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def differences(then: str, now: str) -> Iterator[str]:
    """Return the differences of two reports (as ``told`` gives them), a line each; none where every finding is the same.

    Raises:
        ValueError: one of them is no such report.
    """
    old, new = json.loads(then), json.loads(now)
    for part, tell in (("findings", _finding), ("suppressed", _suppressed), ("not_evaluated", _lacking)):
        was, is_ = _counted(old, part), _counted(new, part)
        yield from (f"gone: {tell(json.loads(one))}" for one in (was - is_).elements())
        yield from (f"new: {tell(json.loads(one))}" for one in (is_ - was).elements())
    for part in ("claims", "references", "citations"):
        if old.get(part) != new.get(part):
            yield f"{part}: {old.get(part)} then, {new.get(part)} now"


def counted(text: str) -> str:
    """Return how much a report (as ``told`` gives it) says: "3 findings, 1 set aside, 2 rules not evaluated"."""
    report = json.loads(text)
    found, aside, lacking = (len(report[part]) for part in ("findings", "suppressed", "not_evaluated"))
    return f"{found} findings, {aside} set aside, {lacking} not evaluated"


def _counted(report: Any, part: str) -> Counter[str]:
    values = report.get(part) if isinstance(report, dict) else None
    if not isinstance(values, list):
        raise ValueError(f"no {part}")  # noqa: TRY004 - the text is wrong, not its type
    return Counter(json.dumps(one, ensure_ascii=False, sort_keys=True) for one in values)


def _finding(one: dict[str, Any]) -> str:
    return f"{one['level']} {one['code']} {one['rule']}: {one['message']}"


def _suppressed(one: dict[str, Any]) -> str:
    return f"set aside by {one['by']}: {_finding(one['finding'])}"


def _lacking(one: dict[str, Any]) -> str:
    return f"not evaluated: {one['code']} {one['rule']} ({one['count']}): {one['reason']}"
