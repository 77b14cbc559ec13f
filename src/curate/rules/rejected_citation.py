"""A reviewer found that a cited work does not bear the claim out, and it is still cited.

## What it does
Names the links of a claim about which the decision that holds is "does-not-support" or "off-topic", where the reference
is still cited.

## Why it matters
A person has read the work, and the claim leans on it all the same.

## What to do
Correct the claim, cite a work that bears it out, or take the citation out; then review again.

## Example
    citations:
      - {exact: "[1]", form: numeric, references: [ito-2020]}
    reviews:
      - reviewer: A. Berg
        date: 2024-03-01
        decision: does-not-support
        reference: ito-2020
        reason: no relapse was reported

> [1] Ito 2020 is cited, but A. Berg found on 2024-03-01 that it does not support the claim: no relapse was
> reported.

## References
Greenberg SA. How citation distortions create unfounded authority. BMJ 2009;339:b2680.
"""

from curate.claim import Claim
from curate.review import Decision
from curate.rule import ClaimRule, Problem, Said, Skipped
from curate.survey import Survey

_WORDS: dict[Decision, str] = {
    "does-not-support": "it does not support the claim",
    "off-topic": "it is about something else",
}


def check(claim: Claim, survey: Survey) -> Said:
    """Say which cited references a reviewer has turned down."""
    for reference in claim.references:
        how = survey.link(claim, reference)
        if how.state == "unpinned":
            yield Skipped("the review does not tell what its reviewer saw")
        review = how.review
        if review and how.decision in _WORDS:
            known = survey.facts.by_id.get(reference)
            reason = f": {review.reason.rstrip('.')}" if review.reason else ""
            yield Problem(
                message=f"{known.short if known else reference} is cited, but {review.reviewer} found on {review.date}"
                f" that {_WORDS[review.decision]}{reason}.",
                help="correct the claim, cite a work that bears it out, or take the citation out; then review again",
                value=reference,
                related=(known,) if known else (),
            )


RULE = ClaimRule(
    name="rejected-citation",
    code="REG106",
    level="error",
    confidence="high",
    summary="a reviewer found that a cited work does not bear the claim out",
    registry_only=True,
    check=check,
)
