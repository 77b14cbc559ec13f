"""A decision has passed the day until which it holds.

## What it does
Names the decisions whose ``until`` lies before the day of the check, while no other decision about the link or finding
holds.

## Why it matters
The reviewer wanted the thing to be looked at again by that day.

## What to do
Decide again, and give a new day where one is needed.

## Example
    reviews:
      - {reviewer: A. Berg, date: 2023-03-01, decision: cannot-tell, reference: ito-2020, until: 2024-03-01}

> The decision "cannot-tell" of A. Berg on 2023-03-01 about the link to [1] Ito 2020 held until 2024-03-01.

## References
SARIF 2.1.0, 3.35: suppression objects.
"""

from collections.abc import Iterator

from curate.rule import Problem, Settlement, SettlementRule
from curate.rules.common.reviews import about, problem


def check(settlement: Settlement) -> Iterator[Problem]:
    """Say which decisions have passed their day."""
    for subject, review, changes in settlement.fallen_reviews:
        if not changes:
            yield problem(
                subject,
                f'The decision "{review.decision}" of {review.reviewer} on {review.date} about'
                f" {about(review, settlement.references)} held until {review.until}.",
                "decide again, and give a new day where one is needed",
                f"{review.reviewer} {review.date} {review.until}",
            )


RULE = SettlementRule(
    name="expired-review",
    code="REG104",
    level="warning",
    confidence="high",
    summary="a decision has passed the day until which it holds",
    registry_only=True,
    check=check,
)
