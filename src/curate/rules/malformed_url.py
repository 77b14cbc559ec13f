"""A web address is not well-formed.

## What it does
Looks whether the address names a host, and has no space inside.

## Why it matters
The link leads nowhere.

## What to do
Copy the address from the browser.

## Example
    Ministry of Tests. Annual report on tests. 2019. http://tests/report (accessed 3 May 2020).

> [1] Ministry of Tests 2019: 'http://tests/report' names no host.

## References
RFC 3986.
"""

from curate.rule import ReferenceRule
from curate.rules.common.identifiers import malformed

RULE = ReferenceRule(
    name="malformed-url",
    code="REF109",
    level="warning",
    confidence="high",
    summary="an address is not well-formed",
    check=malformed("url"),
)
