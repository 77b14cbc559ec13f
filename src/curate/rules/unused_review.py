"""A review is about something that is not there.

## What it does
Names the reviews of a link to a reference that the claim does not cite, and the reviews of findings that are not made
any more although their rule was applied.

## Why it matters
The decision has no effect, although somebody thinks that it is settled. Mostly an id or a name is misspelled, or the
citation was changed, or the fault was mended.

## What to do
Correct the review, or delete it.

## Example
    citations:
      - {exact: "[1]", form: numeric, references: [ito-2020]}
    reviews:
      - {reviewer: A. Berg, date: 2024-03-01, decision: supports, reference: berg-2019}

> The review of 2024-03-01 by A. Berg is about berg-2019, which the claim does not cite.

## References
SARIF 2.1.0, 3.35: suppression objects.
"""

from collections.abc import Iterator

from curate.rule import Problem, Settlement, SettlementRule
from curate.rules.common.reviews import problem


def check(settlement: Settlement) -> Iterator[Problem]:
    """Say which reviews are about something that is not there."""
    for subject, review, missing in settlement.unused_reviews:
        what = f"{review.reference}, which the claim does not cite"
        if missing == "finding":
            what = f"the finding {review.finding}, which is not made any more"
        yield problem(
            subject,
            f"The review of {review.date} by {review.reviewer} is about {what}.",
            "correct the review, or delete it",
            f"{review.reviewer} {review.date} {' '.join(review.thing)}",
        )


RULE = SettlementRule(
    name="unused-review",
    code="REG107",
    level="warning",
    confidence="high",
    summary="a review is about something that is not there",
    registry_only=True,
    check=check,
)
