"""How a sentence is recognised where its text is not kept: a digest for the same, a sketch for nearly the same.

The sketch is a b-bit MinHash of the words (Li and König, "b-Bit Minwise Hashing", WWW 2010): the share of equal bytes
estimates the share of words that two sentences have in common, and nothing of the sentence can be read from it.
"""

import base64
import hashlib
import re
import struct
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")
_EMPTY = re.compile(r"[(\[][,;:–-]*[)\]]")
_LIKE = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‘’‚′", "'"), "\xad": None}
)
"""Characters that copying and typesetting swap."""

BYTES = 32
"""Hash functions of a sketch, one byte each: the standard error of the estimate is below 0.09."""

_CHANCE = 1 / 256
"""Two bytes are equal by chance this often."""


def digest(text: str, left_out: Iterable[tuple[int, int]] = ()) -> str:
    """Return 16 hexadecimal digits that stay the same when white space, dashes, quotes or what is left out changes.

    ``left_out`` are ranges of ``text``, in order; brackets that held nothing else go with them.
    """
    kept = _SPACE.sub("", _without(text, left_out).translate(_LIKE))
    return hashlib.sha256(_EMPTY.sub("", kept).rstrip(".,;:").encode()).hexdigest()[:16]


def sketch(text: str, left_out: Iterable[tuple[int, int]] = ()) -> str:
    """Return 43 characters from which ``alike`` tells how many words two texts share; "" for a text without any."""
    words = {word for found in _WORD.findall(_without(text, left_out).casefold()) for word in _units(found)}
    if not words:
        return ""
    hashes = [struct.unpack(f"<{BYTES}H", hashlib.blake2b(w.encode(), digest_size=2 * BYTES).digest()) for w in words]
    least = bytes(min(column) & 0xFF for column in zip(*hashes, strict=True))
    return base64.urlsafe_b64encode(least).decode().rstrip("=")


def alike(a: str, b: str) -> float:
    """Return how alike two sketched texts are, 0..1: about the words that both have, of the words that either has."""
    here, there = decoded(a), decoded(b)
    if not here or not there:
        return 0.0
    equal = sum(map(int.__eq__, here, there)) / BYTES
    return max(0.0, (equal - _CHANCE) / (1 - _CHANCE))


def decoded(sketch: str) -> bytes:
    """Return the bytes of a sketch; none where it is none."""
    try:
        data = base64.b64decode(f"{sketch}{'=' * (-len(sketch) % 4)}", altchars=b"-_", validate=True)
    except ValueError:
        return b""
    return data if len(data) == BYTES else b""


def _units(word: str) -> Iterable[str]:
    """Return what counts as words: the word, or its pairs of characters where words are not spaced (CJK)."""
    if len(word) < 2 or not any("\u3040" <= character <= "\u9fff" for character in word):
        return (word,)
    return (word[at : at + 2] for at in range(len(word) - 1))


def _without(text: str, left_out: Iterable[tuple[int, int]]) -> str:
    parts = []
    at = 0
    for start, end in left_out:
        parts.append(text[at : max(at, start)])
        at = max(at, end)
    return unicodedata.normalize("NFKC", " ".join((*parts, text[at:])))
