"""What a token of a reference string shows by itself: its shape, its word, its punctuation, its classes."""

import re
from functools import lru_cache
from typing import NamedTuple

from curate.bibliography.dates import MONTHS
from curate.bibliography.tokens import Token
from curate.bibliography.wordclass import CLASSES
from curate.naming.shape import is_initials

_YEAR = re.compile(r"[(\[]?(?:c(?:irc)?a?\.?\s?)?(?:1[5-9]|20)\d\d[a-z]?[)\]]?$")
_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d$|(?:19|20)\d\d-\d\d-\d\d$")
_RANGE = re.compile(r"[A-Za-z]{0,3}\d+[a-z]?\s?[-–—‐‑−]\s?[A-Za-z]{0,3}\d+[a-z]?$")
_LONGEST = 200
"""Of a longer word only so much is looked at."""
_CORE = re.compile(r"^[\W_]+|[\W_]+$")


class Look(NamedTuple):
    """A token's features: those it sees itself (``own``) and those its neighbours see (``shown``).

    ``number`` is its kind of number ("year", "range", "paren", "int", "mixed" or ""), ``capital`` "A" for upper case
    first, "a" for lower case, "i" for initials, "" for none of them.
    """

    own: list[str]
    shown: list[str]
    number: str
    classes: tuple[str, ...]
    capital: str


def look(token: Token) -> Look:
    """Return what ``token`` shows by itself; the lists in it are shared, and not to be changed."""
    return _look("" if token.kind else token.text[:_LONGEST], token.kind)


@lru_cache(maxsize=1 << 15)
def _look(text: str, kind: str) -> Look:
    if kind:
        own = [f"s={kind}", "p=", f"w={kind}", f"k={kind}"]
        return Look(own, own[:3], "", (kind,), "")
    word = _CORE.sub("", text)
    low = word.casefold()
    shape = _shape(word)
    number = _number(text, word)
    tail = text[len(text.rstrip(".,;:!?)]}>”’»\"'*")) :]
    classes = _classes(text, low, shape)
    shown = [
        f"s={shape}{tail[:2]}",
        f"p={tail}",
        f"n={number}" if number else f"w={low}",
        *("c=" + name for name in classes),
    ]
    own = [*shown, "h=" + text[: len(text) - len(text.lstrip("([{<“‘«„\"'*"))], "z=" + shape]
    if number:
        own += [f"n={number}:{len(word)}", f"n={number}{tail[:1]}"]
    else:
        own += ["l=" + low[:3], "r=" + low[-3:], "q=" + low[-2:], f"w={low}{tail[:1]}"]
    first = shape[:1]
    capital = "i" if first == "A" and are_initials(text) else first if first in ("A", "a") else ""
    return Look(own, shown, number, classes, capital)


def _classes(text: str, low: str, shape: str) -> tuple[str, ...]:
    classes = CLASSES.get(low, ()) or CLASSES.get(text.casefold(), ())
    if shape != "a" and (low in MONTHS or ("-" in shape and any(part in MONTHS for part in re.split(r"[-–/]", low)))):
        return (*classes, "month")
    return classes


def are_initials(text: str) -> bool:
    """Return whether a word with its punctuation is initials: "J.,", "GCF", "Yu.V."."""
    bare = text.strip("()[],;:")
    letters = bare.replace(".", "").replace("-", "")
    if letters.isupper() and letters.isalpha():
        return len(letters) <= 4 or "." in bare[:-1]
    return "." in bare and is_initials(bare)


def ends_sentence(token: Token, number: str) -> bool:
    """Return whether a token ends a sentence: punctuation behind what is neither initials nor a short abbreviation."""
    text = token.text.rstrip('”"’)]*')
    if token.kind or text.endswith(("?", "!")):
        return True
    if not text.endswith("."):
        return token.text.endswith((".”", '."'))
    word = text[:-1]
    if number or len(word) > 3:
        return bool(number) or not are_initials(text)
    return len(word) > 1 and (word.isupper() or (word.islower() and word not in CLASSES))


def _shape(word: str) -> str:
    """Return the shape of a word: runs of one kind of character as one letter, "Mora" "Aa", "GD2" "A0", "10" "0"."""
    shape = ""
    for character in word[:14]:
        if character.isupper():
            one = "A"
        elif character.isdigit():
            one = "0"
        elif character.isalpha():
            one = "a"
        else:
            one = "-" if character in "-–—‐‑−" else character
        if not shape.endswith(one):
            shape += one
    if word.isupper():
        return f"A{min(len(word), 5)}" if shape == "A" else shape
    return shape if len(word) > 2 or shape != "Aa" else "Aa2"


def _number(text: str, word: str) -> str:
    if not any(character.isdigit() for character in word):
        return ""
    if _YEAR.match(text.strip(".,;:*")) or _DATE.match(word):
        return "year"
    if _RANGE.match(word):
        return "range"
    if text.startswith(("(", "[")):
        return "paren"
    if word.isdigit():
        return "int"
    return "mixed" if len(word) <= 10 else ""
