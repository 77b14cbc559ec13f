"""Claims have not been reviewed by a person.

## What it does
Counts, file by file, the claims that cite something and have no review.

## Why it matters
A machine found no fault with them; nobody has read the cited work against the claim.

## What to do
Read the cited works, and record a decision for each claim.

## Example
    - id: introduction-1
      statement: Relapse is common.

without ``reviews``:

> 1 of 1 claims of claims/introduction.yaml have not been reviewed by a person.

## References
W3C Web Annotation Data Model, motivation "assessing".
"""

from collections import defaultdict

from curate.claim import Claim
from curate.location import Location
from curate.rule import ManuscriptRule, Problem, Said
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say how many claims of each file have no review."""
    files: dict[str, list[Claim]] = defaultdict(list)
    for claim in survey.facts.claims:
        if claim.citations:
            files[claim.location.path if claim.location else ""].append(claim)
    for path, claims in files.items():
        waiting = [claim for claim in claims if not any(review.finding is None for review in claim.reviews)]
        if waiting:
            of = f" of {path}" if path else ""
            yield Problem(
                message=f"{len(waiting)} of {len(claims)} claims{of} have not been reviewed by a person.",
                help="read the cited works, and record a decision for each claim",
                value=path,
                place=waiting[0].selector.section or path,
                at=Location(path=path) if path else None,
            )


RULE = ManuscriptRule(
    name="never-reviewed",
    code="REG103",
    level="note",
    confidence="high",
    summary="claims have not been reviewed by a person",
    registry_only=True,
    check=check,
)
