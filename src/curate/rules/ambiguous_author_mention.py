"""The text names an author of several references, and does not say which is meant.

## What it does
Names all references that a mention such as "Berg T. et al." can mean. Where the same paragraph cites one of them by
number or by year, that decides and nothing is reported.

## Why it matters
Readers cannot tell which of the works bears the claim out, and a reviewer cannot check it.

## What to do
Add the number or the year of the work that is meant.

## Example
In a manuscript whose list has [1] Berg 2019 and [2] Berg 2021:

    Berg T. et al. described late relapses.

> "Berg T. et al." fits [1] Berg 2019 and [2] Berg 2021.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said
from curate.survey import Survey, named


def check(claim: Claim, survey: Survey) -> Said:
    """Say which mentions fit several references."""
    for printed in survey.of(claim):
        if printed.cited.form == "author-mention" and len(printed.cited.candidates) > 1:
            if survey.cited_in_paragraph(claim).intersection(printed.cited.candidates):
                continue
            candidates = survey.in_order(printed.cited.candidates)
            by = "number" if survey.style == "number" else "year"
            yield Problem(
                message=f'"{printed.cited.exact}" fits {named(candidates)}.',
                help=f"add the {by} of the work that is meant",
                value=printed.cited.exact,
                at=printed.cited.location,
                related=candidates,
            )


RULE = ClaimRule(
    name="ambiguous-author-mention",
    code="AUT102",
    level="warning",
    confidence="high",
    summary="the text names an author of several references",
    needs=("references",),
    check=check,
)
