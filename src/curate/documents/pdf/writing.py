"""Passages -> the reading text: lines joined, hyphens at their ends undone, raised letters and pages noted."""

from collections.abc import Sequence

from curate.bibliography.segmenting import Group
from curate.documents.pdf.blocking import Passage
from curate.documents.pdf.page import Line
from curate.manuscript import Anchor, BlockKind, Entry
from curate.reflowing import Draft, Reflowed
from curate.tracing import Traced
from curate.value import Span
from curate.wrapping import Spelling

_KINDS: dict[str, BlockKind] = {
    "text": "paragraph",
    "title": "title",
    "front": "front",
    "heading": "heading",
    "caption": "caption",
    "note": "note",
    "aside": "note",
    "row": "row",
    "item": "list-item",
}


class Writer:
    """Takes passages in the order of reading and gives the reading text with its drafts, entries and anchors."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._parts: list[str] = []
        self._size = 0
        self._raised: list[tuple[int, int]] = []
        self._drafts: list[Draft] = []
        self._entries: list[Entry] = []
        self._list: Span | None = None
        self.anchors: list[Anchor] = []

    def passage(self, passage: Passage) -> None:
        """Write a passage."""
        if passage.role == "row":
            self._row(passage)
            return
        start = self._begin("\n\n")
        self._lines(passage.lines)
        self._drafts.append(Draft(start, self._size, _KINDS[passage.role], passage.level))

    def references(self, heading: Passage | None, lines: Sequence[Line], groups: Sequence[Group]) -> None:
        """Write the reference list: its heading, and one block an entry."""
        start: int | None = None
        if heading:
            start = self._begin("\n\n")
            self._lines(heading.lines)
            self._drafts.append(Draft(start, self._size, "heading", heading.level or 1))
        for at, group in enumerate(groups):
            begin = self._begin("\n" if at else "\n\n")
            start = begin if start is None else start
            self._lines(lines[group.first : group.end])
            text = self._since(begin)
            skip = min(group.skip, len(text))
            skip += len(text[skip:]) - len(text[skip:].lstrip())
            self._entries.append(
                Entry(n=at + 1, string=text[skip:], start=begin + skip, end=self._size, label=group.label)
            )
        if start is not None:
            self._list = Span(start=start, end=self._size)

    def reflowed(self) -> Reflowed:
        """Return the reading text and its blocks."""
        return Reflowed(
            Traced("".join(self._parts), raised=tuple(self._raised)),
            tuple(self._drafts),
            tuple(self._entries),
            self._list,
        )

    def _since(self, start: int) -> str:
        size, at = self._size, len(self._parts)
        while size > start:
            at -= 1
            size -= len(self._parts[at])
        return "".join(self._parts[at:])

    def _begin(self, gap: str) -> int:
        if self._size:
            self._put(gap)
        return self._size

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)

    def _row(self, passage: Passage) -> None:
        start = self._begin("\n" if self._drafts and self._drafts[-1].kind == "row" else "\n\n")
        cells: list[tuple[int, int]] = []
        for at, cell in enumerate(passage.cells):
            if at:
                self._put("\t")
            begin = self._size
            self._lines(cell)
            cells.append((begin, self._size))
        self._drafts.append(Draft(start, self._size, "row", cells=tuple(cells)))

    def _lines(self, lines: Sequence[Line]) -> None:
        """Write lines as one."""
        drop, glue = 0, ""
        for at, line in enumerate(lines):
            self._put(glue)
            if at + 1 < len(lines):
                drop, glue = self._spelling.glue(line.text, lines[at + 1].text)
                if line.page == lines[at + 1].page and line.y == lines[at + 1].y:
                    drop, glue = 0, " "
            else:
                drop = 0
            self._words(line, drop)

    def _words(self, line: Line, drop: int) -> None:
        if not self.anchors or self.anchors[-1].page != line.page:
            self.anchors.append(Anchor(start=self._size, page=line.page))
        end = len(line.text) - drop
        written = 0
        for at, word in enumerate(line.words):
            if at and word.spaced:
                self._put(" ")
                written += 1
            text = word.text[: max(0, end - written)]
            if word.script > 0 and text:
                self._raise(self._size, self._size + len(text), joined=not word.spaced)
            self._put(text)
            written += len(text)

    def _raise(self, start: int, end: int, *, joined: bool) -> None:
        if joined and self._raised and self._raised[-1][1] == start:
            self._raised[-1] = (self._raised[-1][0], end)
        else:
            self._raised.append((start, end))
