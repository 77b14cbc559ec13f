"""A statement about patients rests on work in animals only.

## What it does
Tells where a claim speaks of patients or of clinical results, and every work that it cites is about animals and does not name people. Claims that name
animals or preclinical work, or say what may be one day, are left alone.

## Why it matters
Most of what works in animals does not in people.

## What to do
Cite clinical work, or say that the evidence is from animals.

## Example
    The antibody delays relapse in patients [1].

> The claim speaks of "patients"; [1] Berg 2019 (animal) is about animals.

## References
Hackam DG, Redelmeier DA. Translation of research evidence from animals to humans. JAMA 2006;296:1731-1732,
https://doi.org/10.1001/jama.296.14.1731.
"""

import re

from curate.claim import Claim
from curate.rule import ClaimRule, Said, Skipped
from curate.rules.common.sources import mismatch, spoken
from curate.survey import Survey
from curate.tallying.claims import text

_CLAIMED = re.compile(
    r"\b(?:patients?|children|women|men|clinical (?:trials?|stud(?:y|ies)|benefit|practice|efficacy))\b", re.IGNORECASE
)
_ANIMAL = re.compile(
    r"\b(?:mice|mouse|murine|rats?|animals?|pre-?clinical|in vivo|in vitro|models?|xenografts?|zebrafish|pigs?|rabbits?|dogs?|cell lines?|mechanis\w+|pathway|monkeys?|primates?|drosophila)\b",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:may|might|could|would|potential(?:ly)?|promising|future|candidates?|warrants?|one day)\b", re.IGNORECASE
)
"""What is said of the future is no statement on patients."""


def check(claim: Claim, survey: Survey) -> Said:
    """Say where the cited works are not of the kind that the claim speaks of."""
    for one in spoken(claim, survey, _CLAIMED):
        if isinstance(one, Skipped):
            yield one
        elif (
            one.kinds.every("animal")
            and not one.kinds.some("human", "review", "systematic review")
            and not _ANIMAL.search(text(claim))
            and not _HOPED.search(text(claim))
        ):
            yield mismatch(one, "about animals", "cite clinical work, or say that the evidence is from animals")


RULE = ClaimRule(
    name="animal-source",
    code="EVD304",
    level="note",
    confidence="medium",
    summary="a statement about patients rests on work in animals only",
    needs=("references", "records"),
    check=check,
)
