"""Write the reading text block by block, and note what each block is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curate.bibliography.labelling import Group
from curate.manuscript import BlockKind, Entry
from curate.reflowing.paragraphs import Line
from curate.reflowing.rows import Row
from curate.tracing import Piece, Traced, arrange
from curate.value import Span
from curate.wrapping import Spelling

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_RUN = re.compile(rf"[ \t{_SPACES}]{{2,}}|[\t{_SPACES}\ufb00-\ufb06^]")
# Spaces, ligatures and carets are made plain only here: before, they tell how long a line was.
_PLAIN = {
    "^": "",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A block of the reading text as far as it is known; where ``kind`` is None its words have to tell.

    ``level`` is that of a heading, ``of`` says what a caption is of, ``cells`` are those of a row.
    """

    start: int
    end: int
    kind: BlockKind | None = None
    level: int = 0
    of: str = ""
    cells: tuple[tuple[int, int], ...] = ()


class Writer:
    """Takes blocks in the order of the text and gives the reading text, its drafts and entries."""

    def __init__(self, traced: Traced, spelling: Spelling, carets: frozenset[int] = frozenset()) -> None:
        self._traced = traced
        self._spelling = spelling
        self._carets = carets
        self._pieces: list[Piece] = []
        self._size = 0
        self._last = 0  # where the last block ended in the text before
        self.drafts: list[Draft] = []
        self.entries: list[Entry] = []
        self.list_span: Span | None = None

    @property
    def size(self) -> int:
        """Return how long the reading text is so far."""
        return self._size

    @property
    def source(self) -> str:
        """Return the text before, that the lines point into."""
        return self._traced.text

    def traced(self) -> Traced:
        """Return the reading text."""
        return arrange(self._traced, self._pieces)

    def block(self, lines: Sequence[Line], kind: BlockKind | None, level: int = 0, of: str = "") -> None:
        """Write a block whose lines become one."""
        start = self._begin(lines[0].start, "\n\n")
        self._joined(lines, lines[0].start)
        self.drafts.append(Draft(start, self._size, kind, level, of))

    def row(self, row: Row, *, first: bool) -> None:
        """Write a row of a table, its cells between tabs."""
        start = self._begin(row.cells[0][0][0] if row.cells[0] else self._last, "\n\n" if first else "\n")
        spans: list[tuple[int, int]] = []
        for index, cell in enumerate(row.cells):
            if index:
                self._put(Piece(self._last, self._last, "\t"))
            begin = self._size
            for at, (low, high) in enumerate(cell):
                if at:
                    self._put(Piece(self._last, self._last, " "))
                self._slice(low, high)
            spans.append((begin, self._size))
        self.drafts.append(Draft(start, self._size, "row", cells=tuple(spans)))

    def entry(self, group: Group, lines: Sequence[Line]) -> None:
        """Write an entry of the reference list."""
        filled = [line for line in lines if line.text]
        self._begin(filled[0].start, "\n")
        label_end = min(filled[0].start + group.skip - filled[0].indent, filled[0].end)
        if group.skip:
            self._slice(filled[0].start, label_end)
        start = self._size
        self._joined(filled, label_end if group.skip else filled[0].start)
        string = self._printed(start)
        self.entries.append(
            Entry(n=len(self.entries) + 1, string=string, start=start, end=self._size, label=group.label)
        )

    def _printed(self, start: int) -> str:
        parts: list[str] = []
        size = self._size
        for piece in reversed(self._pieces):
            if size <= start:
                break
            part = self._traced.text[piece.start : piece.end] if piece.new is None else piece.new
            parts.append(part)
            size -= len(part)
        return "".join(reversed(parts))

    def _begin(self, start: int, gap: str) -> int:
        if self._size:
            between = self._traced.text[self._last : start]
            self._put(Piece(self._last, start) if between == gap else Piece(self._last, max(self._last, start), gap))
        return self._size

    def _joined(self, lines: Sequence[Line], start: int) -> None:
        text = self._traced.text
        for at, line in enumerate(lines):
            low, high = (start if not at else line.start), line.end
            if at:
                before = text[lines[at - 1].start : lines[at - 1].end]
                _, glue = self._spelling.glue(before, line.text)
                if glue:
                    self._put(Piece(self._last, low, glue))
            if at + 1 < len(lines):
                drop, _ = self._spelling.glue(line.text, lines[at + 1].text)
                high -= drop
            self._slice(low, high)

    def _slice(self, low: int, high: int) -> None:
        """Write a stretch of the text before, its white space as single spaces, its ligatures as letters."""
        at = low
        for run in _RUN.finditer(self._traced.text, low, high):
            if run[0] == "^" and run.start() not in self._carets:
                continue
            if run.start() > at:
                self._put(Piece(at, run.start()))
            self._put(Piece(run.start(), run.end(), _PLAIN.get(run[0], " ")))
            at = run.end()
        if at < high:
            self._put(Piece(at, high))
        self._last = high

    def _put(self, piece: Piece) -> None:
        self._pieces.append(piece)
        self._size += piece.end - piece.start if piece.new is None else len(piece.new)
