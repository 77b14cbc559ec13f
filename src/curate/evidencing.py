"""Claim × abstract → the sentence that speaks of the same thing, and how the two differ in direction, negation and hedging."""

import re
from dataclasses import dataclass

from curate.figuring.words import stem, stems
from curate.sentencing import sentences

_UP = frozenset(
    map(
        stem,
        re.findall(
            r"\w+",
            """increase increases increased increasing improve improves improved improving higher greater longer prolong prolonged
            enhance enhances enhanced elevated raise raised rise rose promote promotes promoted upregulated superior better accelerate
            accelerates accelerated stimulates stimulated""",
        ),
    )
)
_DOWN = frozenset(
    map(
        stem,
        re.findall(
            r"\w+",
            """decrease decreases decreased decreasing reduce reduces reduced reducing lower fewer shorter inhibit inhibits inhibited suppress
            suppresses suppressed downregulated inferior worse worsened decline declined attenuate attenuates attenuated impair impairs
            impaired diminished slows slowed""",
        ),
    )
)
_NOT = re.compile(
    r"\b(?:not|no|neither|nor|without|fail(?:s|ed)? to|lack(?:s|ed)? of|unable to|absence of)\b|n't\b", re.IGNORECASE
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|potential(?:ly)?|perhaps|suggest(?:s|ed|ing)?|appear(?:s|ed)? to|seem(?:s|ed)? to|likely|probabl[ey]|hypothesi[sz]ed?|preliminary|tentative|indicat(?:e|es|ed|ing)|can|putative|trend)\b",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"(?P<a>.*)\b(?P<word>higher|lower|greater|better|worse|longer|shorter|superior|inferior|more|less|fewer)\b(?P<b>.*?)\b(?:than|compared (?:with|to)|to)\b(?P<c>.*)",
    re.IGNORECASE | re.DOTALL,
)
_TOKEN = re.compile(r"[^\W\d_][\w-]*")
_REACH = 5
_ENOUGH = 0.6
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of an abstract that speaks of what a claim says; ``share`` is that of the claim's words it holds, 0 to 1."""

    sentence: str
    share: float


def evidence(claim: str, abstract: str) -> Evidence | None:
    """Return the sentence of an abstract that speaks of the same as a claim, None where none surely does."""
    words = stems(claim)
    if len(words) < _LEAST:
        return None
    best: Evidence | None = None
    for span in sentences(abstract):
        sentence = abstract[span.start : span.end]
        found = stems(sentence)
        share = len(words & found) / len(words)
        if len(words & found) >= _LEAST and share >= _ENOUGH and (best is None or share > best.share):
            best = Evidence(" ".join(sentence.split()), share)
    return best


def opposed(claim: str, sentence: str) -> str:
    """Return the thing that a claim says rises and its evidence says falls (or the reverse), "" where there is none.

    Sentences that speak of both directions, or negate, are left alone.
    """
    if _NOT.search(claim) or _NOT.search(sentence):
        return ""
    ours, theirs = _directed(claim), _directed(sentence)
    if {way for way, _ in ours} == {"up", "down"} or {way for way, _ in theirs} == {"up", "down"}:
        return ""
    for way, things in ours:
        for other, same in theirs:
            if way != other and len(things & same) >= 2:
                return ", ".join(sorted(things & same))
    return ""


def negated(claim: str, sentence: str) -> bool:
    """Return whether exactly one of two sentences denies the same change of the same thing."""
    a, b = bool(_NOT.search(claim)), bool(_NOT.search(sentence))
    if a == b:
        return False
    ours, theirs = _directed(claim), _directed(sentence)
    same = any(way == other and len(things & others) >= 2 for way, things in ours for other, others in theirs)
    denied = claim if a else sentence
    match = _NOT.search(denied)
    near = match and any(stem(word) in _UP | _DOWN for word in _TOKEN.findall(denied[match.end() :])[:_REACH])
    return bool(same and near)


def turned(claim: str, sentence: str) -> bool:
    """Return whether two sentences compare the same two things the other way round: "A higher than B", "B higher than A"."""
    ours, theirs = _THAN.match(claim), _THAN.match(sentence)
    if (
        not ours
        or not theirs
        or stem(ours["word"]) != stem(theirs["word"])
        or _NOT.search(claim)
        or _NOT.search(sentence)
    ):
        return False
    left, right = stems(ours["a"] + ours["b"]), stems(ours["c"])
    first, second = stems(theirs["a"] + theirs["b"]), stems(theirs["c"])
    mine, yours = left - right, right - left
    return bool(mine & (second - first)) and bool(yours & (first - second))


def unhedged(claim: str, sentence: str) -> str:
    """Return the word of caution that a sentence has and a claim leaves out, "" where it has none or the claim has one."""
    hedge = _HEDGE.search(sentence)
    return hedge.group() if hedge and not _HEDGE.search(claim) else ""


def _directed(text: str) -> list[tuple[str, frozenset[str]]]:
    """Return each word of direction with the content words around it."""
    tokens = _TOKEN.findall(text)
    found = []
    for at, token in enumerate(tokens):
        word = stem(token)
        way = "up" if word in _UP else "down" if word in _DOWN else ""
        if way:
            near = " ".join((*tokens[max(0, at - _REACH) : at], *tokens[at + 1 : at + 1 + _REACH]))
            found.append((way, stems(near)))
    return found
