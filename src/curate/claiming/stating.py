"""Statements that cite nothing and ought to: figures about the world that the authors did not find themselves.

Few and sure rather than many: a sentence counts only where it gives a statistic or compares with a figure, in a part of
the manuscript that reports the work of others, in a paragraph where the authors do not speak of themselves, and where
no citation stands near enough to cover it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from curate.claiming.roles import Role
from curate.claiming.units import Unit

AFTER = 3
"""A citation this many sentences after a statement, in its paragraph, is taken to cover it; so is one right before."""
BEFORE = 8
"""Further before than this no sentence goes on with another."""

_NUMBER = r"(?:(?<!\d)\d++(?:[.,]\d++)?)"
_STATISTIC = re.compile(
    rf"""
      {_NUMBER}\s?(?:%|percent\b|per\ cent\b)                                        # 54%
    | \b(?:per|in|of|every)\ (?:1[ ,.]?000|10[ ,.]?000|100[ ,.]?000|1[ ,.]?000[ ,.]?000|(?:a\ |one\ )?million)\b  # per 100,000
    | \b(?:1|one)\ (?:in|out\ of)\ (?:every\ )?\d                                    # 1 in 8
    | {_NUMBER}\s?(?:-|–|to)?\s?{_NUMBER}?\s?(?:million|billion|thousand)\b          # 3 million
    | \bp\s?[<=>≤≥]\s?0?[.,]\d                                                       # p < 0.05
    | \b(?:HR|OR|RR|hazard\ ratio|odds\ ratio|risk\ ratio|relative\ risk)\b.{{0,20}}?\d[.,]\d
    | \b95\s?%\s?(?:CI|confidence)
    | {_NUMBER}(?:-|‐|–|\ )?(?:fold|times)\s+(?:higher|lower|more|less|greater|increase|decrease|as|risk|the)
    | \b(?:median|mean|average)\s+(?:\w+[ -]){{0,6}}?(?:was|were|is|of|:)\s+(?:about\ |approximately\ )?{_NUMBER}\s?(?:months?|years?|days?|weeks?)\b
    | \b(?:incidence|prevalence|mortality|survival|rates?|burden)\b[^.;]{{0,60}}?\b(?:is|was|were|are|of|from|to|at|between)\s+
      (?:about\ |approximately\ |around\ |estimated\ at\ |only\ )?{_NUMBER}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOT_STATISTIC = re.compile(
    r"\d\s?%\s?(?:(?:v/v|w/v|w/w|wt|vol|mol)\b|\(?(?:v/v|w/v|w/w)|CO2|CO₂|O2|FBS|BSA|agarose|ethanol|methanol|glycerol|SDS|NaCl|"
    r"(?:\w+ ){0,2}(?:solution|buffer|serum|gel|acid|medium|confidence|confluen\w*|humidity|purity|identity|similarity|threshold|level))",
    re.IGNORECASE,
)
"""Percentages of laboratories and of statistics itself."""
_OWN = re.compile(
    r"\b(?:we|our|ours|us|I|my)\b|\b(?:this|the (?:present|current))\s+(?:\w+\s+)?"
    r"(?:study|work|paper|article|review|trial|analysis|survey|cohort|series|report|investigation|research|data|experiment|model|method|sample|"
    r"manuscript|case|patient|meta-analysis|population|results?|findings?)\b|\bhere(?:in)?\b|(?-i:\bTab(?:le|\.)|\bFig(?:ure|\.)?)s?\s*[SA]?\d|\((?:table|fig|figure)\s?\d|"
    r"\b(?:assum|suppos|for example, (?:if|let)|hypothetical)|\bequation\b|\bexpected\b|\bwww\.|https?://",
    re.IGNORECASE,
)
"""Words of authors who speak of their own work (a paragraph with such a word is theirs), only suppose, or give an
address as their source."""
_GOES_ON = re.compile(
    r"(?:(?:however|moreover|furthermore|in addition|additionally|conversely|in contrast|meanwhile|but|and|also|thus|notably|"
    r"interestingly|importantly|strikingly|indeed|finally|consequently|therefore),?\s+)?"
    r"(?:in particular|specifically|more (?:importantly|specifically)|of note|similarly|likewise|overall|in total|respectively|"
    r"th(?:is|ese|ose|ey|eir)\b|its?\b|he\b|she\b|his\b|her\b|both\b|such\b|the (?:former|latter|same|remaining|other|rest|authors?|"
    r"stud(?:y|ies)|trials?|results?|(?:\w+ ){0,2}(?:group|arm|cohort|patients))\b|in (?:this|that|these|those|the (?:\w+ ){1,2}(?:group|arm|cohort))\b)"
    r"|.{0,200}\b(?:of|among|in|for) (?:them|these|those)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a sentence begins, or speaks, that goes on with what the one before it said."""


def ought_to_cite(units: Sequence[Unit], text: str, roles: Sequence[Role]) -> list[Unit]:
    """Return the units that cite nothing and ought to, in order; none in a manuscript that cites nothing at all."""
    if not any(unit.citations for unit in units):
        return []
    found = [
        unit
        for at, unit in enumerate(units)
        if unit.kind == "paragraph"
        and not unit.citations
        and roles[unit.place.section] == "background"
        and is_statistic(text[unit.start : unit.end])
        and not _covered(units, at, text)
    ]
    blocks = {unit.block for unit in found}
    own = {unit.block for unit in units if unit.block in blocks and _OWN.search(text, unit.start, unit.end)}
    return [unit for unit in found if unit.block not in own]


def is_statistic(sentence: str) -> bool:
    """Return whether a sentence gives a statistic, or compares with a figure."""
    return bool(_STATISTIC.search(sentence)) and not _NOT_STATISTIC.search(sentence)


def _covered(units: Sequence[Unit], at: int, text: str) -> bool:
    """Return whether a citation soon after, or one before that the sentence goes on from, covers it."""
    block = units[at].block
    if any(unit.citations and unit.block == block for unit in units[at + 1 : at + AFTER + 1]):
        return True
    for here, before in pairwise(reversed(units[max(0, at - BEFORE) : at + 1])):
        if before.block != block:
            return False
        if before.citations:
            return True
        if not _GOES_ON.match(text, here.start, here.end):
            return False
    return False
