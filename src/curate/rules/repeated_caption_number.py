"""Two tables, or two figures, have the same number.

## What it does
Counts the numbers printed before the captions of tables and of figures.

## Why it matters
A call-out of that number can mean either.

## What to do
Renumber one of them, and check its call-outs. If the second one continues the first, say "(continued)".

## Example
    Table 1. Doses.
    …
    Table 1. Adverse events.

> 2 tables are called Table 1.

## References
ICMJE Recommendations, IV.A.3.h and IV.A.3.i.
"""

from collections import Counter

from curate.rule import ManuscriptRule, Problem, Said
from curate.rules.common.floats import KINDS, labels
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which numbers are printed before two captions."""
    for kind in KINDS:
        for label, times in Counter(labels(survey, kind)).items():
            if times > 1:
                shown = f"{kind.capitalize()} {label}"
                yield Problem(
                    message=f"{times} {kind}s are called {shown}.",
                    help="renumber one of them, and check its call-outs",
                    value=shown,
                    place=shown,
                )


RULE = ManuscriptRule(
    name="repeated-caption-number",
    code="CIT206",
    level="warning",
    confidence="medium",
    summary="two tables, or two figures, have the same number",
    check=check,
)
