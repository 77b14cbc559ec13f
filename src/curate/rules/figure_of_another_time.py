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
from curate.figure import Figure
from curate.reference import Reference
from curate.rule import ClaimRule, Said
from curate.rules.common.figures import told
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say where a figure of the claim is that of another time in the work."""
    return told(claim, survey, "other-time", _message)


def _message(said: Figure, known: Figure, work: Reference) -> str:
    return (
        f'The claim gives "{said.exact}" at {said.time}; in {work.short} it is at {known.time}'
        f" ({known.measure or said.measure or 'as its only time'})."
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
