"""The lines of a reference list -> its entries.

Numbered lists are cut where their numbers go on (``labelling``). In the others each line may begin an entry. What
speaks for it or against it: whether the line before was ended on purpose, how that one ends and this one begins, how
it is indented, and an empty line between; and over the whole list, that every entry has a year and that the entries
are in alphabetical order. How much each of these says is learned from the list itself: the list is cut with what is
usual, and then again with what the first cut shows to be usual here (naive Bayes, the best cut by dynamic programming).
"""

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from curate.bibliography.labelling import Group, numbered
from curate.bibliography.shapes import BULLET, KEY_LABEL, dated, end, start
from curate.wrapping import Wrap, measure

__all__ = ["Group", "segment"]

_LONGEST = 60
"""The most lines that an unnumbered entry has."""
_PASSES = 3
_HOPELESS = -6.0
"""With less evidence than this for it, no line is tried as the beginning of an entry."""
_UNDATED = -3.0
"""What it says against an entry that it has no year."""
_STRENGTH = 60.0
_QUICK = 6.0
"""How many lines what is usual weighs as much as; little where lists differ much (empty lines, indents)."""

_Feature = tuple[str, str]
# P(feature | begins an entry), P(feature | does not), as counted in articles of many journals, made less sure.
# (how the line before ends, how this one begins) are seen together: a line that ends with an identifier may be wrapped
# before the next identifier, but hardly before an author.
_USUAL: dict[_Feature, tuple[float, float]] = {
    ("line before", "early"): (0.80, 0.04),
    ("line before", "full"): (0.20, 0.96),
    ("line before", "unknown"): (0.50, 0.50),
    ("room", "none"): (0.08, 0.60),
    ("room", "little"): (0.08, 0.25),
    ("room", "some"): (0.10, 0.12),
    ("room", "much"): (0.74, 0.03),
    ("identifier", "dated"): (0.4, 0.002),
    ("identifier", "author"): (0.45, 0.006),
    ("identifier", "group"): (0.02, 0.0005),
    ("identifier", "capital"): (0.01, 0.001),
    ("identifier", "small"): (0.005, 0.0005),
    ("identifier", "inside"): (0.003, 0.05),
    ("ended", "dated"): (0.12, 0.0005),
    ("ended", "author"): (0.12, 0.004),
    ("ended", "group"): (0.008, 0.0007),
    ("ended", "capital"): (0.005, 0.003),
    ("ended", "small"): (0.002, 0.0005),
    ("ended", "inside"): (0.001, 0.03),
    ("stop", "dated"): (0.25, 0.002),
    ("stop", "author"): (0.28, 0.01),
    ("stop", "group"): (0.02, 0.002),
    ("stop", "capital"): (0.02, 0.06),
    ("stop", "small"): (0.003, 0.003),
    ("stop", "inside"): (0.002, 0.16),
    ("initial", "dated"): (0.003, 0.002),
    ("initial", "author"): (0.003, 0.002),
    ("initial", "group"): (0.001, 0.002),
    ("initial", "capital"): (0.001, 0.015),
    ("initial", "small"): (0.0005, 0.001),
    ("initial", "inside"): (0.0005, 0.014),
    ("plain", "dated"): (0.02, 0.002),
    ("plain", "author"): (0.02, 0.008),
    ("plain", "group"): (0.003, 0.006),
    ("plain", "capital"): (0.002, 0.07),
    ("plain", "small"): (0.001, 0.016),
    ("plain", "inside"): (0.0005, 0.3),
    ("open", "dated"): (0.0005, 0.01),
    ("open", "author"): (0.0005, 0.015),
    ("open", "group"): (0.0005, 0.006),
    ("open", "capital"): (0.0005, 0.047),
    ("open", "small"): (0.0001, 0.02),
    ("open", "inside"): (0.0001, 0.18),
    ("gap", "yes"): (0.20, 0.05),
    ("gap", "no"): (0.80, 0.95),
    ("indent", "outer"): (0.50, 0.50),
    ("indent", "inner"): (0.50, 0.50),
}


def segment(lines: Sequence[str], named: Sequence[int] = ()) -> tuple[Group, ...]:
    """Return the entries of the reference list ``lines`` (empty lines included, page furniture taken out).

    ``named`` are the lines that the format itself says begin an entry.
    """
    found = numbered(lines)
    if found:
        return found
    cuts = (
        [(first, _last(lines, stop)) for first, stop in pairwise([*named, len(lines)])] if named else _unnumbered(lines)
    )
    return tuple(_labelled(lines, first, stop) for first, stop in cuts)


def _labelled(lines: Sequence[str], first: int, stop: int) -> Group:
    key = KEY_LABEL.match(lines[first])
    if key:
        return Group(first, stop, key["key"], key.end())
    bullet = BULLET.match(lines[first])
    return Group(first, stop, None, bullet.end() if bullet else 0)


@dataclass(frozen=True, slots=True)
class _Line:
    """What is seen at a line that holds something, that may tell whether an entry begins with it."""

    at: int
    features: tuple[_Feature, ...]
    keys: tuple[str, ...]
    dated: bool


def _unnumbered(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first line of each entry of a list without numbers, and the one behind its last."""
    seen = _seen(lines)
    if not seen:
        return []
    unwrapped = all(("line before", "unknown") in line.features for line in seen[1:])
    prior = 5.0 if unwrapped else -0.7
    weights = {feature: log(yes / no) for feature, (yes, no) in _USUAL.items()}
    order = (0.0, 0.0)
    cuts: list[int] = []
    for _ in range(_PASSES):
        found = _cut(seen, prior, weights, order)
        if found == cuts:
            break
        cuts = found
        weights, order = _learned(seen, cuts), _order(seen, cuts)
    edges = [*(seen[cut].at for cut in cuts), seen[-1].at + 1]
    return [(first, _last(lines, stop)) for first, stop in pairwise(edges)]


def _last(lines: Sequence[str], stop: int) -> int:
    while not lines[stop - 1].strip():
        stop -= 1
    return stop


def _seen(lines: Sequence[str]) -> list[_Line]:
    filled = [at for at, line in enumerate(lines) if line.strip()]
    wrap = measure([lines[at] for at in filled])
    indents = [len(lines[at]) - len(lines[at].lstrip()) for at in filled]
    outer = min(indents, default=0) + 1
    found: list[_Line] = []
    for index, at in enumerate(filled):
        line = lines[at]
        features: tuple[_Feature, ...] = ()
        if index:
            before = filled[index - 1]
            features = (
                _fill(wrap, lines[before], line),
                (end(lines[before]), start(line)),
                ("gap", "yes" if before + 1 < at else "no"),
                ("indent", "outer" if indents[index] <= outer else "inner"),
            )
        found.append(_Line(at, features, _keys(line), dated(line)))
    return found


def _fill(wrap: Wrap | None, before: str, line: str) -> _Feature:
    """Return how full the line before is: exactly, or by how much room it has where type is proportional."""
    if wrap is None:
        return "line before", "unknown"
    if wrap.exact:
        return "line before", "early" if wrap.early(before, line) >= 0.5 else "full"
    room = wrap.room(before, line) / wrap.width
    return "room", "none" if room < 0 else "little" if room < 0.06 else "some" if room < 0.15 else "much"


def _keys(line: str) -> tuple[str, ...]:
    """Return what an alphabetical list may be ordered by: the first word, and the first that is capitalised."""
    keys = []
    for word in line.replace("-", " ").split()[:3]:
        key = "".join(char for char in unicodedata.normalize("NFKD", word) if char.isalnum()).casefold()
        if key:
            keys.append(key)
        if word[0].isupper():
            break
    return tuple(keys[:1] + keys[-1:])


def _ordered(one: _Line, two: _Line) -> bool:
    """Return whether an entry that begins with ``two`` may come after one that begins with ``one``."""
    return not one.keys or not two.keys or min(one.keys) <= max(two.keys)


def _cut(seen: Sequence[_Line], prior: float, weights: dict[_Feature, float], order: tuple[float, float]) -> list[int]:
    """Return the best set of lines to begin entries with."""
    weighed = [prior + sum(weights[feature] for feature in line.features) for line in seen]
    stops = [at for at, weight in enumerate(weighed) if at and weight > _HOPELESS] + [len(seen)]
    years = [0]
    for line in seen:
        years.append(years[-1] + line.dated)
    best = {0: 0.0}
    back: dict[int, int] = {}
    begins = [0]
    for stop in stops:
        last = stop == len(seen)
        low = bisect_left(begins, stop - _LONGEST, hi=len(begins) - 1)
        best[stop] = float("-inf")
        for first in begins[low:]:
            score = best[first]
            if years[stop] == years[first]:
                score += _UNDATED
            if not last and order[1]:
                score += order[0] if _ordered(seen[first], seen[stop]) else order[1]
            if score > best[stop]:
                best[stop], back[stop] = score, first
        best[stop] += 0.0 if last else weighed[stop]
        begins.append(stop)
    cuts: list[int] = []
    at = len(seen)
    while at:
        at = back[at]
        cuts.append(at)
    return cuts[::-1]


def _learned(seen: Sequence[_Line], cuts: Sequence[int]) -> dict[_Feature, float]:
    """Return what each feature says, by how often it goes with the beginnings in ``cuts`` and with other lines.

    One of each is not counted: a single line that was cut wrongly must not confirm itself. Nothing is learned for how full the line before is: what
    the first cut missed are the entries that end with a full line.
    """
    beginning = set(cuts)
    yes: Counter[_Feature] = Counter()
    no: Counter[_Feature] = Counter()
    for index, line in enumerate(seen):
        (yes if index in beginning else no).update(line.features)
    weights = {}
    for feature, (usual, otherwise) in _USUAL.items():
        strength = _QUICK if feature[0] in ("gap", "indent") else _STRENGTH
        often = (max(0, yes[feature] - 1) + strength * usual) / (len(beginning) - 1 + strength)
        seldom = (max(0, no[feature] - 1) + strength * otherwise) / (len(seen) - len(beginning) + strength)
        learned = feature[0] != "line before"
        weights[feature] = log(often / seldom) if learned else log(usual / otherwise)
    return weights


def _order(seen: Sequence[_Line], cuts: Sequence[int]) -> tuple[float, float]:
    """Return what it says for a beginning that it comes after the one before in the alphabet, or before it."""
    share = (sum(_ordered(seen[one], seen[two]) for one, two in pairwise(cuts)) + 1) / (len(cuts) + 1)
    if len(cuts) < 6 or share < 0.6:
        return 0.0, 0.0
    return log(share / 0.6), log((1.02 - share) / 0.4)
