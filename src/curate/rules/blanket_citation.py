"""One citation points at very many references at once.

## What it does
Finds citations that cite more than twelve references together.

## Why it matters
Nobody can tell which of the works bears the statement out, and a reviewer cannot check it in reasonable time.

## What to do
Cite the works that carry the statement, a review where there is one, or split the statement into its parts.

## Example
    Immunotherapy is widely studied [1–14].

> "[1–14]" cites 14 references at once.

## References
Greenberg SA. How citation distortions create unfounded authority. BMJ 2009;339:b2680.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, targets
from curate.survey import Survey

MOST = 12


def check(claim: Claim, survey: Survey) -> Said:
    """Say which citations cite more than ``MOST`` references."""
    for printed in survey.of(claim):
        count = len(set(printed.cited.references))
        if count > MOST:
            shown = printed.cited.exact if len(printed.cited.exact) < 60 else f"{printed.cited.exact[:50]}…"
            yield Problem(
                message=f'"{shown}" cites {count} references at once.',
                help="cite the works that carry the statement, or split it into its parts",
                value=targets(printed, survey),
                at=printed.cited.location,
            )


RULE = ClaimRule(
    name="blanket-citation",
    code="CIT108",
    level="note",
    confidence="high",
    summary="one citation points at very many references at once",
    check=check,
)
