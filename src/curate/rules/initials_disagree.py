"""The initials in the text are not those of the author in the reference list.

## What it does
Compares the initials or given name of a mention ("Berg T. et al.") with those of the author in the reference that is
meant, as far as both give any. Systems of transliteration ("Yu." and "Iu.") are allowed for.

## Why it matters
The mention may be of another person of the same surname, and of another work.

## What to do
Take the initials from the work itself, or name the work that was meant.

## Example
    Cole K. et al. [3] described late relapses.

    3. Cole P, Lindqvist A, Adams R. Doses of the antibody and their effects. …

> "Cole K. et al." has the initials K., but the author of [3] Cole 2021 is Cole P.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, identity
from curate.rules.common.mentions import mentions, position
from curate.similarity import initials_agree
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which initials differ from the list."""
    for mention in mentions(claim, survey):
        if mention.meant is None:
            continue
        at = position(mention.meant, mention.name)
        if at is None:
            continue
        author = mention.meant.item.author[at]
        if initials_agree(mention.name.given, author.given) is False:
            yield Problem(
                message=f'"{mention.exact}" has the initials {mention.name.given}, but the author of'
                f" {mention.meant.short} is {str(author).rstrip('.')}.",
                help="take the initials from the work itself, or name the work that was meant",
                value=f"{mention.exact} {identity(mention.meant)}",
                at=mention.printed.cited.location,
                related=(mention.meant,),
            )


RULE = ClaimRule(
    name="initials-disagree",
    code="AUT108",
    level="warning",
    confidence="medium",
    summary="the initials in the text are not those of the author in the list",
    needs=("references",),
    check=check,
)
