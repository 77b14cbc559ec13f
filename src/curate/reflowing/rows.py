"""Rows of tables in plain text: cells between tabs, bars, or wide gaps; rows that a page break cut in two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from curate.bibliography.shapes import LABEL
from curate.reflowing.paragraphs import ITEM, Hint, Line

_GAP = re.compile(r" {3,}(?=\S)")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|+:\s=-]+")
_ENDED = re.compile(r"[.!?:;][\"\u201d)\]]*$")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row: each a list of stretches of the text, more than one where the row was cut in two."""

    cells: tuple[tuple[tuple[int, int], ...], ...]
    apart: bool


def mark_rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those that are rows of a table marked so; rules between rows ("|---|") are left out."""
    counts = [_columns(line) for line in lines]
    marked: list[Line] = []
    for at, line in enumerate(lines):
        columns = counts[at]
        beside = max(counts[at - 1] if at else 0, counts[at + 1] if at + 1 < len(lines) else 0)
        if line.hint or columns < 2 or (beside < 2 and (columns == 2 or not line.tabs)):
            marked.append(line)
        elif not _RULE.fullmatch(line.text):
            marked.append(replace(line, hint=Hint("row")))
    return marked


def _columns(line: Line) -> int:
    if line.tabs:
        return 1 if line.tabs == 1 and (LABEL.match(line.text) or ITEM.match(line.text)) else line.tabs + 1
    if line.text.startswith("|"):
        return len(_BAR.findall(line.text.strip("|"))) + 1
    return len(_GAP.findall(line.text)) + 1


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the cells of the row ``text[start:end]``, white space at their ends left out; an empty one stays."""
    line = text[start:end]
    if "\t" in line:
        cuts = [match.span() for match in re.finditer("\t", line)]
    elif line.lstrip().startswith("|"):
        cuts = [match.span() for match in _BAR.finditer(line)]
    else:
        cuts = [match.span() for match in _GAP.finditer(line)]
    edges = [0, *(edge for cut in cuts for edge in cut), len(line)]
    found = []
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        part = line[low:high]
        begin = start + low + len(part) - len(part.lstrip())
        found.append((begin, begin + len(part.strip())))
    if line.lstrip().startswith("|"):
        found = found[1:-1] if line.rstrip().endswith("|") else found[1:]
    return found


def rows(text: str, lines: Sequence[Line]) -> list[Row]:
    """Return the rows that ``lines`` hold, one that a page break cut in two put together again."""
    found: list[Row] = []
    for line in lines:
        row = Row(tuple((cell,) for cell in cells(text, *_whole(text, line))), line.apart or line.turned)
        if found and _goes_on(text, found[-1], row):
            pairs = zip(found[-1].cells, row.cells, strict=True)
            joined = tuple(tuple(part for part in (*above, *below) if part[0] < part[1]) for above, below in pairs)
            found[-1] = Row(joined, found[-1].apart)
        else:
            found.append(row)
    return found


def _whole(text: str, line: Line) -> tuple[int, int]:
    """Return the whole line, with the tabs before its first and behind its last cell."""
    start, end = line.start, line.end
    while start and text[start - 1] in "\t ":
        start -= 1
    while end < len(text) and text[end] in "\t ":
        end += 1
    return (start, end) if "\t" in text[start:end] else (line.start, line.end)


def _goes_on(text: str, above: Row, row: Row) -> bool:
    """Return whether ``row`` is the rest of the row above: nothing in the first cell, and texts that go on."""
    if not row.apart or len(above.cells) != len(row.cells) or len(row.cells) < 2:
        return False
    if row.cells[0][0][0] != row.cells[0][0][1]:
        return False
    below = [(above.cells[at], cell[0]) for at, cell in enumerate(row.cells) if cell[0][0] < cell[0][1]]
    going = sum(
        text[cell[0]].islower() and bool(upper) and not _ENDED.search(text[upper[-1][0] : upper[-1][1]])
        for upper, cell in below
    )
    return bool(below) and going >= 0.6 * len(below)
