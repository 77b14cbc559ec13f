"""The cited work is about another age group or species than the claim.

## What it does
Compares whom a claim speaks of (children, adults, patients, mice …) with whom the cited work studied, by its headings (Child, Adult,
Humans, Mice …) and its title. Adolescents go with children and with adults. Animals of one species stand for those of another.

## Why it matters
Effects and risks in adults need not be those in children, and few findings in animals hold in people.

## What to do
Open the work. Cite one on the population of the claim, or say in the claim in whom it was found.

## Example
    Relapse is late in children [1].

> The claim speaks of "children"; [1] Berg 2019 is about "adults" (by the title in the list).

## References
NLM, Medical Subject Headings, https://www.nlm.nih.gov/mesh; how concepts are recognised: docs/concepts.md.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Said
from curate.rules.common.concepts import conflicting
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which cited works are about another population."""
    yield from conflicting("population", claim, survey)


RULE = ClaimRule(
    name="population-conflict",
    code="TOP203",
    level="warning",
    confidence="medium",
    summary="the cited work is about another age group or species than the claim",
    needs=("citations", "references"),
    check=check,
)
