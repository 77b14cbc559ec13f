"""Numbered reference lists: which numbers at the beginnings of lines are the labels of entries."""

from collections.abc import Sequence
from dataclasses import dataclass

from curate.bibliography.counting import chain
from curate.bibliography.shapes import LABEL, End, Start, end, start
from curate.wrapping import Wrap, measure

_FEWEST = 3
_STYLES = ("square", "round", "stop", "bare")
_BEGINS: dict[Start, float] = {"dated": 0.3, "author": 0.3, "group": 0.3, "capital": 0.1, "small": -0.1, "inside": -0.3}
_ENDS: dict[End, float] = {"identifier": 0.2, "ended": 0.2, "stop": 0.2, "initial": 0.0, "plain": 0.0, "open": -0.3}
_STEPS = {1: 1.0, 2: 0.4, 3: 0.1, 0: -0.4}
"""What it is worth that a number goes on by so much: one may be missing, or printed twice."""


@dataclass(frozen=True, slots=True)
class Group:
    """The lines ``[first, end)`` of one entry, its label, and how many code points of the first line that takes."""

    first: int
    end: int
    label: str | None = None
    skip: int = 0


@dataclass(frozen=True, slots=True)
class _Label:
    line: int
    number: int
    skip: int
    score: float


def numbered(lines: Sequence[str]) -> tuple[Group, ...]:
    """Return the entries of a numbered list, () where ``lines`` are none."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    wrap = measure([lines[at] for at in filled])
    best: list[_Label] = []
    for style in _STYLES:
        labels = _labels(lines, filled, style, wrap)
        counted = chain([label.number for label in labels], [label.score for label in labels], _STEPS)
        if len(counted) > len(best):
            best = [labels[at] for at in counted]
    if not best or not _plausible(best, filled):
        return ()
    edges = [*(label.line for label in best), filled[-1] + 1]
    groups = [
        Group(label.line, stop, str(label.number), label.skip) for label, stop in zip(best, edges[1:], strict=True)
    ]
    if best[0].line > filled[0] and best[0].number > 1:
        groups.insert(0, Group(filled[0], best[0].line))
    return tuple(groups)


def _plausible(labels: Sequence[_Label], filled: Sequence[int]) -> bool:
    """Return whether the list as a whole is numbered by ``labels``, and not only a few of its lines."""
    before = filled.index(labels[0].line)
    if len(labels) < _FEWEST:
        return before == 0 and labels[0].number == 1 and len(filled) <= 4 * len(labels)
    return before <= len(labels) and len(labels) * 15 >= len(filled)


def _labels(lines: Sequence[str], filled: Sequence[int], style: str, wrap: Wrap | None) -> list[_Label]:
    """Return the lines that begin with a number in ``style``, and how likely each begins an entry."""
    found: list[_Label] = []
    before: str | None = None
    for at in filled:
        match = LABEL.match(lines[at])
        if match and match.lastgroup == style:
            score = _BEGINS[start(lines[at][match.end() :])]
            if before is not None:
                score += _ENDS[end(before)]
                score += 0.0 if wrap is None else 0.3 * wrap.early(before, lines[at]) - 0.15
            found.append(_Label(at, int(match[style]), match.end(), score))
        before = lines[at]
    return found
