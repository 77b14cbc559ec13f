"""A reference stands in the list, but nothing in the text cites it.

## What it does
Looks for every reference among the citations by number, author and year, name or key, in sentences and tables. A
reference that an ambiguous citation may mean is not counted as uncited. Where more than half of a longer list seems
uncited, the citations were probably not all recognised, and one finding says so.

## Why it matters
Readers cannot see what the work is there for, and it may have been cited where another number now stands. Journals ask
that the list holds the cited works and no others.

## What to do
Cite the work where it belongs, or take it out of the list. If it is cited in a figure or a supplement that was not
read here, record that as the reason of a suppression.

## Example
In a manuscript with three references:

    Relapse is late in some children [1]. The dose matters [3].

> [2] Ito 2020 stands in the reference list, but nothing in the text cites it.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from curate.rule import ManuscriptRule, Problem, Said
from curate.survey import Survey

FEWEST = 8


def check(survey: Survey) -> Said:
    """Say which references nothing cites."""
    references = survey.facts.references
    uncited = [ref for ref in references if ref.id not in survey.cited and ref.id not in survey.perhaps_cited]
    if len(references) >= FEWEST and len(uncited) > len(references) / 2:
        yield Problem(
            message=f"Of {len(references)} references, {len(uncited)} seem to be cited nowhere, from {uncited[0].short} on.",
            help="see with `curate read` which citations were recognised; they may be printed in an unusual way",
        )
        return
    for reference in uncited:
        yield Problem(
            message=f"{reference.short} stands in the reference list, but nothing in the text cites it.",
            help="cite it where it belongs, or take it out of the list",
            subject=reference,
        )


RULE = ManuscriptRule(
    name="uncited-reference",
    code="CIT102",
    level="warning",
    confidence="high",
    summary="a reference stands in the list, but nothing cites it",
    needs=("references", "citations"),
    check=check,
)
