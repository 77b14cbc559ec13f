"""The lines of a reference list -> its entries, by how they are printed: labels, hanging or indented lines, white space.

Print says surely what words only suggest. Where it says nothing (no labels, no indents, no space between entries), the
words decide (``segmenting``).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from curate.bibliography.counting import chain
from curate.bibliography.segmenting import Group, segment
from curate.bibliography.shapes import KEY_LABEL, LABEL, dated, end, start
from curate.documents.pdf.page import Line

_RAISED = re.compile(r"\W{0,1}(\d{1,4})\W{0,2}")
_STYLES = ("square", "round", "stop", "bare", "raised")
_STEPS = {1: 1.0, 2: 0.3, 3: 0.1}
"""What it is worth that a number goes on by so much: one or two may be missing."""
_FEWEST = 3
_SHIFT = 0.45
"""Lines that begin within so many sizes of each other begin at one place."""
_DIGIT = 0.6
"""How wide a digit is, in sizes: shorter numbers may be set further in."""
_INDENT = (0.4, 6.0)
_SURE = 0.25
"""So much more often must the lines of one kind look like beginnings than those of the other."""
_SPACE = 0.4
"""An indent is written as one space for so many sizes of the letters where the words decide."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of the list.

    ``left`` and ``right`` are the edges of its column, ``above`` is the distance from the line above it in the column,
    in usual distances (None for the first one of a column).
    """

    line: Line
    left: float
    right: float
    above: float | None

    @property
    def indent(self) -> float:
        """Return where the line begins, in sizes of its letters."""
        return (self.line.x0 - self.left) / self.line.size

    @property
    def early(self) -> bool:
        """Return whether the line ends well before its column does."""
        return self.line.x1 < self.right - 2.5 * self.line.size


@dataclass(frozen=True, slots=True)
class _Label:
    at: int
    number: int
    skip: int
    edge: float  # where the label ends, in sizes from the column's edge: numbers are often set flush right
    begin: float


def cut(lines: Sequence[Placed]) -> tuple[Group, ...]:
    """Return the entries of a list."""
    if not lines:
        return ()
    firsts = _labelled(lines)
    if firsts:
        stops = [label.at for label in firsts[1:]] + [len(lines)]
        return tuple(
            Group(label.at, stop, str(label.number), label.skip) for label, stop in zip(firsts, stops, strict=True)
        )
    begins = _hanging(lines) or _spaced(lines)
    if not begins:
        return _worded(lines)
    if begins[0] != 0:
        begins.insert(0, 0)
    return tuple(_keyed(lines, first, stop) for first, stop in pairwise([*begins, len(lines)]))


def _keyed(lines: Sequence[Placed], first: int, stop: int) -> Group:
    match = KEY_LABEL.match(lines[first].line.text)
    return Group(first, stop, match["key"], match.end()) if match else Group(first, stop)


# Labels


def _labelled(lines: Sequence[Placed]) -> list[_Label]:
    """Return the labels of a numbered list, [] where it is none."""
    best: list[_Label] = []
    for style in _STYLES:
        labels = _labels(lines, style)
        counted = chain([label.number for label in labels], [0.0] * len(labels), _STEPS, begin=1.0)
        if len(counted) > len(best):
            best = [labels[at] for at in counted]
    if len(best) < _FEWEST and not (best and best[0].at == 0 and best[0].number == 1 and len(lines) <= 6 * len(best)):
        return []
    if best[0].at > len(best) or len(best) * 15 < len(lines):
        return []
    if best[0].at and best[0].number == 2:
        return [_Label(0, 1, 0, 0.0, 0.0), *best]
    return best


def _labels(lines: Sequence[Placed], style: str) -> list[_Label]:
    """Return the lines that begin with a number in ``style``, at the place where most of them do."""
    found: list[_Label] = []
    for at, placed in enumerate(lines):
        line = placed.line
        if style == "raised":
            match = _RAISED.fullmatch(line.words[0].text) if line.words[0].script > 0 else None
            number = match[1] if match else ""
            skip = len(line.words[0].text)
        else:
            match = LABEL.match(line.text)
            number = match[style] if match and match.lastgroup == style and not line.words[0].script else ""
            skip = match.end() if match else 0
        if number:
            edge = (line.words[0].x1 - placed.left) / line.size
            found.append(_Label(at, int(number), skip, edge, placed.indent))
    if not found:
        return []
    ends, _ = _place([(label.edge, label.number) for label in found])
    begins, digits = _place([(label.begin, label.number) for label in found])
    return [
        label
        for label in found
        if abs(label.edge - ends) <= _SHIFT
        or abs(label.begin - begins) <= _SHIFT + _DIGIT * abs(len(str(label.number)) - digits)
    ]


def _place(places: Sequence[tuple[float, int]]) -> tuple[float, int]:
    """Return the place that most of ``places`` are near to, and how many digits the numbers there mostly have."""
    counts = Counter(round(place / _SHIFT) for place, _ in places)
    best = counts.most_common(1)[0][0]
    digits = Counter(len(str(number)) for place, number in places if round(place / _SHIFT) == best)
    return best * _SHIFT, digits.most_common(1)[0][0]


# Lists without labels


def _hanging(lines: Sequence[Placed]) -> list[int]:
    """Return the lines that begin entries where these hang or begin further in, [] where indents say nothing."""
    outer = [at for at, placed in enumerate(lines) if placed.indent < _INDENT[0]]
    inner = [at for at, placed in enumerate(lines) if _INDENT[0] <= placed.indent <= _INDENT[1]]
    if len(outer) < _FEWEST or len(inner) < _FEWEST or len(outer) + len(inner) < 0.95 * len(lines):
        return []
    one, two = _beginnings(lines, outer), _beginnings(lines, inner)
    if abs(one - two) < _SURE:
        return []
    return outer if one > two else inner


def _beginnings(lines: Sequence[Placed], chosen: Sequence[int]) -> float:
    """Return how much the lines ``chosen`` look like beginnings of entries, 0..2."""
    likely = sum(start(lines[at].line.text) in ("dated", "author", "group") for at in chosen)
    ended = sum(at == 0 or lines[at - 1].early or end(lines[at - 1].line.text) == "identifier" for at in chosen)
    return (likely + ended) / len(chosen)


def _spaced(lines: Sequence[Placed]) -> list[int]:
    """Return the lines that begin entries where white space stands between these, [] where it does not."""
    known = [at for at, placed in enumerate(lines) if placed.above is not None]
    wide = [at for at in known if (lines[at].above or 0.0) > _gap(lines, known)]
    if len(wide) < _FEWEST or len(wide) > 0.8 * len(known):
        return []
    edges = [0, *wide, len(lines)]
    years = sum(any(dated(placed.line.text) for placed in lines[low:high]) for low, high in pairwise(edges))
    if _beginnings(lines, wide) < 1.0 or years < 0.8 * (len(edges) - 1):
        return []
    tops = [at for at, placed in enumerate(lines) if placed.above is None and at and _begins(lines, at)]
    return sorted({*wide, *tops})


def _gap(lines: Sequence[Placed], known: Sequence[int]) -> float:
    """Return the distance that parts close lines from those that stand apart."""
    closest = Counter(round((lines[at].above or 0.0) * 10) / 10 for at in known).most_common(1)
    return (closest[0][0] if closest else 1.0) + 0.2


def _begins(lines: Sequence[Placed], at: int) -> bool:
    """Return whether the first line of a column begins an entry, as far as words tell."""
    beginning, before = start(lines[at].line.text), lines[at - 1]
    if beginning in ("inside", "small") or end(before.line.text) == "open":
        return False
    return before.early or (beginning in ("dated", "author") and end(before.line.text) != "plain")


def _worded(lines: Sequence[Placed]) -> tuple[Group, ...]:
    """Return the entries as their words suggest."""
    printed: list[str] = []
    index: list[int] = []
    for at, placed in enumerate(lines):
        if placed.above is not None and placed.above > 1.3:
            printed.append("")
            index.append(at)
        printed.append(" " * max(0, round(placed.indent / _SPACE)) + placed.line.text)
        index.append(at)
    found = []
    for group in segment(printed):
        indent = len(printed[group.first]) - len(printed[group.first].lstrip())
        found.append(Group(index[group.first], index[group.end - 1] + 1, group.label, max(0, group.skip - indent)))
    return tuple(found)
