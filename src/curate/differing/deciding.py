"""Decisions of the older version in the newer one: carried over, lapsed, lost."""

from collections.abc import Iterator

from curate.claim import Claim
from curate.differing.difference import DecisionChange
from curate.differing.pairs import Pairs
from curate.outline import Outline
from curate.review import Review
from curate.reviewing import DECIDED, Outcome, outcome, subjects, things
from curate.reviewing.settling import Subject
from curate.rule import place
from curate.survey import links

_GONE = "the finding is not made any more"


def decisions(pairs: Pairs) -> Iterator[DecisionChange]:
    """Return what became of each decision that held in the older version, one for each link and finding."""
    newer = _Newer(pairs)
    before = pairs.old.survey
    for name, subject in subjects(pairs.old.facts):
        for reviews in things(subject.reviews):
            was = outcome(reviews, before.sight(subject, reviews[0].reference), pairs.old.facts.today)
            if was.state in DECIDED and was.review:
                told = DecisionChange(
                    kind="lost", subject=_place(subject), about=_about(was.review, pairs), review=was.review
                )
                yield newer.told(name, told)


class _Newer:
    """The newer version, asked about decisions of the older one."""

    def __init__(self, pairs: Pairs) -> None:
        self._survey = pairs.survey()
        facts, shown = self._survey.facts, pairs.new.facts
        self._works = {kept.id: one.id for kept, one in zip(pairs.brought.references, facts.references, strict=True)}
        claims, references = pairs.old.facts.claims, pairs.old.facts.references
        self._found: dict[str, Subject] = {"": facts.outline}
        self._found |= {claims[was].id: facts.claims[at] for at, was in pairs.anchors.old_of.items()}
        self._found |= {references[was].id: facts.references[at] for at, was in pairs.works.old_of.items()}
        # What the report of the newer version calls a subject, by what it was called.
        self._called = {"": ""}
        self._called |= {claims[was].id: shown.claims[at].id for at, was in pairs.anchors.old_of.items()}
        self._called |= {references[was].id: shown.references[at].id for at, was in pairs.works.old_of.items()}
        report = pairs.new.report
        said = (*report.findings, *(one.finding for one in report.suppressed))
        self._made = {
            (one.subject, name, mark) for one in said for name in (one.rule, one.code) for mark in ("", one.fingerprint)
        }

    def told(self, name: str, told: DecisionChange) -> DecisionChange:
        """Return what became of a decision about the subject of this id."""
        here, review = self._found.get(name), told.review
        reference = self._works.get(review.reference or "")
        lacking = self._lacking(name, review, reference)
        if lacking or here is None:
            return told.model_copy(update={"reason": lacking})
        how = self._standing(here, review, reference)
        if how.state in DECIDED:
            if review.finding and not self._makes(name, review.finding, review.fingerprint):
                return told.model_copy(update={"reason": _GONE})
            return told.model_copy(update={"kind": "carried-over", "review": how.review})
        if how.state == "open":
            return told.model_copy(update={"reason": "the newer version does not hold it"})
        reasons = {"expired": "its day has passed", "conflict": "another reviewer contradicts it"}
        return told.model_copy(update={"kind": "lapsed", "changes": how.changes, "reason": reasons.get(how.state, "")})

    def _lacking(self, name: str, review: Review, reference: str | None) -> str:
        """Return what the newer version does not have of what a review is about, or ""."""
        here = self._found.get(name)
        if here is None:
            return "it is not in the newer version"
        if review.reference and not (isinstance(here, Claim) and reference in links(here)):
            return "the claim does not cite the work any more"
        return _GONE if review.finding and not self._makes(name, review.finding) else ""

    def _makes(self, name: str, rule: str, fingerprint: str = "") -> bool:
        return (self._called.get(name, name), rule, fingerprint) in self._made

    def _standing(self, here: Subject, review: Review, reference: str | None) -> Outcome:
        """Return how the thing that a review is about stands."""
        own = tuple(
            one
            for one in here.reviews
            if (one.reference in (review.reference, reference) if review.reference else one.thing == review.thing)
        )
        return outcome(own, self._survey.sight(here, reference), self._survey.facts.today) if own else Outcome()


def _place(subject: Subject) -> str:
    return "the manuscript as a whole" if isinstance(subject, Outline) else f"{subject.id} ({place(subject)})"


def _about(review: Review, pairs: Pairs) -> str:
    if review.finding:
        return f"the finding {review.finding}"
    return f"the link to {pairs.names((review.reference or '',))[0]}"
