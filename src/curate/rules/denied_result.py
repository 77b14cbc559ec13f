"""The claim asserts what the abstract of the cited work denies, or the reverse.

## What it does
Looks for the sentence of the title and abstract that speaks of the same as the claim, and tells where one of the two denies the change,
effect or relation that the other asserts ("improved", "did not improve"; "correlates", "uncorrelated"). What is left alone is the same as
for `opposite-direction`. The sentence is shown.

Low confidence: it tells 86 of 100 claims into which one "not" was put, but 3 of 44 refuted claims of SciFact; of 697 citations that people call
accurate it told one.

## Why it matters
A trial that found no difference is often remembered as one that found some.

## What to do
Read the work itself, and say what it says.

## Example
    Early treatment improved the overall survival of children with late relapse [1].

> The claim and [1] Berg 2019 seem to differ in what they deny: "Early treatment did not improve the overall survival of children with late relapse".

## References
de Lacey G, Record C, Wade J. How accurate are quotations and references in medical journals? BMJ 1985;291:884-886,
https://doi.org/10.1136/bmj.291.6499.884.
"""

from curate.claim import Claim
from curate.evidencing import negated
from curate.rule import ClaimRule, Said
from curate.rules.common.sources import contrasted
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the sentence of the abstract that speaks of the same says otherwise."""
    return contrasted(claim, survey, negated, "The claim and {work} seem to differ in what they deny: {sentence}.")


RULE = ClaimRule(
    name="denied-result",
    code="EVD202",
    level="note",
    confidence="low",
    summary="the claim asserts what the abstract of the cited work denies, or the reverse",
    needs=("references", "records"),
    check=check,
)
