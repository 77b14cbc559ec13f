"""Lines of a column -> passages: paragraphs, headings, list items, rows of tables, as they are set apart in print."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from curate.documents.pdf.ordering import Column
from curate.documents.pdf.page import Line, Rule
from curate.documents.pdf.tabling import Row, tabled
from curate.reflowing import CAPTION

Role = Literal["text", "heading", "title", "front", "caption", "note", "row", "item", "aside"]

_ITEM = re.compile(
    r"(?:[\u2022\u25aa\u25cf\u25a0\u25e6\u2713\u2013\u2014*\ufffd-]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|\[\d{1,4}\]\s+)(?=\S)"
)
_ENDED = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019\u00bb)\]\d,\u2013-]*$")
_SHARE = 0.12
"""A column's edge is where at least this share of its lines begins or ends."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of a column, and the distance of its baselines."""

    left: float
    right: float
    leading: float

    @property
    def width(self) -> float:
        """Return how wide the column is."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together. ``frame`` is that of their column.

    ``cells`` are those of a row; ``level`` is that of a heading.

    ``first`` says that nothing stands above it in its column.
    """

    lines: tuple[Line, ...]
    role: Role
    frame: Frame
    cells: Row = ()
    level: int = 0
    first: bool = False

    @property
    def page(self) -> int:
        """Return the page that it begins on."""
        return self.lines[0].page

    @property
    def size(self) -> float:
        """Return the font size of most of its letters."""
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        return sizes.most_common(1)[0][0]

    @property
    def text(self) -> str:
        """Return its lines, joined by spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def weight(self) -> float:
        """Return how much it stands out as a heading: its size, more where it is bold or in capitals."""
        line = self.lines[0]
        return round(self.size * (1.25 if line.bold else 1.0) * (1.1 if line.text.isupper() else 1.0), 1)

    @property
    def indented(self) -> bool:
        """Return whether its first line begins further in than the column."""
        return self.lines[0].x0 > self.frame.left + 0.6 * self.size

    @property
    def full(self) -> bool:
        """Return whether its last line reaches the edge of the column."""
        return self.lines[-1].x1 > self.frame.right - 1.5 * self.size


def passages(column: Column, rules: Sequence[Rule] = ()) -> list[Passage]:
    """Return the passages of a column; ``rules`` are those of its page."""
    frame = framed(column.lines)
    if column.kind == "cells":
        return [
            Passage(tuple(line for cell in row for line in cell), "row", frame, row)
            for row in tabled(column.lines, rules)
        ]
    return [
        Passage(tuple(group), _role(group), frame, first=at == 0)
        for at, group in enumerate(_groups(column.lines, frame))
    ]


def _role(group: Sequence[Line]) -> Role:
    if captioned(group[0].text):
        return "caption"
    return "item" if _ITEM.match(group[0].text) else "text"


def captioned(text: str) -> bool:
    """Return whether a passage begins as a caption does, and not as the rest of "(see Figure 2)" does."""
    match = CAPTION.match(text)
    return match is not None and match["mark"] != ")"


def framed(lines: Sequence[Line]) -> Frame:
    """Return the frame of a column."""
    steps: Counter[float] = Counter()
    for before, line in pairwise(lines):
        if 0.5 * line.size < line.y - before.y < 3 * line.size:
            steps[round((line.y - before.y) * 2) / 2] += 1
    leading = steps.most_common(1)[0][0] if steps else 1.2 * lines[0].size
    return Frame(_edge([line.x0 for line in lines]), -_edge([-line.x1 for line in lines]), leading)


def _edge(places: Sequence[float]) -> float:
    """Return the outermost place that enough lines share, the outermost of all where none is."""
    least = max(2.0, _SHARE * len(places))
    ordered = sorted(places)
    for place in ordered:
        if sum(abs(other - place) <= 1.5 for other in ordered) >= least:
            return place
    return ordered[0]


def _groups(lines: Sequence[Line], frame: Frame) -> Iterator[list[Line]]:
    group: list[Line] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if group and _begins(group, line, following, frame):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(group: Sequence[Line], line: Line, following: Line | None, frame: Frame) -> bool:
    """Return whether ``line`` begins a passage of its own."""
    before = group[-1]
    if line.y - before.y <= 0.3 * before.size:
        return False  # the same line, cut at a wide gap
    if abs(line.size - before.size) > 0.08 * before.size or _stands_apart(group, line, frame):
        return True
    if captioned(line.text) and _ENDED.search(before.text) and _set_off(before, line, frame):
        return True
    if captioned(group[0].text) or _display(before, line):
        alone = len(group) == 1 and not CAPTION.fullmatch(before.text)
        return alone and _hand_changes(before, line)
    if _hand_changes(before, line):
        return True
    item = _itemized(group, line, frame)
    return _indents(group, line, following, frame) or _early(before, line, frame) if item is None else item


def _stands_apart(group: Sequence[Line], line: Line, frame: Frame) -> bool:
    """Return whether more white stands above a line than between the lines of its column and of its passage."""
    before = group[-1]
    step = line.y - before.y
    own = before.y - group[-2].y if len(group) > 1 else frame.leading
    return step > max(1.3 * frame.leading, 1.25 * line.size) + 0.5 and step > 1.3 * own


def _itemized(group: Sequence[Line], line: Line, frame: Frame) -> bool | None:
    """Return whether a line that begins as a list item does begins a passage, None where it does not begin so."""
    before, listed = group[-1], bool(_ITEM.match(group[0].text))
    if not _ITEM.match(line.text) or not (listed or _ENDED.search(before.text) or _early(before, line, frame)):
        return None
    return not listed or line.x0 <= before.x0 + 0.5 * line.size


def _set_off(before: Line, line: Line, frame: Frame) -> bool:
    """Return whether a line begins in another hand than the line above it, or stands apart from it."""
    word = line.words[0]
    return word.font != before.font or word.bold != before.bold or line.y - before.y > 1.15 * frame.leading


def _display(before: Line, line: Line) -> bool:
    """Return whether two lines are of one heading: both wholly in bold."""
    return _wholly(before, "bold") and _wholly(line, "bold")


def _hand_changes(before: Line, line: Line) -> bool:
    """Return whether a heading ends or begins between two lines: one of them is wholly bold or italic, the other not at all."""
    for hand in ("bold", "italic"):
        if _wholly(before, hand) and not _begins_in(line, hand):
            return True
        if _wholly(line, hand) and not _wholly(before, hand) and _ENDED.search(before.text):
            return True
    return False


def _wholly(line: Line, hand: str) -> bool:
    return all(getattr(word, hand) for word in line.words if any(char.isalpha() for char in word.text))


def _begins_in(line: Line, hand: str) -> bool:
    return bool(getattr(line.words[0], hand))


def _indents(group: Sequence[Line], line: Line, following: Line | None, frame: Frame) -> bool:
    """Return whether a line is indented as the first of a paragraph is."""
    before = group[-1]
    indent = line.x0 - frame.left
    if not 0.5 * line.size < indent < 6 * line.size or before.x0 > frame.left + 0.35 * line.size:
        return False
    if _ITEM.match(group[0].text) and len(group) == 1 and not _ENDED.search(before.text):
        return False  # the second line of an item that hangs
    return following is None or following.y < line.y or following.x0 < line.x0 - 0.35 * line.size


def _early(before: Line, line: Line, frame: Frame) -> bool:
    """Return whether a line was ended on purpose: the first word of the next one would have fitted."""
    word = line.words[0]
    end = word.x1
    for other in line.words[1:]:
        if other.spaced:
            break
        end = other.x1
    return frame.right - before.x1 > end - word.x0 + 0.9 * line.size
