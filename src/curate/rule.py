"""A rule: one check with its name, code, level and confidence, and the problems it tells of.

The scope of a rule is its type: a ``ClaimRule`` is asked about one claim at a time, a ``ReferenceRule`` about one
reference, a ``ManuscriptRule`` about the whole, a ``FileRule`` about one file of a registry, and a ``SettlementRule``
about the suppressions of the settings, and the reviews, after all others have spoken.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal, cast

from curate.claim import Claim
from curate.config import Suppression
from curate.facts import Facts, FileState
from curate.finding import Confidence, Finding, Level, NotEvaluated
from curate.location import Location
from curate.printed import Printed
from curate.quoting import told
from curate.reference import Reference
from curate.reviewing import Fallen, Unused
from curate.survey import Need, Survey

Family = Literal["CIT", "AUT", "REF", "RES", "INT", "TOP", "EVD", "REG"]
Scope = Literal["claim", "reference", "manuscript", "file", "settlement"]
Subject = Claim | Reference | FileState


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule has to say about one subject.

    ``message`` is one sentence with both values, ``help`` what to do next. ``value`` tells two problems of one rule
    and subject apart by content, so that it stays the same when lines and numbers move. ``subject`` is set by rules
    about the whole; rules of a narrower scope leave it to ``Rule.run``. ``at`` is a closer place than the subject's.
    ``level`` and ``confidence`` are those of this problem where they are not the rule's.
    """

    message: str
    help: str
    value: str = ""
    subject: Subject | None = None
    place: str = ""
    at: Location | None = None
    related: tuple[Claim | Reference, ...] = ()
    confidence: Confidence | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """One subject that a rule could not judge, and what was lacking."""

    reason: str


Said = Iterable[Problem | Skipped]
_LINKED = ("TOP", "EVD")
"""Families whose findings are about what a claim and a cited work have to do with each other."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of suppressions and reviews.

    ``unused`` suppressions set nothing aside although their rules were applied; ``unused_reviews`` are about a link or a
    finding that is not there, ``fallen_reviews`` hold no more.
    """

    suppressions: tuple[Suppression, ...]
    unused: tuple[Suppression, ...]
    unused_reviews: tuple[Unused, ...]
    fallen_reviews: tuple[Fallen, ...]
    references: Mapping[str, Reference]
    today: date


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What all rules share. ``needs`` names what must be there for the rule to be evaluated at all.

    ``registry_only`` rules say nothing about a manuscript that was checked without a registry.
    """

    scope: ClassVar[Scope]

    name: str
    code: str
    level: Level
    confidence: Confidence
    summary: str
    needs: tuple[Need, ...] = ()
    registry_only: bool = False

    @property
    def family(self) -> Family:
        """Return the family, the letters of the code."""
        return cast(Family, self.code[:3])

    def applies(self, facts: Facts) -> bool:
        """Return whether the rule has anything to do with facts of this origin."""
        return not self.registry_only or facts.origin == "registry"

    def said(self, survey: Survey) -> Iterator[tuple[Subject | None, Problem | Skipped]]:
        """Return what the rule says about each of its subjects, in their order."""
        raise NotImplementedError

    def run(self, survey: Survey) -> tuple[tuple[Finding, ...], tuple[NotEvaluated, ...]]:
        """Return the findings of the rule, and what it could not evaluate."""
        if not self.applies(survey.facts):
            return (), ()
        for need in self.needs:
            if lacking := survey.lacks(need):
                return (), (NotEvaluated(rule=self.name, code=self.code, reason=lacking),)
        findings: list[Finding] = []
        skipped: Counter[str] = Counter()
        for subject, word in self.said(survey):
            if isinstance(word, Skipped):
                skipped[word.reason] += 1
            else:
                findings.append(self.finding(word, word.subject or subject, self._evidence(word, subject, survey)))
        return tuple(findings), tuple(
            NotEvaluated(rule=self.name, code=self.code, reason=reason, count=count)
            for reason, count in skipped.items()
        )

    def _evidence(self, problem: Problem, subject: Subject | None, survey: Survey) -> tuple[str, ...]:
        """Return the best sentence of each cited work that a problem is about, in a line; none that the message shows itself."""
        if self.family not in _LINKED or not isinstance(subject, Claim):
            return ()
        cited = [one for one in problem.related if isinstance(one, Reference)]
        return told(survey, subject, cited, besides=problem.message)

    def finding(self, problem: Problem, subject: Subject | None, evidence: tuple[str, ...] = ()) -> Finding:
        """Return the problem as a finding of this rule."""
        seen = "\n".join((self.name, identity(subject), problem.value))
        return Finding(
            rule=self.name,
            code=self.code,
            level=problem.level or self.level,
            confidence=problem.confidence or self.confidence,
            message=problem.message,
            help=problem.help,
            evidence=evidence,
            subject="" if subject is None or isinstance(subject, FileState) else subject.id,
            place=problem.place or place(subject),
            location=problem.at or location(subject),
            related=tuple(other.location for other in problem.related if other.location),
            fingerprint=hashlib.sha256(seen.encode()).hexdigest()[:16],
        )


@dataclass(frozen=True, kw_only=True)
class ClaimRule(Rule):
    """A rule about one claim at a time."""

    scope: ClassVar[Scope] = "claim"
    check: Callable[[Claim, Survey], Said] = field(repr=False)

    def said(self, survey: Survey) -> Iterator[tuple[Subject | None, Problem | Skipped]]:
        """Return what the rule says about each claim."""
        return ((claim, word) for claim in survey.facts.claims for word in self.check(claim, survey))


@dataclass(frozen=True, kw_only=True)
class ReferenceRule(Rule):
    """A rule about one reference at a time."""

    scope: ClassVar[Scope] = "reference"
    check: Callable[[Reference, Survey], Said] = field(repr=False)

    def said(self, survey: Survey) -> Iterator[tuple[Subject | None, Problem | Skipped]]:
        """Return what the rule says about each reference."""
        return ((ref, word) for ref in survey.facts.references for word in self.check(ref, survey))


@dataclass(frozen=True, kw_only=True)
class ManuscriptRule(Rule):
    """A rule about the whole: it names the subject of each problem itself."""

    scope: ClassVar[Scope] = "manuscript"
    check: Callable[[Survey], Said] = field(repr=False)

    def said(self, survey: Survey) -> Iterator[tuple[Subject | None, Problem | Skipped]]:
        """Return what the rule says about the whole."""
        return ((None, word) for word in self.check(survey))


@dataclass(frozen=True, kw_only=True)
class FileRule(Rule):
    """A rule about one file of a registry at a time."""

    scope: ClassVar[Scope] = "file"
    check: Callable[[FileState, Survey], Said] = field(repr=False)

    def said(self, survey: Survey) -> Iterator[tuple[Subject | None, Problem | Skipped]]:
        """Return what the rule says about each file."""
        return ((file, word) for file in survey.facts.files for word in self.check(file, survey))


@dataclass(frozen=True, kw_only=True)
class SettlementRule(Rule):
    """A rule about suppressions and reviews; ``checking`` asks it after all others."""

    scope: ClassVar[Scope] = "settlement"
    check: Callable[[Settlement], Iterable[Problem]] = field(repr=False)

    def said(self, survey: Survey) -> Iterator[tuple[Subject | None, Problem | Skipped]]:
        """Return nothing: what is settled is not known while the rules run."""
        del survey
        return iter(())


def identity(subject: Subject | None) -> str:
    """Return what a subject is recognised by when its number, line or id has changed."""
    if isinstance(subject, Claim):
        return subject.selector.digest or subject.id
    if isinstance(subject, FileState):
        return subject.path
    if subject is None:
        return ""
    item = subject.item
    if item.doi or item.pmid:
        return f"doi:{item.doi.casefold()}" if item.doi else f"pmid:{item.pmid}"
    return "".join(filter(str.isalnum, (item.title or subject.string).casefold())) + str(item.year or "")


def targets(printed: Printed, survey: Survey) -> str:
    """Return what a citation is recognised by when the list was renumbered: the works it points at, else its words."""
    return " ".join(map(identity, survey.references(printed.cited.references))) or printed.cited.exact


def place(subject: Subject | None) -> str:
    """Return where a subject stands as a person would say it: "Introduction, paragraph 2, sentence 3"."""
    if isinstance(subject, Claim):
        where = subject.selector
        if where.table is not None:
            parts = [f"Table {where.table}".rstrip(), f"row {where.row}" if where.row else ""]
        else:
            parts = [
                where.section,
                f"paragraph {where.paragraph}" if where.paragraph else "",
                f"sentence {where.sentence}" if where.sentence else "",
            ]
        return ", ".join(filter(None, parts))
    if isinstance(subject, Reference):
        return f"reference {subject.label or subject.n}"
    return subject.path if subject else ""


def location(subject: Subject | None) -> Location | None:
    """Return the subject's place in a file, if it is known."""
    if isinstance(subject, FileState):
        return Location(path=subject.path)
    return subject.location if subject else None
