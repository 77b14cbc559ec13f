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

> The claim speaks of "meta-analysis"; [1] Berg 2019 (observational) is not described as a systematic review.

## References
PRISMA 2020 statement, https://www.prisma-statement.org.
"""

import re

from curate.claim import Claim
from curate.rule import ClaimRule, Said, Skipped
from curate.rules.common.sources import asserted, mismatch
from curate.survey import Survey

_CLAIMED = re.compile(
    r"\b(?:systematic reviews?|meta-?analys[ie]s)\b(?= (?:\w+ ){0,8}?(?:show(?:s|ed|n)?|found|find|report(?:s|ed)?|demonstrate[sd]?|reveal(?:s|ed)?|conclude[sd]?"
    r"|suggest(?:s|ed)?|confirm(?:s|ed)?|indicate[sd]?|identified)\b)"
    r"|\b(?:according to|in|by|from) (?:an?|the|one|two|three|recent|several|previous) (?:[\w-]+ ){0,2}?(?:systematic reviews?|meta-?analys[ie]s)(?=,)",
    re.IGNORECASE,
)


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the cited works are not of the kind that the claim speaks of."""
    for one in asserted(claim, survey, _CLAIMED):
        if isinstance(one, Skipped):
            yield one
        elif not one.kinds.some("systematic review"):
            yield mismatch(
                one, "not described as a systematic review", "cite the systematic review, or call the work what it is"
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
