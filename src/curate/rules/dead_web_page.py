"""A web page that is cited is gone.

## What it does
Tells of an address that answers, twice, that it has no such page (status 404 or 410). A page that did not answer, one that is
closed to programs, and a network that sends everybody to a sign-in page are never taken for it. Works that a DOI or another
identifier leads to are left alone.

## Why it matters
Readers cannot see what was cited.

## What to do
Cite the address where the page stands now, or an archived copy, with the day of access.

## Example
    Ministry of Tests. Annual report on tests. 2019. https://tests.example.org/report. Accessed 3 May 2024.

> The page of [1] Ministry of Tests 2019 is gone: https://tests.example.org/report answers with status 404; an archived copy is at
> https://web.archive.org/web/20200101000000/https://tests.example.org/report.

## References
Internet Archive, Wayback availability API, https://archive.org/help/wayback_api.php; National Library of Medicine, Citing
Medicine, 2nd edition, chapter 25: web sites.
"""

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said, Skipped
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say whether the page is gone."""
    for given in survey.assessment(reference).given:
        scheme, _, url = given.identifier.partition(":")
        if scheme != "url":
            continue
        if given.outcome == "not-asked":
            yield Skipped("the web page was not visited")
        elif given.outcome == "unknown":
            yield Problem(
                message=f"The page of {reference.short} is gone: {url} {given.reason.removeprefix('it ')}.",
                help="cite the address where the page stands now, or an archived copy, with the day of access",
                value=url,
            )


RULE = ReferenceRule(
    name="dead-web-page",
    code="RES122",
    level="warning",
    confidence="high",
    summary="a web page that is cited is gone",
    needs=("references", "records"),
    check=check,
)
