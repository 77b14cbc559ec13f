"""A workbook for Excel and LibreOffice, written by XlsxWriter: text only, no formula, no macro, nothing loaded."""

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from curate.errors import MissingExtraError
from curate.exports.printable import printable
from curate.exports.tables.arranging import Options
from curate.exports.tables.sheets import Field, Sheet, sheets, widths
from curate.exports.tables.telling import caption
from curate.ledger import Ledger

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Characters that Excel keeps of a cell."""
_LONGEST_URL = 2_079
_MOST_LINKS = 65_530
"""Links that Excel takes on a sheet; the rest stay text."""
_WIDEST = 60
_COLOURS = {"error": "#F8CBC6", "warning": "#FCE8B2", "note": "#D6E6F5", "verified": "#CDE9D0"}
_TEXT: dict[str, Any] = {"text_wrap": True, "valign": "top", "num_format": "@"}


def render(ledger: Ledger, options: Options) -> bytes:
    """Return the table as .xlsx: a sheet with the rows, and one each for claims, references, findings and provenance.

    The bytes are the same for the same table.

    Raises:
        UsageError: there is no column of a name.
        MissingExtraError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingExtraError("writing .xlsx", "xlsx") from error

    made = sheets(ledger, options)
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})  # fmt: skip
    day = ledger.provenance.date
    book.set_properties(
        {
            "title": _kept(caption(ledger), 255),
            "comments": f"curate {ledger.provenance.version}",
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001 - XlsxWriter writes it as UTC
        }
    )
    looks = _Looks(book)
    for sheet in made:
        _write(book.add_worksheet(sheet.name), sheet, looks)
    book.close()
    return file.getvalue()


class _Looks:
    """The formats of a workbook: of headings, texts and links, in each tone."""

    def __init__(self, book: "Workbook") -> None:
        self.heading = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E1E5EA", "bottom": 1}
        )
        self.number = book.add_format({"valign": "top"})
        self._texts = {tone: book.add_format({**_TEXT, "bg_color": colour}) for tone, colour in _COLOURS.items()}
        self._texts[""] = book.add_format(_TEXT)
        self.link = book.add_format({**_TEXT, "font_color": "#0B4F9E", "underline": 1})

    def text(self, tone: str) -> "Format":
        """Return the format of a text."""
        return self._texts[tone]


def _write(sheet: "Worksheet", made: Sheet, looks: _Looks) -> None:
    for at, width in enumerate(widths(made, most=_WIDEST)):
        sheet.set_column(at, at, width + 2)
    for at, title in enumerate(made.titles):
        sheet.write_string(0, at, title, looks.heading)
    room = _MOST_LINKS
    for line, row in enumerate(made.rows, 1):
        for at, field in enumerate(row):
            url = _only_url(field) if room else ""
            room -= bool(url)
            _write_field(sheet, (line, at), field, looks, url)
    sheet.freeze_panes(1, 0)
    if made.rows:
        sheet.autofilter(0, 0, len(made.rows), len(made.titles) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _only_url(field: Field) -> str:
    """Return the address of a cell that is one link, as far as Excel takes it, else ""."""
    return field.pieces[0].url if len(field.pieces) == 1 and len(field.pieces[0].url) <= _LONGEST_URL else ""


def _write_field(sheet: "Worksheet", at: tuple[int, int], field: Field, looks: _Looks, url: str) -> None:
    text = _kept("\n".join(printable(piece.text) for piece in field.pieces), LONGEST)
    if field.number is not None:
        sheet.write_number(*at, field.number, looks.number)
    elif url:
        sheet.write_url(*at, url, looks.link, string=text)
    elif text:
        sheet.write_string(*at, text, looks.text(field.tone))


def _kept(text: str, most: int) -> str:
    """Return a text as far as a cell holds it, in the UTF-16 units that Excel counts; where it is cut, it says so."""
    if len(text.encode("utf-16-le")) // 2 <= most:
        return text
    note = f" … (cut at {most} characters)"
    room = most - len(note)
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore") + note
