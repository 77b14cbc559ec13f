"""The result of a trial is cited from a work that only reports it.

## What it does
Tells where a claim gives the result of a trial ("a phase 2 trial showed") and every work that it cites is a review, an editorial, a letter, a
guideline, a protocol or a conference abstract. Systematic reviews count as results of their own.

## Why it matters
Reviews shorten, and pass on the errors of those before them; a protocol has no results, and the numbers of a conference abstract
often change.

## What to do
Cite the report of the trial; keep the review beside it if it helps the reader.

## Example
    A randomized trial showed that the antibody delays relapse [1].

> The claim speaks of "randomized trial showed"; [1] Berg 2019 (review) is no report of a trial.

## References
ICMJE Recommendations, IV.A.3.g: provide direct references to original research sources whenever possible.
"""

import re

from curate.claim import Claim
from curate.rule import ClaimRule, Said, Skipped
from curate.rules.common.sources import mismatch, spoken
from curate.survey import Survey

_CLAIMED = re.compile(
    r"\b(?:randomi[sz]ed|phase (?:[1-4]|I{1,3}|IV)(?:/(?:[1-4]|I{1,3}))?|controlled|clinical|pivotal|prospective|multicent(?:er|re)) (?:[\w-]+ ){0,2}(?:trials?|study|studies)"
    r" (?:\w+ ){0,6}?(?:showed|demonstrated|found|reported|revealed|confirmed|reduced|improved|failed)\b",
    re.IGNORECASE,
)


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the cited works are not of the kind that the claim speaks of."""
    for one in spoken(claim, survey, _CLAIMED):
        if isinstance(one, Skipped):
            yield one
        elif one.kinds.every(
            "review", "editorial", "guideline", "protocol", "conference abstract", "case report"
        ) and not one.kinds.some("systematic review", "randomised", "trial"):
            reports = "report" if len(one.kinds.works) == 1 else "reports"
            yield mismatch(one, f"no {reports} of a trial", "cite the report of the trial itself")


RULE = ClaimRule(
    name="result-from-secondary-source",
    code="EVD301",
    level="note",
    confidence="medium",
    summary="the result of a trial is cited from a work that only reports it",
    needs=("references", "records"),
    check=check,
)
