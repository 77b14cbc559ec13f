"""Author strings as printed, read into CSL names."""

import re

from curate.reference import Name

_ET_AL = re.compile(
    r"[,;\s]*(?:\bet\.?\s+al\b\.?|\band others\b|\band colleagues\b|\bи др\b\.?|\bи соавт\b\.?)[.,;:\s]*$"
)
_PARTICLES = frozenset(
    "van von der den de del della di da do dos das du la le el al bin ibn ter ten zu zur af av".split()
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.?[-\s]?){1,4}$")


def parse_authors(text: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names of an author string, and whether it was cut short ("et al.")."""
    cut = _ET_AL.sub("", text)
    et_al = cut != text
    parts = [part.strip(" ,;&") for part in re.split(r"[,;]|\s+(?:and|&|и)\s+", cut.strip(" .,;:"))]
    names: list[str] = []
    for part in filter(None, parts):
        if names and _is_initials(part) and "," not in names[-1] and not _ends_in_initials(names[-1]):
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return tuple(parse_name(name) for name in names), et_al


def parse_name(text: str) -> Name:
    """Return one name as printed: "Mora J.", "J. Mora", "Mora, Jaume", "World Health Organization"."""
    text = " ".join(text.split())
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        return _person(family, given)
    words = text.split(" ")
    if len(words) > 1 and _is_initials(words[-1]) and not _is_initials(words[0]):
        at = len(words) - 1
        while at > 1 and _is_initials(words[at - 1]) and words[at - 1].casefold() not in _PARTICLES:
            at -= 1
        return _person(" ".join(words[:at]), " ".join(words[at:]))
    if len(words) == 1:
        return Name(family=text)
    if len(words) > 4:
        return Name(literal=text)
    at = next((i for i, word in enumerate(words[1:], 1) if word in _PARTICLES), len(words) - 1)
    return _person(" ".join(words[at:]), " ".join(words[:at]))


def _person(family: str, given: str) -> Name:
    words = family.split(" ")
    at = 0
    while at < len(words) - 1 and words[at].islower() and words[at] in _PARTICLES:
        at += 1
    return Name(family=" ".join(words[at:]), given=given or None, non_dropping_particle=" ".join(words[:at]) or None)


def _is_initials(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return (
        bool(letters)
        and len(letters) <= 4
        and bool(_INITIALS.match(word))
        and (letters[0].isupper())
        and ("." in word or word.isupper() or len(letters) == 1)
    )


def _ends_in_initials(text: str) -> bool:
    words = text.split(" ")
    return len(words) > 1 and (_is_initials(words[-1]) or _is_initials(words[0]))
