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
from curate.reviewing import standing
from curate.rule import Problem, ReferenceRule, Said, Skipped
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say whether the reference was changed after its last review."""
    state = standing(reference, survey.facts.today)
    if state == "unpinned":
        yield Skipped("the review does not tell what its reviewer saw")
    if state != "lapsed":
        return
    last = max((one for one in reference.reviews if one.finding is None), key=lambda review: review.date)
    yield Problem(
        message=f"{reference.short} was changed after {last.reviewer} reviewed it on {last.date} (decision:"
        f" {last.decision}).",
        help=f"review the reference again; `seen` is then the digest that `curate show {reference.id}` prints",
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
