"""Set a manuscript as PDF in any of many layouts, to test and to measure reading it back."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.lib import pdfencrypt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen import canvas

_RUN = re.compile(r"\^([^^\s]+(?: [^^\s]+)*)\^|([^^\s]+)|(\s+)")
_BREAKABLE = re.compile(r"[a-z]{8,}")
WIDTH, HEIGHT, MARGIN, FOOT = 595.0, 842.0, 56.0, 64.0
_SIDE = 104.0
_ASIDE = (
    "Open access",
    "Edited by: C. Stone, University of the North, Norton",
    "Received: 1 March 2020. Accepted: 2 April 2020. Published: 3 May 2020.",
    "Citation: Brook A, Hill B, Stone C (2020) Studies of the lake. Journal of Lakes 12: 101-140.",
    "Copyright: 2020 Brook et al. This is an open access article, free to read and to print for anyone.",
    "Funding: The authors were paid by the lake. The lake had no part in what is written here.",
    "Competing interests: The authors swim in the lake.",
)


@dataclass(frozen=True)
class Layout:
    """How a page looks. Lengths are in points, ``leading`` and gaps in sizes of the letters.

    ``labels``: how entries of the list are numbered: "1.", "[1]", "(1)", "^1^" or "". ``entries``: how they are set
    apart: "hanging", "indented" (first lines), "spaced" or "flush". ``list_columns``: how many columns the list has,
    on pages of its own, where these are others. ``sidebar``: a narrow column beside the text of the first page.
    """

    columns: int = 2
    size: float = 10.0
    leading: float = 1.2
    justified: bool = True
    hyphens: bool = True
    indented: bool = True
    spaced: float = 0.0
    heads: bool = True
    line_numbers: bool = False
    printed_spaces: bool = True
    labels: str = "1."
    entries: str = "hanging"
    list_size: float = 8.0
    list_columns: int = 0
    sidebar: bool = False
    floats: bool = True
    fonts: tuple[str, str, str] = ("Times-Roman", "Times-Bold", "Times-Italic")
    password: str = ""


@dataclass(frozen=True)
class Text:
    """What is to be set. Paragraphs may hold ``^1,2^`` for raised letters; a heading begins with "# "."""

    title: str
    front: tuple[str, ...] = ()
    abstract: str = ""
    body: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    running: str = "Studies of the lake, second part"


class _Piece(NamedTuple):
    text: str
    raised: bool


_Word = list[_Piece]


class _Form(NamedTuple):
    """How a paragraph is set: ``first`` and ``hang`` are indents, ``tab`` is where the word behind a label begins."""

    width: float
    size: float
    font: str
    first: float = 0.0
    hang: float = 0.0
    tab: float = 0.0
    ragged: bool = False


class _Line(NamedTuple):
    """Words with the places where they begin, relative to the column; ``height`` is what the line takes."""

    words: list[tuple[float, _Word]]
    size: float
    font: str
    height: float
    above: float = 0.0


def typeset(text: Text, layout: Layout) -> bytes:
    """Return the PDF."""
    return _Press(text, layout).press()


@dataclass
class _Press:
    text: Text
    layout: Layout
    _pages: int = 1
    _columns: int = 1
    _number: int = 0
    _out: io.BytesIO = field(default_factory=io.BytesIO)

    def press(self) -> bytes:
        lock = pdfencrypt.StandardEncryption(self.layout.password) if self.layout.password else None
        self._canvas: Any = canvas.Canvas(self._out, pagesize=(WIDTH, HEIGHT), encrypt=lock)
        self._columns = self.layout.columns
        top = self._front()
        self._flow(self._lines(), top)
        if self.layout.list_columns:
            top = self._turn()
            self._columns = self.layout.list_columns
            self._flow(self._listed(), top)
        self._foot()
        self._canvas.save()
        return self._out.getvalue()

    @property
    def _column(self) -> float:
        gaps = 16.0 * (self._columns - 1)
        return (WIDTH - MARGIN - self._left - gaps) / self._columns

    @property
    def _left(self) -> float:
        return MARGIN + (_SIDE + 14 if self.layout.sidebar else 0.0)

    def _front(self) -> float:
        """Print title, authors and abstract across the page; return where the columns begin."""
        regular, bold, italic = self.layout.fonts
        y = HEIGHT - MARGIN - 20
        whole = WIDTH - MARGIN - self._left
        if self.layout.sidebar:
            self._side(y)
        for words, size, font in (
            (self.text.title, 1.7 * self.layout.size, bold),
            *((line, self.layout.size - 1, italic) for line in self.text.front),
            ("Abstract" if self.text.abstract else "", self.layout.size, bold),
            (self.text.abstract, self.layout.size, regular),
        ):
            if words:
                for line in self._broken(words, _Form(whole, size, font, ragged=font != regular)):
                    y -= line.height
                    self._print(line, self._left, y)
                y -= 0.6 * size
        return y - 14

    def _side(self, y: float) -> None:
        """Print a narrow column beside the text: dates, rights, how to cite."""
        for words in _ASIDE:
            for line in self._broken(words, _Form(_SIDE, 7.0, self.layout.fonts[0], ragged=True)):
                y -= line.height
                self._print(line, MARGIN, y)
            y -= 6

    def _lines(self) -> Iterator[_Line]:
        """Yield the lines of the columns."""
        layout = self.layout
        regular, bold, _ = layout.fonts
        after_heading = True
        for block in self.text.body:
            if block.startswith("# "):
                for at, line in enumerate(self._broken(block[2:], _Form(self._column, layout.size, bold, ragged=True))):
                    yield line._replace(above=0.0 if at else layout.size)
                after_heading = True
                continue
            first = 1.4 * layout.size if layout.indented and not after_heading else 0.0
            for at, line in enumerate(self._broken(block, _Form(self._column, layout.size, regular, first=first))):
                yield line._replace(above=layout.spaced * layout.size if not at and not after_heading else line.above)
            after_heading = False
        if not self.layout.list_columns:
            yield from self._listed()

    def _listed(self) -> Iterator[_Line]:
        """Yield the lines of the reference list with its heading."""
        layout = self.layout
        bold = layout.fonts[1]
        if self.text.references:
            yield next(iter(self._broken("References", _Form(self._column, layout.size, bold))))._replace(
                above=layout.size
            )
            yield from self._list()

    def _list(self) -> Iterator[_Line]:
        layout = self.layout
        size, font = layout.list_size, layout.fonts[0]
        for n, string in enumerate(self.text.references, 1):
            label = layout.labels.replace("1", str(n)) if layout.labels else ""
            hang = (2.2 * size if label else 1.5 * size) if layout.entries == "hanging" else 0.0
            first = 1.5 * size if layout.entries == "indented" else 0.0
            above = 0.5 * size if layout.entries == "spaced" else 0.0
            words = f"{label} {string}" if label and not label.startswith("^") else label + string
            hung = hang if label and layout.entries == "hanging" else 0.0
            for at, line in enumerate(
                self._broken(words, _Form(self._column, size, font, first=first, hang=hang, tab=hung))
            ):
                yield line._replace(above=0.0 if at else above)

    def _broken(self, words: str, form: _Form) -> Iterator[_Line]:
        """Yield the lines of a paragraph."""
        width, size, font, first, hang, tab, ragged = form
        justified = self.layout.justified and not ragged
        queue = _split(words)
        space = pdfmetrics.stringWidth(" ", font, size)
        begin = first
        start = True
        while queue:
            line: list[_Word] = []
            places: list[float] = []
            x = begin
            while queue:
                word = queue[0]
                long = _width(word, font, size)
                at = max(x + space, tab) if start and len(line) == 1 and tab else x + (space if line else 0.0)
                if at + long > width and line:
                    rest = self._hyphenated(word, width - at, font, size)
                    if rest:
                        line.append(rest[0])
                        places.append(at)
                        queue[0] = rest[1]
                    break
                queue.pop(0)
                if at + long > width:  # longer than a line: an address
                    word, left = _broken_off(word, width - at, font, size)
                    queue.insert(0, left)
                    long = _width(word, font, size)
                line.append(word)
                places.append(at)
                x = at + long
            if justified and queue and len(line) > 1 + bool(tab and start):
                fixed = 2 if tab and start else 1
                slack = width - places[-1] - _width(line[-1], font, size)
                step = slack / (len(line) - fixed)
                places = [at + max(0, index - fixed + 1) * step for index, at in enumerate(places)]
            yield _Line(list(zip(places, line, strict=True)), size, font, self.layout.leading * size)
            begin, start = hang, False

    def _hyphenated(self, word: _Word, room: float, font: str, size: float) -> tuple[_Word, _Word] | None:
        if not self.layout.hyphens or len(word) != 1 or word[0].raised or not _BREAKABLE.fullmatch(word[0].text):
            return None
        text = word[0].text
        for at in range(len(text) - 3, 2, -1):
            part = [_Piece(text[:at] + "-", raised=False)]
            if _width(part, font, size) <= room:
                return part, [_Piece(text[at:], raised=False)]
        return None

    def _flow(self, lines: Iterator[_Line], top: float) -> None:
        column, y, high = 0, top, top
        fresh = True
        for line in lines:
            y -= line.height + (0.0 if fresh else line.above)
            if y < FOOT + 6:
                column += 1
                if column == self._columns:
                    column = 0
                    high = self._turn()
                y = high - line.height
            fresh = False
            x = self._left + column * (self._column + 16)
            if self.layout.line_numbers and column == 0:
                self._number += 1
                self._canvas.setFont(self.layout.fonts[0], 8)
                self._canvas.drawRightString(self._left - 12, y, str(self._number))
            self._print(line, x, y)

    def _turn(self) -> float:
        """Begin a page; return where its columns begin."""
        self._foot()
        self._canvas.showPage()
        self._pages += 1
        y = HEIGHT - MARGIN
        if self.layout.heads:
            self._canvas.setFont(self.layout.fonts[2], 8)
            head = self.text.running if self._pages % 2 else "Brook and Hill"
            self._canvas.drawString(MARGIN, HEIGHT - 36, head)
            self._canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 36, str(self._pages + 100))
        if self.layout.floats and self.text.table and self._pages == 2:
            return self._table(y)
        return y

    def _foot(self) -> None:
        if self.layout.heads:
            self._canvas.setFont(self.layout.fonts[0], 8)
            self._canvas.drawString(MARGIN, 36, "Journal of Lakes 2020, 12: 101-140")
            return
        self._canvas.setFont(self.layout.fonts[0], 9)
        self._canvas.drawCentredString(WIDTH / 2, 36, str(self._pages))

    def _table(self, y: float) -> float:
        """Print a table across the page; return where the columns begin below it."""
        size = self.layout.size - 2
        self._canvas.setFont(self.layout.fonts[1], size)
        self._canvas.drawString(MARGIN, y - size, "Table 1. Depths of the lakes, by season and by year of measurement")
        y -= 2 * size
        step = (WIDTH - 2 * MARGIN) / max(len(row) for row in self.text.table)
        self._canvas.setFont(self.layout.fonts[0], size)
        self._canvas.line(MARGIN, y, WIDTH - MARGIN, y)
        for row in self.text.table:
            y -= 1.4 * size
            for at, cell in enumerate(row):
                self._canvas.drawString(MARGIN + at * step, y, cell)
        y -= 0.6 * size
        self._canvas.line(MARGIN, y, WIDTH - MARGIN, y)
        return y - 24

    def _print(self, line: _Line, x: float, y: float) -> None:
        for at, (place, word) in enumerate(line.words):
            here = x + place
            for piece in word:
                size = 0.65 * line.size if piece.raised else line.size
                self._canvas.setFont(line.font, size)
                self._canvas.drawString(here, y + (0.35 * line.size if piece.raised else 0.0), piece.text)
                here += pdfmetrics.stringWidth(piece.text, line.font, size)
            if self.layout.printed_spaces and at + 1 < len(line.words):
                self._canvas.setFont(line.font, line.size)
                self._canvas.drawString(here, y, " ")


def _split(words: str) -> list[_Word]:
    """Return the words of a text, each of pieces on and above the line."""
    found: list[_Word] = []
    joined = False
    for raised, plain, space in _RUN.findall(words):
        if space:
            joined = False
            continue
        piece = _Piece(raised or plain, bool(raised))
        if joined:
            found[-1].append(piece)
        else:
            found.append([piece])
        joined = True
    return found


def _broken_off(word: _Word, room: float, font: str, size: float) -> tuple[_Word, _Word]:
    """Return as much of a word as fits, and the rest."""
    text = word[0].text
    at = len(text) - 1
    while at > 1 and _width([word[0]._replace(text=text[:at])], font, size) > room:
        at -= 1
    return [word[0]._replace(text=text[:at])], [word[0]._replace(text=text[at:]), *word[1:]]


def _width(word: Sequence[_Piece], font: str, size: float) -> float:
    return sum(float(pdfmetrics.stringWidth(piece.text, font, 0.65 * size if piece.raised else size)) for piece in word)
