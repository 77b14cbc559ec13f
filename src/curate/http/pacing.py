"""How fast a host is asked: as its service publishes it, until its own headers say something else.

- Crossref, since December 2025: lists (filters and searches) 3 a second and 3 at a time for who gives an address (``mailto``), 1 and 1
  for who does not; single works 10 and 5 a second. Its headers are the last word.
  https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/,
  https://www.crossref.org/blog/announcing-changes-to-rest-api-rate-limits/
- NCBI: 3 a second, 10 with a key. https://www.ncbi.nlm.nih.gov/books/NBK25497/
"""

import math
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from curate.record import Source

PER_SECOND: Mapping[Source, float] = {
    "pubmed": 3, "pmc": 3, "datacite": 3, "doi.org": 5, "europepmc": 10, "openalex": 10, "openlibrary": 1, "arxiv": 0.33,
    "clinicaltrials": 0.8, "web": 1,
}  # fmt: skip
"""Requests a second that a service accepts; of a web page, that any host gets."""
WITH_KEY = 10.0  # a second at NCBI
PATIENCE = 60.0
"""Seconds; a service that asks for a longer pause is asked again another day."""
_MOST = 5  # requests at a time, whatever a service allows
_MARGIN = 1.05  # requests do not arrive as evenly as they leave
_FASTEST = 50.0  # a second, whatever a service allows


class Limit(NamedTuple):
    """What a service accepts: requests a second, and so many at a time."""

    per_second: float
    at_once: int = 1


def published(source: Source, *, named: bool, keyed: bool, single: bool) -> Limit:
    """Return the published limit of a source.

    ``named``: the questions carry an address to write to; ``keyed``: a key of NCBI; ``single``: one work is asked for by its own address.
    """
    if source == "crossref":
        per_second = (10 if named else 5) if single else (3 if named else 1)
        return Limit(per_second, 3 if named else 1)
    return Limit(WITH_KEY if source == "pubmed" and keyed else PER_SECOND[source])


@dataclass
class Pacer:
    """Gives each request its time, for several threads. ``sleep`` is called with seconds."""

    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)
    _times: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=int(_FASTEST))))
    _learned: dict[str, Limit] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def limit(self, place: str, given: Limit) -> Limit:
        """Return the limit that a place (host, and kind of question) has told of, else the ``given`` one."""
        return self._learned.get(place, given)

    def wait(self, place: str, given: Limit) -> None:
        """Wait for the next free moment at a place, and take it: three a second may leave at once, the fourth a second later."""
        with self._lock:
            now, per_second = time.monotonic(), self.limit(place, given).per_second
            several = max(1, int(per_second))
            times = self._times[place]
            moment = max(now, self._next.get(place, now))
            if len(times) >= several:
                moment = max(moment, times[-several] + _MARGIN * several / per_second)
            times.append(moment)
        if moment > now:
            self.sleep(moment - now)

    def pause(self, place: str, seconds: float) -> None:
        """Leave a place alone for so long: nobody asks there before."""
        with self._lock:
            self._next[place] = max(self._next.get(place, 0.0), time.monotonic() + min(seconds, PATIENCE))

    def learn(self, place: str, given: Limit, headers: Mapping[str, str]) -> None:
        """Take over the limits that an answer names (``x-rate-limit-limit``, ``x-rate-limit-interval``, ``x-concurrency-limit``)."""
        known = self.limit(place, given)
        per_second, at_once = known
        with suppress(ValueError, ZeroDivisionError):
            seconds = float(headers.get("x-rate-limit-interval", "").rstrip("s"))
            told = float(headers.get("x-rate-limit-limit", "")) / seconds
            if math.isfinite(told) and told > 0 and seconds > 0:
                per_second = min(_FASTEST, max(told, 1.0 / PATIENCE))
        with suppress(ValueError):
            at_once = max(1, min(_MOST, int(headers.get("x-concurrency-limit", ""))))
        if (per_second, at_once) == known:
            return
        with self._lock:
            self._learned[place] = Limit(per_second, at_once)
            if per_second < known.per_second:
                self._next[place] = max(self._next.get(place, 0.0), time.monotonic() + 1.0 / per_second)
