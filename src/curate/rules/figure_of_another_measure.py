"""The cited work gives the figure for another measure.

## What it does
Reads what a figure measures (overall survival, event-free survival, response, mortality …) in the claim and in the abstract of the
cited work, by the names that these measures have. It is told where the abstract gives this figure for other measures only.
General and special names ("survival", "overall survival") do not count as different.

## Why it matters
Event-free survival is not overall survival, and a partial response is no complete one.

## What to do
Look at the work itself, and name the measure that the figure is for.

## Example
    The overall survival was 56.6% [1].

> The claim gives "56.6%" as overall survival; in [1] Berg 2019 it is event-free survival.

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
    """Say where a figure of the claim is that of another measure in the work."""
    return told(claim, survey, "other-measure", _message)


def _message(said: Figure, known: Figure, work: Reference) -> str:
    return f'The claim gives "{said.exact}" as {said.measure}; in {work.short} it is {known.measure}.'


RULE = ClaimRule(
    name="figure-of-another-measure",
    code="EVD105",
    level="note",
    confidence="low",
    summary="the cited work gives the figure for another measure",
    needs=("references", "records"),
    check=check,
)
