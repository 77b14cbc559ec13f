"""A DOI is not well-formed.

## What it does
Compares every DOI of a reference with the syntax of DOIs: the prefix ``10.`` and a registrant, a slash, a suffix; nothing
glued to its end. Line breaks and typographic dashes inside are repaired first and not reported.

## Why it matters
The link leads nowhere, and neither readers nor services find the work.

## What to do
Take the DOI from the work itself or from its page.

## Example
    Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9. doi:10.123/abc

> [1] Berg 2019: '10.123/abc' has a registrant code of fewer than four digits, which no DOI has.

## References
ISO 26324; DOI Handbook, chapter 2.
"""

from curate.rule import ReferenceRule
from curate.rules.common.identifiers import malformed

RULE = ReferenceRule(
    name="malformed-doi",
    code="REF101",
    level="error",
    confidence="high",
    summary="a DOI is not well-formed",
    check=malformed("doi"),
)
