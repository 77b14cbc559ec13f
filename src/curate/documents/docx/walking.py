"""Walk through the text of a Word file: paragraphs with their runs, tables with their cells, text boxes, notes.

Tracked changes are read as accepted, or as they were before them; comments, hidden text and what stands for other
programs are not. What fields print is text, and what they are is kept beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from curate.documents.docx.fielding import Field, Fields, tag
from curate.documents.docx.styling import Style, Styles, W, is_on, is_raised, number_of, outline_level

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    W + name
    for name in (
        "pPr",
        "rPr",
        "commentReference",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "lastRenderedPageBreak",
        "sdtPr",
        "sdtEndPr",
        "rt",
        "fldData",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sectPr",
        "object",
    )
) | {_FALLBACK}
_ADDED = frozenset((W + "ins", W + "moveTo"))
_TAKEN = frozenset((W + "del", W + "moveFrom"))
_PRINTED = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_BOX = W + "txbxContent"
_LETTERS = frozenset((W + "t", W + "delText"))
_BOOKMARKS = frozenset((W + "bookmarkStart", W + "bookmarkEnd"))
_CODES = frozenset((W + "instrText", W + "delInstrText"))
# Microsoft's Symbol font keeps its letters in the private use area.
_SYMBOLS = dict(
    zip(
        "\uf061\uf062\uf063\uf064\uf065\uf067\uf068\uf06b\uf06c\uf06d\uf070\uf071\uf072\uf073\uf074\uf077\uf044\uf057\uf0a3\uf0b0\uf0b1\uf0b3\uf0b4\uf0b7\uf0ae\uf0ad\uf0af\uf02b\uf02d\uf0a2",
        "αβχδεγηκλμπθρστωΔΩ≤°±≥×•→↑↓+−′",
        strict=True,
    )
)


_NO_STYLE = Style()


Letters = tuple[int, int, "etree._Element"]  # noqa: SLF001  # lxml-stubs name the type so
"""A range of a text, and the element of the file that prints it."""
Note = tuple[int, str, str, "etree._Element"]  # noqa: SLF001  # the same
"""Where the mark of a note stands, the kind and id of the note, and the element that is the mark."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its text, what of it is raised, and what Word says of it.

    ``number`` is the list and level that number it, ``notes`` are the places of note marks with (kind, id, element), ``row``
    the cells where it is a row of a table, ``boxes`` the paragraphs of text boxes that hang on it, ``fields`` what
    fields and content controls have printed in it, ``letters`` the elements that print the text, each with where.
    """

    text: str = ""
    raised: list[tuple[int, int]] = field(default_factory=list)
    style: Style = _NO_STYLE
    level: int = 0
    number: tuple[str, int] | None = None
    bold: bool = False
    merged: bool = False
    notes: list[Note] = field(default_factory=list)
    row: bool = False
    boxes: list["Paragraph"] = field(default_factory=list)
    fields: list[tuple[int, int, Field]] = field(default_factory=list)
    letters: list["Letters"] = field(default_factory=list)

    def moved(self, by: int) -> "list[Letters]":
        """Return the letters as they stand when the text begins so many code points later."""
        return [(start + by, end + by, element) for start, end, element in self.letters]


class Walker:
    """Reads the paragraphs of a part of the file; ``original``: as they were before the tracked changes.

    ``bookmarks`` are those that stand for fields, with their codes.
    """

    def __init__(self, styles: Styles, bookmarks: Mapping[str, str], *, original: bool = False) -> None:
        self._styles = styles
        self._bookmarks = bookmarks
        self._begun: dict[str, Field] = {}
        self._away = W + ("ins" if original else "del")
        self._left = W + ("moveTo" if original else "moveFrom")
        self.skipped = _SKIPPED | (_ADDED if original else _TAKEN)
        self.fields = Fields()

    def paragraphs(self, parent: etree._Element) -> Iterator[Paragraph]:
        """Return paragraphs and rows of tables in the order of the text."""
        pending: Paragraph | None = None
        for each in self._blocks(parent):
            if each.tag == W + "tbl":
                yield from self._table(each)
                continue
            paragraph = self.paragraph(each)
            if pending is not None:
                paragraph = _together(pending, paragraph)
            pending = paragraph if paragraph.merged else None
            if pending is None:
                yield paragraph
                yield from paragraph.boxes
        if pending is not None:
            yield pending
            yield from pending.boxes

    def apart(self, parent: etree._Element) -> list[Paragraph]:
        """Return the paragraphs of a text box or note; the fields around it do not reach into it."""
        around, self.fields = self.fields, Fields()
        found = list(self.paragraphs(parent))
        self.fields = around
        return found

    def bookmark(self, element: etree._Element, size: int) -> tuple[int, int, Field] | None:
        """Take the begin or end of a bookmark; return what it has printed in this paragraph where it is the end of one that counts."""
        id_ = element.get(W + "id", "")
        name = element.get(W + "name", "")
        if element.tag == W + "bookmarkStart" and name in self._bookmarks:
            self._begun[id_] = Field(code=self._bookmarks[name])
            self.fields.begin(self._begun[id_], size)
        elif element.tag == W + "bookmarkEnd" and id_ in self._begun:
            return self.fields.end(self._begun.pop(id_), size)
        return None

    def _blocks(self, parent: etree._Element) -> Iterator[etree._Element]:
        for child in parent:
            if child.tag in (W + "p", W + "tbl"):
                yield child
            elif child.tag in _BOOKMARKS:
                self.bookmark(child, 0)
            elif child.tag == W + "sdt":
                control = Field(tag=tag(child))
                self.fields.begin(control, 0)
                yield from self._blocks(child)
                self.fields.end(control, 0)
            elif isinstance(child.tag, str) and child.tag not in self.skipped:
                yield from self._blocks(child)

    def paragraph(self, element: etree._Element) -> Paragraph:
        """Return one paragraph."""
        properties = element.find(W + "pPr")
        named = properties.find(W + "pStyle") if properties is not None else None
        style = self._styles.get(named.get(W + "val") if named is not None else None)
        found = Paragraph(style=style, level=outline_level(properties) or style.level)
        own = number_of(properties)
        found.number = (own[0] or (style.number[0] if style.number else ""), own[1]) if own else style.number
        mark = properties.find(W + "rPr") if properties is not None else None
        found.merged = mark is not None and any(mark.find(each) is not None for each in (self._away, self._left))
        runs = _Runs(found, self._styles, self)
        runs.read(element)
        runs.finish()
        return found

    def _table(self, table: etree._Element) -> Iterator[Paragraph]:
        rows = [row for row in self._children(table, W + "tr") if not self._gone(row)]
        cells = [list(self._children(row, W + "tc")) for row in rows]
        if all(len(each) <= 1 for each in cells):  # a frame around text, no table
            for each in cells:
                for cell in each:
                    yield from self.paragraphs(cell)
            return
        for each in cells:
            row = Paragraph(row=True)
            for index, cell in enumerate(each):
                if index:
                    row.text += "\t"
                self._cell(row, cell)
            yield row

    def _children(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        for child in parent:
            if child.tag == tag:
                yield child
            elif (
                child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml") and child.tag not in self.skipped
            ):
                yield from self._children(child, tag)

    def _cell(self, row: Paragraph, cell: etree._Element) -> None:
        """Write the text of a cell, its paragraphs as one; cells that it spans are empty."""
        properties = cell.find(W + "tcPr")
        merge = properties.find(W + "vMerge") if properties is not None else None
        if merge is None or merge.get(W + "val") == "restart":
            first = True
            for paragraph in self.paragraphs(cell):
                text = paragraph.text.replace("\t", " ").replace("\n", " ")
                if not text.strip():
                    continue
                if not first:
                    row.text += " "
                first = False
                row.raised += [(start + len(row.text), end + len(row.text)) for start, end in paragraph.raised]
                row.notes += [(at + len(row.text), kind, id_, mark) for at, kind, id_, mark in paragraph.notes]
                row.letters += paragraph.moved(len(row.text))
                row.fields += [
                    (start + len(row.text), end + len(row.text), each) for start, end, each in paragraph.fields
                ]
                row.text += text
        span = properties.find(W + "gridSpan") if properties is not None else None
        width = span.get(W + "val", "1") if span is not None else "1"
        row.text += "\t" * (min(int(width), 60) - 1 if width.isdigit() else 0)

    def _gone(self, row: etree._Element) -> bool:
        properties = row.find(W + "trPr")
        return properties is not None and properties.find(self._away) is not None


def _together(first: Paragraph, second: Paragraph) -> Paragraph:
    """Return two paragraphs as one whose mark between them was deleted."""
    shift = len(first.text)
    second.raised = first.raised + [(start + shift, end + shift) for start, end in second.raised]
    second.notes = first.notes + [(at + shift, kind, id_, mark) for at, kind, id_, mark in second.notes]
    second.letters = first.letters + second.moved(shift)
    second.fields = first.fields + [(start + shift, end + shift, each) for start, end, each in second.fields]
    second.text = first.text + second.text
    second.boxes = first.boxes + second.boxes
    return second


class _Runs:
    """Reads the runs of one paragraph."""

    def __init__(self, paragraph: Paragraph, styles: Styles, walker: Walker) -> None:
        self._paragraph = paragraph
        self._styles = styles
        self._walker = walker
        self._parts: list[str] = []
        self._size = 0
        self._bold = self._plain = 0

    def finish(self) -> None:
        self._paragraph.fields += self._walker.fields.paragraph_ends(self._size)
        self._paragraph.text = "".join(self._parts)
        self._paragraph.bold = self._bold > 0 and not self._plain

    def read(self, element: etree._Element) -> None:
        """Read what is inside ``element``, runs and what holds runs."""
        for child in element:
            if child.tag == W + "r":
                self._run(child)
            elif child.tag == _BOX:
                self._paragraph.boxes.extend(self._walker.apart(child))
            elif child.tag == _MATH + "t":
                self._write(child.text or "", child, raised=False)
            elif child.tag in _BOOKMARKS:
                self._printed(self._walker.bookmark(child, self._size))
            elif child.tag == W + "fldSimple":
                data = child.find(W + "fldData")
                code = child.get(W + "instr", "")
                self._within(child, Field(code=code, data=(data.text or "") if data is not None else ""))
            elif child.tag == W + "sdt":
                self._within(child, Field(tag=tag(child)))
            elif isinstance(child.tag, str) and child.tag not in self._walker.skipped:
                self.read(child)

    def _within(self, element: etree._Element, field_: Field) -> None:
        self._walker.fields.begin(field_, self._size)
        self.read(element)
        self._printed(self._walker.fields.end(field_, self._size))

    def _printed(self, stretch: tuple[int, int, Field] | None) -> None:
        if stretch:
            self._paragraph.fields.append(stretch)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        named = properties.find(W + "rStyle") if properties is not None else None
        style = self._styles.get(named.get(W + "val")) if named is not None else _NO_STYLE
        if style.hidden or (properties is not None and is_on(properties.find(W + "vanish"))):
            for child in run:
                self._field(child)
            return
        own = is_raised(properties)
        raised = bool(style.raised if own is None else own)
        start = self._size
        for child in run:
            self._piece(child, raised=raised)
        text = "".join(self._parts)[start:] if self._size > start and self._size < 400 else "x" * (self._size - start)
        if text.strip():
            switch = properties.find(W + "b") if properties is not None else None
            bold = style.bold if switch is None else is_on(switch)
            if bold or (bold is None and self._paragraph.style.bold):
                self._bold += 1
            else:
                self._plain += 1

    def _piece(self, child: etree._Element, *, raised: bool) -> None:
        name = child.tag
        if self._field(child):
            return
        if name in _LETTERS:
            self._write(child.text or "", child, raised=raised)
        elif name in _PRINTED:
            self._write(_PRINTED[name], child, raised=False)
        elif name == W + "br":
            self._write("\n", child, raised=False)
        elif name == W + "sym":
            self._write(_symbol(child.get(W + "char", "")), child, raised=raised)
        elif name in (W + "footnoteReference", W + "endnoteReference"):
            kind = "footnotes" if name == W + "footnoteReference" else "endnotes"
            self._paragraph.notes.append((self._size, kind, child.get(W + "id", ""), child))
        elif name == _BOX:
            self._paragraph.boxes.extend(self._walker.apart(child))
        elif isinstance(name, str) and name not in self._walker.skipped:
            for inner in child:
                self._piece(inner, raised=raised) if inner.tag != W + "r" else self._run(inner)

    def _field(self, child: etree._Element) -> bool:
        """Take what makes a field; return whether it is such."""
        if child.tag == W + "fldChar":
            self._printed(self._walker.fields.character(child, self._size))
        elif child.tag in _CODES:
            self._walker.fields.instruct(child.text or "")
        else:
            return False
        return True

    def _write(self, text: str, element: etree._Element, *, raised: bool) -> None:
        if not text:
            return
        if raised and text.strip():
            spans = self._paragraph.raised
            if spans and spans[-1][1] == self._size:
                spans[-1] = (spans[-1][0], self._size + len(text))
            else:
                spans.append((self._size, self._size + len(text)))
        self._paragraph.letters.append((self._size, self._size + len(text), element))
        self._parts.append(text)
        self._size += len(text)


def _symbol(code: str) -> str:
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return _SYMBOLS.get(char, "" if "\ue000" <= char <= "\uf8ff" or "\ud800" <= char <= "\udfff" else char)
