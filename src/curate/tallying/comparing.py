"""Each figure of a claim against the figures of one source."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from curate.figure import Figure
from curate.figuring.measures import compatible, is_named, same_time
from curate.figuring.words import stems
from curate.tallying.values import derived, equal

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
    anchors = {one.known.sentence for one in first if one.outcome == "found" and one.known and _telling(one.said)}
    return tuple(_again(one, said, known, anchors) for one in first)


def _one(said: Figure, known: Sequence[Figure]) -> Tally:
    same = [one for one in known if equal(said, one)]
    if not same:
        follows = next((one for one in known if derived(said, one)), None) or _difference(said, known)
        return Tally(said, "found", follows) if follows else Tally(said, "absent")
    fit = [one for one in same if _measures_agree(said, one)]
    if not fit:
        if (
            said.kind in ("percent", "ratio", "rate")
            and _telling(said)
            and all(_measures_clash(said, one) for one in same)
        ):
            return Tally(said, "other-measure", same[0])
        return Tally(said, "found", same[0])
    timed = [one for one in fit if not said.time or not one.time or same_time(said.time, one.time)]
    if not timed:
        return Tally(said, "other-time", fit[0])
    best = max(timed, key=lambda one: _likeness(said, one))
    other = _rightful(said, best, known)
    if other and not any(_arm_words(said) & _arm_words(one) for one in timed):
        return Tally(said, "other-arm", best)
    return Tally(said, "found", best)


def _again(one: Tally, said: Sequence[Figure], known: Sequence[Figure], anchors: set[int]) -> Tally:
    """Return a figure that is nowhere as differing, where the source gives another value for the same thing."""
    if one.outcome != "absent" or one.said.kind not in ("percent", "ratio", "rate", "count", "duration"):
        return one
    mine = one.said
    rivals = [
        other
        for other in known
        if other.kind == mine.kind
        and (other.unit == mine.unit or mine.kind == "duration")
        and mine.measure
        and other.measure
        and (
            mine.measure == other.measure
            or (
                stems(mine.measure) & stems(other.measure)
                and not is_named(mine.measure)
                and not is_named(other.measure)
            )
        )
        and (same_time(mine.time, other.time) if mine.time or other.time else True)
        and (mine.of is None) == (other.of is None)
    ]
    claimed = [other for other in said if other is not mine]
    rivals = [other for other in rivals if not any(equal(taken, other) for taken in claimed)]
    if not rivals:
        return one
    near = [other for other in rivals if other.sentence in anchors]
    words = _arm_words(mine)
    armed = [other for other in rivals if words & _arm_words(other)]
    if near:
        best = next((other for other in near if other in armed), near[0])
        return Tally(mine, "differs", best, firm=True)
    if armed and (mine.time or len(rivals) == 1):
        return Tally(mine, "differs", armed[0])
    if len(rivals) == 1 and mine.time and is_named(mine.measure) and not words:
        return Tally(mine, "differs", rivals[0])
    return one


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
    words = _arm_words(said) - _arm_words(found)
    if not words or not _arm_words(found) or _arm_words(said) & _arm_words(found):
        return None
    for other in known:
        if other is found or other.kind != found.kind or other.sentence != found.sentence:
            continue
        same = (other.measure == found.measure) and (
            not other.time or not found.time or same_time(other.time, found.time)
        )
        if same and words & _arm_words(other) and not equal(said, other):
            return other
    return None


def _arm_words(figure: Figure) -> frozenset[str]:
    return stems(f"{figure.arm} {figure.population}")


def _likeness(said: Figure, known: Figure) -> float:
    shared = len(_arm_words(said) & _arm_words(known))
    time = bool(said.time and known.time and same_time(said.time, known.time))
    return shared + 2 * (said.measure == known.measure) + time + (known.kind == said.kind)


def _difference(said: Figure, known: Sequence[Figure]) -> Figure | None:
    """Return a figure whose distance to its neighbour is what the claim gives ("10.5 points more")."""
    if said.kind not in ("percent", "number", "duration") or said.value <= 0:
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
