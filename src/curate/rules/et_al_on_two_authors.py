"""A citation says "et al." of a work that has one or two authors.

## What it does
Looks how many authors the reference has that a citation with "et al." means. References whose printed list is itself
cut short are left alone.

## Why it matters
"Et al." says that there are several more authors. With one or two authors, another work may have been meant, or the
reference lacks authors.

## What to do
Name both authors ("Berg and Ito"), or complete the authors of the reference.

## Example
In a manuscript whose reference 1 is by Berg and Ito:

    Berg et al. described late relapses.

> "Berg et al." is cited, but [1] Berg 2019 has two authors.

## References
AMA Manual of Style, 11th edition, 3.6; APA Publication Manual, 7th edition, 8.17.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, identity
from curate.rules.common.mentions import mentions
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which citations say "et al." of one or two authors."""
    for mention in mentions(claim, survey):
        meant = mention.meant
        if meant is None or not mention.cite.et_al or meant.item.et_al or not 0 < len(meant.item.author) < 3:
            continue
        if any(author.literal for author in meant.item.author):
            continue
        has = "one author" if len(meant.item.author) == 1 else "two authors"
        yield Problem(
            message=f'"{mention.exact}" is cited, but {meant.short} has {has}.',
            help="name the authors, or complete the authors of the reference",
            value=f"{mention.exact} {identity(meant)}",
            at=mention.printed.cited.location,
            related=(meant,),
        )


RULE = ClaimRule(
    name="et-al-on-two-authors",
    code="AUT110",
    level="note",
    confidence="medium",
    summary='a citation says "et al." of one or two authors',
    needs=("references",),
    check=check,
)
