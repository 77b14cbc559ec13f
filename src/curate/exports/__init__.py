"""How references are handed to other programs: one module a format, each with ``render(items) -> str``.

To add a format, write its module and add a line to ``Format`` and to ``render``.
"""

from collections.abc import Sequence
from typing import Literal, assert_never

from curate.exports import bibtex, csl, ris
from curate.reference import Item

Format = Literal["csl", "bibtex", "ris"]


def render(name: Format, items: Sequence[Item]) -> str:
    """Return the items as a file of the format ``name``, in their order, with a line break at its end."""
    match name:
        case "csl":
            return csl.render(items)
        case "bibtex":
            return bibtex.render(items)
        case "ris":
            return ris.render(items)
        case _:
            assert_never(name)
