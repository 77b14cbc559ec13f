"""One citation gives the same number twice.

## What it does
Finds single numbers that stand twice between the same brackets or in the same superscript.

## Why it matters
Mostly one of the two was meant to be another number, and a work that was meant is not cited.

## What to do
Replace the second one by the number that was meant, or delete it.

## Example
    Fever is frequent [2, 2].

> "[2, 2]" cites number 2 twice.

## References
AMA Manual of Style, 11th edition, 3.6.
"""

from collections import Counter

from curate.claim import Claim
from curate.printed import span
from curate.rule import ClaimRule, Problem, Said, targets
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which numbers stand twice in one citation."""
    for printed in survey.of(claim):
        single = Counter(cite.first for cite in printed.cites if len(span(cite)) == 1)
        for n, times in single.items():
            if times > 1:
                yield Problem(
                    message=f'"{printed.cited.exact}" cites number {n} twice.',
                    help="replace one of them by the number that was meant, or delete it",
                    value=targets(printed, survey),
                    at=printed.cited.location,
                )


RULE = ClaimRule(
    name="repeated-number",
    code="CIT106",
    level="warning",
    confidence="high",
    summary="one citation gives the same number twice",
    check=check,
)
