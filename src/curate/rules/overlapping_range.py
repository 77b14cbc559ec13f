"""Two parts of one citation overlap.

## What it does
Finds a range that holds a number, or part of a range, that the same citation also gives by itself.

## Why it matters
Mostly a number was mistyped, and a work that was meant is not cited.

## What to do
Give every number once, and check that none of them was meant to be another.

## Example
    Pain is the commonest reaction [1–3, 2].

> "[1–3, 2]" cites number 2 twice: in 1–3 and in 2.

## References
AMA Manual of Style, 11th edition, 3.6.
"""

from curate.claim import Claim
from curate.printed import span
from curate.rule import ClaimRule, Problem, Said, targets
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which ranges share numbers with another part of their citation."""
    for printed in survey.of(claim):
        seen: dict[int, str] = {}
        for cite in printed.cites:
            numbers = span(cite)
            shared = [n for n in numbers if n in seen and (len(numbers) > 1 or seen[n] != str(n))]
            if shared:
                shown = f"number {shared[0]}" if len(shared) == 1 else f"numbers {shared[0]} to {shared[-1]}"
                yield Problem(
                    message=f'"{printed.cited.exact}" cites {shown} twice: in {seen[shared[0]]} and in {cite.exact}.',
                    help="give every number once, and check that none was meant to be another",
                    value=targets(printed, survey),
                    at=printed.cited.location,
                )
            for n in numbers:
                seen.setdefault(n, cite.exact)


RULE = ClaimRule(
    name="overlapping-range",
    code="CIT105",
    level="warning",
    confidence="high",
    summary="two parts of one citation overlap",
    check=check,
)
