"""How far a record is from a description, field by field."""

import re
from functools import lru_cache

from curate.assessment import RecordCandidate
from curate.comparing.journals import journals, same_journal
from curate.comparing.numbers import number, pages_of
from curate.comparing.texts import without_addresses, words
from curate.comparing.titles import title_stands, titles
from curate.comparing.years import years
from curate.record import Record
from curate.reference import Item
from curate.similarity import fold, pages, ratio, stands_in, surnames_alike

WEIGHTS = {"title": 0.40, "author": 0.22, "year": 0.10, "journal": 0.08, "volume": 0.08, "page": 0.12}
"""How much each penalty counts; they sum to 1."""

UNKNOWN = 0.3
"""The penalty of a field that one of the two sides does not give."""

_FEW = 4  # a shorter title may stand in a string by chance


def candidate(item: Item, string: str, record: Record) -> RecordCandidate:
    """Return the record with its penalties against a description: the item as understood, and the string as printed."""
    bare = without_addresses(string)
    folded = words(bare)
    penalties = {
        "title": round(_title(item, string, folded, record), 3),
        "author": _author(item, folded, record),
        "year": _year(item, bare, record),
        "journal": _journal(item, string, record),
        "volume": _volume(item, bare, record),
        "page": _page(item, bare, record),
    }
    distance = sum(WEIGHTS[name] * penalty for name, penalty in penalties.items())
    return RecordCandidate(record=record, distance=round(distance, 4), penalties=penalties)


def _title(item: Item, string: str, folded: str, record: Record) -> float:
    known = titles(record)
    if not known:
        return UNKNOWN
    if any(title_stands(title, item.title or "", string) for title in known):
        return 0.0
    best = max((ratio(title, item.title) for title in known), default=0.0) if item.title else 0.0
    for title in map(words, known):
        if len(title.split()) >= _FEW:
            best = max(best, stands_in(title, folded))
    if not item.title and best < 0.6:
        return 0.5  # no title was understood: many styles print none
    return 1.0 - best


def _author(item: Item, folded: str, record: Record) -> float:
    recorded = record.item.author or record.item.editor
    if not recorded:
        return UNKNOWN
    first = recorded[0].surname
    ours = item.author or item.editor
    if ours:
        if surnames_alike(ours[0].surname, first) >= 0.86 or _swapped(ours[0].given, first):
            return 0.0
        if any(surnames_alike(name.surname, first) >= 0.86 for name in ours):
            return 0.3
    if (key := fold(first)) and f" {key} " in f" {folded[: max(160, len(folded) // 2)]} ":
        return 0.0 if f" {folded}".startswith(f" {key} ") else 0.15
    surnames = [fold(name.surname) for name in recorded[:12]]
    standing = sum(1 for name in surnames if name and f" {name} " in f" {folded} ")
    if standing >= 2:
        return 0.3
    return 1.0 if ours else 0.6


def _swapped(given: str | None, family: str) -> bool:
    return bool(given) and surnames_alike(given or "", family) >= 0.95


def _year(item: Item, bare: str, record: Record) -> float:
    known = years(record)
    if not known:
        return UNKNOWN
    printed = {item.year} if item.year else _printed_years(bare)
    if not printed:
        return UNKNOWN
    away = min(abs(ours - theirs) for ours in printed if ours for theirs in known)
    return {0: 0.0, 1: 0.3}.get(away, 1.0)


@lru_cache(maxsize=64)
def _printed_years(bare: str) -> frozenset[int]:
    return frozenset(int(year) for year in re.findall(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", bare))


def _journal(item: Item, string: str, record: Record) -> float:
    known = journals(record)
    if not known:
        return UNKNOWN
    printed = item.container_title or ""
    if any(
        same_journal(name, printed or name, string) for name in known if printed or f" {fold(name)} " in fold(string)
    ):
        return 0.0
    return 0.8 if printed else 0.5


def _volume(item: Item, bare: str, record: Record) -> float:
    return _number(item.volume, record.item.volume, bare)


def _page(item: Item, bare: str, record: Record) -> float:
    known = pages_of(record)
    if not known:
        return UNKNOWN
    ours = pages(item.page) or (pages(item.number) if item.number else None)
    return min(_number(ours[0] if ours else None, first[0], bare) for text in known if (first := pages(text)))


def _number(ours: str | None, theirs: str | None, bare: str) -> float:
    if not theirs:
        return UNKNOWN
    if ours and number(ours) == number(theirs):
        return 0.0
    digits = re.escape(theirs.strip())
    if re.search(rf"(?<![\w.]){digits}(?!\w)", bare, re.IGNORECASE):
        return 0.1 if len(theirs.strip()) > 2 else 0.2
    return 1.0 if ours else 0.6
