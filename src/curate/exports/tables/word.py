"""A Word file, written by python-docx: landscape, the heading row repeated on each page, links that can be followed."""

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from curate.errors import MissingExtraError
from curate.exports.printable import printable
from curate.exports.tables.arranging import Group, Options, arranged, flat
from curate.exports.tables.columns import Column, Piece, chosen
from curate.exports.tables.sheets import tone
from curate.exports.tables.telling import caption, origin
from curate.ledger import Ledger, Row

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_COLOURS = {"error": "F8CBC6", "warning": "FCE8B2", "note": "D6E6F5", "verified": "CDE9D0"}
_HEADING = "E1E5EA"
_SHARES = {
    "statement": 3.0,
    "findings": 3.4,
    "sentences": 3.0,
    "source": 1.4,
    "identifiers": 1.8,
    "reason": 1.6,
    "printed": 3.0,
    "title": 2.0,
    "place": 1.6,
    "citation": 1.1,
    "evidence": 1.3,
    "decision": 1.3,
    "topic": 1.3,
    "notices": 1.5,
    "reviewer": 1.2,
    "date": 1.2,
}
"""Widths of columns against each other; 1 for the others."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def render(ledger: Ledger, options: Options) -> bytes:
    """Return the table as .docx. The bytes are the same for the same table.

    Raises:
        UsageError: there is no column of a name.
        MissingExtraError: python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("writing the table as .docx", "docx") from error

    groups = arranged(ledger, options)
    columns = chosen(options.columns, flat(groups), narrow=True)
    document = docx.Document()
    _lay_out(document, ledger)
    document.add_heading(_text(caption(ledger)), level=1)
    _table(document, groups, columns)
    document.add_heading("Where this comes from", level=2)
    for line in origin(ledger, options):
        document.add_paragraph(_text(line), style="List Bullet")
    file = io.BytesIO()
    document.save(file)
    return _steady(file.getvalue())


def _lay_out(document: "Document", ledger: Ledger) -> None:
    """Turn the page, and say when and by what the file was made."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.2)
    section.top_margin = section.bottom_margin = Cm(1.5)
    document.styles["Normal"].font.size = Pt(7.5)
    document.styles["Normal"].font.name = "Arial"
    day = ledger.provenance.date
    when = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - python-docx writes it as UTC
    about = document.core_properties
    about.author, about.title = f"curate {ledger.provenance.version}", _text(caption(ledger))[:255]
    about.created = about.modified = when
    about.last_modified_by, about.comments = "", ""


def _table(document: "Document", groups: tuple[Group, ...], columns: tuple[Column, ...]) -> None:
    count = 1 + sum(len(group.rows) + bool(group.title) for group in groups)
    table = document.add_table(rows=count, cols=len(columns), style="Table Grid")
    table.autofit = False
    _narrow_margins(table)
    _set_widths(table, columns)
    rows = iter(table.rows)
    heading = next(rows)
    _mark(heading._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - python-docx has no word for it
    for cell, column in zip(heading.cells, columns, strict=True):
        _fill(cell, (Piece(column.title),), _HEADING, bold=True)
    for group in groups:
        if group.title:
            cells = next(rows).cells
            _fill(cells[0].merge(cells[-1]), (Piece(group.title),), _HEADING, bold=True)
        for row in group.rows:
            line = next(rows)
            _mark(line._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001 - the same
            for cell, column in zip(line.cells, columns, strict=True):
                _fill(cell, column.of(row), _colour(row, column))


def _set_widths(table: "Table", columns: tuple[Column, ...]) -> None:
    from docx.shared import Cm

    shares = [_SHARES.get(column.name, 1.0) for column in columns]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(27.3 * share / sum(shares))


def _narrow_margins(table: "Table") -> None:
    """Leave a millimetre beside the text of a cell, not two: a page has many columns."""
    margins = _element("w:tblCellMar", {})
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", {"w:w": "57", "w:type": "dxa"}))
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no word for it
    look = properties.find(_element("w:tblLook", {}).tag)
    properties.append(margins) if look is None else look.addprevious(margins)


def _colour(row: Row, column: Column) -> str:
    return _COLOURS.get(tone(row, column.name), "")


def _fill(cell: "_Cell", pieces: tuple[Piece, ...], colour: str, *, bold: bool = False) -> None:
    for at, piece in enumerate(pieces):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        if piece.url:
            _link(paragraph, piece)
        else:
            paragraph.add_run(_text(piece.text)).bold = bold or None
    if colour:
        shade = _element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour})
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no word for it


def _link(paragraph: "Paragraph", piece: Piece) -> None:
    """Add a text that leads to an address, as Word keeps it: a relationship of the document."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.shared import RGBColor

    identity = paragraph.part.relate_to(piece.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = _element("w:hyperlink", {"r:id": identity})
    run = paragraph.add_run(_text(piece.text))
    run.font.color.rgb, run.font.underline = RGBColor(0x0B, 0x4F, 0x9E), True
    link.append(run._r)  # noqa: SLF001 - the run moves into the link
    paragraph._p.append(link)  # noqa: SLF001 - the same


def _mark(parent: Any, name: str) -> None:
    parent.append(_element(name, {"w:val": "true"}))


def _element(name: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made


def _text(text: str) -> str:
    return printable(text)


def _steady(data: bytes) -> bytes:
    """Return the same archive with all its times the same."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(zipfile.ZipInfo(one.filename, _LONG_AGO), old.read(one), zipfile.ZIP_DEFLATED)
    return file.getvalue()
