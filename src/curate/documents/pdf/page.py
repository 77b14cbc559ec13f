"""A page as printed: words with their boxes, rules, and the lines that words make. Points; y grows downwards."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

Script = Literal[-1, 0, 1]


class Word(NamedTuple):
    """Letters printed together in one font, size and baseline.

    ``x0`` and ``x1`` are where the pen starts and stops, ``y`` the baseline. ``spaced`` says that white space stands
    before it. ``script`` is 1 for raised, -1 for lowered; ``line`` is then the baseline of the line that it belongs to.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str
    bold: bool
    italic: bool
    spaced: bool
    script: Script = 0
    line: float = 0.0


class Rule(NamedTuple):
    """A horizontal line drawn on the page, or the upper or lower edge of a box."""

    x0: float
    x1: float
    y: float


class Gutter(NamedTuple):
    """The white between two columns: where lines of the left one end, and where those of the right one start."""

    end: float
    start: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page, turned so that its text runs from left to right. ``number`` counts from 1."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Line:
    """Words that are read one after the other: a line of a column, or a cell's."""

    page: int
    words: tuple[Word, ...]

    @cached_property
    def x0(self) -> float:
        """Return where the line begins."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Return where the line ends."""
        return max(word.x1 for word in self.words)

    @cached_property
    def size(self) -> float:
        """Return the font size of most of its letters."""
        return self._most[0]

    @cached_property
    def font(self) -> str:
        """Return the font of most of its letters."""
        return self._most[1]

    @cached_property
    def _most(self) -> tuple[float, str]:
        counts: dict[tuple[float, str], int] = {}
        plain = [word for word in self.words if not word.script] or self.words
        for word in plain:
            key = (word.size, word.font)
            counts[key] = counts.get(key, 0) + len(word.text)
        return max(counts, key=lambda key: counts[key])

    @cached_property
    def y(self) -> float:
        """Return the baseline."""
        return self.words[0].line

    @cached_property
    def top(self) -> float:
        """Return the height of its capitals, roughly."""
        return self.y - 0.75 * self.size

    @cached_property
    def bottom(self) -> float:
        """Return where its descenders end, roughly."""
        return self.y + 0.22 * self.size

    @cached_property
    def bold(self) -> bool:
        """Return whether most of its letters are bold."""
        return 2 * sum(len(word.text) for word in self.words if word.bold) > sum(len(word.text) for word in self.words)

    @cached_property
    def italic(self) -> bool:
        """Return whether most of its letters are italic."""
        return 2 * sum(len(word.text) for word in self.words if word.italic) > sum(
            len(word.text) for word in self.words
        )

    @cached_property
    def text(self) -> str:
        """Return its text; scripts stand on the line."""
        return "".join(f" {word.text}" if word.spaced and at else word.text for at, word in enumerate(self.words))
