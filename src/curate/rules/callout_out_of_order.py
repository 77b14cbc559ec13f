"""Tables or figures are first called out in another order than they are numbered.

## What it does
Follows the first call-out of every table and of every figure, and names those that come too early or too late.

## Why it matters
Publishers place tables and figures by their first call-out; out of order, they are renumbered in proof, and call-outs
go wrong.

## What to do
Renumber the tables or figures in the order of their first call-out.

## Example
    Doses are given in Table 2, and reactions in Table 1.

> "Table 2" is called out before Table 1.

## References
ICMJE Recommendations, IV.A.3.h and IV.A.3.i.
"""

from itertools import accumulate

from curate.outline import Callout
from curate.rule import ManuscriptRule, Problem, Said
from curate.rules.common.floats import KINDS, callouts, place
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which call-outs come before that of a lower number."""
    for kind in KINDS:
        first: dict[int, Callout] = {}
        for callout, label in callouts(survey, kind):
            if label.isdecimal() and len(label) < 6:
                first.setdefault(int(label), callout)
        numbers = list(first)
        lowest = list(accumulate(reversed(numbers), min))[::-1]  # of a call-out and all that follow it
        for label_number, lowest_after in zip(numbers, lowest, strict=True):
            if lowest_after < label_number:
                yield Problem(
                    message=f'"{first[label_number].exact}" is called out before {kind.capitalize()} {lowest_after}.',
                    help=f"number the {kind}s in the order of their first call-out",
                    value=f"{kind} {label_number}",
                    place=place(first[label_number]),
                    at=first[label_number].location,
                )
                break


RULE = ManuscriptRule(
    name="callout-out-of-order",
    code="CIT205",
    level="note",
    confidence="medium",
    summary="tables or figures are first called out in another order than they are numbered",
    check=check,
)
