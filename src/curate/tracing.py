"""A text that remembers where each stretch of it came from, through any number of edits.

Every document format turns its source into the reading text in steps (characters, markup, page furniture, lines).
Each step takes pieces of the text before it; the way back to the source and the raised ranges stay true.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from curate.manuscript import OffsetMap
from curate.value import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """The stretch ``[start, end)``, or ``new`` printed in its place."""

    start: int
    end: int
    new: str | None = None


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


def edit(traced: Traced, edits: Iterable[Piece]) -> Traced:
    """Return the text with each of ``edits`` put in place; they are ascending and do not overlap."""

    def pieces() -> Iterator[Piece]:
        at = 0
        for change in edits:
            if change.start > at:
                yield Piece(at, change.start)
            yield change
            at = change.end
        yield Piece(at, len(traced.text))

    return arrange(traced, pieces())


def arrange(traced: Traced, pieces: Iterable[Piece]) -> Traced:
    """Return the text that ``pieces`` make, in their order.

    What is printed in place of a stretch runs in step with it as far as both go; what it is longer leads to the last
    code point replaced. What is put in out of nothing leads to what it is put in before, at the end to the last.
    """
    writer = _Writer(traced)
    for piece in pieces:
        writer.write(piece)
    return writer.written()


class _Writer:
    """Writes pieces of a traced text one after the other."""

    def __init__(self, traced: Traced) -> None:
        self._from = traced
        self._ends = [end for _, end in traced.raised]
        self._parts: list[str] = []
        self._here: list[int] = []
        self._there: list[int] = []
        self._raised: list[tuple[int, int]] = []
        self._cut = -1  # the raised range that was written last
        self._size = 0

    def written(self) -> Traced:
        return Traced("".join(self._parts), tuple(self._here), tuple(self._there), tuple(self._raised))

    def write(self, piece: Piece) -> None:
        part = self._from.text[piece.start : piece.end] if piece.new is None else piece.new
        if part:
            self._parts.append(part)
            self._trace(piece, len(part))
            self._raise(piece, len(part))
            self._size += len(part)

    def _trace(self, piece: Piece, length: int) -> None:
        old = self._from
        at, offset = self._source(piece.start)
        self._step(self._size, offset)
        together = max(1, min(length, piece.end - piece.start))
        while at < len(old.here) and old.here[at] < piece.start + together:
            self._step(self._size + old.here[at] - piece.start, old.there[at])
            at += 1
        if together < length:
            _, last = self._source(piece.start + together - 1)
            for extra in range(together, length):
                self._step(self._size + extra, last)

    def _source(self, offset: int) -> tuple[int, int]:
        """Return the next breakpoint behind ``offset``, and where ``offset`` came from (the end: from the last)."""
        offset = min(offset, max(0, len(self._from.text) - 1))
        at = bisect_right(self._from.here, offset) - 1
        return at + 1, offset if at < 0 else self._from.there[at] + offset - self._from.here[at]

    def _step(self, at: int, offset: int) -> None:
        if self._here and self._here[-1] == at:
            self._there[-1] = offset
        elif at - offset != (self._here[-1] - self._there[-1] if self._here else 0):
            self._here.append(at)
            self._there.append(offset)

    def _raise(self, piece: Piece, length: int) -> None:
        span = bisect_right(self._ends, piece.start)
        while span < len(self._ends) and self._from.raised[span][0] < piece.end:
            start, end = self._from.raised[span]
            low = self._size + max(start, piece.start) - piece.start
            high = self._size + min(end - piece.start, length)
            if span == self._cut and self._raised and self._raised[-1][1] == low:
                self._raised[-1] = (self._raised[-1][0], high)
            elif low < high:
                self._raised.append((low, high))
            self._cut = span
            span += 1


def raise_(traced: Traced, spans: Iterable[tuple[int, int]]) -> Traced:
    """Return the text with ``spans`` noted as raised besides those it has; ranges that touch stay apart."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((*traced.raised, *spans)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return Traced(traced.text, traced.here, traced.there, tuple(merged))
