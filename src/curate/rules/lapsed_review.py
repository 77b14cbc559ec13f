"""Something that a reviewer saw is not any more what it was.

## What it does
Compares the digests that a decision keeps (of the claim, the reference, and what each source says about the work) with
what is there now, and names what changed, as it was and as it is. Numbers of citations, places, and other works that the
claim cites do not count; nor do capitals, white space and punctuation of a reference. Only the last decision about a link
or finding is named, and only while no other reviewer's decision about it holds.

## Why it matters
The decision was about another sentence, or about another description of the work: it does not hold any more.

## What to do
Look at both versions, and decide again: `curate review` shows what is open.

## Example
    reviews:
      - reviewer: A. Berg
        date: 2024-03-01
        decision: supports
        reference: ito-2020
        seen:
          claim: {digest: 0011223344556677, text: Relapse is rare.}

> The decision "supports" of A. Berg on 2024-03-01 about the link to [1] Ito 2020 has lapsed: the claim was "Relapse is
> rare." and is "Relapse is common.".

## References
W3C Web Annotation Data Model, motivation "assessing".
"""

from collections.abc import Iterator

from curate.reviewing.telling import told
from curate.rule import Problem, Settlement, SettlementRule
from curate.rules.common.reviews import about, problem


def check(settlement: Settlement) -> Iterator[Problem]:
    """Say which decisions have lapsed, and what changed."""
    for subject, review, changes in settlement.fallen_reviews:
        if changes:
            yield problem(
                subject,
                f'The decision "{review.decision}" of {review.reviewer} on {review.date} about'
                f" {about(review, settlement.references)} has lapsed: {told(changes)}.",
                "look at both versions, and decide again: `curate review` shows what is open",
                f"{review.reviewer} {review.date} {' '.join(review.thing)}",
            )


RULE = SettlementRule(
    name="lapsed-review",
    code="REG101",
    level="warning",
    confidence="high",
    summary="something that a reviewer saw is not any more what it was",
    registry_only=True,
    check=check,
)
