"""An arXiv identifier is not well-formed.

## What it does
Compares every arXiv identifier with its syntax, year and month first.

## Why it matters
The link leads nowhere.

## What to do
Take the identifier from the work's page on arXiv.

## Example
    Berg T. Late relapse. arXiv:2113.01234. 2021.

> [1] Berg 2021: '2113.01234' names month 13, which no arXiv identifier has.

## References
arXiv identifier scheme: https://info.arxiv.org/help/arxiv_identifier.html
"""

from curate.rule import ReferenceRule
from curate.rules.common.identifiers import malformed

RULE = ReferenceRule(
    name="malformed-arxiv-identifier",
    code="REF107",
    level="error",
    confidence="high",
    summary="an arXiv identifier is not well-formed",
    check=malformed("arxiv"),
)
