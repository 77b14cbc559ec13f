"""The cited work gives another figure for the same measure, time and group.

## What it does
Compares a figure of the claim with those that the abstract of the cited work gives for the same measure at the same time.
It is told only where none of them is equal, rounded or put another way, and where either a neighbouring figure of the
claim shows that the same sentence is meant, or the group is named alike.

## Why it matters
A wrong digit changes what a treatment is worth, and is copied from review to review.

## What to do
Compare with the work itself, and correct the figure; where the full text gives this one for another group, say which.

## Example
    The 5-year overall survival was 73% with the antibody and 49% without it [1].

> The claim gives "49%" (5-year overall survival); [1] Berg 2019 gives "57%".

## References
de Lacey G, Record C, Wade J. How accurate are quotations and references in medical journals? BMJ 1985;291:884-886,
https://doi.org/10.1136/bmj.291.6499.884.
"""

from curate.claim import Claim
from curate.figure import Figure
from curate.reference import Reference
from curate.rule import ClaimRule, Said
from curate.rules.common.figures import shown, told
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say where a figure of the claim differs from what the work gives for the same thing."""
    return told(claim, survey, "differs", _message)


def _message(said: Figure, known: Figure, work: Reference) -> str:
    return f'The claim gives {shown(said)}; {work.short} gives "{known.exact}".'


RULE = ClaimRule(
    name="differing-figure",
    code="EVD102",
    level="warning",
    confidence="medium",
    summary="the cited work gives another figure for the same measure, time and group",
    needs=("references", "records"),
    check=check,
)
