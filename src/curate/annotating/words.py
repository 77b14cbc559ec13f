"""Words as concepts are compared by: folded, British spelling and plurals undone, with their places in the text."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’]s\b)?")
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9-]{2,10}")

_IRREGULAR = {
    "children": "child",
    "feet": "foot",
    "mice": "mouse",
    "men": "man",
    "women": "woman",
    "people": "person",
    "teeth": "tooth",
    "bacteria": "bacterium",
    "fungi": "fungus",
    "sera": "serum",
}
_SINGULAR = frozenset({"series", "species", "diabetes", "herpes", "rabies", "scabies", "ascites", "pus", "gas", "lens"})
# British spelling, and the Latin diphthongs where both are in use: the same is done to both sides, so that it does no harm
# that "aerobic" becomes "erobic".
_BRITISH = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"ae|oe", "e"),
        (r"our(?=$|s$|ed$|ing$|al$)", "or"),
        (r"is(?=ation|ations|ed$|ing$|e$)", "iz"),
        (r"yse(?=d?$)", "yze"),
        (r"(?<=[a-z]{2})tre$", "ter"),
        (r"ph(?=ur)", "f"),
    )
)


class Word(NamedTuple):
    """A word of a text: what it is compared by, as printed, and from where to where it stands (code points)."""

    key: str
    printed: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text; a possessive "'s" is left out of the key."""
    return tuple(
        Word(key(match[0].partition("'")[0].partition("’")[0]), match[0], match.start(), match.end())
        for match in _WORD.finditer(text)
    )


def phrase(text: str) -> str:
    """Return a phrase as it stands in the vocabulary: the keys of its words with one space between them."""
    return " ".join(word.key for word in words(text))


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return what a word is compared by: "Leukaemias" and "leukemia" give one, as do "mice" and "mouse"."""
    plain = word if word.isascii() else _ascii(word)
    plain = plain.lower()
    if len(plain) > 4:
        for pattern, replacement in _BRITISH:
            plain = pattern.sub(replacement, plain)
    return _singular(plain)


def acronym(text: str) -> bool:
    """Return whether a name is an acronym, which is matched with its capitals: "AML", "NSCLC", "HR-NB"."""
    return _ACRONYM.fullmatch(text) is not None and sum(map(str.isupper, text)) * 2 >= sum(map(str.isalpha, text))


def _ascii(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word in _SINGULAR or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("stases", "roses", "noses", "lyses")):
        return word[:-2] + "is"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]
