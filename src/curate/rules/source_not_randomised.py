"""The claim speaks of randomised data, and no cited work is randomised.

## What it does
Tells where a claim calls its evidence randomised, and no work that it cites says so of itself: in its types, title or abstract. Claims that
deny it, and works that gather others (reviews, guidelines), are left alone.

## Why it matters
Randomised evidence weighs more with readers, and with guideline panels.

## What to do
Cite the randomised trial, or call the study what it is.

## Example
    In a randomized trial, the antibody delayed relapse [1].

> The claim speaks of "randomized trial"; [1] Berg 2019 (observational) is not described as randomised.

## References
CONSORT 2010 statement, https://www.consort-spirit.org.
"""

import re

from curate.claim import Claim
from curate.record import Design
from curate.rule import ClaimRule, Said, Skipped
from curate.rules.common.sources import asserted, mismatch
from curate.survey import Survey

_CLAIMED = re.compile(
    r"(?<!non-)(?<!non)\brandomi[sz]ed (?:[\w-]+ ){0,3}(?:trials?|study|studies|data|evidence|comparison)\b|\b(?-i:RCTs?)\b",
    re.IGNORECASE,
)
_GATHER: tuple[Design, ...] = ("systematic review", "review", "guideline", "editorial", "protocol")


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the cited works are not of the kind that the claim speaks of."""
    for one in asserted(claim, survey, _CLAIMED):
        if isinstance(one, Skipped):
            yield one
        elif not one.kinds.some("randomised", *_GATHER) and one.kinds.every(
            "observational", "not randomised", "case report", "animal"
        ):
            yield mismatch(
                one, "not described as randomised", "cite the randomised trial, or call the study what it is"
            )


RULE = ClaimRule(
    name="source-not-randomised",
    code="EVD302",
    level="warning",
    confidence="medium",
    summary="the claim speaks of randomised data, and no cited work is randomised",
    needs=("references", "records"),
    check=check,
)
