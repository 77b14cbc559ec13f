"""GitHub-flavoured Markdown: https://github.github.com/gfm/#tables-extension-."""

import html
import re
from collections.abc import Iterator, Sequence

from curate.exports.printable import printable
from curate.exports.tables.arranging import Group, Options, arranged, flat
from curate.exports.tables.columns import Cell, Column, Piece, chosen
from curate.exports.tables.telling import caption, origin
from curate.ledger import Ledger

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-!|~$^=]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "|": "%7C", "<": "%3C", ">": "%3E", "\\": "%5C", " ": "%20"})


def render(ledger: Ledger, options: Options) -> str:
    """Return the table as Markdown, with where it comes from below it.

    Raises:
        UsageError: there is no column of a name.
    """
    groups = arranged(ledger, options)
    columns = chosen(options.columns, flat(groups), narrow=True)
    lines = [f"# {_escaped(caption(ledger))}", ""]
    for group in groups:
        lines += _table(group, columns)
    lines += [f"- {_escaped(line)}" for line in origin(ledger, options)]
    return "\n".join(lines) + "\n"


def _table(group: Group, columns: Sequence[Column]) -> Iterator[str]:
    if group.title:
        yield f"## {_escaped(group.title)}"
        yield ""
    yield f"| {' | '.join(_escaped(column.title) for column in columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for row in group.rows:
        yield f"| {' | '.join(_cell(column.of(row)) for column in columns)} |"
    yield ""


def _cell(cell: Cell) -> str:
    return "<br>".join(map(_piece, cell))


def _piece(piece: Piece) -> str:
    text = _escaped(piece.text)
    return f"[{text}]({piece.url.translate(_IN_ADDRESS)})" if piece.url else text


def _escaped(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is: no markup, no HTML, no cell border, no link, nobody notified."""
    escaped = _PUNCTUATION.sub(r"\\\1", html.escape(printable(text), quote=False))
    # Only a comment between sign and name keeps GitHub from notifying a person of that name.
    return escaped.replace("@", "@<!-- -->")
