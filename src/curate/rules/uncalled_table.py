"""A table is never called out in the text.

## What it does
Looks for a call-out ("Table 2") of every table of the manuscript.

## Why it matters
Readers do not learn what the table is for or when to look at it, and the publisher does not know where to place it.

## What to do
Call the table out where its content is discussed, or take it out.

## Example
    Table 1. Trials of the antibody.

with no sentence that says "Table 1":

> Table 1 is never called out in the text.

## References
ICMJE Recommendations, IV.A.3.h.
"""

from curate.rule import ManuscriptRule, Said
from curate.rules.common.floats import uncalled
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which tables are never called out."""
    return uncalled(survey, "table")


RULE = ManuscriptRule(
    name="uncalled-table",
    code="CIT203",
    level="warning",
    confidence="medium",
    summary="a table is never called out in the text",
    check=check,
)
