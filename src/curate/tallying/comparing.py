"""Each figure of a claim against the figures of one source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from curate.figure import Figure
from curate.figuring.measures import compatible, is_named, same_time
from curate.figuring.words import stems
from curate.tallying.values import derived, equal

_WITHOUT = "¬"
"""Stands among the words of an arm for all that says who did not have something."""

Outcome = Literal["found", "other-arm", "other-time", "other-measure", "differs", "absent"]


@dataclass(frozen=True, slots=True)
class Tally:
    """One figure of a claim against a source: what came of it, and the source's figure that shows it.

    ``firm``: measure, time and a neighbouring figure agree, so that it is the same result that is spoken of.
    """

    said: Figure
    outcome: Outcome
    known: Figure | None = None
    firm: bool = False


def tally(said: Sequence[Figure], known: Sequence[Figure]) -> tuple[Tally, ...]:
    """Return what becomes of each figure of a claim in a source.

    Arms count as swapped only where the words of the claim's arm stand with another figure of the same measure and time;
    a value counts as differing only where the source gives the same measure at the same time, and nothing equal.
    """
    first = [_one(one, known) for one in said]
    for at in _swapped(said, known):
        if first[at].outcome == "found":
            first[at] = Tally(said[at], "other-arm", first[at].known)
    anchors = {one.known.sentence for one in first if one.outcome == "found" and one.known and _telling(one.said)}
    return tuple(_again(one, said, known, anchors) for one in first)


def _swapped(said: Sequence[Figure], known: Sequence[Figure]) -> Iterator[int]:
    """Return the places of the figures of a claim that are a pair of the source, turned round under the same labels."""
    for at, (one, other) in enumerate(pairwise(said)):
        if one.kind != other.kind or one.kind == "p" or equal(one, other) or not _telling(one):
            continue
        for left, right in _pairs(known):
            if left.kind != one.kind or not (equal(one, right) and equal(other, left)) or equal(one, left):
                continue
            ours, theirs = (_arm_words(one), _arm_words(other)), (_arm_words(left), _arm_words(right))
            straight = len(ours[0] & theirs[0]) + len(ours[1] & theirs[1])
            crossed = len(ours[0] & theirs[1]) + len(ours[1] & theirs[0])
            if straight > crossed and not (_is_other_result(one, right) or _is_other_result(other, left)):
                yield from (at, at + 1)


def _is_other_result(said: Figure, known: Figure) -> bool:
    """Return whether two figures are of two measures or two times, which is another fault."""
    return _measures_clash(said, known) or bool(said.time and known.time and not same_time(said.time, known.time))


def _pairs(known: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Return the neighbouring figures of a kind in a sentence, what stands beside each as another form of it left out."""
    kinds = dict.fromkeys(one.kind for one in known)
    for kind in kinds:
        for left, right in pairwise(one for one in known if one.kind == kind):
            if left.sentence == right.sentence:
                yield left, right


def _one(said: Figure, known: Sequence[Figure]) -> Tally:
    same = [one for one in known if equal(said, one)]
    if not same:
        follows = next((one for one in known if derived(said, one)), None) or _difference(said, known)
        return Tally(said, "found", follows) if follows else Tally(said, "absent")
    fit = [one for one in same if _measures_agree(said, one)]
    if not fit:
        telling = said.kind in ("percent", "ratio", "rate") and _telling(said)
        clash = telling and all(_measures_clash(said, one) for one in same)
        return Tally(said, "other-measure" if clash else "found", same[0])
    timed = [one for one in fit if not said.time or not one.time or same_time(said.time, one.time)]
    if not timed:
        return Tally(said, "other-time", fit[0])
    best = max(timed, key=lambda one: _likeness(said, one))
    elsewhere = _rightful(said, best, known) and not any(_arm_words(said) == _arm_words(one) for one in timed)
    return Tally(said, "other-arm" if elsewhere else "found", best)


def _again(one: Tally, said: Sequence[Figure], known: Sequence[Figure], anchors: set[int]) -> Tally:
    """Return a figure that is nowhere as differing, where the source gives another value for the same thing."""
    if one.outcome != "absent" or one.said.kind not in ("percent", "ratio", "rate", "count", "duration"):
        return one
    mine = one.said
    claimed = [other for other in said if other is not mine]
    left = _left_over(mine, claimed, known, anchors)
    rivals = (
        [left]
        if left
        else [other for other in _rivals(mine, known) if not any(equal(taken, other) for taken in claimed)]
    )
    words = _arm_words(mine)
    armed = [other for other in rivals if words & _arm_words(other)]
    near = [other for other in rivals if other.sentence in anchors]
    if near:
        return Tally(mine, "differs", next((other for other in near if other in armed), near[0]), firm=True)
    alone = len(rivals) == 1 and (bool(armed) or (mine.time and is_named(mine.measure) and not words))
    if alone or (armed and mine.time):
        return Tally(mine, "differs", (armed or rivals)[0])
    return one


def _rivals(mine: Figure, known: Sequence[Figure]) -> list[Figure]:
    """Return the figures of a source for the same measure at the same time."""
    return [
        other
        for other in known
        if other.kind == mine.kind
        and other.high is None
        and (other.unit == mine.unit or mine.kind == "duration")
        and _is_same_measure(mine.measure, other.measure)
        and (same_time(mine.time, other.time) if mine.time or other.time else True)
        and (mine.of is None) == (other.of is None)
    ]


def _is_same_measure(one: str, other: str) -> bool:
    if not one or not other or is_named(one) or is_named(other):
        return bool(one) and one == other
    return bool(stems(one) & stems(other))


def _left_over(mine: Figure, claimed: Sequence[Figure], known: Sequence[Figure], anchors: set[int]) -> Figure | None:
    """Return the one figure of its kind that a claim leaves out of a sentence whose other figures it gives."""
    if mine.high is not None or mine.kind == "duration":
        return None
    inside = [
        one
        for one in known
        if one.sentence in anchors
        and one.kind == mine.kind
        and one.unit == mine.unit
        and one.high is None
        and (one.of is None) == (mine.of is None)
    ]
    left = [one for one in inside if not any(equal(taken, one) for taken in claimed)]
    open_ = [
        one
        for one in claimed
        if one.kind == mine.kind and not any(equal(one, other) or derived(one, other) for other in known)
    ]
    return left[0] if len(left) == 1 and len(inside) > 1 and not open_ and not _is_other_result(mine, left[0]) else None


def _telling(figure: Figure) -> bool:
    """Return whether a number is not one that stands anywhere by chance."""
    return figure.kind not in ("p", "number") and (figure.decimals > 0 or figure.value >= 10 or figure.of is not None)


def _measures_agree(said: Figure, known: Figure) -> bool:
    if not said.measure or not known.measure or compatible(said.measure, known.measure):
        return True
    return not (is_named(said.measure) and is_named(known.measure))


def _measures_clash(said: Figure, known: Figure) -> bool:
    return is_named(said.measure) and is_named(known.measure) and not compatible(said.measure, known.measure)


def _rightful(said: Figure, found: Figure, known: Sequence[Figure]) -> Figure | None:
    """Return the figure that the source gives for the arm that the claim names, if that is another than the one found."""
    mine, theirs = _arm_words(said), _arm_words(found)
    if not mine or not theirs or (mine & theirs and (_WITHOUT in mine) == (_WITHOUT in theirs)):
        return None
    for other in known:
        if other is found or other.kind != found.kind or other.sentence != found.sentence or equal(said, other):
            continue
        same = _measures_agree(other, found) and (not other.time or not found.time or same_time(other.time, found.time))
        words = _arm_words(other)
        if same and 2 * len(mine & words) >= len(mine | words) and (_WITHOUT in mine) == (_WITHOUT in words):
            return other
    return None


def _arm_words(figure: Figure) -> frozenset[str]:
    label = f"{figure.arm} {figure.population}"
    negated = re.search(r"\b(?:without|non?|not|absen\w+|lack\w*)\b|\bnon-", label, re.IGNORECASE)
    return stems(label) | ({_WITHOUT} if negated else frozenset())


def _likeness(said: Figure, known: Figure) -> float:
    shared = len(_arm_words(said) & _arm_words(known))
    time = bool(said.time and known.time and same_time(said.time, known.time))
    return shared + 2 * (said.measure == known.measure) + time + (known.kind == said.kind)


def _difference(said: Figure, known: Sequence[Figure]) -> Figure | None:
    """Return a figure whose distance to its neighbour is what the claim gives ("10.5 points more")."""
    if said.unit != "points" and said.kind != "duration":
        return None
    for at, one in enumerate(known):
        for other in known[at + 1 : at + 6]:
            if (
                one.kind == other.kind
                and one.unit == other.unit
                and one.measure == other.measure
                and one.sentence == other.sentence
                and one.kind in ("percent", "duration")
                and abs(abs(one.value - other.value) - said.value) <= 0.5 * 10.0**-said.decimals
                and abs(one.value - other.value) > 0
            ):
                return one
    return None
