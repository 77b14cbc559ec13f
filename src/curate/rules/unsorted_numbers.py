"""The numbers of one citation do not ascend.

## What it does
Finds citations whose numbers are not in ascending order.

## Why it matters
Style only: readers expect ascending order. Now and then it shows that a number was changed by hand.

## What to do
Sort the numbers, best with a reference manager.

## Example
    Both were effective [3, 1].

> "[3, 1]" gives 1 after 3.

## References
AMA Manual of Style, 11th edition, 3.6.
"""

from itertools import pairwise

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, targets
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which citations do not ascend."""
    for printed in survey.of(claim):
        starts = [cite.first for cite in printed.cites if cite.first is not None]
        fall = next(((a, b) for a, b in pairwise(starts) if b < a), None)
        if fall:
            yield Problem(
                message=f'"{printed.cited.exact}" gives {fall[1]} after {fall[0]}.',
                help="give the numbers in ascending order",
                value=targets(printed, survey),
                at=printed.cited.location,
            )


RULE = ClaimRule(
    name="unsorted-numbers",
    code="CIT107",
    level="note",
    confidence="high",
    summary="the numbers of one citation do not ascend",
    check=check,
)
