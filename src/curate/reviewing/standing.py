"""How things stand after what people decided: settled, in conflict, lapsed with what changed, or open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from curate.finding import Finding
from curate.review import Decision, Review, Seen
from curate.reviewing.seeing import Change, changes
from curate.value import Value

State = Literal["open", "settled", "unpinned", "deferred", "conflict", "expired", "lapsed"]
"""How a link or a finding stands.

open: nobody has decided. settled: decided, and what was seen is unchanged. unpinned: decided, but the review does not tell
what was seen. deferred: put off until a day to come. conflict: reviewers decided differently. expired: the day until which
the decision held has passed. lapsed: what was seen has changed.
"""

STATES: tuple[State, ...] = ("settled", "unpinned", "deferred", "conflict", "expired", "lapsed", "open")
DECIDED: frozenset[State] = frozenset({"settled", "unpinned", "deferred"})
"""States in which a decision holds."""
ABSTAINS: frozenset[Decision] = frozenset({"cannot-tell", "deferred"})
"""Decisions that contradict no other one."""


class Outcome(Value):
    """How one link or finding stands.

    ``review`` is the decision that holds, or the last one that did (lapsed, expired), or that there is (conflict).
    ``standing`` are the last decisions of all reviewers that still hold. ``changes`` say why it lapsed.
    """

    state: State = "open"
    review: Review | None = None
    standing: tuple[Review, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def decision(self) -> Decision | None:
        """Return the decision that holds, None where none does."""
        return self.review.decision if self.review and self.state in DECIDED else None


def state(review: Review, now: Seen, today: date) -> State:
    """Return how one review stands, given what is seen now."""
    if changes(review.seen, now):
        return "lapsed"
    if review.until and review.until < today:
        return "expired"
    if review.decision == "deferred":
        return "deferred"
    return "settled" if review.seen or review.fingerprint else "unpinned"


def of_link(reviews: Iterable[Review], reference: str) -> tuple[Review, ...]:
    """Return the reviews of the link to a reference (its id)."""
    return tuple(review for review in reviews if review.reference == reference)


def of_finding(reviews: Iterable[Review], finding: Finding) -> tuple[Review, ...]:
    """Return the reviews that are about a finding: of its rule, and of its fingerprint where they give one."""
    return tuple(
        review
        for review in reviews
        if review.finding in (finding.rule, finding.code) and review.fingerprint in ("", finding.fingerprint)
    )


def outcome(reviews: Sequence[Review], now: Seen, today: date) -> Outcome:
    """Return how a thing stands after all reviews of it (and of nothing else), in the order they stand in the file.

    An adjudication settles it, the last one of several. Else the last decision of each reviewer counts: where two of them
    differ there is a conflict, those that abstain aside; the newest one is what holds.
    """
    if not reviews:
        return Outcome()
    told = [(review, state(review, now, today)) for review in _in_time(reviews)]
    standing = tuple(last_by_reviewer(review for review, how in told if how in DECIDED).values())
    if not standing:
        last, how = told[-1]
        return Outcome(state=how, review=last, changes=changes(last.seen, now))
    states = {id(review): how for review, how in told}
    judged = [review for review in standing if review.adjudicates]
    last = (judged or _speaking(standing))[-1]
    conflict = not judged and any(conflicting(a, b) for a, b in combinations(standing, 2))
    return Outcome(state="conflict" if conflict else states[id(last)], review=last, standing=standing)


def conflicting(a: Review, b: Review) -> bool:
    """Return whether two decisions about one thing cannot both hold."""
    return a.decision != b.decision and not {a.decision, b.decision} & ABSTAINS


def conflict(standing: Sequence[Review]) -> tuple[Review, Review] | None:
    """Return two reviews that contradict each other, the first in the order given, or None."""
    return next(((a, b) for a, b in combinations(standing, 2) if conflicting(a, b)), None)


def last_by_reviewer(reviews: Iterable[Review]) -> dict[str, Review]:
    """Return the last review of each reviewer, of reviews of one thing; the newest of all stands last."""
    last: dict[str, Review] = {}
    for review in _in_time(reviews):
        last.pop(review.reviewer, None)
        last[review.reviewer] = review
    return last


def _in_time(reviews: Iterable[Review]) -> list[Review]:
    """Return the reviews by their day; those of one day as they stand in the file."""
    return sorted(reviews, key=lambda review: review.date)


def _speaking(standing: Sequence[Review]) -> Sequence[Review]:
    """Return the reviews that decide something; all of them where each abstains."""
    return [review for review in standing if review.decision not in ABSTAINS] or standing


def things(reviews: Iterable[Review]) -> Iterator[tuple[Review, ...]]:
    """Return the reviews of one subject, those of one thing together, in the order in which each thing first stands."""
    groups: dict[tuple[str, str, str], list[Review]] = {}
    for review in reviews:
        groups.setdefault(review.thing, []).append(review)
    yield from map(tuple, groups.values())
