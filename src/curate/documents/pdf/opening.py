"""PDF file -> pages of words and rules, through pypdfium2; the only module that knows it."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from curate.documents.pdf.page import Page, Rule
from curate.documents.pdf.wording import GAP, UNKNOWN, Glyph, words
from curate.errors import UnreadableError
from curate.guarding import check_size

MOST_PAGES = 2000
"""A longer file is no manuscript."""
MOST_GLYPHS = 30_000
"""The most letters that are read of one page; a page of a newspaper has half of it."""
MOST_SHAPES = 4000
"""The most drawn shapes that are looked at on one page: maps and plots have more, and none of them is a rule."""
_THIN = 3.0
_SHORTEST = 40.0
_NO_TEXT = 4
"""A page with fewer letters has a stamp or a page number at most."""
_OCR = "run OCR first (for example: ocrmypdf --force-ocr IN.pdf OUT.pdf)"


def pages(data: bytes, path: str) -> tuple[Page, ...]:
    """Return the pages of a PDF.

    Raises:
        UnreadableError: the extra is not installed, or the file is too large, too long, encrypted, broken, or has no text.
    """
    check_size(data, path)
    pdfium, raw = _library(path)
    if b"%PDF" not in data[:1024]:
        raise UnreadableError(
            f"{path} is not a PDF: it does not begin with %PDF", help="export or download the file again"
        )
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refusal(raw, path) from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise UnreadableError(
                f"{path} has {count} pages; at most {MOST_PAGES} are read",
                help="split the file, or leave out its supplements",
            )
        found = tuple(page for number in range(count) if (page := _page(pdfium, raw, document, number)))
    finally:
        document.close()
    _refuse_scans(found, count, path)
    return found


def _library(path: str) -> tuple[Any, Any]:
    try:
        import pypdfium2  # noqa: PLC0415 - an extra, needed only where a PDF is read
        from pypdfium2 import raw  # noqa: PLC0415 - the same
    except ImportError as error:
        raise UnreadableError(f"{path}: reading PDF needs the extra: pip install 'curate-citations[pdf]'") from error
    return pypdfium2, raw


def _refusal(raw: Any, path: str) -> UnreadableError:
    code = raw.FPDF_GetLastError()
    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return UnreadableError(
            f"{path} is encrypted and asks for a password", help="save a copy without a password, and read that one"
        )
    return UnreadableError(
        f"{path} is not a readable PDF: it is broken or cut short", help="export or download the file again"
    )


def _refuse_scans(found: tuple[Page, ...], count: int, path: str) -> None:
    if not count:
        raise UnreadableError(f"{path} has no pages", help="export or download the file again")
    texts = ["".join(word.text for word in page.words) for page in found]
    if not any(len(text) >= _NO_TEXT for text in texts):
        raise UnreadableError(f"{path} has no text layer", help=_OCR)
    if sum(text.count(UNKNOWN) for text in texts) > 0.5 * sum(map(len, texts)):
        raise UnreadableError(f"{path} does not say which letters it prints", help=_OCR)


class _Run(NamedTuple):
    """What all letters of one text object share."""

    size: float
    font: str
    bold: bool
    italic: bool
    white: bool
    turn: int


def _page(pdfium: Any, raw: Any, document: Any, index: int) -> Page | None:
    """Return one page, or None where it cannot be loaded."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        left, bottom, right, top = page.get_cropbox()
        text = page.get_textpage()
        try:
            glyphs = list(_glyphs(raw, text.raw))
        finally:
            text.close()
        turns = Counter(turn for _, turn in glyphs)
        turn = turns.most_common(1)[0][0] if turns else 0
        width, height = right - left, top - bottom
        frame = _Frame(turn, left, bottom, right, top)
        rules = _rules(raw, page.raw, frame)
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()
    if turn % 2:
        width, height = height, width
    inside = [
        placed
        for glyph, own in glyphs
        if own == turn and -1 <= (placed := frame.placed(glyph)).x0 <= width + 1 and -1 <= placed.y <= height + 1
    ]
    return Page(index + 1, width, height, words(inside), rules)


class _Frame(NamedTuple):
    """The visible part of a page, and by how many quarter turns its text is turned to the left."""

    turn: int
    left: float
    bottom: float
    right: float
    top: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as seen with the text upright, y downwards."""
        match self.turn:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def placed(self, glyph: Glyph) -> Glyph:
        """Return the letter as seen with the text upright."""
        x0, y = self.point(glyph.x0, glyph.y)
        x1, _ = self.point(glyph.x1, glyph.end)
        return glyph._replace(x0=min(x0, x1), x1=max(x0, x1), y=y)


def _glyphs(raw: Any, text: Any) -> Iterator[tuple[Glyph, int]]:
    """Yield the letters of a page in the order of the file, and the quarter turn each is printed with."""
    x, y = ctypes.c_double(), ctypes.c_double()
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    tight = [ctypes.c_double() for _ in range(4)]
    runs: dict[int | None, _Run | None] = {}
    run: _Run | None = None
    high = 0xD800
    for index in range(min(raw.FPDFText_CountChars(text), MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_IsGenerated(text, index) == 1:
            if code == 0x20 and run:
                yield Glyph(GAP, x.value, x.value, y.value, y.value, *run[:5], raised=False), run.turn
            continue
        key = ctypes.cast(raw.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        if key not in runs:
            runs[key] = _run(raw, text, index, matrix)
        run = runs[key]
        if run is None or not code:
            continue
        if 0xD800 <= code < 0xDC00:  # the first half of a letter beyond the basic plane, as UTF-16 writes it
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, loose)
        raised = False
        if 0x30 <= code <= 0x39 and not run.turn:
            raw.FPDFText_GetCharBox(text, index, *tight)  # left, right, bottom, top
            raised = tight[2].value - y.value > 0.2 * run.size
        if run.turn % 2:
            first, last = (loose.bottom, loose.top) if run.turn == 1 else (loose.top, loose.bottom)
            yield Glyph(code, x.value, x.value, first, last, *run[:5], raised), run.turn
        else:
            first, last = (loose.left, loose.right) if run.turn == 0 else (loose.right, loose.left)
            yield Glyph(code, first, last, y.value, y.value, *run[:5], raised), run.turn


def _run(raw: Any, text: Any, index: int, matrix: Any) -> _Run | None:
    if not raw.FPDFText_GetMatrix(text, index, matrix):
        return None
    size = raw.FPDFText_GetFontSize(text, index) * (matrix.c**2 + matrix.d**2) ** 0.5
    if not 0.5 <= size <= 500:
        return None
    if abs(matrix.a) >= 4 * abs(matrix.b):
        turn = 0 if matrix.a > 0 else 2
    elif abs(matrix.b) >= 4 * abs(matrix.a):
        turn = 1 if matrix.b > 0 else 3
    else:
        return None  # slanted: a watermark
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text, index, None, 0, flags)
    buffer = ctypes.create_string_buffer(max(1, length))
    raw.FPDFText_GetFontInfo(text, index, buffer, length, flags)
    name = buffer.value.decode("utf-8", "replace")
    plain = name.rpartition("+")[2]
    folded = plain.casefold()
    bold = (
        raw.FPDFText_GetFontWeight(text, index) >= 600
        or any(part in folded for part in ("bold", "black", "heavy", "demi", ".b+", "-bd"))
        or folded.endswith((".b", "-b", ".bi"))
    )
    italic = (
        bool(flags.value & 64) or "italic" in folded or "oblique" in folded or folded.endswith((".i", "-it", ".bi"))
    )
    colour = [ctypes.c_uint() for _ in range(4)]  # red, green, blue, opacity
    raw.FPDFText_GetFillColor(text, index, *colour)
    white = min(part.value for part in colour[:3]) >= 250
    return _Run(round(size, 1), plain, bold, italic, white, turn)


def _rules(raw: Any, page: Any, frame: _Frame) -> tuple[Rule, ...]:
    """Return the horizontal rules of a page, and the upper and lower edges of its boxes."""
    rules: list[Rule] = []
    bounds = [ctypes.c_float() for _ in range(4)]
    for index in range(min(raw.FPDFPage_CountObjects(page), MOST_SHAPES)):
        shape = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(shape, *bounds):
            continue
        left, bottom, right, top = (value.value for value in bounds)
        one, two = frame.point(left, bottom), frame.point(right, top)
        x0, x1 = sorted((one[0], two[0]))
        y0, y1 = sorted((one[1], two[1]))
        if x1 - x0 >= _SHORTEST:
            rules.append(Rule(x0, x1, y0))
            if y1 - y0 > _THIN:
                rules.append(Rule(x0, x1, y1))
    return tuple(rules)
