"""What reviews do to findings, and which reviews do nothing: unused, lapsed, expired."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from curate.claim import Claim
from curate.facts import Facts
from curate.finding import Finding
from curate.outline import Outline
from curate.reference import Reference
from curate.review import Review, Seen
from curate.reviewing.seeing import Change
from curate.reviewing.standing import of_finding, outcome, state, things

Subject = Claim | Reference | Outline
"""What can be reviewed: the outline stands for the manuscript as a whole."""
WHOLE = "manuscript"
"""What names the manuscript as a whole where the id of a claim or reference is expected."""
Sight = Callable[[Subject, str | None], Seen]
"""What is seen now of a subject, or of its link to the reference of an id."""


class Unused(NamedTuple):
    """A review of something that is not there: a link that the claim does not have, a finding that is not made."""

    subject: Subject
    review: Review
    missing: Literal["link", "finding"]


class Fallen(NamedTuple):
    """The last review of a thing of which no review holds any more, and what changed since (nothing: its day passed)."""

    subject: Subject
    review: Review
    changes: tuple[Change, ...]


def subjects(facts: Facts) -> Iterator[tuple[str, Subject]]:
    """Return everything that can be reviewed, each with the ``subject`` that its findings name."""
    yield "", facts.outline
    yield from ((claim.id, claim) for claim in facts.claims)
    yield from ((reference.id, reference) for reference in facts.references)


def settling(finding: Finding, subject: Subject, sight: Sight, today: date) -> Review | None:
    """Return the review that sets a finding about ``subject`` aside (rejected, or deferred), or None.

    A review that accepts a finding agrees with the rule: the finding stays until what it tells of is mended. Where
    reviewers contradict each other the finding stays too.
    """
    if not subject.reviews:
        return None
    how = outcome(of_finding(subject.reviews, finding), sight(subject, None), today)
    return how.review if how.decision in ("rejected", "deferred") else None


def unused(facts: Facts, findings: Iterable[Finding], evaluated: frozenset[str], sight: Sight) -> Iterator[Unused]:
    """Return the reviews of links that are not there, and of findings that ``evaluated`` rules no longer make.

    ``findings`` are all that were made, those set aside among them; ``evaluated`` holds names and codes of rules. A review
    of one finding (by fingerprint) of which something was changed has lapsed, as long as its rule says anything.
    """
    rules, made = _made(findings)
    for name, subject in subjects(facts):
        linked = _linked(subject) if subject.reviews else set()
        for review in subject.reviews:
            if review.reference:
                if review.reference not in linked:
                    yield Unused(subject, review, "link")
            elif review.finding in evaluated and not _is_made(name, review, rules, made):
                changed = state(review, sight(subject, None), facts.today) == "lapsed"
                if not (changed and (name, review.finding) in rules):
                    yield Unused(subject, review, "finding")


def fallen(facts: Facts, unused: Iterable[Unused], sight: Sight) -> Iterator[Fallen]:
    """Return the things that were decided and are not any more: one review for each, the last one.

    Reviews that are ``unused`` anyway are left out.
    """
    idle = {id(one.review) for one in unused}
    for _, subject in subjects(facts):
        for reviews in things(one for one in subject.reviews if id(one) not in idle):
            how = outcome(reviews, sight(subject, reviews[0].reference), facts.today)
            if how.review and how.state in ("lapsed", "expired"):
                yield Fallen(subject, how.review, how.changes)


def _made(findings: Iterable[Finding]) -> tuple[set[tuple[str, str | None]], set[tuple[str, str | None, str]]]:
    """Return what was said of each subject: by which rules (names and codes), and with which fingerprints."""
    rules: set[tuple[str, str | None]] = set()
    made: set[tuple[str, str | None, str]] = set()
    for finding in findings:
        for name in (finding.rule, finding.code):
            rules.add((finding.subject, name))
            made.add((finding.subject, name, finding.fingerprint))
    return rules, made


def _is_made(
    name: str, review: Review, rules: set[tuple[str, str | None]], made: set[tuple[str, str | None, str]]
) -> bool:
    if review.fingerprint:
        return (name, review.finding, review.fingerprint) in made
    return (name, review.finding) in rules


def _linked(subject: Subject) -> set[str]:
    """Return the ids of the references that a claim cites, may cite, or is linked to by a person."""
    if not isinstance(subject, Claim):
        return set()
    perhaps = {one for cited in subject.citations for one in cited.candidates}
    return perhaps | set(subject.references) | {link.reference for link in subject.links}
