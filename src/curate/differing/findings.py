"""Findings of two versions: fixed, new, still there."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator

from curate.differing.difference import FindingChange
from curate.differing.pairs import Pairs
from curate.finding import Finding
from curate.queueing import ABOUT_REVIEWS


def findings(pairs: Pairs) -> Iterator[FindingChange]:
    """Return the findings that are fixed, those that are new, and those that are still there.

    One is recognised by its fingerprint, and where the claim was reworded by its rule and its subject. Those that tell of the
    registry and its reviews are left out: the decisions have a part of their own.
    """
    olds, news = _told(pairs.old.report.findings), _told(pairs.new.report.findings)
    ids = pairs.ids()
    kept: list[Finding] = []
    keys: tuple[Callable[[Finding, dict[str, str]], Hashable], ...] = (_exactly, _roughly)
    for key in keys:
        waiting: dict[Hashable, list[Finding]] = defaultdict(list)
        for old in reversed(olds):
            waiting[key(old, {})].append(old)
        left = []
        for new in news:
            if waiting.get(key(new, ids)):
                olds.remove(waiting[key(new, ids)].pop())
                kept.append(new)
            else:
                left.append(new)
        news = left
    yield from (FindingChange(kind="fixed", finding=one) for one in olds)
    yield from (FindingChange(kind="new", finding=one) for one in news)
    yield from (FindingChange(kind="still-there", finding=one) for one in kept)


def _told(found: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in found if one.code[:3] != ABOUT_REVIEWS]


def _exactly(finding: Finding, ids: dict[str, str]) -> Hashable:
    del ids
    return finding.rule, finding.fingerprint


def _roughly(finding: Finding, ids: dict[str, str]) -> Hashable:
    return finding.rule, ids.get(finding.subject, finding.subject if not ids else f"new {finding.subject}")
