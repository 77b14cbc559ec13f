"""Crossref REST API: works by DOI, many at once, and by description.

https://api.crossref.org/swagger-ui/index.html. A filter is a list with commas, so a DOI that holds a comma is asked for by
its own address. ``update-to`` stands on a notice, ``updated-by`` on the work; ``filter=updates:`` finds the notices of which the work does not
say; one filter given several times means any of them. Rows of Retraction Watch come among them with ``source: retraction-watch``. https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from curate.http import Failure, Question, Session
from curate.record import NotFound, Record, Unavailable
from curate.reference import Item
from curate.resolvers.answering import Hits, Told, batches, counted, digest, loaded, unavailable, unreadable
from curate.resolvers.works import SOURCE, noticed, record, update_of

__all__ = ["BASE", "Crossref", "query", "record"]

BASE = "https://api.crossref.org"
SELECT = (
    "DOI,type,subtype,title,subtitle,short-title,original-title,author,editor,issued,published-print,published-online,container-title,"
    "short-container-title,volume,issue,page,article-number,publisher,ISSN,ISBN,update-to,updated-by,relation,abstract,license,resource"
)
NOTICE_SELECT = "DOI,type,title,issued,update-to"
_MOST = 100
_MOST_ROWS = 1000  # that Crossref sends at a time
_ROWS = 6


class Crossref(NamedTuple):
    """Asks Crossref at ``base``."""

    session: Session
    base: str = BASE

    def resolve(self, dois: Sequence[str]) -> Iterator[Told | Unavailable]:
        """Return what Crossref says about each DOI (CURIEs)."""
        bare = {one: one.removeprefix("doi:") for one in dois}
        simple = [one for one in dois if "," not in bare[one]]
        for part in batches(simple, _MOST):
            yield from self._together(part, bare)
        for one in dois:
            if one not in simple:
                yield from self._alone(one, bare[one])

    def _together(self, part: Sequence[str], bare: Mapping[str, str]) -> Iterator[Told | Unavailable]:
        params = {
            "filter": ",".join(f"doi:{bare[one]}" for one in part),
            "rows": str(len(part)),
            "select": SELECT,
            **self._polite(),
        }
        what = counted(part, "DOI")
        check = partial(_check_filtered, wanted={bare[one].lower() for one in part})
        reply = self.session.ask(Question(SOURCE, f"{self.base}/works", params, check, what=what))
        if isinstance(reply, Failure):
            yield from unavailable(SOURCE, part, reply)
            return
        works = {str(work["DOI"]).lower(): work for work in _items(loaded(reply))}
        for one in part:
            url = f"{BASE}/works/{quote(bare[one], safe='')}"
            work = works.get(bare[one].lower())
            answer = _read(one, work)
            yield answer if isinstance(answer, Unavailable) else Told(answer, url, digest(work or ""), reply.retrieved)

    def _alone(self, one: str, doi: str) -> Iterator[Told | Unavailable]:
        url = f"{self.base}/works/{quote(doi, safe='')}"
        question = Question(
            SOURCE, url, self._polite(), _check_work, what=f"the DOI {doi}", absent=_check_absent, single=True
        )
        reply = self.session.ask(question)
        if isinstance(reply, Failure):
            yield from unavailable(SOURCE, [one], reply)
            return
        work = loaded(reply)["message"] if reply.status == 200 else None
        answer = _read(one, work)
        page = f"{BASE}/works/{quote(doi, safe='')}"
        yield answer if isinstance(answer, Unavailable) else Told(answer, page, digest(work or ""), reply.retrieved)

    def notices(self, dois: Sequence[str]) -> Iterator[Told | Unavailable]:
        """Return, for each DOI (CURIEs) without a comma, a record of nothing but its notices and newer versions, if there are any."""
        for part in batches([one for one in dois if "," not in one], _MOST):
            params = {
                "filter": ",".join(f"updates:{one.removeprefix('doi:')}" for one in part),
                "rows": str(_MOST_ROWS),
                "select": NOTICE_SELECT,
                **self._polite(),
            }
            wanted = {one.removeprefix("doi:").lower() for one in part}
            what = f"notices about {counted(part, 'work')}"
            check = partial(_check_notices, wanted=wanted)
            reply = self.session.ask(Question(SOURCE, f"{self.base}/works", params, check, what=what))
            if isinstance(reply, Failure):
                yield from unavailable(SOURCE, part, reply)
                continue
            works = _items(loaded(reply))
            for one in part:
                about = [
                    work for work in works if any(update_of(one, update) for update in work.get("update-to") or ())
                ]
                url = f"{BASE}/works?filter=updates:{quote(one.removeprefix('doi:'), safe='/')}"
                found = noticed(one, about)
                told = found if found.notices or found.related else NotFound(asked=one, source=SOURCE)
                yield Told(told, url, digest(about), reply.retrieved)

    def search(self, queries: Sequence[str]) -> Iterator[Hits | Unavailable]:
        """Return, for each description in their order, the works that Crossref thinks nearest to it: one request each."""
        asked = [self._searching(query, f"{n} of {len(queries)}: ") for n, query in enumerate(queries, 1)]
        for query, reply in zip(queries, self.session.ask_all(asked), strict=True):
            if isinstance(reply, Failure):
                yield next(unavailable(SOURCE, ["search"], reply))
                continue
            works = _items(loaded(reply))
            url = f"{BASE}/works?query.bibliographic={quote(query)}"
            yield Hits(SOURCE, tuple(record(work) for work in works), url, digest(works), reply.retrieved)

    def _searching(self, query: str, place: str) -> Question:
        params = {"query.bibliographic": query, "rows": str(_ROWS), "select": SELECT, **self._polite()}
        what = f'{place}"{query[:60]}…"' if len(query) > 60 else f'{place}"{query}"'
        return Question(SOURCE, f"{self.base}/works", params, _check_found, what=what)

    def _polite(self) -> dict[str, str]:
        return {"mailto": self.session.mailto} if self.session.mailto else {}


def query(item: Item, string: str) -> str:
    """Return a description as it is searched for: title, first author, journal and year; the string where none was understood."""
    if not item.title:
        return " ".join(string.split())[:400]
    first = item.author[0].surname if item.author else ""
    parts = (item.title, first, item.container_title or "", str(item.year or ""))
    return " ".join(filter(None, parts))[:400]


def _read(one: str, work: Mapping[str, Any] | None) -> Record | NotFound | Unavailable:
    if work is None:
        return NotFound(asked=one, source=SOURCE)
    try:
        return record(work)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return unreadable(SOURCE, one)


def _check_found(body: bytes) -> object:
    return [record(work) for work in _items(json.loads(body))]


def _check_notices(body: bytes, wanted: Collection[str]) -> None:
    answer = json.loads(body)
    works = _items(answer)
    if answer["message"].get("total-results", len(works)) > len(works):
        raise ValueError("notices are missing from the list")
    about = {str(update["DOI"]).lower() for work in works for update in work.get("update-to") or ()}
    if works and not about & set(wanted):
        raise ValueError("notices that were not asked for")
    noticed("doi:", works)


def _check_filtered(body: bytes, wanted: Collection[str]) -> None:
    answer = json.loads(body)
    dois = [str(work["DOI"]).lower() for work in _items(answer)]
    if answer["message"].get("total-results", len(dois)) > len(dois):
        raise ValueError("works are missing from the list")
    if dois and not set(dois) & set(wanted):
        raise ValueError("works that were not asked for")


def _check_work(body: bytes) -> object:
    message = json.loads(body)["message"]
    if not isinstance(message["DOI"], str):
        raise TypeError("no work")
    return message


def _check_absent(body: bytes) -> None:
    if not body.strip().lower().startswith(b"resource not found"):
        raise ValueError("not Crossref's own word that there is no such work")


def _items(answer: Any) -> list[dict[str, Any]]:
    items = answer["message"]["items"]
    if not isinstance(items, list) or not all(isinstance(item["DOI"], str) for item in items):
        raise ValueError("no list of works")
    return items
