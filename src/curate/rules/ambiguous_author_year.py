"""An author and year are cited that fit several references.

## What it does
Names the references that share the cited author and year, where no letter (2019a, 2019b) tells them apart.

## Why it matters
Readers cannot tell which of the works bears the claim out.

## What to do
Add letters to the years in the list and in the text, or name a second author.

## Example
In a manuscript whose list has two works by Berg and colleagues of 2019:

    Relapse is common (Berg et al., 2019).

> "Berg et al., 2019" fits [1] Berg 2019 and [2] Berg 2019.

## References
APA Publication Manual, 7th edition, 8.19: works with the same author and same date.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said
from curate.rules.common.mentions import fits
from curate.survey import Survey, named


def check(claim: Claim, survey: Survey) -> Said:
    """Say which author-year citations fit several references."""
    for printed in survey.of(claim):
        if printed.cited.form != "author-year":
            continue
        candidates = tuple(
            ref
            for ref in survey.in_order(printed.cited.candidates)
            if any(cite.names and fits(ref, cite) for cite in printed.cites)
        )
        if len(candidates) > 1:
            yield Problem(
                message=f'"{printed.cited.exact.strip("()[]")}" fits {named(candidates)}.',
                help="tell the works apart by letters behind the year, in the text and in the list",
                value=printed.cited.exact,
                at=printed.cited.location,
                related=candidates,
            )


RULE = ClaimRule(
    name="ambiguous-author-year",
    code="CIT403",
    level="warning",
    confidence="high",
    summary="an author and year are cited that fit several references",
    needs=("references",),
    check=check,
)
