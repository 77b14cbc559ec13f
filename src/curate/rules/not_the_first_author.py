"""A work is cited under the name of an author who is not its first.

## What it does
Looks where the cited author stands in the reference that is meant. Only citations that name the first author by
convention are judged: "Berg et al.", and author with year.

## Why it matters
Readers look the work up under the first author and do not find it; the mention may also mean another work.

## What to do
Name the first author, or write "the group of Berg".

## Example
    Lindqvist A. et al. described late relapses.

    3. Cole P, Lindqvist A, Adams R. Doses of the antibody and their effects. …

> "Lindqvist A. et al." is cited, but Lindqvist is the 2nd author of [3] Cole 2021.

## References
AMA Manual of Style, 11th edition, 3.6; APA Publication Manual, 7th edition, 8.17.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, identity
from curate.rules.common.mentions import mentions, ordinal, position
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which cited authors are not the first."""
    for mention in mentions(claim, survey):
        if mention.meant is None or not (mention.cite.et_al or mention.printed.cited.form == "author-year"):
            continue
        at = position(mention.meant, mention.name)
        if at and all((position(mention.meant, name) or 0) >= at for name in mention.cite.names[1:]):
            yield Problem(
                message=f'"{mention.exact}" is cited, but {mention.name.surname} is the {ordinal(at + 1)} author of'
                f" {mention.meant.short}.",
                help="name the first author, or check that this is the work that was meant",
                value=f"{mention.exact} {identity(mention.meant)}",
                at=mention.printed.cited.location,
                related=(mention.meant,),
            )


RULE = ClaimRule(
    name="not-the-first-author",
    code="AUT106",
    level="warning",
    confidence="medium",
    summary="a work is cited under the name of an author who is not its first",
    needs=("references",),
    check=check,
)
