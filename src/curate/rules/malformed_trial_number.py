"""A trial registration number is not well-formed.

## What it does
Counts the digits of every ClinicalTrials.gov number: NCT and eight of them.

## Why it matters
The registration of the trial cannot be found.

## What to do
Take the number from the registration.

## Example
    Berg T. A trial of tests. ClinicalTrials.gov NCT0123456. 2019.

> [1] Berg 2019: a ClinicalTrials.gov identifier is 'NCT' and eight digits, 'NCT0123456' has 7 digits.

## References
ClinicalTrials.gov, Protocol Registration Data Element Definitions.
"""

from curate.rule import ReferenceRule
from curate.rules.common.identifiers import malformed

RULE = ReferenceRule(
    name="malformed-trial-number",
    code="REF108",
    level="error",
    confidence="high",
    summary="a trial registration number is not well-formed",
    check=malformed("nct"),
)
