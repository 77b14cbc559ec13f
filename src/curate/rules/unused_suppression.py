"""A suppression of the settings sets nothing aside any more.

## What it does
Names the suppressions that match no finding, although their rule was applied.

## Why it matters
A stale suppression hides the next finding of its kind, which nobody has looked at.

## What to do
Delete it, or correct its rule, subject or fingerprint.

## Example
    [[suppress]]
    rule = "uncited-reference"
    subject = "ito-2020"
    reason = "cited in the supplement"

where the text cites ito-2020 by now:

> The suppression of uncited-reference for ito-2020 ("cited in the supplement") sets nothing aside.

## References
SARIF 2.1.0, 3.35: suppression objects.
"""

from collections.abc import Iterator

from curate.rule import Problem, Settlement, SettlementRule
from curate.rules.common.suppressions import identified


def check(settlement: Settlement) -> Iterator[Problem]:
    """Say which suppressions are unused."""
    for suppression in settlement.unused:
        yield Problem(
            message=f"The suppression of {identified(suppression)} sets nothing aside.",
            help="delete it, or correct its rule, subject or fingerprint",
            value=identified(suppression),
            place="settings",
        )


RULE = SettlementRule(
    name="unused-suppression",
    code="REG301",
    level="warning",
    confidence="high",
    summary="a suppression of the settings sets nothing aside",
    check=check,
)
