"""A PubMed Central identifier is not well-formed.

## What it does
Compares every PMCID with its syntax: the letters PMC and one to eight digits.

## Why it matters
Without its letters the number is easily taken for a PMID, which is that of another work.

## What to do
Take the PMCID from the work's page in PubMed Central.

## Example
    Berg T. Late relapse. J Tests. 2019;4:1-9. PMCID: 4567890

> [1] Berg 2019: PubMed Central identifiers start with 'PMC'; did you mean 'PMC4567890', or is '4567890' a PMID?

## References
National Library of Medicine, PMCID/PMID/NIHMSID: https://www.ncbi.nlm.nih.gov/pmc/pmctopmid/
"""

from curate.rule import ReferenceRule
from curate.rules.common.identifiers import malformed

RULE = ReferenceRule(
    name="malformed-pmcid",
    code="REF104",
    level="error",
    confidence="high",
    summary="a PubMed Central identifier is not well-formed",
    check=malformed("pmcid"),
)
