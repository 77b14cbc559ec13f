"""Links that a format tags one by one -> citations as printed: "[3–5, 9]" is one, and reaches what its ranges skip."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from curate.manuscript import Entry, FixedLink

WIDEST = 200
"""No range is filled in over more references than this."""

_DASH = "\u2010-\u2015\u2212-"
_NUMBERS = re.compile(rf"[\[(]?\s*\d{{1,4}}[a-z]?(?:\s*[,;{_DASH}]\s*\d{{1,4}}[a-z]?)*\s*[\])]?")
_RANGE = re.compile(rf"(\d{{1,4}})\s*[{_DASH}]+\s*(\d{{1,4}})")
_JOINT = re.compile(rf"[\s,;&\[\](){_DASH}]*|\s*,?\s*and\s*")
_TO = re.compile(rf"[\s\[\]()]*[{_DASH}]+[\s\[\]()]*")
_LABEL = re.compile(r"\D{0,2}(\d{1,4})[a-z]?\D{0,2}")
_FARTHEST = 8
"""Two links printed further apart than this are two citations."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One tagged link: where it is printed and which entries it names."""

    start: int
    end: int
    keys: tuple[str, ...]


def group(text: str, raws: Sequence[Raw], entries: Sequence[Entry]) -> tuple[FixedLink, ...]:
    """Return one link for each printed citation, in order.

    Numbers printed together are one citation, with their brackets; a dash between two of them, or inside one, stands
    for every entry between. Anything else ("Mora, 2025") is linked as it was tagged.
    """
    places = {entry.key: at for at, entry in enumerate(entries) if entry.key is not None}
    numbers = _numbers(entries)
    links: list[FixedLink] = []
    for run in _runs(text, [raw for raw in raws if not _JOINT.fullmatch(text, raw.start, raw.end)]):
        keys: list[str] = []
        for before, raw in pairwise((None, *run)):
            assert raw is not None
            if before and keys and raw.keys and _TO.fullmatch(text, before.end, raw.start):
                keys += _between(keys[-1], raw.keys[0], places, entries)
            keys += _filled(text[raw.start : raw.end], raw.keys, numbers, places, entries)
        start, end = run[0].start, run[-1].end
        if _NUMBERS.fullmatch(text, run[0].start, run[0].end):
            start, end = _with_brackets(text, start, end)
        links.append(FixedLink(start=start, end=end, keys=tuple(dict.fromkeys(keys))))
    return tuple(links)


def _runs(text: str, raws: Sequence[Raw]) -> list[list[Raw]]:
    """Return the links in runs that are printed as one citation."""
    runs: list[list[Raw]] = []
    for raw in raws:
        before = runs[-1][-1] if runs else None
        if before and before.end <= raw.start <= before.end + _FARTHEST and _joined(text, before, raw):
            runs[-1].append(raw)
        else:
            runs.append([raw])
    return runs


def _joined(text: str, before: Raw, raw: Raw) -> bool:
    between = text[before.end : raw.start]
    if "\n" in between or not _JOINT.fullmatch(between):
        return False
    if not all(_NUMBERS.fullmatch(text, each.start, each.end) for each in (before, raw)):
        return False
    return "] (" not in between and ") [" not in between


def _filled(
    printed: str,
    keys: tuple[str, ...],
    numbers: dict[int, str],
    places: dict[str, int],
    entries: Sequence[Entry],
) -> list[str]:
    """Return the keys of one link with its printed ranges filled in ("3–5" tagged as 3, or as 3 and 5)."""
    filled = list(keys)
    for match in _RANGE.finditer(printed) if _NUMBERS.fullmatch(printed) else ():
        first, last = numbers.get(int(match[1])), numbers.get(int(match[2]))
        if first is None or last is None or not {first, last} & set(keys):
            continue
        filled = [*filled, first, *_between(first, last, places, entries), last]
    return sorted(dict.fromkeys(filled), key=lambda key: places.get(key, -1)) if len(filled) > len(keys) else filled


def _between(first: str, last: str, places: dict[str, int], entries: Sequence[Entry]) -> list[str]:
    low, high = places.get(first), places.get(last)
    if low is None or high is None or not low < high <= low + WIDEST:
        return []
    return [entry.key for entry in entries[low + 1 : high] if entry.key is not None]


def _numbers(entries: Sequence[Entry]) -> dict[int, str]:
    """Return the key behind each printed number: the label where the list prints labels, else the position."""
    numbers: dict[int, str] = {}
    for entry in entries:
        label = _LABEL.fullmatch(entry.label or str(entry.n))
        if label and entry.key is not None:
            numbers.setdefault(int(label[1]), entry.key)
    return numbers


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    left, right = start, end
    while left > 0 and text[left - 1] == " ":
        left -= 1
    while right < len(text) and text[right] == " ":
        right += 1
    if left > 0 and right < len(text) and text[left - 1] + text[right] in ("[]", "()"):
        return left - 1, right + 1
    return start, end
