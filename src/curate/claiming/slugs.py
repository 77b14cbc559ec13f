"""Names for sections and claims, made from headings."""

import re
from collections.abc import Iterable

from curate.similarity import fold

OPENING = "opening"
"""The text before the first heading."""

_LONGEST = 30
_NUMBER = re.compile(r"\s*(?:(?:\d+|[A-Z]|[IVX]+)(?:\.\d+)*[.):]\s+|\d+(?:\.\d+)*\s+)?")
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "their", "to", "with"}
)
"""Words that a slug does not end with."""
_TAKEN = frozenset(
    {"manuscript", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""The file of the outline, and names that Windows does not give to files."""


def slugs(titles: Iterable[str]) -> list[str]:
    """Return a slug for each heading, no two the same: "2.1 Late Effects" gives "late-effects"."""
    given: list[str] = []
    taken = set(_TAKEN)
    counts: dict[str, int] = {}
    for title in titles:
        base = slug(title)
        unique = base
        n = counts.get(base, 1)
        while unique in taken:
            n += 1
            unique = f"{base}-{n}"
        taken.add(unique)
        counts[base] = n
        given.append(unique)
    return given


def slug(title: str) -> str:
    """Return a heading in lower-case Latin letters, digits and hyphens, cut at a word; its number left out."""
    number = _NUMBER.match(title)
    words = fold(title[number.end() :] if number else title).split()
    kept = words[:1]
    for word in words[1:]:
        if len("-".join((*kept, word))) > _LONGEST:
            break
        kept.append(word)
    while len(kept) > 1 and kept[-1] in _SMALL:
        kept.pop()
    return "-".join(kept)[:_LONGEST].strip("-") or (OPENING if not title.strip() else "section")
