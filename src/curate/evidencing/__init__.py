"""Claim × abstract → the sentence that speaks of the same thing, and how the two differ in direction, denial, order and caution.

Each comparison takes what a claim says and the sentences of its source (title and abstract), and returns the sentence that differs,
with the word that tells it, or None.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from curate.evidencing.asking import asks
from curate.evidencing.polarity import Turn, Way, is_polar, turns
from curate.figuring.words import is_content, stem, stems
from curate.sentencing import sentences

__all__ = ["Contrast", "asks", "negated", "opposed", "told", "turned", "unhedged"]

_NOT = re.compile(
    r"\b(?:not|no|neither|nor|without|fail(?:s|ed)? to|lack(?:s|ed)? of|unable to|absence of)\b|n't\b", re.IGNORECASE
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|appear(?:s|ed)? to|seem(?:s|ed)? to|probably|likely to|hypothesi[sz]ed? (?:that|to)|suspected (?:of|to)"
    r"|tend(?:s|ed)? to)\b",
    re.IGNORECASE,
)
"""Words of caution on what follows. "Suggest", "indicate" and "can" are left out: results are told so as a habit."""
_WORD = re.compile(r"[^\W\d_][\w-]*")
_THAN = re.compile(
    r"(?P<a>[^;]*?)\b(?P<word>higher|lower|greater|smaller|better|worse|longer|shorter|superior|inferior|more|less|fewer)\b(?P<b>[^.;,()]{0,80}?)\s"
    r"(?:than|compared (?:with|to)|(?<=superior )to|(?<=inferior )to)\s+(?P<c>[^.;,()]{2,80})",
    re.IGNORECASE | re.DOTALL,
)
_SIDE = re.compile(r"\b(?:in|among|with|for|by|after|of)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;,()]\s|\b(?:that|whereas|while|but)\b", re.IGNORECASE)
_UNDONE = re.compile(
    r"\b(?:silenc\w+|knock(?:ed|ing)?[- ]?(?:down|out)\w*|delet\w+|deplet\w+|loss of|null|deficien\w+|lacking|absen\w+|ablat\w+|mutants?|antagonis\w+|blockade"
    r"|withdraw\w+|in place of|instead of|disrupt\w+)\b|-/-|[\u2212\u2013]/[\u2212\u2013]",
    re.IGNORECASE,
)
"""What was taken away: its effect is the reverse of that of the thing itself."""
_PARTLY = re.compile(r"\bbut (?:not|did|do|does|is|was|were|only|rather)\b|\brather than\b|\bnot only\b", re.IGNORECASE)
"""A denial of a part: the other part is asserted in the same breath."""
_WAYS = get_args(Way)
_WHOLE = 0.6
"""Share of the claim's words that a sentence holds which speaks of the same as the claim."""
_PART = 0.4
"""Share that is enough where the words of direction are about the same thing."""
_VERBATIM = 0.9
"""Share from which a sentence is so near to the claim that both may speak of two directions."""
_LEAST = 4
_FEWEST = 3
_SAME = 2


@dataclass(frozen=True, slots=True)
class Contrast:
    """A sentence that differs from a claim, and the ``word`` or things in which it does."""

    sentence: str
    word: str


def told(title: str, abstract: str) -> tuple[str, ...]:
    """Return what a source says, sentence by sentence, its title first."""
    found = (abstract[span.start : span.end] for span in sentences(abstract))
    return tuple(" ".join(one.split()) for one in (title, *found) if one.strip())


def opposed(claim: str, source: Sequence[str]) -> Contrast | None:
    """Return the sentence which says that the same thing goes the other way, and the things.

    Nothing where another sentence about the same goes the claim's way.
    """
    return _contrast(claim, source, frozenset({("up", "down"), ("down", "up")}))


def negated(claim: str, source: Sequence[str]) -> Contrast | None:
    """Return the sentence that denies the change or relation that the claim asserts, or asserts what the claim denies."""
    denials = frozenset((one, two) for one in _WAYS for two in _WAYS if (one == "none") != (two == "none"))
    found = _contrast(claim, source, denials)
    return None if found and (_PARTLY.search(claim) or _PARTLY.search(found.sentence)) else found


def _contrast(claim: str, source: Sequence[str], ways: frozenset[tuple[str, str]]) -> Contrast | None:
    ours = turns(claim)
    if not ours or asks(claim):
        return None
    found: list[tuple[float, Turn, Contrast]] = []
    agreed: set[Turn] = set()
    for share, sentence in _about(claim, source, _PART, _FEWEST):
        theirs = turns(sentence)
        if bool(_UNDONE.search(claim)) != bool(_UNDONE.search(sentence)):
            continue
        mixed = _is_both(ours) or _is_both(theirs)
        if mixed and share < _VERBATIM:
            continue
        for one in ours:
            pairs = [other for other in theirs if _is_same(one, other, share)]
            if any(one.way == other.way for other in pairs):
                agreed.add(one)
            elif mixed and _ways(ours) == _ways(theirs):
                continue
            elif things := [one.near & other.near for other in pairs if (one.way, other.way) in ways]:
                found.append((share, one, Contrast(sentence, ", ".join(sorted(things[0])))))
    sure = [(share, contrast) for share, one, contrast in found if one not in agreed]
    return max(sure, key=lambda each: each[0], default=(0.0, None))[1]


def _ways(found: Sequence[Turn]) -> list[Way]:
    """Return which ways a text speaks of, whatever the order: the same in another order is no contrast."""
    return sorted(one.way for one in found)


def _is_both(found: Sequence[Turn]) -> bool:
    """Return whether a text speaks of both directions: which belongs to what is then left to a reader."""
    return {"up", "down"} <= {one.way for one in found}


def _is_same(one: Turn, other: Turn, share: float) -> bool:
    """Return whether two words of direction are said of the same thing."""
    return bool(one.heads & other.heads) and (len(one.near & other.near) >= _SAME or share >= _WHOLE)


def turned(claim: str, source: Sequence[str]) -> Contrast | None:
    """Return the sentence that compares the same two things the other way round: "A higher than B", "B higher than A"."""
    ours = _compared(claim)
    for sentence in _fullest(claim, source) if ours else ():
        theirs = _compared(sentence)
        if ours and theirs and ours.word == theirs.word and ours.one & theirs.other and ours.other & theirs.one:
            return Contrast(sentence, ours.word)
    return None


@dataclass(frozen=True, slots=True)
class _Compared:
    """What is more (or less) than what: the word, and what each side alone is called, as stems."""

    word: str
    one: frozenset[str]
    other: frozenset[str]


def _compared(text: str) -> _Compared | None:
    """Return the first comparison of a sentence, None where there is none, or it is denied."""
    found = _THAN.match(text)
    if not found:
        return None
    before = _CLAUSE.split(found["a"])[-1]
    if _NOT.search(before):
        return None
    named = _SIDE.search(found["b"])
    one = stems(found["b"][named.end() :] if named else before)
    other = stems(found["c"])
    return _Compared(found["word"].casefold(), one - other, other - one)


def unhedged(claim: str, source: Sequence[str]) -> Contrast | None:
    """Return the sentence that speaks of the same as a claim with a word of caution that the claim leaves out.

    The word has to stand before something that the claim says, too: "may reduce the risk", not "may be mediated by".
    """
    if _HEDGE.search(claim):
        return None
    words = stems(claim)
    for sentence in _fullest(claim, source[1:]):
        for hedge in _HEDGE.finditer(sentence):
            if any(one in words for one in _next(sentence[hedge.end() :])):
                return Contrast(sentence, hedge.group())
    return None


def _next(text: str) -> tuple[str, ...]:
    """Return the first word that says something, of a text, as a stem."""
    return tuple(stem(one) for one in _WORD.findall(text) if is_content(one))[:1]


def _fullest(claim: str, source: Sequence[str]) -> Iterator[str]:
    """Return the one sentence that holds most of the claim's words, if it surely speaks of the same."""
    best = max(_about(claim, source, _WHOLE, _LEAST, polar=True), default=None, key=lambda one: one[0])
    if best:
        yield best[1]


def _about(
    claim: str, source: Sequence[str], enough: float, least: int, *, polar: bool = False
) -> Iterator[tuple[float, str]]:
    """Return the sentences that hold enough of the claim's words, with the share; ``polar``: words of direction count too."""
    words = frozenset(one for one in stems(claim) if polar or not is_polar(one))
    context = stems(source[0]) if source else frozenset()
    for sentence in source:
        found = stems(sentence)
        met = words & (found if polar else found | context)
        if (
            len(words) >= least
            and len(met) >= least
            and len(met) >= enough * len(words)
            and len(words & found) >= _SAME
            and not asks(sentence)
        ):
            yield len(met) / len(words), sentence
