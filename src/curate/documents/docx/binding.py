"""Which printed entries the works behind citations are, and what the citations therefore point at."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from curate.bibliography.keys import keys
from curate.bibliography.printing import vancouver
from curate.documents.docx.managing import Work
from curate.identifier import find_doi
from curate.manuscript import Entry, FixedLink, Manuscript, OffsetMap
from curate.reference import Item
from curate.similarity import fold, spellings, titles_alike

_SURE = 0.75
_LEAD = 0.08
_SAME_TITLE = 0.9
_ONE_NUMBER = re.compile(r"\D{0,3}(\d{1,4})\D{0,3}")


@dataclass(frozen=True, slots=True)
class Behind:
    """A citation before the text was reflowed: its range, the works behind it, whether the text is a note's mark."""

    start: int
    end: int
    works: tuple[Work, ...]
    mark: bool


def position(offsets: OffsetMap, size: int, source: int) -> int:
    """Return the first offset in a text of ``size`` that comes from ``source`` or behind it."""
    return bisect_left(range(size), source, key=offsets.source)


def bind(manuscript: Manuscript, found: Sequence[Behind]) -> Manuscript:
    """Return the manuscript with links from its citations, and items for its entries.

    A citation is linked where all its works are in the printed list. Without a printed list the works are the list, in
    the order of their first citation; its numbers are then ours, and printed ones say nothing about it.
    """
    if not found:
        return manuscript
    pool, numbers = _pool(found)
    places = [_place(manuscript, each) for each in found]
    entries = manuscript.entries
    if entries:
        homes = _homes(pool, entries, _votes(manuscript, numbers, places))
    else:
        entries = tuple(_made(pool, len(manuscript.text)))
        homes = dict(enumerate(range(len(pool))))
    entries = _named(entries, pool, homes)
    links = []
    for place, each in zip(places, numbers, strict=True):
        targets = [entries[homes[number]].key for number in each if number in homes]
        if place and len(targets) == len(each):
            start, end, mark = place
            kept = tuple(dict.fromkeys(key for key in targets if key))
            links.append(FixedLink(start=start, end=end, keys=kept, mark=mark or not manuscript.entries))
    return manuscript.model_copy(update={"entries": entries, "links": _apart(links)})


def _place(manuscript: Manuscript, behind: Behind) -> tuple[int, int, bool] | None:
    """Return where a citation stands in the reading text; None for one in the list itself or in what was dropped."""
    size = len(manuscript.text)
    start = position(manuscript.offsets, size, behind.start)
    end = position(manuscript.offsets, size, behind.end)
    text = manuscript.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    listed = manuscript.list_span
    inside = listed is not None and listed.start <= start < listed.end
    return None if start >= end or inside else (start, end, behind.mark)


def _apart(links: Iterable[FixedLink]) -> tuple[FixedLink, ...]:
    """Return the links in order; those of one range (a note with several citations) as one."""
    joined: dict[tuple[int, int], FixedLink] = {}
    for link in sorted(links, key=lambda each: (each.start, each.end)):
        before = joined.get((link.start, link.end))
        merged = tuple(dict.fromkeys((*before.keys, *link.keys))) if before else link.keys
        joined[link.start, link.end] = link.model_copy(update={"keys": merged})
    return tuple(joined.values())


def _pool(found: Sequence[Behind]) -> tuple[list[Item], list[list[int]]]:
    """Return the works, each once, and for each citation which of them it cites."""
    pool: list[Item] = []
    known: dict[str, int] = {}
    numbers = []
    for behind in found:
        cited = []
        for work in behind.works:
            names = [*work.names, f"doi:{work.item.doi.casefold()}" if work.item.doi else work.item.model_dump_json()]
            number = next((known[name] for name in names if name in known), len(pool))
            if number == len(pool):
                pool.append(work.item)
            for name in names:
                known.setdefault(name, number)
            cited.append(number)
        numbers.append(cited)
    return pool, numbers


def _votes(
    manuscript: Manuscript, numbers: Sequence[Sequence[int]], places: Sequence[tuple[int, int, bool] | None]
) -> dict[int, int]:
    """Return for each work the entry whose number stands wherever the work is cited alone."""
    labelled = {entry.label or str(entry.n): at for at, entry in enumerate(manuscript.entries)}
    votes: dict[int, Counter[int | None]] = defaultdict(Counter)
    for cited, place in zip(numbers, places, strict=True):
        if len(cited) == 1 and place and not place[2]:
            printed = _ONE_NUMBER.fullmatch(manuscript.text[place[0] : place[1]])
            votes[cited[0]][labelled.get(printed[1]) if printed else None] += 1
    return {work: at for work, counts in votes.items() if len(counts) == 1 and (at := next(iter(counts))) is not None}


def _homes(pool: Sequence[Item], entries: Sequence[Entry], votes: Mapping[int, int]) -> dict[int, int]:
    """Return which entry each work is, for those that are surely one."""
    folded = [fold(entry.string) for entry in entries]
    dois = {doi.casefold(): at for at, entry in enumerate(entries) if (doi := find_doi(entry.string))}
    squeezed = [text.replace(" ", "") for text in folded]
    holders: dict[str, set[int]] = defaultdict(set)
    for at, text in enumerate(folded):
        for word in set(text.split()):
            holders[word].add(at)
    homes: dict[int, int] = {}
    for number, item in enumerate(pool):
        if item.doi and item.doi.casefold() in dois:
            homes[number] = dois[item.doi.casefold()]
            continue
        scored = sorted(((score, at) for at, score in _scores(item, squeezed, holders).items()), reverse=True)
        near = [at for score, at in scored if score >= _SURE and score > scored[0][0] - _LEAD]
        if len(near) == 1:
            homes[number] = near[0]
        elif votes.get(number) in near:
            homes[number] = votes[number]
    return homes


def _scores(item: Item, squeezed: Sequence[str], holders: Mapping[str, set[int]]) -> dict[int, float]:
    """Return how surely an entry is a work, 0..1: by title, first author and year, or by all else where none is printed."""
    title = [word for word in dict.fromkeys(fold(item.title or "").split()) if len(word) > 2]
    words: Counter[int] = Counter()
    for word in title:
        words.update(holders.get(word, ()))
    author = _holding(spellings(item.author[0].surname) if item.author else (), squeezed, holders)
    year = holders.get(str(item.year), set()) | holders.get(f"{item.year}{item.year_suffix}", set())
    numbers = [part for part in (item.volume, (item.page or "").split("-")[0]) if part]
    scores: dict[int, float] = {}
    for at in words.keys() | author:
        share = words[at] / len(title) if title else 0.0
        fits = (0.5 if at in author or not item.author else 0.0) + (0.5 if at in year or item.year is None else 0.0)
        score = 0.7 * share + 0.3 * fits
        if len(numbers) == 2 and fits == 1.0 and all(at in holders.get(fold(part), ()) for part in numbers):
            score = max(score, 0.9)
        scores[at] = score
    return scores


def _holding(surnames: Sequence[str], squeezed: Sequence[str], holders: Mapping[str, set[int]]) -> set[int]:
    """Return the entries that name an author, whose name may be of several words."""
    found: set[int] = set()
    for surname in surnames:
        found |= holders.get(surname, set())
    parts = surnames[0] if surnames else ""
    return found or ({at for at, text in enumerate(squeezed) if parts in text} if parts else set())


def _named(entries: Sequence[Entry], pool: Sequence[Item], homes: Mapping[int, int]) -> tuple[Entry, ...]:
    """Return the entries with keys and items from the works that they are; one that is two works keeps its string only."""
    works: dict[int, list[Item]] = defaultdict(list)
    for number, at in homes.items():
        works[at].append(pool[number])
    order = sorted(works)
    named = dict(zip(order, keys([works[at][0] for at in order], [None] * len(order)), strict=True))
    result = []
    for at, entry in enumerate(entries):
        same = works.get(at, [])
        alike = all(titles_alike(same[0].title or "", each.title or "") >= _SAME_TITLE for each in same[1:])
        update = {"key": named.get(at), "item": same[0] if same and alike and same[0].title else None}
        result.append(entry.model_copy(update=update))
    return tuple(result)


def _made(pool: Sequence[Item], end: int) -> Iterable[Entry]:
    for n, item in enumerate(pool, 1):
        yield Entry(n=n, string=vancouver(item) or "?", start=end, end=end)
