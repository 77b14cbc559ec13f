"""The text calls out a figure that the manuscript does not have.

## What it does
Compares every "Figure 3" or "Fig. 3b" in the text with the figure captions found in the file. Figures of a supplement
("Fig. S1") are left alone. Where the file has no caption at all, figures were probably sent separately, and the rule is
not evaluated.

## Why it matters
What the sentence shows cannot be seen. Mostly a figure was dropped or renumbered.

## What to do
Add the figure with its caption, or correct the number.

## Example
In a manuscript with Figure 1:

    The algorithm is shown in Figure 2.

> "Figure 2" is called out, but the manuscript has Figure 1.

## References
ICMJE Recommendations, IV.A.3.i: number figures consecutively in the order in which they are cited.
"""

from curate.rule import ManuscriptRule, Said
from curate.rules.common.floats import absent
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which figures are called out and absent."""
    return absent(survey, "figure")


RULE = ManuscriptRule(
    name="absent-figure",
    code="CIT202",
    level="warning",
    confidence="medium",
    summary="the text calls out a figure that the manuscript does not have",
    needs=("figures",),
    check=check,
)
