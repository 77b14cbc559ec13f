"""Words of a page -> lines of its columns, cut where columns part.

Two columns often share baselines, so a gap within a row of words is cut where the white goes on above or below it, as
it does between columns (and cells of a table) and does not between words of justified text. The idea of judging white
space by how far it goes on is that of T. M. Breuel, Two geometric algorithms for layout analysis, 2002.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from curate.documents.pdf.measuring import Measure
from curate.documents.pdf.page import Gutter, Line, Page, Word
from curate.documents.pdf.raising import on_their_lines, with_capitals

_TRACKED = 4
"""More letters than this that stand apart evenly are one word."""
_SAME = 0.14
"""Baselines this near to each other (in sizes) are one."""
_NARROWEST = 0.5
"""No column gap is narrower (in sizes), measured over all the lines that it parts."""
_TALLEST = 3.6
"""A gap parts columns where it goes on for so many sizes, which are three lines."""
_WIDE = 2.5
"""Wider gaps (in sizes) part columns where nothing is printed above and below them, too."""
_STRETCHED = 5.0
"""No line of text is stretched until its words are so many sizes apart."""
_FEW = 5
"""Only lines of few words are stretched so far that they seem to be cells."""
_ENDED, _BEGUN = 20.0, 4.0
"""Words stand by a gap where they end or begin within so many sizes of it: lines begin at one place, and end anywhere."""
_LABEL = re.compile(
    r"[\[(]?(?:\d{1,4}|[a-zA-Z]|[ivx]{1,5})[\])]?[.:)]?\*?|[\u2022\u25aa\u25cf\u25a0\u2013\u2014*\ufffd\u00b7-]"
)


def lines(page: Page, measure: Measure | None = None) -> list[Line]:
    """Return the lines of a page, from above to below and from left to right.

    ``measure`` is that of the document once it is known: where its columns part, a single line is enough to part them,
    and a line that reaches from edge to edge of its column is one.
    """
    rows = _rows(with_capitals(on_their_lines(page.words)))
    white = _White(rows)
    gutters = measure.gutters if measure else ()
    strips = [[list(_parted(strip, white)) for strip in _strips(row, gutters)] for row in rows]
    if measure:
        _mend(strips, measure)
    return [Line(page.number, _spaced(part)) for row in strips for strip in row for part in strip]


def _strips(row: Sequence[Word], gutters: Sequence[Gutter]) -> Iterator[Sequence[Word]]:
    """Yield the parts of a row between the gutters of the document."""
    at = 0
    for end in range(1, len(row) + 1):
        if end == len(row) or _known(row[end - 1], row[end], gutters):
            yield row[at:end]
            at = end


_Strip = list[list[Word]]


def _mend(rows: Sequence[list[_Strip]], measure: Measure) -> None:
    """Join the pieces of lines of text that were stretched from edge to edge of their columns.

    A line in pieces is one where the line above or below it is a full one and ends at the same place, and where it
    is words of the text that begin and end where a column does.
    """
    for order, step in ((range(len(rows)), -1), (range(len(rows) - 1, -1, -1), 1)):
        for at in order:
            for place, strip in enumerate(rows[at]):
                if len(strip) > 1 and (
                    _is_edged(strip, measure)
                    or any(_is_stretched(strip, other, measure) for other in _beside(rows, at, step, strip))
                ):
                    rows[at][place] = [[word for part in strip for word in part]]


def _is_edged(strip: _Strip, measure: Measure) -> bool:
    words = [word for part in strip for word in part]
    first, last = words[0], words[-1]
    return (
        len(words) <= _FEW
        and all(word.font == first.font and word.text.strip(".,;:()-").isalpha() for word in words)
        and first.font in measure.fonts
        and any(abs(first.x0 - left) < 1.5 and abs(last.x1 - right) < 1.5 for left, right in measure.edges)
    )


def _beside(rows: Sequence[list[_Strip]], at: int, step: int, strip: _Strip) -> Iterator[list[Word]]:
    """Yield the whole lines of the same column next to a strip, above (-1) or below (1)."""
    first, last = strip[0][0], strip[-1][-1]
    near = at + step
    while 0 <= near < len(rows) and abs(rows[near][0][0][0].line - first.line) < 1.7 * first.size:
        for other in rows[near]:
            if other[0][0].x0 < last.x1 and first.x0 < other[-1][-1].x1:
                if len(other) == 1:
                    yield other[0]
                return
        near += step


def _is_stretched(strip: _Strip, beside: Sequence[Word], measure: Measure) -> bool:
    first, last = strip[0][0], strip[-1][-1]
    size = beside[0].size
    return (
        beside[-1].x1 - beside[0].x0 >= 0.7 * measure.width
        and len(beside) >= 4
        and abs(first.size - size) < 0.08 * size
        and abs(last.x1 - beside[-1].x1) < 0.3 * size
        and abs(first.x0 - beside[0].x0) < 3 * size
    )


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words in rows of one baseline each, from above to below."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.line, word.x0)):
        first = rows[-1][0] if rows else None
        if first and word.line - first.line <= _SAME * (first.size if word.script else min(word.size, first.size)):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


class _White:
    """Where a page is white."""

    def __init__(self, rows: Sequence[Sequence[Word]]) -> None:
        """Take the rows of the page, from above to below."""
        self._rows = [
            [(word.x0, word.x1, word.y - 0.7 * word.size, word.y + 0.1 * word.size) for word in row] for row in rows
        ]
        self._heights = [row[0].line for row in rows]

    def parts(self, left: Word, right: Word) -> bool:
        """Return whether the white between two neighbours of a row goes on above or below it."""
        size = min(max(left.size, right.size), 14.0)
        gap = right.x0 - left.x1
        if gap < _NARROWEST * size:
            return False
        here = bisect_left(self._heights, left.line)
        white = (left.x1, right.x0)
        blank = gap > _WIDE * size
        up, above = self._reach(here, -1, white, size, blank=blank)
        if blank and up >= _TALLEST * size:
            return True
        down, below = self._reach(here, 1, white, size, blank=blank)
        return up + down >= _TALLEST * size and (blank or above | below == 3)

    def _reach(
        self, here: int, step: int, white: tuple[float, float], size: float, *, blank: bool
    ) -> tuple[float, int]:
        """Return how far ``white``, or a part of it, goes on, and on which sides words stand by it.

        Sides are 1 for the left and 2 for the right. White beside which nothing is printed counts for ``blank`` only.
        """
        least, wanted = _NARROWEST * size, _TALLEST * size
        free = [white]
        line = self._heights[here]
        reached, sides = 0.0, 0
        at = here + step
        while 0 <= at < len(self._rows):
            height = abs(self._heights[at] - line)
            if not blank and height - reached > 0.75 * wanted:
                return reached, sides
            row = self._rows[at]
            free = _without(free, row, least)
            if not free:
                edge = max(box[3] for box in row) if step < 0 else min(box[2] for box in row)
                return max(0.0, abs(edge - line)) if blank else reached, sides
            sides |= any(free[0][0] - _ENDED * size < x1 <= free[0][0] + least for _, x1, _, _ in row)
            sides |= 2 * any(free[-1][1] - least <= x0 < free[-1][1] + _BEGUN * size for x0, _, _, _ in row)
            if height >= wanted:
                return wanted, sides
            reached = height
            at += step
        return wanted if blank else reached, sides


def _without(
    free: Sequence[tuple[float, float]], row: Sequence[tuple[float, float, float, float]], least: float
) -> list[tuple[float, float]]:
    """Return what the words of a row leave of the free stretches, what is narrower than ``least`` left out."""
    left = list(free)
    for x0, x1, _, _ in row:
        if not any(x0 < b and a < x1 for a, b in left):
            continue
        left = [(a, b) for low, high in left for a, b in ((low, min(high, x0)), (max(low, x1), high)) if b - a >= least]
    return left


def _parted(row: Sequence[Word], white: _White) -> Iterator[list[Word]]:
    """Yield the parts of a row in which no gutter of the document is."""
    even = _even(row)
    part: list[Word] = []
    for word in row:
        wide = part and word.x0 - part[-1].x1 > _STRETCHED * max(word.size, part[-1].size)
        if part and (wide or not even) and white.parts(part[-1], word) and not _labels(part, word):
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def _even(row: Sequence[Word]) -> bool:
    """Return whether the words of a row are as far apart as each other, as those of a justified line are."""
    row = row[1:] if _LABEL.fullmatch(row[0].text) else row
    gaps = [
        word.x0 - before.x1
        for before, word in pairwise(row)
        if word.x0 - before.x1 > 0.15 * word.size and not word.script and not before.script
    ]
    return len(gaps) >= 3 and max(gaps) <= 1.4 * min(gaps)


def _known(left: Word, right: Word, gutters: Sequence[Gutter]) -> bool:
    """Return whether the white between two neighbours is a gutter of the document."""
    return any(left.x1 <= gutter.end + 2 and right.x0 >= gutter.start - 2 for gutter in gutters)


def _labels(part: Sequence[Word], word: Word) -> bool:
    """Return whether ``part`` is the number or bullet of the list entry that ``word`` begins."""
    text = "".join(each.text for each in part)
    return len(text) <= 7 and word.x0 - part[-1].x1 < 3.5 * word.size and bool(_LABEL.fullmatch(text))


def _spaced(part: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of a line with ``spaced`` set by what stands before them on the line."""
    result = [part[0]._replace(spaced=True)]
    tracked = _tracked(part)
    for at, (before, word) in enumerate(pairwise(part), 1):
        gap = word.x0 - before.x1
        size = min(before.size, word.size) if before.script or word.script else max(before.size, word.size)
        spaced = gap > 0.3 * size or (word.spaced and gap > -0.15 * size)
        result.append(word._replace(spaced=spaced and at not in tracked))
    return tuple(result)


def _tracked(part: Sequence[Word]) -> set[int]:
    """Return the letters that belong to the letter before them in words set like "R E F E R E N C E S"."""
    found: set[int] = set()
    start = 0
    for end in range(1, len(part) + 1):
        if end < len(part) and len(part[end].text) == 1 and part[end].text.isalpha() and len(part[end - 1].text) == 1:
            continue
        gaps = [part[at].x0 - part[at - 1].x1 for at in range(start + 1, end)]
        if len(gaps) >= _TRACKED and min(gaps) > 0:
            usual = sorted(gaps)[len(gaps) // 2]
            found.update(start + 1 + at for at, gap in enumerate(gaps) if gap < 1.6 * usual)
        start = end
    return found
