"""A text that remembers where each stretch of it came from, through any number of edits.

Every document format turns its source into the reading text in steps (characters, markup, page furniture, lines).
Each step is a list of edits; ``edit`` applies them and keeps the way back to the source and the raised ranges true.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from curate.manuscript import OffsetMap
from curate.value import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``[start, end)`` by ``new``."""

    start: int
    end: int
    new: str = ""


@dataclass(frozen=True, slots=True)
class Traced:
    """A text, the breakpoints that lead back to its source (as in ``OffsetMap``), and what is printed raised."""

    text: str
    here: tuple[int, ...] = ()
    there: tuple[int, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()

    @property
    def offsets(self) -> OffsetMap:
        """Return the map from this text to the source."""
        return OffsetMap(here=self.here, there=self.there)

    @property
    def superscripts(self) -> tuple[Span, ...]:
        """Return the raised ranges."""
        return tuple(Span(start=start, end=end) for start, end in self.raised)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """``size`` code points at ``new`` in the edited text stand for ``width`` code points at ``old`` before."""

    new: int
    size: int
    old: int
    width: int


def edit(traced: Traced, edits: Iterable[Edit]) -> Traced:
    """Return the text after ``edits``, which are ascending and do not overlap.

    A replacement runs in step with what it replaces as far as both go; what it is longer leads to the last code
    point replaced. Raised ranges shrink with what is taken out of them; an empty one is dropped.
    """
    parts: list[str] = []
    stretches: list[_Stretch] = []
    old = new = 0
    for change in edits:
        if change.start > old:
            parts.append(traced.text[old : change.start])
            stretches.append(_Stretch(new, change.start - old, old, change.start - old))
            new += change.start - old
        parts.append(change.new)
        stretches.append(_Stretch(new, len(change.new), change.start, change.end - change.start))
        new += len(change.new)
        old = change.end
    if not stretches:
        return traced
    parts.append(traced.text[old:])
    stretches.append(_Stretch(new, len(traced.text) - old, old, len(traced.text) - old))
    here, there = _breakpoints(stretches, traced)
    return Traced("".join(parts), here, there, tuple(_moved(traced.raised, stretches)))


def _breakpoints(stretches: list[_Stretch], traced: Traced) -> tuple[tuple[int, ...], tuple[int, ...]]:
    here: list[int] = [0]
    there: list[int] = [0]

    def source(offset: int) -> tuple[int, int]:
        at = bisect_right(traced.here, offset) - 1
        return at, offset if at < 0 else traced.there[at] + offset - traced.here[at]

    def step(at: int, offset: int) -> None:
        if here[-1] == at:
            there[-1] = offset
        elif at - here[-1] != offset - there[-1]:
            here.append(at)
            there.append(offset)

    for stretch in stretches:
        if not stretch.size:
            continue
        at, offset = source(stretch.old)
        step(stretch.new, offset)
        together = max(1, min(stretch.size, stretch.width))
        at += 1
        while at < len(traced.here) and traced.here[at] - stretch.old < together:
            step(stretch.new + traced.here[at] - stretch.old, traced.there[at])
            at += 1
        if together < stretch.size:
            _, last = source(stretch.old + together - 1)
            for extra in range(together, stretch.size):
                step(stretch.new + extra, last)
    return tuple(here), tuple(there)


def _moved(raised: tuple[tuple[int, int], ...], stretches: list[_Stretch]) -> Iterable[tuple[int, int]]:
    def moved(offset: int) -> int:
        stretch = stretches[bisect_right(stretches, offset, key=lambda each: each.old) - 1]
        return stretch.new + min(offset - stretch.old, stretch.size)

    for start, end in raised:
        first, last = moved(start), moved(end)
        if first < last:
            yield first, last
