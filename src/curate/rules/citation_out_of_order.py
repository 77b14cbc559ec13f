"""References are not numbered in the order in which the text first cites them.

## What it does
Follows the first citation of every number through the running text (references that tables cite are left out, as are the ends of a range that runs backwards) and names
the smallest set of references that would have to move for the order to be right. A list in alphabetical order is left alone; where more
than a fifth of the references would have to move, one finding says so for the whole manuscript.

## Why it matters
Vancouver style numbers references by first appearance. A number out of order is often a reference that was inserted or
deleted by hand, and a sign that other numbers were not updated.

## What to do
Renumber the list, best with a reference manager, and check the citations near the one that is named.

## Example
    Relapse is late in some children [1]. Its signs are seen early [2]. Pain is frequent [4]. The dose matters [3].

> [4] Okafor 2022 is first cited before [3] Cole 2021.

## References
ICMJE Recommendations, IV.A.3.g: references are numbered in the order in which they are first mentioned in the text.
"""

from curate.rule import ManuscriptRule, Problem, Said, identity
from curate.rules.common.ordering import alphabetical, out_of_order
from curate.survey import Survey, number

HELP = "renumber the list in the order of first citation, and check the numbers near this place"


def check(survey: Survey) -> Said:
    """Say which references are first cited out of order."""
    unclear = _ends_of_reversed_ranges(survey)
    first = [(printed, reference) for printed, reference in survey.first_citations if number(reference) not in unclear]
    if survey.style != "number" or len(first) < 2 or alphabetical(survey.facts.references):
        return
    moved = out_of_order([number(reference) for _, reference in first])
    if len(moved) > max(5, len(first) // 5):
        yield Problem(
            message=f"The list is not in the order of citation: of {len(first)} references cited by number,"
            f" {len(moved)} are first cited out of order.",
            help=HELP,
        )
        return
    for at in sorted(moved):
        printed, reference = first[at]
        before = max((other for _, other in first[:at]), key=number, default=None)
        after = [other for _, other in first[at + 1 :] if number(other) < number(reference)]
        if before is not None and number(before) > number(reference):
            how = f"after {before.short}"
        else:
            how = f"before {max(after, key=number).short}"
        yield Problem(
            message=f"{reference.short} is first cited {how}.",
            help=HELP,
            value=identity(reference),
            at=printed.cited.location,
            subject=printed.claim,
        )


def _ends_of_reversed_ranges(survey: Survey) -> set[int]:
    """Return the numbers that a range such as "9–7" cites: where they are cited first nobody can tell."""
    ranges = (
        (cite.first, cite.last)
        for printed in survey.printed
        for cite in printed.cites
        if cite.first is not None and cite.last is not None and cite.last < cite.first
    )
    return {end for both in ranges for end in both}


RULE = ManuscriptRule(
    name="citation-out-of-order",
    code="CIT103",
    level="warning",
    confidence="high",
    summary="references are not numbered in the order of their first citation",
    needs=("references",),
    check=check,
)
