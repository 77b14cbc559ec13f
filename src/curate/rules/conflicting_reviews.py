"""Two reviewers decided differently about one thing.

## What it does
Compares the last decision of each reviewer about a claim, a link or a reference. "Supports" with "partly supports",
and anything with "cannot tell", "background" or "deferred", is no conflict.

## Why it matters
The claim looks settled to one reader and open to another.

## What to do
Let the reviewers agree, or a third one decide, and take the other review out.

## Example
    reviews:
      - {reviewer: A. Berg, date: 2024-03-01, decision: supports, reference: ito-2020}
      - {reviewer: P. Cole, date: 2024-03-02, decision: does-not-support, reference: ito-2020}

> A. Berg decided "supports" on 2024-03-01, but P. Cole decided "does-not-support" on 2024-03-02, about [1] Ito
> 2020.

## References
Cochrane Handbook, 4.6.4: resolving disagreements between reviewers.
"""

from itertools import combinations

from curate.claim import Claim
from curate.reference import Reference
from curate.review import Decision, Review
from curate.rule import ManuscriptRule, Problem, Said
from curate.survey import Survey

_FOR: frozenset[Decision] = frozenset({"supports", "partly-supports", "accepted"})
_AGAINST: frozenset[Decision] = frozenset({"does-not-support", "off-topic", "rejected"})


def check(survey: Survey) -> Said:
    """Say which reviewers disagree about what."""
    subjects: tuple[Claim | Reference, ...] = (*survey.facts.claims, *survey.facts.references)
    for subject in subjects:
        last: dict[tuple[str | None, str | None], dict[str, Review]] = {}
        for review in sorted(subject.reviews, key=lambda one: one.date):
            last.setdefault((review.reference, review.finding), {})[review.reviewer] = review
        for (reference, finding), by_reviewer in last.items():
            for a, b in combinations(by_reviewer.values(), 2):
                if (a.decision in _FOR and b.decision in _AGAINST) or (a.decision in _AGAINST and b.decision in _FOR):
                    yield Problem(
                        message=f'{a.reviewer} decided "{a.decision}" on {a.date}, but {b.reviewer} decided'
                        f' "{b.decision}" on {b.date}{_about(subject, reference, finding, survey)}.',
                        help="let the reviewers agree, or a third one decide",
                        value=f"{reference or ''} {finding or ''} {a.reviewer} {b.reviewer}",
                        subject=subject,
                    )


def _about(subject: Claim | Reference, reference: str | None, finding: str | None, survey: Survey) -> str:
    if finding:
        return f", about the finding {finding}"
    if isinstance(subject, Reference):
        return f", about {subject.short}"
    known = survey.facts.by_id.get(reference or "")
    return f", about {known.short if known else reference}" if reference else ""


RULE = ManuscriptRule(
    name="conflicting-reviews",
    code="REG105",
    level="warning",
    confidence="high",
    summary="two reviewers decided differently about one thing",
    registry_only=True,
    check=check,
)
