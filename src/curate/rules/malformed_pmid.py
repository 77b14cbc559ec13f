"""A PubMed identifier is not well-formed.

## What it does
Compares every PMID with its syntax: one to eight digits, no leading zero. PMCIDs given as PMIDs have a rule of their own.

## Why it matters
PubMed finds nothing, or another work, under such a number.

## What to do
Take the PMID from the work's page in PubMed.

## Example
    Berg T. Late relapse. J Tests. 2019;4:1-9. PMID: 341620011

> [1] Berg 2019: PubMed identifiers have at most eight digits, '341620011' has 9.

## References
National Library of Medicine, PMCID/PMID/NIHMSID: https://www.ncbi.nlm.nih.gov/pmc/pmctopmid/
"""

from curate.rule import ReferenceRule
from curate.rules.common.identifiers import is_pmcid, malformed

RULE = ReferenceRule(
    name="malformed-pmid",
    code="REF102",
    level="error",
    confidence="high",
    summary="a PubMed identifier is not well-formed",
    check=malformed("pmid", unless=is_pmcid),
)
