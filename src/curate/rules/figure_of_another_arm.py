"""The cited work gives the figure for another group or treatment.

## What it does
Reads which group, arm or treatment a figure belongs to, in the claim and in the abstract of the cited work. It is told where
the abstract gives the figure to one group, and another figure of the same measure to the group that the claim names: the arms
are swapped.

## Why it matters
Swapped arms turn the result of a trial round, and every single number is still right.

## What to do
Look at the work itself, and put the figures to their groups.

## Example
    Relapse was seen in 41% of the children with the antibody and in 23% of those with placebo [1].

> The claim gives "41%" to "the antibody" and "23%" to "placebo"; in [1] Berg 2019, "41%" belongs to "placebo group" and
> "23%" to "the antibody".

## References
de Lacey G, Record C, Wade J. How accurate are quotations and references in medical journals? BMJ 1985;291:884-886,
https://doi.org/10.1136/bmj.291.6499.884.
"""

from curate.claim import Claim
from curate.figure import Figure
from curate.rule import ClaimRule, Problem, Said, Skipped
from curate.rules.common.figures import LOOK, Judged, judged, listed
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say where figures of the claim are those of another group in the work."""
    swapped: dict[str, list[Judged]] = {}
    for one in judged(claim, survey):
        if isinstance(one, Skipped):
            yield one
        elif one.tally.outcome == "other-arm":
            swapped.setdefault(one.reference.id, []).append(one)
    for some in swapped.values():
        reference = some[0].reference
        ours = listed([f'"{one.said.exact}" to "{label(one.said)}"' for one in some])
        theirs = [f'"{one.said.exact}" belongs to "{label(one.tally.known)}"' for one in some if one.tally.known]
        yield Problem(
            message=f"The claim gives {ours}; in {reference.short}, {listed(theirs[:1] + [one.replace(' belongs', '') for one in theirs[1:]])}.",
            help=LOOK,
            value=" ".join(one.said.exact for one in some),
            related=(reference,),
        )


def label(figure: Figure) -> str:
    """Return whom a figure is about, in the text's words."""
    return figure.arm or figure.population


RULE = ClaimRule(
    name="figure-of-another-arm",
    code="EVD103",
    level="warning",
    confidence="medium",
    summary="the cited work gives the figure for another group or treatment",
    needs=("references", "records"),
    check=check,
)
