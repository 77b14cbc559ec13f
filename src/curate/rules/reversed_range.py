"""A range of numbers runs backwards.

## What it does
Finds printed ranges whose second number is the smaller one. A shortened second number ("112–5" for 112 to 115) is
left alone where the list goes that far.

## Why it matters
Nobody can tell which references are meant: the two numbers may be swapped, or one of them mistyped.

## What to do
Give the range from the lower to the higher number.

## Example
    This was confirmed later [3–1].

> "[3–1]" runs backwards, from 3 to 1.

## References
AMA Manual of Style, 11th edition, 3.6: citing references in text.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, targets
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which ranges run backwards."""
    for printed in survey.of(claim):
        for cite in printed.cites:
            if cite.first is None or cite.last is None or cite.last >= cite.first:
                continue
            if _shortened(cite.first, cite.last, survey):
                continue
            yield Problem(
                message=f'"{printed.cited.exact}" runs backwards, from {cite.first} to {cite.last}.',
                help="give the range from the lower to the higher number, and check that both are right",
                value=targets(printed, survey),
                at=printed.cited.location,
            )


def _shortened(first: int, last: int, survey: Survey) -> bool:
    """Return whether the last number stands for a longer one, and the list, where there is one, has that."""
    if len(str(last)) >= len(str(first)):
        return False
    whole = _written_out(first, last)
    return whole > first and (whole in survey.by_number or not survey.by_number)


def _written_out(first: int, last: int) -> int:
    """Return the last number with the digits that it shares with the first: 112 and 5 give 115."""
    digits = str(last)
    return int(str(first)[: -len(digits)] + digits)


RULE = ClaimRule(
    name="reversed-range",
    code="CIT104",
    level="error",
    confidence="high",
    summary="a range of numbers runs backwards",
    check=check,
)
