"""An ISSN is not well-formed.

## What it does
Counts the digits of every ISSN and computes its check digit.

## Why it matters
A digit is wrong: the journal cannot be found by it.

## What to do
Take the ISSN from the journal.

## Example
    Berg T. Late relapse. J Tests. 2019;4:1-9. ISSN 0378-5954

> [1] Berg 2019: the check digit of ISSN '0378-5954' is 4 and should be 5: a digit is wrong.

## References
ISO 3297.
"""

from curate.rule import ReferenceRule
from curate.rules.common.identifiers import malformed

RULE = ReferenceRule(
    name="malformed-issn",
    code="REF106",
    level="error",
    confidence="high",
    summary="an ISSN is not well-formed",
    check=malformed("issn"),
)
