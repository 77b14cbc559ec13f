"""A review has passed the day until which it holds.

## What it does
Names the reviews of claims and references whose ``until`` lies before the day of the check.

## Why it matters
The reviewer wanted the decision to be looked at again by that day.

## What to do
Review again, and give a new day where one is needed.

## Example
    reviews:
      - {reviewer: A. Berg, date: 2023-03-01, decision: deferred, until: 2024-03-01}

> The review of 2023-03-01 by A. Berg (decision: deferred) held until 2024-03-01.

## References
SARIF 2.1.0, 3.35: suppression objects.
"""

from curate.claim import Claim
from curate.reference import Reference
from curate.rule import ManuscriptRule, Problem, Said
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which reviews have passed their day."""
    facts = survey.facts
    subjects: tuple[Claim | Reference, ...] = (*facts.claims, *facts.references)
    for subject in subjects:
        for review in subject.reviews:
            if review.until and review.until < facts.today:
                yield Problem(
                    message=f"The review of {review.date} by {review.reviewer} (decision: {review.decision}) held until"
                    f" {review.until}.",
                    help="review again, and give a new day where one is needed",
                    value=f"{review.reviewer} {review.date} {review.until}",
                    subject=subject,
                )


RULE = ManuscriptRule(
    name="lapsed-review",
    code="REG104",
    level="warning",
    confidence="high",
    summary="a review has passed the day until which it holds",
    registry_only=True,
    check=check,
)
