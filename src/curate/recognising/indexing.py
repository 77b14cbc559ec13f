"""An index of works in memory: which of them may a reference string mean?

Each word of a title, each surname, and each volume, page and year leads to the works that have it; rare ones count more
(inverse document frequency). Only the few works that share most with the string are looked at closely.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from curate.comparing.numbers import pages_of
from curate.comparing.texts import without_addresses, words
from curate.comparing.titles import titles
from curate.comparing.years import years
from curate.identifier import find_doi
from curate.record import Record
from curate.similarity import fold, pages

_MOST = 5
_COMMONEST = 0.2  # words that more than this share of the works have lead nowhere
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Index:
    """Works, and what leads to them. Build it with ``index``."""

    records: tuple[Record, ...]
    _leads: dict[str, list[int]]
    _weights: dict[str, float]
    _dois: dict[str, int]

    def candidates(self, string: str, most: int = _MOST) -> tuple[Record, ...]:
        """Return the works that share most with a string, the nearest first; one whose DOI is printed goes before all."""
        scores: Counter[int] = Counter()
        for key in set(_keys_of_string(string)):
            weight = self._weights.get(key)
            if weight:
                for at in self._leads[key]:
                    scores[at] += weight  # type: ignore[assignment]  # a Counter counts with any number
        found = nlargest(most, scores, key=scores.__getitem__)
        doi = find_doi(string)
        printed = self._dois.get(doi.lower()) if doi else None
        order = [printed, *(at for at in found if at != printed)] if printed is not None else found
        return tuple(self.records[at] for at in order)


def index(records: Iterable[Record]) -> Index:
    """Return an index of works."""
    kept = tuple(records)
    leads: dict[str, list[int]] = defaultdict(list)
    for at, record in enumerate(kept):
        for key in set(_keys_of_record(record)):
            leads[key].append(at)
    limit = max(50, int(_COMMONEST * len(kept)))
    weights = {key: math.log(1 + len(kept) / len(at)) for key, at in leads.items() if len(at) <= limit}
    dois = {doi: at for at, record in enumerate(kept) if (doi := record.known_as("doi"))}
    return Index(kept, dict(leads), weights, dois)


def _keys_of_record(record: Record) -> Iterable[str]:
    for title in titles(record)[:2]:
        yield from _tokens(words(title))
    for name in record.item.author[:3]:
        yield from _tokens(fold(name.surname))
    first = [span[0] for page in pages_of(record) if (span := pages(page))]
    yield from (fold(text) for text in (*first, record.item.volume, *map(str, years(record))) if text)


def _keys_of_string(string: str) -> Sequence[str]:
    return _WORD.findall(words(without_addresses(_joined(string))))


def _tokens(folded: str) -> Iterable[str]:
    return (word for word in folded.split() if len(word) > 2 or word.isdigit())


def _joined(string: str) -> str:
    """Return a string with words joined again that the end of a printed line had cut."""
    return re.sub(r"(?<=\w)[-‐‑] ?\n\s*(?=[a-z])", "", string)
