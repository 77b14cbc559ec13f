"""A reference is older or newer than the period that the manuscript says it searched.

## What it does
Reads the period of the literature search from the manuscript ("for the period 2020–2026") or from the settings, and
names the journal articles whose year is outside it.

## Why it matters
Background may well be older. But where a review counts or weighs the works it found, one from outside the period was
found in another way, which the methods should tell.

## What to do
Say in the methods how works outside the period were chosen, or leave them out.

## Example
In a review that searched 2015–2020:

    Berg T. Late relapse. J Tests. 2009;4:1-9.

> [1] Berg 2009 is of 2009, outside the search period 2015–2020.

## References
PRISMA 2020, items 5 and 6.
"""

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said, Skipped
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say whether the reference is outside the search period."""
    period = survey.facts.outline.search_period
    if period is None or reference.item.type != "article-journal":
        return
    if reference.item.year is None:
        yield Skipped("the reference has no year")
    elif not period.first <= reference.item.year <= period.last:
        yield Problem(
            message=f"{reference.short} is of {reference.item.year}, outside the search period"
            f" {period.first}–{period.last}.",
            help="say in the methods how works outside the period were chosen, or leave them out",
            value=f"{period.first}-{period.last}",
        )


RULE = ReferenceRule(
    name="outside-search-period",
    code="REF405",
    level="note",
    confidence="medium",
    summary="a reference is outside the period that was searched",
    needs=("search-period",),
    check=check,
)
