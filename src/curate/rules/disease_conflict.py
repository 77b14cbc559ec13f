"""The cited work is about another disease than the claim.

## What it does
Compares the diseases that a claim names with those that the cited work is about: its MeSH headings and keywords, then its
title (the title in the list where no record is known). It speaks up only where no disease of the claim is the same,
broader or narrower than one that the headings, title or abstract name. Diseases that the claim sets apart ("unlike in
leukaemia"), general ones ("cancer") and sentences on methods are left alone.

## Why it matters
What was found in one disease need not hold in another; a slip in a number makes a sentence cite the neighbouring entry of the list.

## What to do
Open the work. Cite one on the disease of the claim, or say in the claim in which disease it was found.

## Example
    Relapse of osteosarcoma is late [1].

> The claim speaks of "osteosarcoma"; [1] Berg 2019 is about "leukaemia" (by the title in the list).

## References
NLM, Medical Subject Headings, https://www.nlm.nih.gov/mesh; how concepts are recognised: docs/concepts.md.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Said
from curate.rules.common.concepts import conflicting
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which cited works are about another disease."""
    yield from conflicting("disease", claim, survey)


RULE = ClaimRule(
    name="disease-conflict",
    code="TOP201",
    level="warning",
    confidence="medium",
    summary="the cited work is about another disease than the claim",
    needs=("citations", "references"),
    check=check,
)
