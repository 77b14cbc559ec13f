"""Plain text as it comes: typed, exported, or pasted from Word or a PDF."""

import re

from curate.documents.decoding import decoded
from curate.documents.making import make
from curate.manuscript import Manuscript
from curate.reflowing import clean
from curate.tracing import Piece, Traced, edit

_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\1(?![\w*])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:|doi:)[^<>\s]{1,2000})>", re.IGNORECASE)
_MARKDOWN = 5
"""A text with so many emphasised words was Markdown once."""


def read(data: bytes, path: str) -> Manuscript:
    """Return the manuscript in a text file.

    Addresses in angle brackets (RFC 3986, appendix C) are read without them, and so is emphasis in asterisks where a
    text makes use of it.

    Raises:
        UnreadableError: the file is empty, binary, or not UTF-8 (or UTF-16 with a byte order mark).
    """
    source = decoded(data, path)
    traced = clean(Traced(source))
    return make(edit(traced, _marks(traced.text)), path=path, format="text", source=source)


def _marks(text: str) -> list[Piece]:
    """Return the edits that take marks out which no reader of the print sees."""
    found = [(match.start(), match.end(), 1) for match in _ADDRESS.finditer(text)]
    emphasis = [(match.start(), match.end(), len(match[1])) for match in _EMPHASIS.finditer(text)]
    if len(emphasis) >= _MARKDOWN:
        found += emphasis
    edges = sorted({edge for start, end, width in found for edge in ((start, start + width), (end - width, end))})
    return [Piece(start, end, "") for start, end in edges]
