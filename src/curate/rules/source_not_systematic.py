"""The claim speaks of a systematic review, and no cited work is one.

## What it does
Tells where a claim names a systematic review or meta-analysis as its source, and no work that it cites calls itself one: in its types, title or
abstract.

## Why it matters
Readers take a systematic review for the sum of the evidence.

## What to do
Cite the systematic review, or call the work what it is.

## Example
    A meta-analysis showed that the antibody delays relapse [1].

> The claim speaks of "A meta-analysis showed"; [1] Berg 2019 (observational) is not described as a systematic review.

## References
PRISMA 2020 statement, https://www.prisma-statement.org.
"""

import re

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, Skipped
from curate.rules.common.figures import listed
from curate.rules.common.sources import kinds, shown
from curate.survey import Survey
from curate.tallying.claims import text

_CLAIMED = re.compile(
    r"\b(?:an?|the|one|two|three|recent|several|previous) (?:[\w-]+ ){0,3}?(?:systematic reviews?|meta-?analys[ie]s)\b (?:\w+ ){0,8}?(?:showed|found|reported|demonstrated|revealed|concluded|suggested|confirmed|indicated|identified)\b",
    re.IGNORECASE,
)


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the cited works are not of the kind that the claim speaks of."""
    said = text(claim)
    word = _CLAIMED.search(said)
    found = kinds(claim, survey) if word else None
    if isinstance(found, Skipped):
        yield found
    elif word and found and not found.some("systematic review"):
        verb = "is" if len(found.works) == 1 else "are"
        yield Problem(
            message=f'The claim speaks of "{word.group().strip()}"; {listed([shown(one) for one in found.works])} {verb} not described as a systematic review.',
            help="cite the systematic review, or call the work what it is",
            value=word.group().strip(),
            related=found.references,
        )


RULE = ClaimRule(
    name="source-not-systematic",
    code="EVD303",
    level="warning",
    confidence="medium",
    summary="the claim speaks of a systematic review, and no cited work is one",
    needs=("references", "records"),
    check=check,
)
