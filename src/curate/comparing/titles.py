"""Compare titles."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from curate.assessment import Difference
from curate.comparing.texts import plain, squeezed, without_notice, words
from curate.lexicon import MINOR
from curate.record import Record
from curate.reference import Item
from curate.similarity import ratio, stands_in

OTHER = 0.72
"""Titles less alike than this are those of different works."""
_SUBTITLE = re.compile(r"\s*(?:[:.?!;–—]\s|\s-\s|\()")
_FEWEST = 3  # words that a title without its subtitle must have


def compare_title(item: Item, string: str, records: Sequence[Record]) -> Iterator[Difference]:
    """Say how the title differs from that of every record."""
    printed = item.title
    recorded = [(record, title) for record in records for title in titles(record)]
    if not printed or not recorded or any(title_stands(title, printed, string) for _, title in recorded):
        return
    record, nearest = max(recorded, key=lambda pair: ratio(pair[1], printed))
    likeness = ratio(nearest, printed)
    yield Difference(
        field="title",
        kind="other-title" if likeness < OTHER else _kind(printed, nearest),
        printed=printed,
        recorded=nearest,
        sources=tuple(dict.fromkeys([record.source, *(one.source for one, title in recorded if title == nearest)])),
        misleading=likeness < OTHER,
    )


def titles(record: Record) -> tuple[str, ...]:
    """Return the titles under which a record knows its work, without markup and notices."""
    found = (record.item.title, *record.titles, record.item.original_title, record.item.title_short)
    return tuple(dict.fromkeys(_clean(title) for title in found if title))


@lru_cache(maxsize=16384)
def _clean(title: str) -> str:
    return without_notice(plain(title)).lstrip("[ ").rstrip("]. ")


def title_stands(title: str, printed: str, string: str) -> bool:
    """Return whether a recorded title is the one printed, artefacts of printing aside."""
    printed = _clean(printed)
    if squeezed(title) == squeezed(printed) or _content(title) == _content(printed):
        return True
    if len(words(title).split()) >= _FEWEST and stands_in(words(title), words(string)) == 1.0:
        return True
    return _without_subtitle(title, printed) or _without_subtitle(printed, title)


def _content(title: str) -> list[str]:
    """Return the words that carry the title; an article more or less is no difference."""
    return [word for word in words(title).split() if word not in MINOR]


def _without_subtitle(short: str, long: str) -> bool:
    """Return whether ``short`` is ``long`` as far as one of its breaks."""
    key = squeezed(short)
    if len(words(short).split()) < _FEWEST:
        return False
    breaks = _SUBTITLE.finditer(long)
    return any(key in (squeezed(long[: found.start()]), squeezed(long[found.end() :])) for found in breaks)


def _kind(printed: str, recorded: str) -> str:
    """Return "misspelled" where each word that differs is nearly the same, "words-added", "words-dropped" or "wording"."""
    ours, theirs = words(printed).split(), words(recorded).split()
    kinds: set[str] = set()
    for operation, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if operation == "replace":
            alike = ratio("".join(ours[a:b]), "".join(theirs[c:d])) >= 0.75
            kinds.add("misspelled" if alike else "wording")
        elif operation != "equal":
            kinds.add("words-added" if operation == "delete" else "words-dropped")
    return kinds.pop() if len(kinds) == 1 else "wording"
