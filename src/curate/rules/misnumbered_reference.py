"""The printed numbers of the reference list do not count up.

## What it does
Follows the numbers printed before the references, and names those that are missing, repeated or out of order.

## Why it matters
A citation of a missing or repeated number points at nothing, or at two works.

## What to do
Number the list from 1 upward without gaps, and check the citations of the numbers behind the gap.

## Example
    3. Berg T. …
    5. Ito K. …

> [5] Ito 2020 follows [3] Berg 2019: the list has no number 4.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from itertools import pairwise

from curate.rule import ManuscriptRule, Problem, Said
from curate.survey import Survey, number


def check(survey: Survey) -> Said:
    """Say where the printed numbers do not count up."""
    references = survey.facts.references
    if not any(reference.label for reference in references):
        return
    for before, after in pairwise(references):
        step = number(after) - number(before)
        if step == 1:
            continue
        if step > 1:
            gap = (
                f"number {number(before) + 1}" if step == 2 else f"numbers {number(before) + 1} to {number(after) - 1}"
            )
            how = f"the list has no {gap}"
        else:
            how = "the number stands twice" if step == 0 else "the numbers do not ascend"
        yield Problem(
            message=f"{after.short} follows {before.short}: {how}.",
            help="number the list from 1 upward, and check the citations of the numbers behind this place",
            value=how,
            subject=after,
            related=(before,),
        )


RULE = ManuscriptRule(
    name="misnumbered-reference",
    code="REF306",
    level="warning",
    confidence="medium",
    summary="the printed numbers of the reference list do not count up",
    check=check,
)
