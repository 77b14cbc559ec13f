"""A reference is not any more what its reviewer saw.

## What it does
Compares the digest that a review keeps of the printed string and the item with the reference as it is.

## Why it matters
The reviewer's decision was about another description, or about another work.

## What to do
Review the reference again.

## Example
    reviews:
      - {reviewer: A. Berg, date: 2024-03-01, decision: accepted, seen: 0011223344556677}

> [1] Ito 2020 was changed after A. Berg reviewed it on 2024-03-01 (decision: accepted).

## References
W3C Web Annotation Data Model, motivation "assessing".
"""

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said, Skipped
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say whether the reference was changed after its last review."""
    del survey
    reviews = [review for review in reference.reviews if review.finding is None]
    now = reference.digest()
    if not reviews or any(review.seen == now for review in reviews):
        return
    last = max(reviews, key=lambda review: review.date)
    if not last.seen:
        yield Skipped("the review does not tell what its reviewer saw")
        return
    yield Problem(
        message=f"{reference.short} was changed after {last.reviewer} reviewed it on {last.date} (decision:"
        f" {last.decision}).",
        help="review the reference again",
        value=f"{last.reviewer} {last.date}",
    )


RULE = ReferenceRule(
    name="reference-changed-since-review",
    code="REG102",
    level="warning",
    confidence="high",
    summary="a reference is not any more what its reviewer saw",
    registry_only=True,
    check=check,
)
