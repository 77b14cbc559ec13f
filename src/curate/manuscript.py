"""The manuscript under audit, as every document format delivers it.

``Manuscript.text`` is the *reading text*: lines that were wrapped are joined, words hyphenated at a line's end are
whole, running heads and page numbers are gone, ligatures are letters, non-breaking spaces are spaces. All places in a
manuscript are code points in the reading text; ``Manuscript.origin`` leads back to the file as it was given.
"""

from bisect import bisect_right
from functools import cached_property
from typing import Literal

from curate.location import Location
from curate.reference import Item
from curate.value import Span, Value

BlockKind = Literal["title", "heading", "paragraph", "list-item", "row", "caption", "note", "front"]


class OffsetMap(Value):
    """Leads from a text to the text it was made from. Empty: the two are the same.

    ``here`` and ``there`` are breakpoints of equal number, ``here`` ascending; between two of them both texts run in
    step.
    """

    here: tuple[int, ...] = ()
    there: tuple[int, ...] = ()

    def source(self, offset: int) -> int:
        """Return the offset in the source text that ``offset`` came from."""
        at = bisect_right(self.here, offset) - 1
        return offset if at < 0 else self.there[at] + offset - self.here[at]

    def span(self, start: int, end: int) -> Span:
        """Return the range in the source text that covers ``[start, end)``."""
        first = self.source(start)
        return Span(start=first, end=max(first, self.source(end - 1) + 1) if end > start else first)


class Anchor(Value):
    """From ``start`` in the reading text on, this is where the format keeps it (0 or "": not known).

    ``file`` names another file than the manuscript's own (a part of it, a bibliography beside it).
    """

    start: int
    line: int = 0
    page: int = 0
    paragraph: int = 0
    part: str = ""
    file: str = ""


class Stretch(Value):
    """Where a format keeps a stretch of text: code points ``start`` to ``end`` of an element in a part of the file.

    ``element`` is the element's position in the order of the part, the root being 0.
    """

    part: str
    element: int
    start: int
    end: int


class Section(Value):
    """A heading and what stands below it, up to the next heading. The text before the first heading has no title."""

    title: str
    level: int
    start: int
    end: int


class Block(Value):
    """A paragraph, list item, table row, caption or note. ``section`` is an index into ``Manuscript.sections``."""

    kind: BlockKind
    start: int
    end: int
    section: int
    table: int | None = None
    """Index into ``Manuscript.tables`` for rows, captions and notes of tables."""


class Sentence(Value):
    """A sentence; ``block`` is an index into ``Manuscript.blocks``. A table row is one sentence."""

    start: int
    end: int
    block: int


class Table(Value):
    """A table: its printed label ("Table 1", "1" in ``number``), caption, and rows of cells as spans."""

    number: str
    caption: Span | None
    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...] = ()


class Figure(Value):
    """A figure caption: "Figure 2" has ``number`` "2"."""

    number: str
    caption: Span


class Entry(Value):
    """One entry of the reference list: position from 1, label as printed, and the string restored to its print form.

    ``key`` is set where the format names the entry (BibTeX key, JATS id); ``item`` where it brings CSL data.
    """

    n: int
    string: str
    start: int
    end: int
    label: str | None = None
    key: str | None = None
    item: Item | None = None


class FixedLink(Value):
    r"""A citation that the format itself links (a field of a reference manager, ``\cite``, JATS ``xref``).

    ``mark``: the text names no reference by itself: it is the mark of a note that holds the citation, or a number where
    no list is printed.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    mark: bool = False


class Manuscript(Value):
    """A manuscript as understood. ``source`` is the decoded text of text formats, "" for the others."""

    path: str
    format: str
    text: str
    source: str = ""
    offsets: OffsetMap = OffsetMap()
    anchors: tuple[Anchor, ...] = ()
    title: str = ""
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    entries: tuple[Entry, ...] = ()
    list_span: Span | None = None
    """The reference list with its heading, or None where none was found."""
    superscripts: tuple[Span, ...] = ()
    """Ranges printed raised, as the format says (docx runs, ``^…^``, Unicode superscripts)."""
    links: tuple[FixedLink, ...] = ()

    def anchor(self, offset: int) -> Anchor | None:
        """Return the format's own place for ``offset`` in the reading text, or None."""
        at = bisect_right(self.anchors, offset, key=lambda anchor: anchor.start) - 1
        return self.anchors[at] if at >= 0 else None

    def location(self, start: int, end: int) -> Location:
        """Return the place of a range of the reading text in the file as it was given.

        Text formats get lines and columns; the others, and files beside the manuscript, the line or page that their
        anchors know. Where the file has no text of its own, the range itself goes along.
        """
        anchor = self.anchor(start)
        if anchor and anchor.file:
            return Location(path=anchor.file, line=anchor.line)
        if self.source:
            span = self.offsets.span(start, end)
            line, column = self._line_column(span.start)
            end_line, end_column = self._line_column(span.end)
            return Location(path=self.path, line=line, column=column, end_line=end_line, end_column=end_column)
        line, page = (anchor.line, anchor.page) if anchor else (0, 0)
        return Location(path=self.path, line=line, page=page, start=start, end=end)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Return where each line of ``source`` begins."""
        starts = [0]
        while (at := self.source.find("\n", starts[-1])) >= 0:
            starts.append(at + 1)
        return tuple(starts)

    def _line_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1
