"""Reference strings, as printed, read into CSL items."""

import re
from typing import NamedTuple

from curate.bibliography.assembling import assemble
from curate.bibliography.tagging import tagger
from curate.bibliography.tokens import tokenise
from curate.reference import Item


class Parsed(NamedTuple):
    """An item and, for each of its fields by Python name, how sure its reading is (0..1; 1.0 for what rules found)."""

    item: Item
    confidence: dict[str, float]


_LOOSE = re.compile(r"(?<=[(\[])\s+|\s+(?=[)\]]|[,.;](?:\s|$))")


def _tidy(string: str) -> str:
    """Return a string with single spaces, and none inside brackets or before a comma or full stop."""
    return _LOOSE.sub("", " ".join(string.split()))


def parse(string: str) -> Item:
    """Return the CSL item that a printed reference describes; what is not understood stays in ``note``."""
    text = _tidy(string)
    tokens = tokenise(text)
    return assemble(tokens, tagger().label(tokens), text)[0]


def parse_surely(string: str) -> Parsed:
    """Return the same as ``parse`` with the confidence of each field; slower."""
    text = _tidy(string)
    tokens = tokenise(text)
    sure = tagger().label_surely(tokens)
    return Parsed(*assemble(tokens, [label for label, _ in sure], text, [share for _, share in sure]))
