"""What people have settled: which reviews still stand, which have lapsed, and which speak of nothing."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from curate.claim import Claim
from curate.facts import Facts
from curate.finding import Finding
from curate.reference import Reference
from curate.review import Review

State = Literal["open", "settled", "deferred", "unpinned", "expired", "lapsed"]
"""Of a thing, or of one review of it.

open: nobody has looked. settled: decided, and what was seen is still there. deferred: put off until a day to come.
unpinned: decided, but the review does not tell what was seen. expired: its day has passed. lapsed: what was seen has
changed.
"""

_BEST: tuple[State, ...] = ("settled", "unpinned", "deferred", "expired", "lapsed", "open")


class Unused(NamedTuple):
    """A review of something that is not there: a link that the claim does not have, a finding that is not made."""

    subject: Claim | Reference
    review: Review
    missing: Literal["link", "finding"]


def state(review: Review, seen: str, today: date) -> State:
    """Return how a review stands, given the digest of the claim or reference as it is now."""
    if review.seen and review.seen != seen:
        return "lapsed"
    if review.until and review.until < today:
        return "expired"
    if review.decision == "deferred":
        return "deferred"
    return "settled" if review.seen else "unpinned"


def standing(subject: Claim | Reference, today: date, *, reference: str | None = None) -> State:
    """Return how a claim (or its link to ``reference``) or a reference stands: by the best of its reviews.

    Reviews of findings do not count: they settle what a rule said, not what the claim says.
    """
    seen = subject.digest()
    states = {state(one, seen, today) for one in subject.reviews if one.finding is None and one.reference == reference}
    return next((one for one in _BEST if one in states), "open")


def settling(finding: Finding, subject: Claim | Reference, today: date) -> Review | None:
    """Return the newest standing review of ``subject`` that sets the finding aside (rejected, or deferred).

    A review that accepts a finding agrees with the rule: the finding stays until what it tells of is mended.
    """
    seen = subject.digest()
    about = [
        review
        for review in subject.reviews
        if review.finding in (finding.rule, finding.code)
        and review.finding
        and state(review, seen, today) in ("settled", "unpinned", "deferred")
    ]
    last = max(about, key=lambda review: review.date, default=None)
    return last if last and last.decision in ("rejected", "deferred") else None


def unused(facts: Facts, findings: Iterable[Finding], evaluated: frozenset[str]) -> Iterator[Unused]:
    """Return the reviews of links that are not there, and of findings that ``evaluated`` rules no longer make.

    ``findings`` are all that were made, those set aside among them; ``evaluated`` holds names and codes of rules.
    """
    made = {(finding.subject, name) for finding in findings for name in (finding.rule, finding.code)}
    subjects: tuple[Claim | Reference, ...] = (*facts.claims, *facts.references)
    for subject in subjects:
        linked = _linked(subject)
        for review in subject.reviews:
            if review.reference and review.reference not in linked:
                yield Unused(subject, review, "link")
            elif review.finding in evaluated and (subject.id, review.finding) not in made:
                yield Unused(subject, review, "finding")


def _linked(subject: Claim | Reference) -> set[str]:
    """Return the ids of the references that a claim cites, may cite, or is linked to by a person."""
    if isinstance(subject, Reference):
        return {subject.id}
    perhaps = {one for cited in subject.citations for one in cited.candidates}
    return perhaps | set(subject.references) | {link.reference for link in subject.links}
