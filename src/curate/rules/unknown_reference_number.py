"""A number is cited that the reference list does not have.

## What it does
Compares every cited number, ranges filled in, with the numbers of the reference list.

## Why it matters
A number that leads nowhere leaves the claim without a source. Mostly a reference was deleted or the list was
renumbered after the text was written, and then other numbers may be off as well.

## What to do
Give the number of the work that was meant, or add the work to the list. Look at the neighbouring citations too.

## Example
In a manuscript with three references:

    Half of the patients relapse [2, 5].

> "[2, 5]" cites number 5, but the list ends at [3] Cole 2021.

## References
ICMJE Recommendations, IV.A.3.g: references are numbered and every number has its entry.
"""

from curate.claim import Claim
from curate.printed import span
from curate.rule import ClaimRule, Problem, Said
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which cited numbers have no entry."""
    for printed in survey.of(claim):
        for cite in printed.cites:
            unknown = [n for n in span(cite) if n not in survey.by_number]
            if not unknown:
                continue
            shown = f"number {unknown[0]}" if len(unknown) == 1 else f"numbers {unknown[0]} to {unknown[-1]}"
            beyond = unknown[-1] > max(survey.by_number)
            where = f"the list ends at {survey.last.short}" if beyond else "the list has no such entry"
            yield Problem(
                message=f'"{printed.cited.exact}" cites {shown}, but {where}.',
                help="give the number of the work that was meant, or add the work to the reference list",
                value=cite.exact,
                at=printed.cited.location,
            )


RULE = ClaimRule(
    name="unknown-reference-number",
    code="CIT101",
    level="error",
    confidence="high",
    summary="a number is cited that the reference list does not have",
    needs=("references",),
    check=check,
)
