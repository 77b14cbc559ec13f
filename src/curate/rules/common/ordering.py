"""Is a list in order, and what would have to move: what the rules about order share."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, get_args

from curate.reference import Reference
from curate.similarity import fold

Convention = Literal["letters", "words", "bare"]
"""Letter by letter ("De Wolf" behind "Debener"), word by word, or without particles."""
CONVENTIONS: tuple[Convention, ...] = get_args(Convention)


def out_of_order(numbers: Sequence[int]) -> set[int]:
    """Return the fewest positions without which ``numbers`` never fall (all but a longest such subsequence)."""
    ends: list[int] = []
    last_of: list[int] = []
    previous: list[int] = []
    for at, value in enumerate(numbers):
        length = bisect_right(ends, value)
        previous.append(last_of[length - 1] if length else -1)
        if length == len(ends):
            ends.append(value)
            last_of.append(at)
        else:
            ends[length], last_of[length] = value, at
    kept: set[int] = set()
    at = last_of[-1] if last_of else -1
    while at >= 0:
        kept.add(at)
        at = previous[at]
    return set(range(len(numbers))) - kept


def sort_key(reference: Reference, convention: Convention = "letters") -> str:
    """Return what an alphabetical list sorts a reference by: its first author, or its first words."""
    item = reference.item
    if not item.author:
        words = fold(item.title or reference.string)
    else:
        first = item.author[0]
        words = fold((first.family or first.surname) if convention == "bare" else first.surname)
    return words if convention == "words" else words.replace(" ", "")


def alphabetical(references: Sequence[Reference]) -> bool:
    """Return whether the list is sorted by first author, give or take one in twenty."""
    keys = [sort_key(reference) for reference in references]
    steps = sum(a <= b for a, b in pairwise(keys))
    return len(keys) > 3 and steps >= 0.95 * (len(keys) - 1)
