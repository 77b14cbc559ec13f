"""Ids of references: "mora-2025", and "mora-2025-b" for the second of the same author and year."""

import re
from collections.abc import Sequence

from anyascii import anyascii

from curate.reference import Item

_NOT_KEY = re.compile(r"[^a-z0-9]+")


def keys(items: Sequence[Item], given: Sequence[str | None]) -> tuple[str, ...]:
    """Return one id for each item: the given key made safe for a file name, else family and year.

    Ids are ASCII, lower case, unique, and depend only on the items before them: the first of a name has no letter.
    """
    taken: set[str] = set()
    counts: dict[str, int] = {}
    result = []
    for item, key in zip(items, given, strict=True):
        base = _slug(key or "") or _base(item)
        unique, count = base, counts.get(base, 1)
        while unique in taken:
            count += 1
            unique = f"{base}-{_letters(count)}"
        taken.add(unique)
        counts[base] = count
        result.append(unique)
    return tuple(result)


def _base(item: Item) -> str:
    name = item.author[0].surname if item.author else (item.editor[0].surname if item.editor else "")
    words = _slug(name or item.title or item.publisher or "").split("-")
    stem = "-".join(words[:4])[:40].strip("-") or "reference"
    return f"{stem}-{item.year}" if item.year else f"{stem}-nd"


def _slug(text: str) -> str:
    return _NOT_KEY.sub("-", anyascii(text).casefold().replace("'", "")).strip("-")


def _letters(count: int) -> str:
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
