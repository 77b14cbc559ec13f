"""How many requests a service takes, as Crossref and NCBI publish it and as their headers say it; who asks more gets 429.

Crossref since December 2025 (https://www.crossref.org/blog/announcing-changes-to-rest-api-rate-limits/), by pool: lists 3 a second and 3 at a
time for who names an address, 1 and 1 for who does not; single works 10 and 5 a second. Before, it took 50 a second, 5 at a time. NCBI
takes 3 a second, 10 with a key (https://www.ncbi.nlm.nih.gov/books/NBK25497/).
"""

import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Policy = Literal["published", "former", "none"]
"""``published`` is enforced; ``former`` is what Crossref took before December 2025; ``none`` takes and says nothing."""


class Asked(NamedTuple):
    """Who is asked for what: "crossref" or "ncbi", whether an address or a key is named, and whether for a single work."""

    service: str
    named: bool = False
    keyed: bool = False
    single: bool = False


class Refusal(NamedTuple):
    """The answer to one request too many."""

    status: int
    kind: str
    body: str
    headers: dict[str, str]


@dataclass
class Limits:
    """Counts the requests of one asker. ``refused`` are those that were too many, by service."""

    policy: Policy = "published"
    refused: Counter[str] = field(default_factory=Counter)
    _times: dict[tuple[str, str], deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _under_way: Counter[tuple[str, str]] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def counted(self, asked: Asked) -> Iterator[tuple[Refusal | None, dict[str, str]]]:
        """Count a request while it is answered; give what refuses it, if anything, and the headers of its answer."""
        limit = self._limit(asked)
        if limit is None:
            yield None, {}
            return
        pool, per_second, at_once = limit
        place = (asked.service, pool)
        headers = _headers(asked.service, pool, per_second, at_once)
        with self._lock:
            times, now = self._times[place], time.monotonic()
            while times and now - times[0] >= 1.0:
                times.popleft()
            fits = len(times) < per_second and self._under_way[place] < at_once
            if fits:
                times.append(now)
                self._under_way[place] += 1
            else:
                self.refused[asked.service] += 1
        try:
            yield (None if fits else _refusal(asked.service, per_second, headers)), headers
        finally:
            with self._lock:
                self._under_way[place] -= fits

    def _limit(self, asked: Asked) -> tuple[str, int, int] | None:
        if asked.service == "ncbi" and self.policy != "none":
            return ("key", 10, 100) if asked.keyed else ("address", 3, 100)
        if asked.service != "crossref" or self.policy == "none":
            return None
        kind = "single" if asked.single else "array"
        pool = f"{'polite' if asked.named else 'public'}-{kind}"
        if self.policy == "former":
            return pool, 50, 5
        per_second = (10 if asked.named else 5) if asked.single else (3 if asked.named else 1)
        return pool, per_second, 3 if asked.named else 1


def asked_crossref(path: str, asked: Mapping[str, str], agent: str) -> Asked:
    """Return a request to Crossref; ``path`` is that below its address ("works/10.1234/a")."""
    _, _, rest = path.strip("/").partition("works")
    return Asked("crossref", named="mailto" in asked or "mailto:" in agent, single=rest.strip("/").startswith("10."))


def _headers(service: str, pool: str, per_second: int, at_once: int) -> dict[str, str]:
    if service == "ncbi":
        return {"X-RateLimit-Limit": str(per_second)}
    return {
        "x-rate-limit-limit": str(per_second),
        "x-rate-limit-interval": "1s",
        "x-concurrency-limit": str(at_once),
        "x-api-pool": pool,
    }


def _refusal(service: str, per_second: int, headers: dict[str, str]) -> Refusal:
    if service == "ncbi":
        body = f'{{"error":"API rate limit exceeded","count":"{per_second + 1}","limit":"{per_second}"}}'
        return Refusal(429, "application/json", body, {**headers, "Retry-After": "2"})
    return Refusal(429, "text/plain", "Too many requests", {**headers, "Retry-After": "1"})
