"""How the claim-to-source table is handed over: one module a format, each with ``render(ledger, options)``.

To add a format, write its module and add a line to ``Format``, ``SUFFIXES`` and ``_RENDERERS``.
"""

from collections.abc import Callable
from typing import Literal

from curate.exports.tables import csv, excel, html, jsonl, jsonld, markdown, word
from curate.exports.tables.arranging import Options
from curate.ledger import Ledger

__all__ = ["BINARY", "SUFFIXES", "WHOLE", "Format", "Options", "render"]

Format = Literal["csv", "xlsx", "markdown", "html", "docx", "jsonl", "jsonld"]

SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonld": "jsonld",
}
"""The format that the ending of a file asks for."""

BINARY: frozenset[Format] = frozenset(("xlsx", "docx"))
"""Formats that are no text."""
WHOLE: frozenset[Format] = frozenset(("jsonl", "jsonld"))
"""Formats that always hold all there is, and so have no choice of columns."""


_RENDERERS: dict[Format, Callable[[Ledger, Options], str | bytes]] = {
    "csv": csv.render,
    "xlsx": excel.render,
    "markdown": markdown.render,
    "html": html.render,
    "docx": word.render,
    "jsonl": jsonl.render,
    "jsonld": jsonld.render,
}


def render(name: Format, ledger: Ledger, options: Options) -> str | bytes:
    """Return the table as a file of the format ``name``; bytes where the format is not text.

    Raises:
        UsageError: the options name columns that there are not.
        MissingExtraError: the format needs an extra that is not installed.
    """
    return _RENDERERS[name](ledger, options)
