"""A reference stands in the list, but nothing in the text cites it.

## What it does
Looks for every reference among the citations by number, author and year, name or key, in sentences and tables. A
reference that an ambiguous citation may mean is not counted as uncited.

## Why it matters
Readers cannot see what the work is there for, and it may have been cited where another number now stands. Journals ask
that the list holds the cited works and no others.

## What to do
Cite the work where it belongs, or take it out of the list. If it is cited in a figure or a supplement that was not
read here, record that as the reason of a suppression.

## Example
In a manuscript with two references, whose only citation is:

    Relapse is common [1].

> [2] Berg 2019 stands in the reference list, but nothing in the text cites it.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from curate.reference import Reference
from curate.rule import Problem, ReferenceRule, Said
from curate.survey import Survey


def check(reference: Reference, survey: Survey) -> Said:
    """Say whether nothing cites the reference."""
    if reference.id in survey.cited or reference.id in survey.perhaps_cited:
        return
    yield Problem(
        message=f"{reference.short} stands in the reference list, but nothing in the text cites it.",
        help="cite it where it belongs, or take it out of the list",
    )


RULE = ReferenceRule(
    name="uncited-reference",
    code="CIT102",
    level="warning",
    confidence="high",
    summary="a reference stands in the list, but nothing cites it",
    needs=("references", "citations"),
    check=check,
)
