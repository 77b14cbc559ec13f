"""A claim of the registry says nothing.

## What it does
Finds claims that have neither a statement in the curator's words nor the sentence of the manuscript.

## Why it matters
A reviewer cannot see what is claimed without opening the manuscript.

## What to do
State the claim in your own words: short, faithful, with all its figures.

## Example
    - id: introduction-1
      selector: {section: Introduction, paragraph: 1, sentence: 2}

> The claim introduction-1 is not stated.

## References
The registry: claims/ and references/ in the documentation of curate.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say whether the claim is not stated."""
    del survey
    if not claim.statement.strip() and not (claim.quote or "").strip():
        yield Problem(
            message=f"The claim {claim.id} is not stated.",
            help="state it in your own words: short, faithful, with all its figures",
        )


RULE = ClaimRule(
    name="unstated-claim",
    code="REG204",
    level="warning",
    confidence="high",
    summary="a claim of the registry says nothing",
    registry_only=True,
    check=check,
)
