"""Two reports of one trial are cited as if they were two studies.

## What it does
Compares the registration numbers (NCT, ISRCTN, EudraCT …) and acronyms of the trials that the cited works report. It is told where a claim speaks of several
studies or trials and two of those that it cites report the same one.

## Why it matters
The same patients counted twice make the evidence look twice as strong.

## What to do
Say that they report one trial, or cite one of them.

## Example
    Several trials showed that the antibody delays relapse [1,2].

> [1] Berg 2019 and [2] Ito 2020 report the same trial (NCT01234567), and the claim speaks of "Several trials".

## References
Tramèr MR et al. Impact of covert duplicate publication on meta-analysis: a case study. BMJ 1997;315:635-640,
https://doi.org/10.1136/bmj.315.7109.635.
"""

import re
from itertools import combinations

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said
from curate.survey import Survey
from curate.tallying.claims import text

_CLAIMED = re.compile(
    r"\b(?:several|two|three|four|five|many|multiple|various|numerous|different|independent|both|other|recent|previous|a number of) (?:[\w-]+ ){0,3}?(?:trials|studies|cohorts)\b"
    r"|\b(?:other|independent|research) groups\b(?! of)|\b(?:repeatedly|independently|consistently) (?:\w+ )?(?:confirmed|shown|found|replicated|reported)\b"
    r"|\b(?:confirmed|shown|found|replicated|reported) (?:repeatedly|independently|consistently)\b",
    re.IGNORECASE,
)


def check(claim: Claim, survey: Survey) -> Said:
    """Say where two works that a claim cites as several studies report one trial."""
    word = _CLAIMED.search(text(claim))
    if not word:
        return
    for one, other in combinations(survey.references(claim.references), 2):
        if same := sorted(survey.trials(one) & survey.trials(other)):
            yield Problem(
                message=f'{one.short} and {other.short} report the same trial ({same[0]}), and the claim speaks of "{word.group()}".',
                help="say that they report one trial, or cite one of them",
                value=same[0],
                related=(one, other),
            )


RULE = ClaimRule(
    name="one-trial-twice",
    code="EVD306",
    level="note",
    confidence="medium",
    summary="two reports of one trial are cited as if they were two studies",
    needs=("references", "records"),
    check=check,
)
