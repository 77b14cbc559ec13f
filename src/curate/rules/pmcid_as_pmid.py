"""A PubMed Central identifier is given as a PubMed identifier.

## What it does
Finds values behind the label "PMID" that start with "PMC".

## Why it matters
The two numberings are different: without its letters the number is that of another work in PubMed.

## What to do
Change the label to PMCID, or give the PMID.

## Example
    Berg T. Late relapse. J Tests. 2019;4:1-9. PMID: PMC4567890

> [1] Berg 2019: 'PMC4567890' is given as a PMID, but is a PMCID.

## References
National Library of Medicine, PMCID/PMID/NIHMSID: https://www.ncbi.nlm.nih.gov/pmc/pmctopmid/
"""

from collections.abc import Iterator

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule
from curate.rules.common.identifiers import is_pmcid, printed
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Iterator[Problem]:
    """Say which PMCIDs are given as PMIDs."""
    del survey
    for value in printed(reference, "pmid"):
        if is_pmcid(value):
            yield Problem(
                message=f"{reference.short}: '{value}' is given as a PMID, but is a PMCID.",
                help="change the label to PMCID, or give the PMID",
                value=value,
            )


RULE = ReferenceRule(
    name="pmcid-as-pmid",
    code="REF103",
    level="error",
    confidence="high",
    summary="a PubMed Central identifier is given as a PubMed identifier",
    check=check,
)
