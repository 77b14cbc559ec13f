"""The document links a citation to other works than its printed text names.

## What it does
Compares what a document keeps behind a citation (the field of a reference manager in Word, the tag of an XML or HTML
file) with what is printed there. Where the printed numbers or names surely lead to other references than the document's
own link, both are named.

## Why it matters
Readers follow what is printed, publishers' software follows the link. A citation that was typed over, or a list that was
edited by hand, sends one of them to the wrong work; and the next refresh of the reference manager changes the text.

## What to do
Decide which work is meant. Correct it in the reference manager, and let it print citation and list anew.

## Example
    The dose matters [1].

> "[1]" is printed for [1] Berg 2019, but the document links it to [3] Cole 2021.

## References
ICMJE Recommendations, IV.A.3.g. ECMA-376 Part 1, 17.16 (fields).
"""

from curate.claim import Claim
from curate.reference import Reference
from curate.rule import ClaimRule, Problem, Said, identity
from curate.survey import Survey, named


def _difference(shown: list[Reference], linked: list[Reference]) -> str:
    if not linked:
        return f"is printed for {named(tuple(shown))} too, which the document does not link there"
    if not shown:
        return f"is linked by the document to {named(tuple(linked))} too, which is not printed there"
    return f"is printed for {named(tuple(shown))}, but the document links it to {named(tuple(linked))}"


def check(claim: Claim, survey: Survey) -> Said:
    """Say which citations are linked to other works than they print."""
    for printed in survey.of(claim):
        shown = survey.in_order(printed.cited.printed)
        linked = survey.in_order(printed.cited.references)
        only_shown = [work for work in shown if work not in linked]
        only_linked = [work for work in linked if work not in shown]
        if not shown or not linked or not (only_shown or only_linked):
            continue
        yield Problem(
            message=f'"{printed.cited.exact}" {_difference(only_shown, only_linked)}.',
            help="decide which work is meant, correct it in the reference manager, and let it print citation and list anew",
            value=" ".join(identity(work) for work in (*only_shown, *only_linked)),
            at=printed.cited.location,
            related=(*only_linked[:3], *only_shown[:3]),
        )


RULE = ClaimRule(
    name="field-disagrees-with-print",
    code="CIT111",
    level="warning",
    confidence="high",
    summary="the document links a citation to other works than its printed text names",
    needs=("references", "citations"),
    check=check,
)
