"""No person has decided about links of claims to the works they cite.

## What it does
Counts, file by file, the links (a claim and a reference that it cites) about which nobody has decided.

## Why it matters
A machine found no fault with them; nobody has read the cited work against the claim.

## What to do
Read the cited works, and record a decision for each link: `curate review` walks through them.

## Example
    - id: introduction-1
      statement: Relapse is common.
      citations:
        - {exact: "[1]", form: numeric, references: [ito-2020]}

without ``reviews``:

> 1 of 1 links of claims/introduction.yaml to a cited work have not been reviewed by a person.

## References
W3C Web Annotation Data Model, motivation "assessing".
"""

from collections import defaultdict

from curate.claim import Claim
from curate.location import Location
from curate.rule import ManuscriptRule, Problem, Said
from curate.survey import Survey, links


def check(survey: Survey) -> Said:
    """Say how many links of each file have no review."""
    files: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for claim in survey.facts.claims:
        for reference in links(claim):
            files[claim.location.path if claim.location else ""].append((claim, reference))
    for path, all_ in files.items():
        waiting = [
            claim for claim, reference in all_ if not any(review.reference == reference for review in claim.reviews)
        ]
        if waiting:
            of = f" of {path}" if path else ""
            yield Problem(
                message=f"{len(waiting)} of {len(all_)} links{of} to a cited work have not been reviewed by a person.",
                help="read the cited works, and record a decision for each: `curate review` walks through them",
                value=path,
                place=waiting[0].selector.section or path,
                at=Location(path=path) if path else None,
            )


RULE = ManuscriptRule(
    name="never-reviewed",
    code="REG103",
    level="note",
    confidence="high",
    summary="no person has decided about links of claims to the works they cite",
    registry_only=True,
    check=check,
)
