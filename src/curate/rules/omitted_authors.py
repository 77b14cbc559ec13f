"""A citation names one or two authors of a work that has more, without "et al.".

## What it does
Compares the number of names in an author-year citation with the number of authors of the reference that is meant.

## Why it matters
Style only, mostly; but the names that are given may also be those of another work.

## What to do
Add "et al.", or name the work that was meant.

## Example
    The dose matters (Cole, 2021).

    Cole P, Lindqvist A, Adams R. Doses of the antibody and their effects. J Tests. 2021;6(3):20-29.

> "Cole, 2021" names one author, but [2] Cole 2021 has 3.

## References
APA Publication Manual, 7th edition, 8.17.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, identity
from curate.rules.common.mentions import mentions
from curate.survey import Survey

_WORDS = {1: "one author", 2: "two authors"}


def check(claim: Claim, survey: Survey) -> Said:
    """Say which citations leave authors out."""
    for mention in mentions(claim, survey):
        meant, cite = mention.meant, mention.cite
        if meant is None or cite.et_al or mention.printed.cited.form != "author-year":
            continue
        authors = meant.item.author
        if len(cite.names) not in _WORDS or any(name.literal for name in (*cite.names, *authors)):
            continue
        has = len(authors) + meant.item.et_al
        if has > 2 or has > len(cite.names):
            yield Problem(
                message=f'"{mention.exact}" names {_WORDS[len(cite.names)]}, but {meant.short} has'
                f" {f'more than {len(authors)}' if meant.item.et_al else len(authors)}.",
                help='add "et al." or the second author, or name the work that was meant',
                value=f"{mention.exact} {identity(meant)}",
                at=mention.printed.cited.location,
                related=(meant,),
            )


RULE = ClaimRule(
    name="omitted-authors",
    code="AUT111",
    level="note",
    confidence="medium",
    summary='a citation leaves authors out without "et al."',
    needs=("references",),
    check=check,
)
