"""A citation key is used that the bibliography does not have.

## What it does
Looks for every key (``@berg2019``) among the entries of the bibliography.

## Why it matters
The typeset manuscript shows a question mark there, or nothing at all.

## What to do
Correct the key, or add the entry.

## Example
    Relapse is common [@berg2019].

> "berg2019" is cited, but the bibliography has no such key.

## References
Pandoc User's Guide, Citation syntax.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which keys have no entry."""
    for printed in survey.of(claim):
        if printed.cited.form == "key":
            for key in printed.cited.missing:
                yield Problem(
                    message=f'"{key}" is cited, but the bibliography has no such key.',
                    help="correct the key, or add the entry to the bibliography",
                    value=key,
                    at=printed.cited.location,
                )


RULE = ClaimRule(
    name="unknown-citation-key",
    code="CIT401",
    level="error",
    confidence="high",
    summary="a citation key is used that the bibliography does not have",
    needs=("references",),
    check=check,
)
