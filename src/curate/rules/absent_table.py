"""The text calls out a table that the manuscript does not have.

## What it does
Compares every "Table 3" in the text with the tables found in the file. Tables of a supplement ("Table S1") are left
alone. Where the file has no table at all, tables were probably sent separately, and the rule is not evaluated.

## Why it matters
The evidence that the sentence leans on cannot be seen. Mostly a table was dropped or renumbered.

## What to do
Add the table, or correct the number.

## Example
In a manuscript with Table 1 and Table 2:

    Toxicity is listed in Table 3.

> "Table 2" is called out, but the manuscript has Table 1.

## References
ICMJE Recommendations, IV.A.3.h: number tables consecutively in the order of their citation in the text.
"""

from curate.rule import ManuscriptRule, Said
from curate.rules.common.floats import absent
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which tables are called out and absent."""
    return absent(survey, "table")


RULE = ManuscriptRule(
    name="absent-table",
    code="CIT201",
    level="warning",
    confidence="medium",
    summary="the text calls out a table that the manuscript does not have",
    needs=("tables",),
    check=check,
)
