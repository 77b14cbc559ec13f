"""The claim speaks of cause and effect, and the cited works only observe.

## What it does
Tells where a claim says that one thing causes, prevents or leads to another, and every work that it cites describes itself as a cohort, case-control,
cross-sectional or retrospective study, and none as a trial, an experiment or a review.

## Why it matters
An association is no effect: those who were treated may have differed from the start.

## What to do
Say that it is associated with it, or cite work that can show the effect.

## Example
    Early surgery prevents late relapse in children [1].

> The claim speaks of "prevents"; [1] Berg 2019 (observational) is observational.

## References
Haber NA et al. Causal and associational language in observational health research: a systematic evaluation. Am J Epidemiol 2022;191:2084-2097,
https://doi.org/10.1093/aje/kwac137.
"""

import re

from curate.claim import Claim
from curate.record import Design
from curate.rule import ClaimRule, Said, Skipped
from curate.rules.common.sources import mismatch, spoken
from curate.survey import Survey

_CLAIMED = re.compile(
    r"\b(?:causes?|caused|prevents?|prevented|leads? to|led to|results? in|resulted in|protects? against|due to the effect of|is responsible for)\b",
    re.IGNORECASE,
)
_ABLE: tuple[Design, ...] = (
    "randomised",
    "trial",
    "systematic review",
    "review",
    "animal",
    "guideline",
    "editorial",
    "case report",
    "protocol",
)


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the cited works are not of the kind that the claim speaks of."""
    for one in spoken(claim, survey, _CLAIMED):
        if isinstance(one, Skipped):
            yield one
        elif one.kinds.every("observational") and not one.kinds.some(*_ABLE):
            yield mismatch(
                one, "observational", "say that it is associated with it, or cite work that can show the effect"
            )


RULE = ClaimRule(
    name="causal-wording",
    code="EVD205",
    level="note",
    confidence="low",
    summary="the claim speaks of cause and effect, and the cited works only observe",
    needs=("references", "records"),
    check=check,
)
