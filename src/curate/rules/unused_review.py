"""A review is about something that is not there.

## What it does
Names the reviews of a link to a reference that the claim does not cite or that the registry does not have, and the
reviews of findings whose rule there is not.

## Why it matters
The decision has no effect, although somebody thinks that it is settled. Mostly an id or a name is misspelled, or the
citation was changed.

## What to do
Correct the id or the name, or delete the review.

## Example
    citations:
      - {exact: "[1]", form: numeric, references: [ito-2020]}
    reviews:
      - {reviewer: A. Berg, date: 2024-03-01, decision: supports, reference: berg-2019}

> The review of 2024-03-01 by A. Berg is about berg-2019, which the claim does not cite.

## References
SARIF 2.1.0, 3.35: suppression objects.
"""

from curate.claim import Claim
from curate.rule import ManuscriptRule, Problem, Said
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which reviews are about something that is not there."""
    for claim in survey.facts.claims:
        cited = _cited(claim)
        for review in claim.reviews:
            if review.reference and review.reference not in cited:
                yield Problem(
                    message=f"The review of {review.date} by {review.reviewer} is about {review.reference}, which the"
                    " claim does not cite.",
                    help="correct the id, or delete the review",
                    value=f"{review.reviewer} {review.date} {review.reference}",
                    subject=claim,
                )


def _cited(claim: Claim) -> set[str]:
    """Return the ids that the claim cites, surely or perhaps."""
    perhaps = {ref for cited in claim.citations for ref in cited.candidates}
    return perhaps | set(claim.references) | {link.reference for link in claim.links}


RULE = ManuscriptRule(
    name="unused-review",
    code="REG107",
    level="warning",
    confidence="high",
    summary="a review is about something that is not there",
    registry_only=True,
    check=check,
)
