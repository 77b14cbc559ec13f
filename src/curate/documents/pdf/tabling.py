"""Cells of a table -> its rows: what stands on one line, or between two rules, or close together."""

from collections.abc import Sequence
from itertools import pairwise

from curate.documents.pdf.ordering import rows
from curate.documents.pdf.page import Line, Rule

_RULED, _EACH = 3, 0.75
"""A table has one row between each two rules where these are so many, and so many for each row that can be told."""
_FULL = 0.6
"""A printed line with at least this share of the cells of the fullest one begins a row."""
_CLOSE = 0.85
"""A line that is no further below than this share of the distance of rows goes on with the row above."""
_MOST = 12
"""A row has at most so many lines."""

Cell = tuple[Line, ...]
Row = tuple[Cell, ...]


def tabled(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Row]:
    """Return the rows of a table, each a tuple of cells, each of one line or more, from left to right."""
    printed = rows(lines)
    return [_cells(group) for group in _grouped(printed, _edges(lines, rules))]


def _edges(lines: Sequence[Line], rules: Sequence[Rule]) -> list[float]:
    """Return the heights of the rules that stand across most of a table."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    top, bottom = min(line.y for line in lines), max(line.y for line in lines)
    inside: dict[int, float] = {}
    for rule in rules:
        if top < rule.y < bottom:
            common = min(rule.x1, right) - max(rule.x0, left)
            inside[round(rule.y)] = inside.get(round(rule.y), 0.0) + max(0.0, common)
    return sorted(float(y) for y, width in inside.items() if width > 0.6 * (right - left))


def _grouped(printed: Sequence[list[Line]], edges: Sequence[float]) -> list[list[Line]]:
    """Return the printed lines of a table in groups, one a row."""
    fullest = max(len(row) for row in printed)
    full = [len(row) >= _FULL * fullest for row in printed]
    pitch = _pitch(printed, full)
    ruled = len(edges) >= max(_RULED, _EACH * (sum(full) - 1))
    groups: list[list[list[Line]]] = []
    for at, row in enumerate(printed):
        above = printed[at - 1][0].y
        if ruled:
            goes_on = not any(above - 2 < edge < row[0].y for edge in edges)
        else:
            goes_on = not full[at] and row[0].y - above < _CLOSE * pitch
        if at and goes_on and len(groups[-1]) < _MOST:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [[line for row in group for line in row] for group in groups]


def _pitch(printed: Sequence[list[Line]], full: Sequence[bool]) -> float:
    """Return the usual distance of rows, 0 where too few are full to tell."""
    heights = [row[0].y for row, whole in zip(printed, full, strict=True) if whole]
    steps = sorted(below - above for above, below in pairwise(heights))
    return steps[len(steps) // 2] if len(steps) >= _RULED else 0.0


def _cells(group: Sequence[Line]) -> Row:
    """Return the cells of a row: lines that stand below each other are of one cell."""
    cells: list[list[Line]] = []
    for line in sorted(group, key=lambda line: line.x0):
        last = cells[-1] if cells else None
        if last and line.x0 < max(other.x1 for other in last) - 0.1 * line.size:
            last.append(line)
        else:
            cells.append([line])
    return tuple(tuple(sorted(cell, key=lambda line: (line.y, line.x0))) for cell in cells)
