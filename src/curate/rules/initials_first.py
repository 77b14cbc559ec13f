"""Initials stand before the surname here, and behind it elsewhere.

## What it does
Where at least three mentions of the manuscript give initials, and most of them behind the surname ("Berg T. et al."),
names those that give them before it ("T. Berg et al.").

## Why it matters
Style only; but "K. Ito" and "Ito K." in one text make readers wonder which part is the surname.

## What to do
Use one order throughout.

## Example
In a manuscript that writes "Berg T. et al." and "Cole P. et al.":

    K. Ito et al. described late relapses.

> "K. Ito et al." gives the initials first; the manuscript mostly gives them behind the surname, as in "Berg T. et al.".

## References
Council of Science Editors, Scientific Style and Format, 8th edition, 29.3.6.
"""

from curate.rule import ManuscriptRule, Problem, Said
from curate.rules.common.mentions import mentions
from curate.survey import Survey


def check(survey: Survey) -> Said:
    """Say which mentions give the initials first."""
    named = [
        mention
        for claim in survey.facts.claims
        for mention in mentions(claim, survey)
        if mention.printed.cited.form == "author-mention"
    ]
    with_initials = [mention for mention in named if mention.name.given and "." in mention.name.given]
    behind = [mention for mention in with_initials if mention.exact.startswith(mention.name.surname)]
    first = [mention for mention in with_initials if not mention.exact.startswith(mention.name.surname)]
    if len(first) + len(behind) < 3 or len(first) >= len(behind):
        return
    for mention in first:
        yield Problem(
            message=f'"{mention.exact}" gives the initials first; the manuscript mostly gives them behind the surname,'
            f' as in "{behind[0].exact}".',
            help="use one order of initials and surname throughout",
            value=mention.exact,
            at=mention.printed.cited.location,
            subject=mention.printed.claim,
        )


RULE = ManuscriptRule(
    name="initials-first",
    code="AUT109",
    level="note",
    confidence="high",
    summary="initials stand before the surname here, and behind it elsewhere",
    check=check,
)
