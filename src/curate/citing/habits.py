"""What a manuscript as a whole says about how it cites: which numbers could be citations, and how they run."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from curate.citation import Cite
from curate.citing.numbers import covered


@dataclass(frozen=True, slots=True)
class Candidate:
    """A printed group of numbers that may be a citation: its place and its cites."""

    start: int
    end: int
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers that the reference list answers to. ``last`` is 0 where there is no list."""

    known: frozenset[int]
    last: int

    def is_far(self, candidate: Candidate, *, years_only: bool) -> bool:
        """Return whether a number lies so far beyond the list that it is no slip but another thing: a year, a count.

        ``years_only``: only a number that may be a year is another thing.
        """
        if not self.last or self.holds(candidate):
            return False
        highest = max(max(cite.first or 0, cite.last or 0) for cite in candidate.cites)
        if years_only:
            return highest > self.last + 100 and 1400 <= highest < 2200
        return highest > self.last + max(5, self.last // 5)

    def holds(self, candidate: Candidate) -> bool:
        """Return whether every number of the candidate is one of the list's."""
        return all(
            cite.first in self.known and cite.last in self.known for cite in candidate.cites
        )  # ends suffice: what stands between them does too


def numbering(labels: Iterable[str | None]) -> Numbering:
    """Return the numbers of a reference list: labels as printed, positions where there are none."""
    known = {int(label) if label and label.isdecimal() and len(label) < 6 else n for n, label in enumerate(labels, 1)}
    return Numbering(frozenset(known), max(known, default=0))


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the candidates of one style look together.

    ``count`` is how many there are, ``inside`` the share of them whose numbers are all in the list, ``coverage`` the
    share of the list that they name, ``rising`` the share of first appearances that come in ascending order.
    """

    count: int
    inside: float
    coverage: float
    rising: float

    @property
    def weight(self) -> float:
        """Return one figure to compare styles by, 0..1."""
        return self.inside * self.coverage * (0.5 + 0.5 * self.rising)


def weigh(candidates: Sequence[Candidate], numbers: Numbering) -> Evidence:
    """Return what ``candidates``, in the order of the text, say together."""
    if not candidates:
        return Evidence(0, 0.0, 0.0, 0.0)
    limit = numbers.last or max(max(c.first or 0, c.last or 0) for item in candidates for c in item.cites)
    inside = sum(numbers.holds(candidate) for candidate in candidates) if numbers.last else len(candidates)
    firsts: dict[int, None] = {}
    for candidate in candidates:
        for number in covered(candidate.cites, limit):
            if number > 0:
                firsts.setdefault(number)
    return Evidence(
        count=len(candidates),
        inside=inside / len(candidates),
        coverage=len(firsts) / max(1, len(numbers.known) or limit),
        rising=_longest_rise(list(firsts)) / max(1, len(firsts)),
    )


def _longest_rise(values: Collection[int]) -> int:
    tails: list[int] = []
    for value in values:
        at = bisect_right(tails, value)
        tails[at : at + 1] = [value]
    return len(tails)
