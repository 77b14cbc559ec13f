"""One HTML file that opens from disk: no script, no network, readable by a screen reader, in the dark and on paper."""

from collections.abc import Iterator, Sequence
from html import escape

from curate.exports.printable import printable
from curate.exports.tables.arranging import Group, Options, arranged, flat
from curate.exports.tables.columns import Cell, Column, Piece, chosen
from curate.exports.tables.sheets import tone
from curate.exports.tables.telling import caption, origin
from curate.ledger import Ledger, Row

_STYLE = """
:root { color-scheme: light dark; --line: #8a8f98; --head: #e8ebef; --paper: #fff; --ink: #1a1c1f; --link: #0b4f9e;
  --error: #fbe0de; --warning: #fdf0cf; --note: #e3effb; --verified: #dff3e1; }
@media (prefers-color-scheme: dark) { :root { --line: #6b7078; --head: #2a2e34; --paper: #16181b; --ink: #e9ebee;
  --link: #8ec1ff; --error: #57211d; --warning: #4d3b0b; --note: #1b3a56; --verified: #1d4423; } }
body { margin: 1.5rem; font: 1rem/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--link); overflow-wrap: anywhere; }
.scroll { overflow: auto; max-height: 88vh; border: 1px solid var(--line); }
.scroll:focus-visible { outline: 3px solid var(--link); }
table { border-collapse: separate; border-spacing: 0; font-size: .9rem; }
caption { text-align: start; font-weight: 600; padding: .5rem; }
th, td { border-inline-end: 1px solid var(--line); border-block-end: 1px solid var(--line); padding: .35rem .5rem; vertical-align: top; text-align: start; }
td { min-width: 6rem; max-width: 28rem; overflow-wrap: break-word; }
td.wide { min-width: 20rem; }
td.middle { min-width: 11rem; }
thead th { position: sticky; inset-block-start: 0; background: var(--head); }
tbody th { background: var(--head); }
td p { margin: 0 0 .25rem; }
.error { background: var(--error); } .warning { background: var(--warning); } .note { background: var(--note); }
.verified { background: var(--verified); }
@media print { @page { size: landscape; } .scroll { max-height: none; overflow: visible; border: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } }
""".strip()
_WIDTHS = {
    "statement": "wide", "findings": "wide", "sentences": "wide", "printed": "wide", "title": "middle", "place": "middle", "source": "middle",
    "identifiers": "middle", "reason": "middle", "quotes": "wide",
}  # fmt: skip
"""Columns that hold sentences or addresses, and how much room they need."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(ledger: Ledger, options: Options) -> str:
    """Return the table as an HTML page.

    Raises:
        UsageError: there is no column of a name.
    """
    groups = arranged(ledger, options)
    columns = chosen(options.columns, flat(groups), narrow=True)
    return "\n".join(_page(ledger, options, groups, columns)) + "\n"


def _page(ledger: Ledger, options: Options, groups: Sequence[Group], columns: Sequence[Column]) -> Iterator[str]:
    title = _text(caption(ledger))
    yield "<!DOCTYPE html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head>"
    yield f'<body><main><h1 dir="auto">{title}</h1>'
    yield '<div class="scroll" tabindex="0" role="region" aria-labelledby="caption">'
    count = len(flat(groups))
    yield f'<table><caption id="caption">{count} {"row" if count == 1 else "rows"}: each claim with each of its sources</caption>'
    titles = "".join(f'<th scope="col">{_text(column.title)}</th>' for column in columns)
    yield f"<thead><tr>{titles}</tr></thead>"
    for group in groups:
        yield "<tbody>"
        if group.title:
            yield f'<tr><th scope="rowgroup" colspan="{len(columns)}" dir="auto">{_text(group.title)}</th></tr>'
        yield from (f"<tr>{''.join(_cell(row, column) for column in columns)}</tr>" for row in group.rows)
        yield "</tbody>"
    yield "</table></div><h2>Where this comes from</h2><ul>"
    yield from (f'<li dir="auto">{_text(line)}</li>' for line in origin(ledger, options))
    yield "</ul></main></body></html>"


def _cell(row: Row, column: Column) -> str:
    cell = column.of(row)
    colour = tone(row, column.name)
    named = " ".join(filter(None, (colour, _WIDTHS.get(column.name, ""))))
    shade = f' class="{named}"' if named else ""
    return f'<td dir="auto"{shade}>{_pieces(cell)}</td>'


def _pieces(cell: Cell) -> str:
    if len(cell) == 1:
        return _piece(cell[0])
    return "".join(f'<p dir="auto">{_piece(piece)}</p>' for piece in cell)


def _piece(piece: Piece) -> str:
    text = _text(piece.text)
    return f'<a href="{escape(piece.url)}" rel="noreferrer">{text}</a>' if piece.url else text


def _text(text: str) -> str:
    return escape(printable(text))
