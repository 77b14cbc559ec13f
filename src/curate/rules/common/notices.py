"""Notices about cited works: what the rules about integrity share."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from curate.assessment import Assessment
from curate.record import Notice, NoticeKind, Source
from curate.reference import Date, Reference
from curate.rule import Problem, Said, Skipped
from curate.rules.common.records import named, sure, told, with_work
from curate.survey import Survey

_SPOKEN = re.compile(r"\bretract|\bwithdr[ae]w|\bexpressions? of concern\b|\bsince been removed\b", re.IGNORECASE)
_MARKED = re.compile(
    r"\bretracted\b|\bwithdrawn\b|\bretraction (?:in|published|notice|of)\b|\bexpression of concern\b", re.IGNORECASE
)
_END = (9999,)


class Told(NamedTuple):
    """A notice, and who tells of it."""

    notice: Notice
    sources: tuple[Source, ...]


def standing(seen: Assessment, kind: NoticeKind) -> Told | None:
    """Return the notice of a kind that stands against the work, or None where there is none or a later one lifts it.

    A reinstatement lifts retractions, withdrawals and concerns; a republication lifts a retraction.
    """
    said = [(one, record.source) for record in seen.work for one in record.notices if one.kind == kind]
    if not said:
        return None
    best = max(said, key=lambda pair: (pair[0].date is not None, bool(pair[0].identifier), when(pair[0].date)))[0]
    if any(_lifts(one, best) for record in seen.work for one in record.notices):
        return None
    return Told(best, tuple(dict.fromkeys(source for _, source in said)))


def _lifts(later: Notice, notice: Notice) -> bool:
    lifted = {
        "reinstatement": ("retraction", "partial-retraction", "withdrawal", "concern"),
        "republication": ("retraction", "partial-retraction", "withdrawal"),
        "retraction": ("concern",),
    }.get(later.kind, ())
    return notice.kind in lifted and when(notice.date) <= (when(later.date) if later.date else _END)


def when(date: Date | None) -> tuple[int, ...]:
    """Return a date as it sorts; () where none is known."""
    return date.date_parts[0] if date and date.date_parts else ()


def acknowledged(reference: Reference, survey: Survey) -> bool:
    """Return whether the manuscript says what became of the work: the entry of the list, or every sentence that cites it."""
    if _MARKED.search(reference.string):
        return True
    claims = [claim for claim in survey.facts.claims if reference.id in claim.references]
    return bool(claims) and all(_SPOKEN.search(claim.quote or claim.statement) for claim in claims)


def noticed(reference: Reference, survey: Survey, kinds: Sequence[NoticeKind]) -> Iterator[Told | Skipped]:
    """Return the standing notices of these kinds about the work, or that the work is not known."""
    seen = with_work(reference, survey)
    if isinstance(seen, Skipped):
        yield seen
        return
    yield from filter(None, (standing(seen, kind) for kind in kinds))


def say(reference: Reference, survey: Survey, kind: NoticeKind, happened: str, advice: str) -> Said:
    """Say what became of the work, with date, notice and source."""
    for one in noticed(reference, survey, [kind]):
        yield one if isinstance(one, Skipped) else problem(reference, one, happened, advice)


def say_unless_acknowledged(
    reference: Reference, survey: Survey, kind: NoticeKind, happened: str, advice: str
) -> Said:
    """Say what became of the work where the manuscript does not."""
    for one in noticed(reference, survey, [kind]):
        if isinstance(one, Skipped):
            yield one
        elif not acknowledged(reference, survey):
            yield problem(reference, one, happened, advice, ", and the manuscript does not say so")


def problem(reference: Reference, one: Told, happened: str, advice: str, more: str = "") -> Problem:
    """Return a notice as a problem."""
    day = "-".join(f"{part:02}" for part in when(one.notice.date))
    said = f" {'on' if day.count('-') == 2 else 'in'} {day}" if day else ""
    notice = f"the notice is {named(one.notice.identifier)}, " if one.notice.identifier else ""
    reason = f" for {one.notice.reason.strip().rstrip('.')}" if one.notice.reason else ""
    return Problem(
        message=f"{reference.short} {happened}{said}{reason} ({notice}as {told(one.sources)} {_verb(one)}){more}.",
        help=advice,
        value=one.notice.identifier or day,
        confidence=sure(one.sources),
    )


def _verb(one: Told) -> str:
    return "say" if len(one.sources) > 1 else "says"
