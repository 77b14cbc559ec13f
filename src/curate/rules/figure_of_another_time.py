"""The cited work gives the figure for another time.

## What it does
Reads the time mark of a figure ("5-year", "at 36 months") in the claim and in the abstract of the cited work. It is told where the
abstract gives this figure for this measure, and at another time only. Months and years are compared as such.

## Why it matters
Survival at two years and at five are two results; the earlier one is always the better one.

## What to do
Look at the work itself, and give the time that the figure is for.

## Example
    The 5-year overall survival was 73.2% [1].

> The claim gives "73.2%" at 5 years; in [1] Berg 2019 it is at 3 years (overall survival).

## References
de Lacey G, Record C, Wade J. How accurate are quotations and references in medical journals? BMJ 1985;291:884-886,
https://doi.org/10.1136/bmj.291.6499.884.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, Skipped
from curate.rules.common.figures import LOOK, judged
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say where a figure of the claim is that of another time in the work."""
    for one in judged(claim, survey):
        if isinstance(one, Skipped):
            yield one
        elif one.tally.outcome == "other-time" and one.tally.known:
            said, known = one.said, one.tally.known
            yield Problem(
                message=f'The claim gives "{said.exact}" at {said.time}; in {one.reference.short} it is at {known.time} ({known.measure or said.measure or "as its only time"}).',
                help=LOOK,
                value=f"{said.exact} {said.measure} {said.time}",
                related=(one.reference,),
            )


RULE = ClaimRule(
    name="figure-of-another-time",
    code="EVD104",
    level="warning",
    confidence="medium",
    summary="the cited work gives the figure for another time",
    needs=("references", "records"),
    check=check,
)
