"""The pages of a reference run backwards.

## What it does
Compares first and last page; a shortened last page ("577-80") is written out first.

## Why it matters
One of the two is mistyped, and the work is harder to find.

## What to do
Take the pages from the work itself.

## Example
    Berg T. Late relapse. J Tests. 2019;4:19-11.

> [1] Berg 2019 runs from page 19 to page 11.

## References
National Library of Medicine, Citing Medicine, 2nd edition, chapter 1.
"""

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.similarity import pages
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say whether the pages run backwards."""
    del survey
    found = pages(reference.item.page)
    if found and all(page.isdecimal() and len(page) < 10 for page in found) and int(found[1]) < int(found[0]):
        yield Problem(
            message=f"{reference.short} runs from page {found[0]} to page {found[1]}.",
            help="take the pages from the work itself",
            value="-".join(found),
        )


RULE = ReferenceRule(
    name="reversed-pages",
    code="REF406",
    level="warning",
    confidence="high",
    summary="the pages of a reference run backwards",
    check=check,
)
