"""Put a manuscript together from a format that says what its parts are: block by block, run by run.

A reader opens a block, writes runs of text into it, marks what is raised or linked, and closes it. White space is set
as it would be printed (one space, none at the ends of a block); ligatures, soft hyphens and odd spaces are made plain.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from curate.bibliography.lists.listed import Listed
from curate.documents import untagged
from curate.documents.grouping import Raw, group
from curate.errors import UnreadableError
from curate.manuscript import Anchor, Block, BlockKind, Entry, Figure, Manuscript, OffsetMap, Section, Sentence, Table
from curate.sentencing import sentences
from curate.value import Span

_SPACES = "\\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x1c-\x1f"
_DROPPED = "\u00ad\u200b-\u200d\u2060\ufeff\x00-\x08\x0e-\x1b"
_LIGATURE = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_RUN = re.compile(
    f"(?P<space>[{_SPACES}]+)|(?P<dropped>[{_DROPPED}]+)|(?P<ligature>[\ufb00-\ufb06])"
    f"|[^{_SPACES}{_DROPPED}\ufb00-\ufb06]+"
)


@dataclass(slots=True)
class _Table:
    number: str
    start: int
    caption: Span | None = None
    rows: list[tuple[Span, ...]] = field(default_factory=list)


class Assembler:
    """Builds one manuscript. Offsets that it takes and gives are code points in the reading text."""

    def __init__(self, path: str, format: str, source: str = "") -> None:  # noqa: A002 - the field's word
        self._path, self._format, self._source = path, format, source
        self._parts: list[str] = []
        self._size = 0
        self._space: int | None = None
        self._block: tuple[BlockKind, int] | None = None
        self._here: list[int] = []
        self._there: list[int] = []
        self._anchors: list[Anchor] = []
        self._sections: list[tuple[str, int, int]] = [("", 1, 0)]
        self._blocks: list[Block] = []
        self._tables: list[_Table] = []
        self._in_table: int | None = None
        self._figures: list[Figure] = []
        self._raised: list[tuple[int, int]] = []
        self._raws: list[Raw] = []
        self._entries: list[Entry] = []
        self._aliases: dict[str, str] = {}
        self._list: tuple[int, int] | None = None
        self.title = ""

    @property
    def here(self) -> int:
        """Return where the next character will stand."""
        return self._size

    def anchor(self, line: int, *, part: str = "", file: str = "") -> None:
        """Say where in the file the text that follows is kept."""
        last = self._anchors[-1] if self._anchors else None
        if last and (last.line, last.part, last.file) == (line, part, file):
            return
        if last and last.start == self._size:
            self._anchors.pop()
        self._anchors.append(Anchor(start=self._size, line=line, part=part, file=file))

    def write(self, text: str, at: int | None = None) -> None:
        """Write a run of text; ``at`` is its offset in the source where the format keeps a source."""
        for run in _RUN.finditer(text):
            origin = None if at is None else at + run.start()
            if run.lastgroup == "space":
                self._space = self._space if self._space is not None else origin if origin is not None else -1
            elif run.lastgroup != "dropped":
                self._emit(_LIGATURE[run[0]] if run.lastgroup == "ligature" else run[0], origin)

    def _emit(self, text: str, origin: int | None) -> None:
        if self._space is not None and self._block and self._size > self._block[1] and self._parts[-1][-1:] != "\t":
            self._put(" ", self._space if self._space >= 0 else None)
        self._space = None
        self._put(text, origin)

    def _put(self, text: str, origin: int | None) -> None:
        if origin is not None and (not self._here or self._there[-1] - self._here[-1] != origin - self._size):
            self._here.append(self._size)
            self._there.append(origin)
        self._parts.append(text)
        self._size += len(text)

    @contextmanager
    def block(self, kind: BlockKind, line: int = 0, *, file: str = "") -> Iterator[None]:
        """Open a block; what is written inside is its text. An empty block leaves nothing. Blocks do not nest."""
        self.open(kind, line, file=file)
        try:
            yield
        finally:
            self.close()

    def open(self, kind: BlockKind, line: int = 0, *, file: str = "") -> None:
        """Open a block, closing the one that is open."""
        self.close()
        if line:
            self.anchor(line, file=file)
        self._block = (kind, self._size)

    @property
    def is_open(self) -> bool:
        """Return whether a block is open."""
        return self._block is not None

    def close(self) -> None:
        """Close the open block, if any."""
        self._space = None
        if self._block is None:
            return
        kind, start = self._block
        self._block = None
        if self._size == start:
            return
        table = self._in_table if kind in ("row", "caption", "note") else None
        self._blocks.append(Block(kind=kind, start=start, end=self._size, section=len(self._sections) - 1, table=table))
        self._put("\n" if kind == "row" else "\n\n", None)

    def heading(self, text: str, level: int, line: int = 0) -> None:
        """Write a heading, which opens a section; for headings without citations."""
        self.start_section(level, line)
        self.write(text)
        self.end_section_title()

    def start_section(self, level: int, line: int = 0) -> None:
        """Open a heading that is written in runs; ``end_section_title`` closes it."""
        self.close()
        self._sections.append(("", max(1, level), self._size))
        self.open("heading", line)

    def end_section_title(self) -> None:
        """Close the heading; one without text opens no section."""
        start = self._sections[-1][2]
        title = "".join(self._parts_since(start)).strip()
        self.close()
        if title:
            self._sections[-1] = (title, self._sections[-1][1], start)
        else:
            self._sections.pop()

    def _parts_since(self, start: int) -> list[str]:
        size, at = self._size, len(self._parts)
        while size > start:
            at -= 1
            size -= len(self._parts[at])
        return self._parts[at:]

    def since(self, start: int) -> str:
        """Return what was written since ``here`` was ``start``."""
        return "".join(self._parts_since(start))

    @contextmanager
    def raised(self) -> Iterator[None]:
        """What is written inside is printed raised."""
        start = self._size
        yield
        self._raised.append((start, self._size))

    def link(self, start: int, keys: Sequence[str]) -> None:
        """Say that what was written since ``start`` cites ``keys``."""
        self._raws.append(Raw(start, self._size, tuple(keys)))

    @contextmanager
    def table(self, number: str) -> Iterator[None]:
        """Open a table: captions, rows and notes written inside belong to it. Tables inside tables are one."""
        self.close()
        outer = self._in_table
        if outer is None:
            self._tables.append(_Table(number, self._size))
            self._in_table = len(self._tables) - 1
        try:
            yield
        finally:
            self.close()
            self._in_table = outer

    @contextmanager
    def caption(self, line: int = 0, *, figure: str | None = None) -> Iterator[None]:
        """Write the caption of the open table, or of figure number ``figure``."""
        self.open("caption", line)
        start = self._size
        yield
        span = Span(start=start, end=self._size)
        self.close()
        if span.end == span.start:
            return
        if figure is not None:
            self._figures.append(Figure(number=figure, caption=span))
        elif self._in_table is not None:
            table = self._tables[self._in_table]
            table.caption = table.caption or span

    @contextmanager
    def row(self, line: int = 0) -> Iterator["Row"]:
        """Write a table row, cell by cell."""
        self.open("row", line)
        row = Row(self)
        yield row
        empty = all(cell.start == cell.end for cell in row.cells)
        if empty:
            self._unwrite(row.start)
        self.close()
        if not empty and self._in_table is not None:
            self._tables[self._in_table].rows.append(tuple(row.cells))

    def _unwrite(self, start: int) -> None:
        while self._size > start:
            self._size -= len(self._parts.pop())
        while self._here and self._here[-1] >= start:
            self._here.pop()
            self._there.pop()

    def tab(self) -> None:
        """Write the tab between two cells."""
        self._space = None
        self._put("\t", None)

    def references(self, entries: Sequence[Listed], heading: str = "References", line: int = 0) -> None:
        """Write the reference list, or more of it: one entry a block."""
        if not entries:
            return
        start = self._size
        if heading:
            self.heading(heading, 1, line)
        for entry in entries:
            if entry.line:
                self.anchor(entry.line, file=entry.file)
            self._block = ("list-item", self._size)
            if entry.label:
                self.write(f"{entry.label}. " if entry.label.isdigit() else f"{entry.label} ")
            at = self._size
            self.write(entry.string)
            written = self.since(at)
            at += len(written) - len(written.lstrip())
            self._block = None
            self._space = None
            self._entries.append(
                Entry(
                    n=len(self._entries) + 1,
                    string=written.strip(),
                    start=at,
                    end=self._size,
                    label=entry.label,
                    key=entry.key,
                    item=entry.item,
                )
            )
            for other in entry.other_keys:
                if entry.key is not None:
                    self._aliases.setdefault(other, entry.key)
            self._put("\n", None)
        self._put("\n", None)
        self._list = (self._list[0] if self._list else start, self._size)

    def manuscript(self) -> Manuscript:
        """Return the manuscript.

        Raises:
            UnreadableError: nothing was written.
        """
        self.close()
        text = "".join(self._parts).rstrip("\n")
        if not text:
            raise UnreadableError(f"{self._path} holds no text", help="open it and see whether it is the right file")
        raws = [
            Raw(span.start, span.end, tuple(dict.fromkeys(self._aliases.get(key, key) for key in raw.keys)))
            for raw in self._raws
            if (span := _trimmed(text, raw.start, raw.end)) and raw.keys
        ]
        raws.sort(key=lambda raw: raw.start)
        entries, list_span = tuple(self._entries), None
        if self._list:
            list_span = Span(start=self._list[0], end=min(self._list[1], len(text)))
        starts = [start for _, _, start in self._sections[1:]]
        sections = tuple(
            Section(title=title, level=level, start=start, end=min(end, len(text)))
            for (title, level, start), end in zip(self._sections, [*starts, len(text)], strict=True)
        )
        if not entries:
            entries, list_span = untagged.find(text, self._blocks, sections)
            if list_span:
                self._blocks = [block for block in self._blocks if not _is_listed(block, list_span)]
        return Manuscript(
            path=self._path,
            format=self._format,
            text=text,
            source=self._source,
            offsets=OffsetMap(here=tuple(self._here), there=tuple(self._there)),
            anchors=tuple(self._anchors),
            title=self.title,
            sections=sections,
            blocks=tuple(self._blocks),
            sentences=tuple(self._split(text)),
            tables=tuple(self._finished_tables(len(text))),
            figures=tuple(self._figures),
            entries=entries,
            list_span=list_span,
            superscripts=tuple(span for start, end in self._raised if (span := _trimmed(text, start, end))),
            links=group(text, raws, entries),
        )

    def _split(self, text: str) -> Iterator[Sentence]:
        for index, block in enumerate(self._blocks):
            if block.kind in ("title", "heading", "front"):
                continue
            whole = block.kind == "row"
            spans = (block,) if whole else sentences(text, block.start, block.end)
            for span in spans:
                yield Sentence(start=span.start, end=span.end, block=index)

    def _finished_tables(self, size: int) -> Iterator[Table]:
        ends = {block.table: block.end for block in self._blocks if block.table is not None}
        for index, table in enumerate(self._tables):
            yield Table(
                number=table.number,
                caption=table.caption,
                start=min(table.start, size),
                end=min(ends.get(index, table.start), size),
                rows=tuple(table.rows),
            )


class Row:
    """The cells of the row that is being written."""

    def __init__(self, assembler: Assembler) -> None:
        self._assembler = assembler
        self.start = assembler.here
        self.cells: list[Span] = []

    @contextmanager
    def cell(self) -> Iterator[None]:
        """Write one cell."""
        if self.cells:
            self._assembler.tab()
        start = self._assembler.here
        yield
        self.cells.append(Span(start=start, end=self._assembler.here))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the range without white space at its ends, or None where nothing is left."""
    printed = text[start:end]
    left = len(printed) - len(printed.lstrip())
    kept = printed.strip()
    return Span(start=start + left, end=start + left + len(kept)) if kept else None


def _is_listed(block: Block, list_span: Span) -> bool:
    """Return whether a block is an entry of the list, which is no running text."""
    return block.kind != "heading" and list_span.start <= block.start < list_span.end
