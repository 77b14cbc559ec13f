"""Lines of a page -> the order in which a person reads them: columns, and what stands across them.

A region is parted at its best gutter: the white that stands between most lines and their neighbours. What crosses the
gutter (titles, wide tables, rules) parts the region into bands, and each band is read column by column, each column in
the same way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from curate.documents.pdf.measuring import Measure
from curate.documents.pdf.page import Line, Rule

_KNOWN = 0.25
"""A gutter of the document counts where it parts at least this share of the lines that the best one of the page parts."""
_FEWEST = 3.3
"""A gutter that the document has nowhere else parts at least so many lines (in sizes of their letters)."""
_PROSE, _LETTERS = 6, 15
"""A column of text that is narrower than those of the document has at least so many lines, and letters in each."""
_SINGLE = 5
"""Between two rows of a table stand fewer rows than this that hold one cell only."""

Kind = Literal["text", "cells"]


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read from above to below; the cells of ``cells`` are read row by row."""

    page: int
    lines: tuple[Line, ...]
    kind: Kind = "text"


def order(lines: Sequence[Line], rules: Sequence[Rule], measure: Measure) -> list[Column]:
    """Return the columns of a page in reading order."""
    return _merged(_order(list(lines), rules, measure, 0))


def _merged(columns: Iterable[Column]) -> list[Column]:
    """Return the columns, those joined that go on below each other."""
    result: list[Column] = []
    for column in columns:
        last = result[-1] if result else None
        if last and last.kind == column.kind and _goes_on(last, column):
            result[-1] = Column(last.page, last.lines + column.lines, last.kind)
        else:
            result.append(column)
    return result


def _goes_on(column: Column, following: Column) -> bool:
    first, last = following.lines[0], column.lines[-1]
    if not last.y < first.y < last.y + 4 * max(last.size, first.size):
        return False
    one, two = _extent(column.lines), _extent(following.lines)
    return min(one[1], two[1]) - max(one[0], two[0]) > 0.6 * max(one[1] - one[0], two[1] - two[0])


def _order(lines: list[Line], rules: Sequence[Rule], measure: Measure, depth: int) -> Iterator[Column]:
    if not lines:
        return
    gutter = _gutter(lines, measure) if depth < 8 and len(lines) > 1 else None
    if gutter is None:
        yield _column(lines)
        return
    centre, weight = gutter
    if weight < (1.5 if measure.in_gutter(centre) else _FEWEST) * min(line.size for line in lines):
        yield from _across(lines, rules, measure, depth, whole=True)
        return
    for band, across in _bands(lines, rules, centre, measure):
        left = [line for line in band if line.x0 + line.x1 < 2 * centre]
        right = [line for line in band if line.x0 + line.x1 >= 2 * centre]
        if across:
            yield from _across(band, rules, measure, depth, whole=len(band) == len(lines))
        elif not left or not right:
            yield from _order(band, rules, measure, depth + 1)
        elif _is_cells(left, right, measure):
            yield _column(band, "cells")
        else:
            yield from _order(left, rules, measure, depth + 1)
            yield from _order(right, rules, measure, depth + 1)


def _across(lines: list[Line], rules: Sequence[Rule], measure: Measure, depth: int, *, whole: bool) -> Iterator[Column]:
    """Yield what stands across a gutter: lines, and the rows of tables."""
    rowed = rows(lines)
    if any(len(row) > 1 and any(measure.is_wide(line) for line in row) for row in rowed) and not whole:
        yield from _order(lines, rules, measure, depth + 1)
        return
    at = 0
    while at < len(rowed):
        end = at + 1
        if _celled(rowed[at], measure):
            last = at
            while end < len(rowed) and end - last <= _SINGLE and not any(map(measure.is_wide, rowed[end])):
                if len(rowed[end]) > 1:
                    last = end
                end += 1
            end = last + 1
        else:
            while end < len(rowed) and not _celled(rowed[end], measure):
                end += 1
        yield _column(
            [line for row in rowed[at:end] for line in row], "cells" if _celled(rowed[at], measure) else "text"
        )
        at = end


def _celled(row: Sequence[Line], measure: Measure) -> bool:
    """Return whether a row is one of a table."""
    return len(row) > 1 and not any(map(measure.is_wide, row))


def rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in rows of one height."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.y):
        if rows and line.y - rows[-1][0].y <= 0.3 * rows[-1][0].size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _extent(lines: Sequence[Line]) -> tuple[float, float]:
    return min(line.x0 for line in lines), max(line.x1 for line in lines)


def _column(lines: Sequence[Line], kind: Kind = "text") -> Column:
    ordered = [line for row in rows(lines) for line in sorted(row, key=lambda line: line.x0)]
    return Column(lines[0].page, tuple(ordered), kind)


def _gutter(lines: Sequence[Line], measure: Measure) -> tuple[float, float] | None:
    """Return the middle of the white that parts the most lines from their right neighbours, and the height of these.

    A gutter that the document has on its other pages is preferred.
    """
    events = _whites(lines)
    best_of_all = best_known = (0.0, 0.0)
    total = 0.0
    for (x, change), (following, _) in pairwise(events):
        total += change
        if following <= x:
            continue
        centre = (x + following) / 2
        if total > best_of_all[1] + 0.01:
            best_of_all = centre, total
        if total > best_known[1] + 0.01 and measure.in_gutter(centre):
            best_known = centre, total
    best_found = best_known if best_known[1] >= _KNOWN * best_of_all[1] else best_of_all
    return best_found if best_found[1] else None


def _whites(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return where the white between lines and their right neighbours begins and ends, with the height of these."""
    events: list[tuple[float, float]] = []
    ordered = sorted(lines, key=lambda line: line.top)
    tallest = max(line.bottom - line.top for line in lines)
    for at, line in enumerate(ordered):
        best: Line | None = None
        shared = 0.0
        for other in _around(ordered, at, tallest):
            if other.x0 < line.x1 - 1 or (best and other.x0 >= best.x0):
                continue
            common = min(line.bottom, other.bottom) - max(line.top, other.top)
            if common > 0.3 * min(line.size, other.size):
                best, shared = other, common
        if best and best.x0 - line.x1 > 0.4 * line.size:
            events += [(line.x1, shared), (best.x0, -shared)]
    return sorted(events, key=lambda event: (event[0], -event[1]))


def _around(ordered: Sequence[Line], at: int, tallest: float) -> Iterator[Line]:
    """Yield the lines beside ``ordered[at]``, which are in order of their upper edges."""
    line = ordered[at]
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(ordered) and abs(ordered[place].top - line.top) <= tallest:
            if ordered[place].top < line.bottom and ordered[place].bottom > line.top:
                yield ordered[place]
            place += step


def _bands(
    lines: Sequence[Line], rules: Sequence[Rule], centre: float, measure: Measure
) -> Iterator[tuple[list[Line], bool]]:
    """Yield the parts of a region from above to below, and whether each stands across the gutter."""
    rowed = rows(lines)
    full = [line for line in lines if measure.is_wide(line) and not line.x0 < centre - 1.5 < centre + 1.5 < line.x1]
    crossing = [
        any(line.x0 < centre - 1.5 and line.x1 > centre + 1.5 and not _runs_over(line, full) for line in row)
        for row in rowed
    ]
    _fill(rowed, crossing, measure)
    _widen(rowed, crossing, centre)
    items: list[tuple[float, bool, list[Line]]] = [
        (row[0].y - 0.3 * row[0].size, crosses, row) for row, crosses in zip(rowed, crossing, strict=True)
    ]
    items += [(rule.y, True, []) for rule in rules if _parts(rule, lines, centre)]
    items.sort(key=lambda item: item[0])
    band: list[Line] = []
    across = False
    for _, crosses, row in items:
        if crosses != across and band:
            yield band, across
            band = []
        across = crosses
        band += row
    if band:
        yield band, across


def _runs_over(line: Line, full: Sequence[Line]) -> bool:
    """Return whether a line only runs over the edge of its column, because text of the other column stands beside it."""
    return any(min(line.bottom, other.bottom) - max(line.top, other.top) > 0.4 * line.size for other in full)


def _fill(rows: Sequence[Sequence[Line]], crossing: list[bool], measure: Measure) -> None:
    """Let the rows between two rows of a table that cross the gutter cross it, too."""
    last: int | None = None
    for at, row in enumerate(rows):
        if any(map(measure.is_wide, row)):
            last = None
        elif crossing[at]:
            if last is not None and at - last <= _SINGLE:
                crossing[last:at] = [True] * (at - last)
            last = at


def _widen(rows: Sequence[Sequence[Line]], crossing: list[bool], centre: float) -> None:
    """Let rows beside those that cross the gutter cross it, too, where nothing stands on its other side."""
    if not any(crossing):
        return
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and not crossing[end]:
            end += 1
        sides = {line.x0 + line.x1 < 2 * centre for row in rows[at:end] for line in row}
        if len(sides) == 1:
            crossing[at:end] = [True] * (end - at)
        at = end + 1


def _parts(rule: Rule, lines: Sequence[Line], centre: float) -> bool:
    """Return whether a rule stands across the gutter of a region, between its lines."""
    left, right = _extent(lines)
    inside = left - 30 <= rule.x0 < centre - 15 and centre + 15 < rule.x1 <= right + 30
    if not inside or rule.x1 - rule.x0 < 0.6 * (right - left):
        return False
    return not any(line.top + 1 < rule.y < line.y - 1 and line.x0 < rule.x1 and rule.x0 < line.x1 for line in lines)


def _is_cells(left: Sequence[Line], right: Sequence[Line], measure: Measure) -> bool:
    """Return whether two neighbours are columns of a table rather than of text."""
    return not any(_is_column(side) or any(map(measure.is_wide, side)) for side in (left, right))


def _is_column(lines: Sequence[Line]) -> bool:
    """Return whether lines are a column of text, however narrow: one a row, most as wide as the others, evenly spaced."""
    rowed = rows(lines)
    text = "".join(line.text for line in lines)
    if len(rowed) < _PROSE or len(lines) > 1.25 * len(rowed) or len(text) < _LETTERS * len(lines):
        return False
    if 2 * sum(char.isalpha() for char in text) < len(text):
        return False
    left, right = _extent(lines)
    full = sum(line.x1 - line.x0 >= 0.75 * (right - left) for line in lines)
    steps = sorted(below[0].y - above[0].y for above, below in pairwise(rowed))
    even = sum(abs(step - steps[len(steps) // 2]) < 0.1 * step for step in steps)
    return full >= 0.5 * len(lines) and even >= 0.7 * len(steps)
