"""A figure is never called out in the text.

## What it does
Looks for a call-out ("Figure 2", "Fig. 2a") of every figure of the manuscript.

## Why it matters
Readers do not learn what the figure is for or when to look at it, and the publisher does not know where to place it.

## What to do
Call the figure out where its content is discussed, or take it out.

## Example
    Figure 1. Algorithm of treatment.

with no sentence that says "Figure 1":

> Figure 1 is never called out in the text.

## References
ICMJE Recommendations, IV.A.3.i.
"""

from curate.rule import ManuscriptRule, Said
from curate.rules.common.floats import uncalled
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which figures are never called out."""
    return uncalled(survey, "figure")


RULE = ManuscriptRule(
    name="uncalled-figure",
    code="CIT204",
    level="warning",
    confidence="medium",
    summary="a figure is never called out in the text",
    check=check,
)
