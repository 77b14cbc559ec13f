"""The cited work is about another drug than the claim.

## What it does
Compares the drugs that a claim names, by their international names, brands, codes and abbreviations ("ch14.18" is dinutuximab),
with those that the cited work is about: its headings and keywords, then its title. It speaks up only where no drug
of the claim is named in the headings, title or abstract. Drugs that the claim compares with are left alone.

## Why it matters
Drugs of one class differ in dose, effect and harm; an effect of one is no evidence for another.

## What to do
Open the work. Cite one on the drug of the claim, or name in the claim the drug that was studied.

## Example
    Metformin prevents relapse [1].

> The claim speaks of "Metformin"; [1] Berg 2019 is about "pioglitazone" (by the title in the list).

## References
DrugBank open vocabulary, https://go.drugbank.com/releases/latest#open-data; WHO, International nonproprietary names.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Said
from curate.rules.common.concepts import conflicting
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which cited works are about another drug."""
    yield from conflicting("drug", claim, survey)


RULE = ClaimRule(
    name="drug-conflict",
    code="TOP202",
    level="warning",
    confidence="medium",
    summary="the cited work is about another drug than the claim",
    needs=("citations", "references"),
    check=check,
)
