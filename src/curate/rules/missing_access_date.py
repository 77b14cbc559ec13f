"""A web page is cited without the day on which it was read.

## What it does
Finds references to web pages that give an address and no date of access. Works with a DOI, PMID or PMCID are left
alone.

## Why it matters
Pages change and vanish; without the date nobody can tell what was there, or look it up in a web archive.

## What to do
Add the date of access, best with the address of an archived copy.

## Example
    Ministry of Tests. Annual report on tests. 2019. https://tests.example.org/report

> [1] Ministry of Tests 2019 is a web page without a date of access.

## References
National Library of Medicine, Citing Medicine, 2nd edition, chapter 25: web sites.
"""

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say whether the reference is a web page without a date of access."""
    del survey
    item = reference.item
    if item.type != "webpage" or not item.url or item.accessed or item.doi or item.pmid or item.pmcid:
        return
    yield Problem(
        message=f"{reference.short} is a web page without a date of access.",
        help="add the date of access, best with the address of an archived copy",
    )


RULE = ReferenceRule(
    name="missing-access-date",
    code="REF202",
    level="note",
    confidence="medium",
    summary="a web page is cited without the day on which it was read",
    check=check,
)
