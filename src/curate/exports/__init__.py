"""How references are handed to other programs: one module a format, each with ``render(items) -> str``.

The claim-to-source table stands in ``tables``; ``styled`` sets a list in a CSL style.

To add a format, write its module and add a line to ``Format`` and to ``render``.
"""

from collections.abc import Sequence
from typing import Literal, assert_never

from curate.exports import biblatex, bibtex, csl, jats, ris
from curate.reference import Item

Format = Literal["csl", "bibtex", "biblatex", "ris", "jats"]


def render(name: Format, items: Sequence[Item]) -> str:
    """Return the items as a file of the format ``name``, in their order, with a line break at its end."""
    match name:
        case "csl":
            return csl.render(items)
        case "bibtex":
            return bibtex.render(items)
        case "biblatex":
            return biblatex.render(items)
        case "ris":
            return ris.render(items)
        case "jats":
            return jats.render(items)
        case _:
            assert_never(name)
