"""How far an audit is: what of it people have settled, by section and by reviewer, and how far they agree."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from pydantic import Field

from curate.claim import Claim
from curate.outline import Outline
from curate.queueing import Matter, matters
from curate.report import Report
from curate.review import Decision
from curate.reviewing import DECIDED, STATES, State, conflicting, state
from curate.reviewing.agreeing import Agreement, agreements, independent
from curate.survey import Survey, links
from curate.value import Value

DONE: frozenset[State] = frozenset({"settled", "deferred"})
"""What counts as done: a decision that holds and tells what was seen, or that puts a finding off until a day to come."""


class Tally(Value):
    """How many things stand how, and what was decided about those of which a decision holds."""

    total: int = 0
    states: dict[State, int] = Field(default_factory=dict)
    decisions: dict[Decision, int] = Field(default_factory=dict)

    @property
    def done(self) -> int:
        """Return how many are done."""
        return sum(self.states.get(how, 0) for how in DONE)


class Part(Value):
    """One section, by its slug and title; the references (slug "references"); the manuscript as a whole (slug "")."""

    slug: str
    title: str
    links: Tally = Tally()
    findings: Tally = Tally()


class Reviewer(Value):
    """What one person has decided: how many things, of how many that holds, and how often it adjudicated."""

    name: str
    links: int = 0
    findings: int = 0
    holding: int = 0
    adjudicated: int = 0


class Disagreement(Value):
    """A thing about which reviewers contradict each other: decisions by reviewer. ``settled`` says that one adjudicated."""

    subject: str
    about: str
    decisions: dict[str, Decision]
    settled: bool


class References(Value):
    """The reference list: how many entries, how many are cited, known to an authority, without an open finding."""

    total: int
    cited: int
    known: int
    clean: int


class Status(Value):
    """How far the audit is. ``claims`` counts those that cite; ``claims_done`` those of which every link is done."""

    claims: int
    claims_done: int = Field(alias="claims-done")
    references: References
    links: Tally
    findings: Tally
    aside: int
    parts: tuple[Part, ...]
    reviewers: tuple[Reviewer, ...]
    agreements: tuple[Agreement, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def percent(self) -> float:
        """Return how much is done, of all links and findings, in percent; 100 where there is nothing to do."""
        total = self.links.total + self.findings.total
        return 100 * (self.links.done + self.findings.done) / total if total else 100.0


def status(survey: Survey, report: Report) -> Status:
    """Return how far the audit is, after ``report`` on the same facts.

    Findings of the family REG tell of the registry and of reviews themselves, and do not count. ``aside`` counts those that
    the settings or a baseline set aside.
    """
    found = list(matters(survey, report))
    facts = survey.facts
    citing = [claim for claim in facts.claims if links(claim)]
    open_links = {one.name for one in found if one.reference and one.outcome.state not in DONE}
    open_findings = {one.name for one in found if one.finding and one.outcome.state not in DONE}
    return Status(
        claims=len(citing),
        claims_done=sum(claim.id not in open_links for claim in citing),
        references=References(
            total=len(facts.references),
            cited=len({reference for claim in facts.claims for reference in links(claim)} & set(facts.by_id)),
            known=sum(bool(survey.assessment(reference).work) for reference in facts.references),
            clean=sum(reference.id not in open_findings for reference in facts.references),
        ),
        links=tally(one for one in found if one.reference),
        findings=tally(one for one in found if one.finding),
        aside=sum(one.by != "review" for one in report.suppressed),
        parts=tuple(_parts(found, survey)),
        reviewers=tuple(_reviewers(found, survey)),
        agreements=_agreements(found, survey),
        disagreements=tuple(_disagreements(found)),
    )


def tally(things: Iterable[Matter]) -> Tally:
    """Return how these things stand."""
    some = list(things)
    states = Counter(one.outcome.state for one in some)
    decisions = Counter(one.outcome.decision for one in some if one.outcome.decision)
    return Tally(
        total=len(some),
        states={how: states[how] for how in STATES if states[how]},
        decisions=dict(sorted(decisions.items(), key=lambda pair: -pair[1])),
    )


def _parts(found: Sequence[Matter], survey: Survey) -> Iterable[Part]:
    titles = {section.slug: section.title for section in survey.facts.outline.sections}
    by_part: dict[str, list[Matter]] = defaultdict(list)
    for one in found:
        by_part[_slug(one)].append(one)
    titles |= {"references": "References", "": "The manuscript as a whole"}
    order = dict.fromkeys((*titles, *by_part))
    for slug in order:
        if some := by_part.get(slug):
            yield Part(
                slug=slug,
                title=titles.get(slug, slug),
                links=tally(one for one in some if one.reference),
                findings=tally(one for one in some if one.finding),
            )


def _slug(one: Matter) -> str:
    if isinstance(one.subject, Claim):
        return one.subject.section
    return "" if isinstance(one.subject, Outline) else "references"


def _reviewers(found: Sequence[Matter], survey: Survey) -> Iterable[Reviewer]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        for name in dict.fromkeys(review.reviewer for review in one.reviews):
            own = [review for review in one.reviews if review.reviewer == name]
            counts[name]["links" if one.reference else "findings"] += 1
            counts[name]["holding"] += any(state(r, one.seen, survey.facts.today) in DECIDED for r in own)
            counts[name]["adjudicated"] += any(review.adjudicates for review in own)
    for name, count in counts.items():
        yield Reviewer(name=name, **count)


def _agreements(found: Sequence[Matter], survey: Survey) -> tuple[Agreement, ...]:
    today = survey.facts.today
    by_kind = {
        kind: [independent(one.reviews, one.seen, today) for one in found if bool(one.finding) == kind]
        for kind in (False, True)
    }
    return agreements(by_kind[False], by_kind[True])


def _disagreements(found: Sequence[Matter]) -> Iterable[Disagreement]:
    for one in found:
        apart = [review for review in one.outcome.standing if not review.adjudicates]
        if any(conflicting(a, b) for a, b in combinations(apart, 2)):
            yield Disagreement(
                subject=one.name,
                about=one.reference or (one.finding.rule if one.finding else ""),
                decisions={review.reviewer: review.decision for review in apart},
                settled=one.outcome.state != "conflict",
            )
