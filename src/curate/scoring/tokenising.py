"""Text to the words that the topic scorer knows: small letters, Greek spelled out, plurals folded, citations left out."""

import re
import unicodedata
import zlib
from collections.abc import Iterator

GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "τ": "tau",
    "φ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
}
"""Letters that stand for words in names of molecules: one author prints "IFN-γ", another "IFN-gamma"."""

_GREEK = str.maketrans(GREEK)
_DATED = re.compile(r"\([^()]{0,300}?\b(?:1[89]|20)\d\d[a-z]?\b[^()]{0,200}\)")
_NUMBERED = re.compile(r"\[[\d\s,;–—\-−]+\]|\((?:\d{1,3}\s*[,;–—\-−]\s*)*\d{1,3}\)")
_NAMED = re.compile(r"\b[A-Z][\w’'\-]{1,60}(?:\s+(?:[A-Z]\.?){1,3})?\s+et\s+al\b\.?")
_WORD = re.compile(r"[^\W_]+(?:[-‐‑–'’.][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_LONGEST = 40
_SHORTEST_PLURAL = 4
_GRAMS = (3, 4, 5)
MOST_CHARACTERS = 4000
"""A sentence is not longer than this; what is behind is not looked at."""


def words(text: str) -> list[str]:
    """Return the words of a sentence or title in order, as the scorer's vocabulary spells them."""
    text = without_citations(text[:MOST_CHARACTERS])
    folded = unicodedata.normalize("NFKD", text.lower().translate(_GREEK))
    return [word for found in _WORD.findall(_MARKS.sub("", folded)) for word in _parts(found)]


def without_citations(text: str) -> str:
    """Return a text without the citations and names that are printed in it: they say nothing of what it is about."""
    return _NAMED.sub(" ", _NUMBERED.sub(" ", _DATED.sub(" ", text)))


def _parts(found: str) -> Iterator[str]:
    """Yield the parts of a compound; one with a very short part also as a whole: "il-6" is "il6"."""
    parts = _PART.findall(found)
    if len(parts) == 1:
        yield _singular(found[:_LONGEST])
        return
    if min(map(len, parts)) <= 2 and len(found) <= 12:
        yield "".join(parts)
    yield from (_singular(part[:_LONGEST]) for part in parts if len(part) > 2)


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def grams(word: str, buckets: int) -> list[int]:
    """Return the numbers (0 to ``buckets`` - 1) that the runs of three to five letters of a word hash to."""
    data = f"<{word}>".encode()
    return [zlib.crc32(data[at : at + size]) % buckets for size in _GRAMS for at in range(max(1, len(data) - size + 1))]
