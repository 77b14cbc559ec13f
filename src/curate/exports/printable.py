"""Text that may stand in a file of references: on one line, without characters that drive a terminal or hide text."""

import re

# Controls, marks that reorder what is read (CVE-2021-42574), lone surrogates, byte order marks and non-characters.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+")


def printable(text: str) -> str:
    """Return ``text`` on one line, single spaced, without what cannot be printed."""
    return " ".join(_UNPRINTABLE.sub("", " ".join(text.split())).split())
