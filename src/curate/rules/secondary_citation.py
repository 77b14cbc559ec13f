"""A work is cited as found in another one.

## What it does
Finds claims that say so themselves: "cited in", "as cited by", "quoted from", "as reported in the review of"; between two works
that are cited by name also in other languages ("zitiert nach", "citado por", "apud").

## Why it matters
The reader cannot tell who has read the work that is spoken of.

## What to do
Get the work itself, read it and cite it; keep "cited in" only where it cannot be had.

## Example
    Cole found late relapse in half of the children (cited in Berg [1]).

> "cited in" reads as if the work was cited without having been seen.

## References
ICMJE Recommendations, IV.A.3.g: provide direct references to original research sources whenever possible.
"""

import re

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said
from curate.survey import Survey, named
from curate.tallying.claims import text

_CLAIMED = re.compile(
    r"\b(?:as )?(?:cited|quoted) (?:in|by|from|after)\b(?=\s*(?:[\[(.,;:)]|(?-i:[A-Z])|$))|\bas (?:reported|described|reviewed) in the review (?:of|by)\b",
    re.IGNORECASE,
)


def check(claim: Claim, survey: Survey) -> Said:
    """Say where a claim names a work that it has from another one."""
    second_hand = [cited for cited in claim.citations if cited.via]
    for cited in second_hand:
        works = tuple(survey.references(cited.via))
        yield Problem(
            message=f'"{cited.exact.strip("([ ])")}" is cited from {named(works, 3)} and reads as not seen.',
            help="get the work itself, read it and cite it",
            value=cited.exact,
            related=works,
        )
    word = _CLAIMED.search(text(claim)) if claim.references and not second_hand else None
    if word:
        yield Problem(
            message=f'"{word.group()}" reads as if the work was cited without having been seen.',
            help="get the work itself, read it and cite it",
            value=word.group(),
            related=tuple(survey.references(claim.references)),
        )


RULE = ClaimRule(
    name="secondary-citation",
    code="EVD305",
    level="note",
    confidence="high",
    summary="a work is cited as found in another one",
    needs=("references",),
    check=check,
)
