"""Numbers that lost their mark: "endothelium8", "apoptosis 8.", "text.1,2 Next", as in text copied from a PDF."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from curate.citing.evidence import Candidate, Evidence, Numbering, weigh
from curate.citing.numbers import LIST, SPACE, cites
from curate.lexicon import ABBREVIATED, COUNTED

_AFTER = rf"(?![\w%°℃′″·×/=+±∼~<>≤≥’'\"-]|[.,·:]\d|{SPACE}?[%°℃×±=/]|{SPACE}x{SPACE})"
_GLUED = re.compile(
    rf"(?:(?P<word>(?<=et )al|[^\W\d_]{{3,}})|(?P<mark>(?:[^\W\d_]{{2,}}[\])”’\"]?|%)[.,;:]|[^\W\d_]{{2,}}[\])”’\"]))"
    rf"(?P<numbers>{LIST}){_AFTER}"
)
_LAST = re.compile(rf"(?P<mark>[^\W\d_]{{2,}}\.){SPACE}(?P<numbers>{LIST})$", re.MULTILINE)
_SPACED = re.compile(
    rf"(?<![\w-])(?P<word>[^\W\d_][\w-]*\)?|al\.){SPACE}(?P<numbers>{LIST}){_AFTER}"
    rf"(?:(?P<end>[.,;:)])(?![\w,])|(?={SPACE}[a-z(]))(?!{SPACE}(?:of|out|to|vs|versus){SPACE}\d)"
)
_UNITS_AFTER = re.compile(
    rf"{SPACE}(?:[numkcd]?[glm]|[numk]?mol|mg|kg|ml|mm|cm|km|nm|kda|bp|kb|mb|hz|khz|rpm|h|hr|hrs|hours?|min|mins|minutes?|s|sec|seconds?"
    r"|days?|weeks?|months?|years?|yr|times|fold|patients?|subjects?|participants?|cases?|cells?|samples?|mice|rats|women|men|people"
    r"|individuals?|studies|trials|genes?|species|groups?|items?|points?|percent|degrees?|copies|units?|doses?|cycles?|replicates?"
    r"|animals?|plants?|lines?|countries|sites|types?|different|other|more|new|and\s\d|or\s\d|of\s)\b"
)


def find(text: str, numbers: Numbering) -> tuple[bool, list[Candidate]]:
    """Return whether the bare numbers of ``text`` are glued to words, and those that read as citations.

    Nothing, unless they run as citations do: new numbers come in rising order and cover the list.
    """
    choices = []
    for glued, candidates in ((True, list(_glued(text, numbers))), (False, list(_spaced(text, numbers)))):
        kept = _in_sequence(candidates)
        choices.append((weigh(kept, numbers), glued, kept))
    seen, glued, kept = max(choices, key=lambda choice: choice[0].weight)
    return (glued, kept) if _convincing(seen) else (False, [])


def _convincing(seen: Evidence) -> bool:
    return seen.count > 4 and seen.coverage >= 0.4 and seen.rising >= 0.8


def _glued(text: str, numbers: Numbering) -> Iterator[Candidate]:
    for match in sorted((*_GLUED.finditer(text), *_LAST.finditer(text)), key=lambda m: m.start("numbers")):
        word = match.groupdict().get("word")
        bare = (word or match["mark"]).strip('.,;:)]”’"%')
        if bare.casefold() in ABBREVIATED or (
            word and (not (bare.islower() or bare.istitle()) or bare.casefold() in COUNTED)
        ):
            continue
        if candidate := _candidate(text, match, numbers):
            yield candidate


def _spaced(text: str, numbers: Numbering) -> Iterator[Candidate]:
    for match in _SPACED.finditer(text):
        word = match["word"].rstrip(").")
        if word.casefold() in COUNTED or len(word) < 2:
            continue
        if not match["end"] and _UNITS_AFTER.match(text, match.end()):
            continue
        if candidate := _candidate(text, match, numbers):
            yield candidate


def _candidate(text: str, match: re.Match[str], numbers: Numbering) -> Candidate | None:
    start, end = match.span("numbers")
    candidate = Candidate(start, end, cites(text[start:end]))
    rising = [number for cite in candidate.cites for number in (cite.first or 0, cite.last or 0)]
    if not candidate.cites or not numbers.holds(candidate) or rising != sorted(rising):
        return None
    return candidate


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
