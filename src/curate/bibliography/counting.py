"""Numbers that may be labels -> those that count on from one another."""

from collections.abc import Mapping, Sequence

_FROM_ONE = 1.0
"""What it is worth that a chain begins with 1."""


def chain(numbers: Sequence[int], scores: Sequence[float], steps: Mapping[int, float], begin: float = 0.0) -> list[int]:
    """Return the positions of the numbers that count on from one another, the best such chain; [] of no numbers.

    ``scores`` say how likely each number is a label, ``steps`` what it is worth that a number goes on by so much, ``begin``
    what it is worth to begin a chain.
    """
    best: dict[int, tuple[float, int]] = {}  # number -> score of the best chain that ends with it, its position
    back: list[int] = []
    for at, (number, own) in enumerate(zip(numbers, scores, strict=True)):
        score, before = own + begin + (_FROM_ONE if number == 1 else 0.0), -1
        for step, worth in steps.items():
            earlier = best.get(number - step)
            if earlier and earlier[0] + worth + own > score:
                score, before = earlier[0] + worth + own, earlier[1]
        back.append(before)
        if number not in best or score > best[number][0]:
            best[number] = score, at
    found: list[int] = []
    at = max(best.values())[1] if best else -1
    while at >= 0:
        found.append(at)
        at = back[at]
    return found[::-1]
