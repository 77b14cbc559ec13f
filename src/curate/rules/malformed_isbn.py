"""An ISBN is not well-formed.

## What it does
Counts the digits of every ISBN and computes its check digit.

## Why it matters
A digit is wrong: libraries and shops find nothing, or another book.

## What to do
Take the ISBN from the book.

## Example
    Berg T. A handbook of tests. Oslo: Fjord Press; 2019. ISBN 978-0-306-40615-8

> [1] Berg 2019: the check digit of ISBN '978-0-306-40615-8' is 8 and should be 7: a digit is wrong.

## References
ISO 2108.
"""

from curate.rule import ReferenceRule
from curate.rules.common.identifiers import malformed

RULE = ReferenceRule(
    name="malformed-isbn",
    code="REF105",
    level="error",
    confidence="high",
    summary="an ISBN is not well-formed",
    check=malformed("isbn"),
)
