"""Which of two versions' things are the same: global, greedy from the surest pair on, each thing once."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple


class Scored(NamedTuple):
    """A pair of positions, and how sure it is (higher is surer)."""

    score: float
    old: int
    new: int


class Pairing:
    """The pairs so far, by position."""

    def __init__(self, olds: int, news: int) -> None:
        self.old_of: dict[int, int] = {}
        self.new_of: dict[int, int] = {}
        self._olds = olds
        self._news = news

    def add(self, old: int, new: int) -> None:
        """Pair two things that are both free."""
        self.old_of[new] = old
        self.new_of[old] = new

    def take(self, scored: Iterable[Scored]) -> None:
        """Pair what is free, the surest first; of equals those that stand nearest to each other."""
        for one in sorted(scored, key=lambda one: (-one.score, abs(one.old - one.new), one.new, one.old)):
            if one.old not in self.new_of and one.new not in self.old_of:
                self.add(one.old, one.new)

    def alike(self, old_keys: Sequence[Hashable | None], new_keys: Sequence[Hashable | None]) -> None:
        """Pair the free things of equal key; where a key stands more than once, in the order that they stand in."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for old in reversed(range(self._olds)):
            key = old_keys[old]
            if key is not None and old not in self.new_of:
                waiting[key].append(old)
        for new in range(self._news):
            key = new_keys[new]
            if key is not None and new not in self.old_of and waiting.get(key):
                self.add(waiting[key].pop(), new)

    def free_olds(self) -> list[int]:
        """Return the old things without a pair."""
        return [old for old in range(self._olds) if old not in self.new_of]

    def free_news(self) -> list[int]:
        """Return the new things without a pair."""
        return [new for new in range(self._news) if new not in self.old_of]


def in_order(olds: Sequence[int]) -> set[int]:
    """Return the positions in ``olds`` of a longest rising subsequence: what kept its place while others moved."""
    tails: list[int] = []
    before: list[int] = []
    for at, old in enumerate(olds):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if olds[tails[middle]] < old:
                low = middle + 1
            else:
                high = middle
        before.append(tails[low - 1] if low else -1)
        tails[low : low + 1] = [at]
    kept: set[int] = set()
    at = tails[-1] if tails else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
