"""A suppression of the settings has passed its day.

## What it does
Names the suppressions whose ``until`` lies before the day of the check. They set nothing aside any more.

## Why it matters
Somebody wanted to look again by that day.

## What to do
Look again: settle the finding, or give a new day with a reason.

## Example
    [[suppress]]
    rule = "uncited-reference"
    subject = "ito-2020"
    reason = "cited in the supplement"
    until = 2024-03-01

> The suppression of uncited-reference for ito-2020 ("cited in the supplement") ended on 2024-03-01.

## References
SARIF 2.1.0, 3.35: suppression objects.
"""

from collections.abc import Iterator

from curate.rule import Problem, Settlement, SettlementRule
from curate.rules.common.suppressions import identified


def check(settlement: Settlement) -> Iterator[Problem]:
    """Say which suppressions have passed their day."""
    for suppression in settlement.suppressions:
        if suppression.until and suppression.until < settlement.today:
            yield Problem(
                message=f"The suppression of {identified(suppression)} ended on {suppression.until}.",
                help="settle the finding, or give a new day with a reason",
                value=identified(suppression),
                place="settings",
            )


RULE = SettlementRule(
    name="expired-suppression",
    code="REG302",
    level="warning",
    confidence="high",
    summary="a suppression of the settings has passed its day",
    check=check,
)
