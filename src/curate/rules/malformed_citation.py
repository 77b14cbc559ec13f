"""The numbers of a citation are punctuated in a way that leaves open what is meant.

## What it does
Finds numeric citations with a dash or comma that leads to nothing ("[6, ]", "[3–]"), two separators in a row ("[4,,5]"),
or a range with three ends ("[5–6–8]").

## Why it matters
A number was lost, or two citations ran together; readers cannot tell which works are meant.

## What to do
Write the citation anew, and check that all works that were meant are in it.

## Example
    The dose matters [1–2–3].

> "[1–2–3]" has a range with three ends.

## References
AMA Manual of Style, 11th edition, 3.6.
"""

import re

from curate.claim import Claim
from curate.rule import ClaimRule, Problem, Said, targets
from curate.survey import Survey

_DASH = r"\-‐‑‒–—−"
_FAULTS = (
    (re.compile(rf"\d\s*[{_DASH}]+\s*\d+\s*[{_DASH}]+\s*\d"), "has a range with three ends"),
    (re.compile(rf"[,;]\s*[,;{_DASH}]|[{_DASH}]\s*[,;]"), "has two separators in a row"),
    (re.compile(rf"[\[(^]\s*[,;{_DASH}]|[,;{_DASH}]\s*[\])^]"), "has a separator that leads to nothing"),
)


def check(claim: Claim, survey: Survey) -> Said:
    """Say which citations are badly punctuated."""
    for printed in survey.of(claim):
        if printed.cited.form not in {"numeric", "superscript"}:
            continue
        fault = next((what for pattern, what in _FAULTS if pattern.search(printed.cited.exact)), None)
        if fault:
            yield Problem(
                message=f'"{printed.cited.exact}" {fault}.',
                help="write the citation anew, and check that all works that were meant are in it",
                value=targets(printed, survey),
                at=printed.cited.location,
            )


RULE = ClaimRule(
    name="malformed-citation",
    code="CIT110",
    level="warning",
    confidence="high",
    summary="the punctuation of a citation leaves open what is meant",
    check=check,
)
