"""A figure about the world is given without a source.

## What it does
Finds sentences that give a statistic (a share, an incidence, a survival, a ratio) or compare with a figure, in the parts
of the manuscript that report the work of others, where neither the sentence nor one near it in the paragraph cites
anything. A paragraph in which the authors speak of their own work ("we", "this review", "Table 1") is left alone.

## Why it matters
Readers cannot check the figure, nor see which population and year it is about.

## What to do
Cite the source of the figure. If it is the authors' own, say so in the sentence.

## Example
    About 45% of the children relapse within two years.

> "About 45% of the children relapse within two years." gives 45%, but nothing in or near it is cited.

## References
ICMJE Recommendations, IV.A.3.g: provide direct references to original research sources whenever possible.
"""

import re

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said
from curate.rules.common.figures import listed
from curate.survey import Survey

_LONGEST = 70
_FIGURE = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)?(?:\s?[–-]\s?\d+(?:[.,]\d+)?)?\s?%")


def check(claim: Claim, survey: Survey) -> Said:
    """Say whether the claim cites nothing."""
    del survey
    said = claim.quote or claim.statement
    if claim.citations or not said.strip():
        return
    figures = list(dict.fromkeys(_FIGURE.findall(said)))[:3]
    what = f"gives {listed(figures)}" if figures else "gives figures"
    yield Problem(
        message=f'"{_shortened(said)}" {what}, but nothing in or near it is cited.',
        help="cite the source, or say that it is your own work",
    )


def _shortened(text: str) -> str:
    """Return the beginning of a sentence, cut between words."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


RULE = ClaimRule(
    name="statistic-without-citation",
    code="CIT301",
    level="warning",
    confidence="medium",
    summary="a figure about the world is given without a source",
    check=check,
)
