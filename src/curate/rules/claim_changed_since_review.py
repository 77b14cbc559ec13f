"""A claim is not any more what its reviewer saw.

## What it does
Compares the digest that a review keeps of the sentence, its restatement and the references it cites with the claim as
it is. Numbers of citations do not count, so a renumbered list changes nothing.

## Why it matters
The reviewer's decision was about another sentence, or about other references.

## What to do
Review the claim again.

## Example
    reviews:
      - {reviewer: A. Berg, date: 2024-03-01, decision: supports, seen: 0011223344556677}

> The claim was changed after A. Berg reviewed it on 2024-03-01 (decision: supports).

## References
W3C Web Annotation Data Model, motivation "assessing".
"""

from curate.claim import Claim
from curate.reviewing import standing
from curate.rule import ClaimRule, Problem, Said, Skipped
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say whether the claim was changed after its last review."""
    about = {review.reference for review in claim.reviews if review.finding is None}
    for reference in sorted(about, key=lambda name: name or ""):
        state = standing(claim, survey.facts.today, reference=reference)
        if state == "unpinned":
            yield Skipped("the review does not tell what its reviewer saw")
        if state != "lapsed":
            continue
        reviews = [one for one in claim.reviews if one.finding is None and one.reference == reference]
        last = max(reviews, key=lambda review: review.date)
        known = survey.facts.by_id.get(reference or "")
        link = f" with {known.short}" if known else ""
        yield Problem(
            message=f"The claim was changed after {last.reviewer} reviewed it{link} on {last.date} (decision:"
            f" {last.decision}).",
            help=f"review the claim again; `seen` is then the digest that `curate show {claim.id}` prints",
            value=f"{last.reviewer} {last.date} {reference or ''}",
        )


RULE = ClaimRule(
    name="claim-changed-since-review",
    code="REG101",
    level="warning",
    confidence="high",
    summary="a claim is not any more what its reviewer saw",
    registry_only=True,
    check=check,
)
