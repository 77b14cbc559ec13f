"""The claim speaks of everybody, and the title of the cited work of some.

## What it does
Tells where a claim speaks of the general population, of all patients or of everybody "regardless of age or sex", and the titles of
all works that it cites name a narrower group: women, the elderly, infants, pregnant, one hospital.

## Why it matters
What holds for the old need not hold for the young.

## What to do
Name the group that was looked at.

## Example
    Early surgery is safe in all patients [1].

> The claim speaks of "all patients"; [1] Berg 2019 is about "elderly".

## References
de Lacey G, Record C, Wade J. How accurate are quotations and references in medical journals? BMJ 1985;291:884-886,
https://doi.org/10.1136/bmj.291.6499.884.
"""

import re

from curate.claim import Claim
from curate.rule import ClaimRule, Said, Skipped
from curate.rules.common.figures import listed, short
from curate.rules.common.sources import mismatch, spoken
from curate.survey import Survey

_CLAIMED = re.compile(
    r"\b(?:general population|all (?:patients|people|adults|children|ages|age groups|individuals)|everyone|everybody|regardless of (?:age|sex|gender))\b",
    re.IGNORECASE,
)
_NARROW = re.compile(
    r"\b(?:elderly|older (?:adults|people|patients)|wom[ae]n|men|infants?|neonates|premature|preterm|pregnan\w+|postmenopausal|adolescents?|single[- ]cent(?:er|re)|smokers|obese|veterans|athletes)\b",
    re.IGNORECASE,
)


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the cited works are not of the kind that the claim speaks of."""
    for one in spoken(claim, survey, _CLAIMED):
        if isinstance(one, Skipped):
            yield one
            continue
        works = one.kinds.references
        narrow = [match.group() for work in works if (match := _NARROW.search(work.item.title or ""))]
        if len(narrow) == len(works):
            yield mismatch(one, f'about "{listed(narrow)}"', "name the group that was looked at", short(works))


RULE = ClaimRule(
    name="widened-population",
    code="EVD206",
    level="note",
    confidence="low",
    summary="the claim speaks of everybody, and the title of the cited work of some",
    needs=("references", "records"),
    check=check,
)
