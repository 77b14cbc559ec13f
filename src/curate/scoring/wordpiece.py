"""Text to the numbers that a BERT model reads: WordPiece with the small-letter English vocabulary of BERT.

The vocabulary is that of bert-base-uncased (Apache-2.0, https://github.com/google-research/bert).
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "wordpiece.txt"
LONGEST = 100
"""A longer word is unknown to the model."""

_UNKNOWN, _BEGIN, _END = "[UNK]", "[CLS]", "[SEP]"


@cache
def vocabulary(path: Path = FILE) -> dict[str, int]:
    """Return the number of each piece."""
    return {piece: at for at, piece in enumerate(path.read_text(encoding="utf-8").split("\n")[:-1])}


def encode(text: str, most: int) -> list[int]:
    """Return the numbers of a text, with those for begin and end, at most ``most``."""
    known = vocabulary()
    found: list[int] = []
    for word in _words(text):
        if len(found) >= most - 2:
            break
        found += _pieces(word, known)
    return [known[_BEGIN], *found[: most - 2], known[_END]]


def _words(text: str) -> Iterator[str]:
    """Yield the words and the signs of a text, in small letters without accents."""
    folded = "".join(one for one in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(one) != "Mn")
    word = ""
    for letter in folded:
        kind = unicodedata.category(letter)
        if letter.isspace() or kind in ("Cc", "Cf"):
            if word and not (kind in ("Cc", "Cf") and not letter.isspace()):
                yield word
                word = ""
        elif kind[0] == "P" or letter in "$+<=>^`|~" or "\u4e00" <= letter <= "\u9fff":
            if word:
                yield word
                word = ""
            yield letter
        else:
            word += letter
    if word:
        yield word


@cache
def _split(word: str) -> tuple[str, ...]:
    known = vocabulary()
    found: list[str] = []
    at = 0
    while at < len(word):
        start = "##" if at else ""
        end = next((end for end in range(len(word), at, -1) if start + word[at:end] in known), None)
        if end is None:
            return (_UNKNOWN,)
        found.append(start + word[at:end])
        at = end
    return tuple(found)


def _pieces(word: str, known: dict[str, int]) -> list[int]:
    return [known[piece] for piece in (_split(word) if len(word) <= LONGEST else (_UNKNOWN,))]
