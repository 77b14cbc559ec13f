"""The claim compares the other way round than the abstract of the cited work.

## What it does
Looks for the sentence of the abstract that speaks of the same as the claim, and tells where both compare two things with the
same word ("higher", "longer"), and the things have changed places. The sentence is shown.

Low confidence: it tells 70 of 100 comparisons whose sides were changed over, and nothing in 5,692 real citing sentences; in the
sets of claims that people labelled no comparison was turned round.

## Why it matters
Which of two treatments did better is what the reader wants to know.

## What to do
Read the work itself, and say what it says.

## Example
    Response rates were higher with placebo than with the antibody in children after surgery [1].

> [1] Berg 2019 seems to compare the other way round: "Response rates were higher with the antibody than with placebo in children after surgery".

## References
de Lacey G, Record C, Wade J. How accurate are quotations and references in medical journals? BMJ 1985;291:884-886,
https://doi.org/10.1136/bmj.291.6499.884.
"""

from curate.claim import Claim
from curate.evidencing import turned
from curate.rule import ClaimRule, Said
from curate.rules.common.sources import contrasted
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the sentence of the abstract that speaks of the same says otherwise."""
    return contrasted(claim, survey, turned, "{work} seems to compare the other way round: {sentence}.")


RULE = ClaimRule(
    name="turned-comparison",
    code="EVD203",
    level="note",
    confidence="low",
    summary="the claim compares the other way round than the abstract of the cited work",
    needs=("references", "records"),
    check=check,
)
