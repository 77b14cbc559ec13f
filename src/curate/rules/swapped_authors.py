"""Two authors are named in another order than in the reference.

## What it does
Compares the order of two named authors ("Berg and Ito") with that of the reference that is meant.

## Why it matters
Readers look the work up under its first author.

## What to do
Take the order from the work itself.

## Example
    Relapse is late in some children (Ito and Berg, 2019).

    Berg T, Ito K. Late relapse of tumours in childhood. J Tests. 2019;4(1):1-9.

> "Ito and Berg, 2019" is cited, but [2] Berg 2019 names Berg before Ito.

## References
ICMJE Recommendations, IV.A.3.g.
"""

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, identity
from curate.rules.common.mentions import mentions, position
from curate.survey import Survey


def check(claim: Claim, survey: Survey) -> Said:
    """Say which pairs of authors are swapped."""
    for mention in mentions(claim, survey):
        if mention.meant is None or len(mention.cite.names) != 2:
            continue
        first, second = mention.cite.names
        at, then = position(mention.meant, first), position(mention.meant, second)
        if at is not None and then is not None and then < at:
            yield Problem(
                message=f'"{mention.exact}" is cited, but {mention.meant.short} names {second.surname} before'
                f" {first.surname}.",
                help="take the order of the authors from the work itself",
                value=f"{mention.exact} {identity(mention.meant)}",
                at=mention.printed.cited.location,
                related=(mention.meant,),
            )


RULE = ClaimRule(
    name="swapped-authors",
    code="AUT112",
    level="warning",
    confidence="medium",
    summary="two authors are named in another order than in the reference",
    needs=("references",),
    check=check,
)
