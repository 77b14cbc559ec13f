"""The result of a trial is cited from a work that only reports it.

## What it does
Tells where a claim gives the result of a trial ("a phase 2 trial showed", "in an RCT, survival was 73%") and every work that it cites is a review,
an editorial, a letter, a guideline, a case report, a protocol or a conference abstract. Systematic reviews count as results of their own.
Trials that the claim says are missing, needed or under way are left alone.

## Why it matters
Reviews shorten, and pass on the errors of those before them; a protocol has no results, and the numbers of a conference abstract
often change.

## What to do
Cite the report of the trial; keep the review beside it if it helps the reader.

## Example
    A randomized trial showed that the antibody delays relapse [1].

> The claim speaks of "randomized trial"; [1] Berg 2019 (review) is no report of a trial.

## References
ICMJE Recommendations, IV.A.3.g: provide direct references to original research sources whenever possible.
"""

import re

from curate.claim import Claim
from curate.record import Design
from curate.rule import ClaimRule, Said, Skipped
from curate.rules.common.sources import asserted, mismatch
from curate.survey import Survey

_CLAIMED = re.compile(
    r"\b(?:(?:randomi[sz]ed|phase (?:[1-4]|I{1,3}|IV)(?:/(?:[1-4]|I{1,3}))?|controlled|clinical|pivotal|prospective|multicent(?:er|re)) (?:[\w-]+ ){0,2}"
    r"(?:trials?|study|studies)|RCTs?)\b"
    r"(?=[^;]*?(?:\b(?:showed|shown|demonstrated|found|reported|revealed|confirmed|reduced|improved|increased|prolonged|delayed|lowered|favou?red|failed"
    r"|established|proved)\b|\d\s?%|\b(?:HR|OR|RR)\b|\bhazard ratio))",
    re.IGNORECASE,
)
"""A trial, and behind it in the sentence what came out."""


_PRELIMINARY: frozenset[Design] = frozenset({"protocol", "conference abstract"})
"""What may describe a trial at length, and is no report of it."""
_TOLD: frozenset[Design] = frozenset({"review", "editorial", "guideline", "case report"})
_RESULTS: frozenset[Design] = frozenset({"systematic review", "randomised", "trial"})


def _is_secondary(found: tuple[Design, ...]) -> bool:
    return bool(_PRELIMINARY.intersection(found) or (_TOLD.intersection(found) and not _RESULTS.intersection(found)))


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the cited works are not of the kind that the claim speaks of."""
    for one in asserted(claim, survey, _CLAIMED):
        if isinstance(one, Skipped):
            yield one
        elif all(map(_is_secondary, (found for _, found in one.kinds.works))):
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
