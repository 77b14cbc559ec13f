"""The claim names a study of people and the cited work is an experiment, or the reverse.

## What it does
Compares the study design that a claim names (randomised trial, cohort, meta-analysis, animal model, in vitro …) with that of the
cited work, by its publication types, headings and title. It speaks up where one is a study of people and the other
an experiment on animals or cells; nothing in the record may go with the claim.

## Why it matters
Readers weigh a statement by the design behind it.

## What to do
Open the work. Cite the study that the claim speaks of, or name the design that the work has.

## Example
    A randomised trial showed less relapse [1].

> The claim speaks of "randomised trial"; [1] Berg 2019 is about "mice" (by the title in the list).

## References
NLM, Medical Subject Headings, https://www.nlm.nih.gov/mesh; how concepts are recognised: docs/concepts.md.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Said
from curate.rules.common.concepts import conflicting
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which cited works are about another design."""
    yield from conflicting("design", claim, survey)


RULE = ClaimRule(
    name="design-conflict",
    code="TOP204",
    level="warning",
    confidence="medium",
    summary="the claim names a study of people and the cited work is an experiment, or the reverse",
    needs=("citations", "references"),
    check=check,
)
