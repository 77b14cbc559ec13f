"""What there is to decide: the links and findings of a registry in the order of the manuscript, and how each stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from curate.claim import Claim
from curate.finding import LEVELS, Finding, Level
from curate.outline import Outline
from curate.reference import Reference
from curate.report import Report
from curate.review import Review, Seen
from curate.reviewing import DECIDED, Outcome, of_finding, of_link, state, subjects
from curate.reviewing.settling import WHOLE, Subject
from curate.survey import Survey, links

ABOUT_REVIEWS = "REG"
"""The family of rules that tell of the registry and of reviews themselves: nothing that a decision could settle."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to decide: the link of a claim to ``reference`` (an id), or a ``finding``; and how it stands."""

    subject: Subject
    outcome: Outcome
    seen: Seen
    reviews: tuple[Review, ...]
    reference: str | None = None
    finding: Finding | None = None

    @property
    def name(self) -> str:
        """Return the id of the subject, ``WHOLE`` for the manuscript as a whole."""
        return WHOLE if isinstance(self.subject, Outline) else self.subject.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which matters: of these rules (names or codes; findings only), at or above a level, of a section, of a reference.

    ``reference`` is an id, ``section`` the slug of a section.
    """

    rules: frozenset[str] = frozenset()
    level: Level | None = None
    section: str | None = None
    reference: str | None = None
    kind: str | None = None
    """"link" or "finding", both where it is None."""

    def takes(self, matter: Matter, survey: Survey) -> bool:
        """Return whether a matter passes."""
        finding, subject = matter.finding, matter.subject
        if self.kind and self.kind != ("finding" if finding else "link"):
            return False
        if (self.rules or self.level) and not finding:
            return False
        if finding and self.rules and not self.rules & {finding.rule, finding.code, finding.code[:3]}:
            return False
        if finding and self.level and LEVELS.index(finding.level) > LEVELS.index(self.level):
            return False
        if self.section and not (isinstance(subject, Claim) and subject.section == self.section):
            return False
        return not self.reference or self.reference in _references(matter, survey)


def matters(survey: Survey, report: Report) -> Iterator[Matter]:
    """Return every link and every finding that a person can settle: each claim's links, then its findings, then references.

    Findings that reviews set aside are among them, those that the settings or a baseline set aside are not.
    """
    said = [*report.findings, *(one.finding for one in report.suppressed if one.by == "review")]
    about: dict[str, list[Finding]] = {}
    for finding in said:
        if finding.code[:3] != ABOUT_REVIEWS:
            about.setdefault(finding.subject, []).append(finding)
    for name, subject in subjects(survey.facts):
        if isinstance(subject, Claim):
            for reference in links(subject):
                yield Matter(
                    subject,
                    survey.link(subject, reference),
                    survey.sight(subject, reference),
                    of_link(subject.reviews, reference),
                    reference=reference,
                )
        for finding in about.get(name, ()):
            yield Matter(
                subject,
                survey.settled(finding),
                survey.sight(subject),
                of_finding(subject.reviews, finding),
                finding=finding,
            )


def is_open(matter: Matter) -> bool:
    """Return whether nobody's decision about it holds, or two contradict each other."""
    return matter.outcome.state not in DECIDED


def is_open_to(matter: Matter, reviewer: str, survey: Survey) -> bool:
    """Return whether one reviewer has not decided about it, whatever others did."""
    own = (review for review in matter.reviews if review.reviewer == reviewer)
    return not any(state(review, matter.seen, survey.facts.today) in DECIDED for review in own)


def in_conflict(matter: Matter) -> bool:
    """Return whether reviewers contradict each other about it."""
    return matter.outcome.state == "conflict"


def beside(matter: Matter, all_matters: Iterable[Matter]) -> Iterator[Finding]:
    """Return the findings that somebody who decides this should see: those about its claim, and about its reference."""
    for other in all_matters:
        if other.finding is None or other.finding is matter.finding:
            continue
        if other.subject is matter.subject or (isinstance(other.subject, Reference) and other.name == matter.reference):
            yield other.finding


def _references(matter: Matter, survey: Survey) -> frozenset[str]:
    """Return the ids of the references that a matter is about."""
    if matter.reference:
        return frozenset({matter.reference})
    if isinstance(matter.subject, Claim):
        return frozenset(reference for reference in links(matter.subject) if reference in survey.facts.by_id)
    return frozenset({matter.subject.id}) if isinstance(matter.subject, Reference) else frozenset()
