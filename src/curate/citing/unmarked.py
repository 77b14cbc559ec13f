"""Numbers that lost their mark: "endothelium8", "apoptosis 8.", "text.1,2 Next", as in text copied from a PDF."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from curate.citing.habits import Candidate, Evidence, Numbering, weigh
from curate.citing.numbers import LIST, SPACE, cites
from curate.lexicon import ABBREVIATED, COUNTED, FOLLOWING

_AFTER = rf"(?![\w%°℃′″·×/=+±∼~<>≤≥’'\"-]|[.,·:]\d|{SPACE}?[%°℃×±=/]|{SPACE}x{SPACE})"
_WORD = r"(?P<word>(?<=et )al|(?<![^\W\d_])[^\W\d_]{3,}+)"
_WHOLE = r"(?<![^\W\d_])[^\W\d_]{2,}+"  # looked for from its first letter only, once
_MARK = rf"(?P<mark>(?:{_WHOLE}[\])”’\"]?|[\w%]\)|%)[.,;:]|{_WHOLE}[\])”’\"])"
_GLUED = re.compile(rf"(?:{_WORD}|{_MARK})(?P<numbers>{LIST}){_AFTER}")
_LAST = re.compile(rf"(?P<mark>{_WHOLE}\.){SPACE}(?P<numbers>{LIST})$", re.MULTILINE)
_SPACED = re.compile(
    rf"(?<![\w-])(?P<word>[^\W\d_][\w-]*\)?|al\.){SPACE}(?P<numbers>{LIST}){_AFTER}"
    rf"(?:(?P<end>[.,;:)](?![\w,]))|(?={SPACE}[a-z(]))(?!{SPACE}(?:out|to|vs|versus){SPACE}\d)"
)
_GOES_ON = re.compile(rf"{SPACE}(?:{'|'.join(sorted(FOLLOWING))})\b")


def find(text: str, numbers: Numbering, is_name: Callable[[str], bool]) -> tuple[bool, list[Candidate]]:
    """Return whether the bare numbers of ``text`` are glued to words, and those that read as citations.

    Nothing, unless they run as citations do: new numbers come in rising order and cover the list. Behind a word with
    a capital a number counts where ``is_name`` says that the list has an author of that name.
    """
    glued, spaced = list(_glued(text, numbers, is_name)), list(_spaced(text, numbers, is_name))
    choices = [(True, _in_sequence(glued)), (False, _in_sequence(spaced))]
    weights = [weigh(kept, numbers) for _, kept in choices]
    best = max(range(len(choices)), key=lambda at: weights[at].weight)
    if _is_convincing(weights[best]):
        return choices[best]
    # a list in alphabetical order is cited in no order: then only how much of it is named can convince
    seen = weigh(glued, numbers)
    return (True, glued) if seen.count > 9 and seen.coverage >= 0.6 else (False, [])


def _is_convincing(seen: Evidence) -> bool:
    return seen.count > 4 and seen.coverage >= 0.4 and seen.rising >= 0.8


def _glued(text: str, numbers: Numbering, is_name: Callable[[str], bool]) -> Iterator[Candidate]:
    for match in sorted((*_GLUED.finditer(text), *_LAST.finditer(text)), key=lambda m: m.start("numbers")):
        word = match.groupdict().get("word")
        if _carries(word, is_name) if word else _bare(match["mark"]) not in ABBREVIATED:
            yield from _candidate(text, match, numbers)


def _carries(word: str, is_name: Callable[[str], bool]) -> bool:
    """Return whether a number glued to ``word`` may be a citation rather than part of a symbol ("GRP78", "icd2")."""
    if word.islower():
        return (len(word) > 3 or word == "al") and word not in COUNTED and word not in ABBREVIATED
    return is_name(word)


def _bare(mark: str) -> str:
    return mark.strip('.,;:)]”’"%').casefold()


def _spaced(text: str, numbers: Numbering, is_name: Callable[[str], bool]) -> Iterator[Candidate]:
    for match in _SPACED.finditer(text):
        word = match["word"].rstrip(").")
        key = word.casefold()
        if len(word) < 2 or key in COUNTED:
            continue
        # "groups 2 and 3" are labels, "in the groups 2." is a citation
        several = not match["numbers"].isdigit()
        if several and key.removesuffix("s") in COUNTED:
            continue
        if match["end"] or key == "al" or _GOES_ON.match(text, match.end()) or (word[0].isupper() and is_name(word)):
            yield from _candidate(text, match, numbers)


def _candidate(text: str, match: re.Match[str], numbers: Numbering) -> Iterator[Candidate]:
    start, end = match.span("numbers")
    candidate = Candidate(start, end, cites(text[start:end]))
    rising = [number for cite in candidate.cites for number in (cite.first or 0, cite.last or 0)]
    if candidate.cites and numbers.holds(candidate) and rising == sorted(rising):
        yield candidate


def _in_sequence(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates that do not run ahead of the sequence in which numbers appear for the first time."""
    numbers = [[n for cite in c.cites for n in (cite.first or 0, cite.last or 0)] for c in candidates]
    highest = [max(group) for group in numbers]
    chain = _longest_rise(highest)
    kept = []
    for at, candidate in enumerate(candidates):
        following = bisect_left(chain, at)
        ceiling = highest[chain[min(following, len(chain) - 1)]]
        for cite, number in zip(candidate.cites, numbers[at][::2], strict=True):
            if number > ceiling + 1:
                break
            ceiling = max(ceiling, cite.last or 0)
        else:
            kept.append(candidate)
    return kept


def _longest_rise(values: list[int]) -> list[int]:
    """Return the places of a longest strictly rising run of ``values``."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_left(tails, value)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [at]
        before.append(ends[length - 1] if length else -1)
    chain: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]
