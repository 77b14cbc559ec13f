"""Web pages that a manuscript cites: is the page there, where does it lead, and is there an archived copy of one that is gone.

A page is called gone where it answers so (404, 410) twice, and the Internet Archive answers in its own words at the same time: where
a network sends everybody to its sign-in page, neither counts. https://archive.org/help/wayback_api.php
"""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from curate.http import Failure, Question, Session
from curate.record import NotFound, Record, Source, Unavailable
from curate.reference import Item
from curate.resolvers.answering import Told, digest, loaded, unavailable

SOURCE: Source = "web"
ARCHIVE = "https://archive.org"
_GONE = frozenset({404, 410})
_CLOSED = frozenset({401, 402, 403, 405, 406, 451})
"""The page is there, and not for programs."""


class WebPages(NamedTuple):
    """Visits pages, and asks the Internet Archive at ``archive``."""

    session: Session
    archive: str = ARCHIVE

    def resolve(self, asked: Sequence[str], /) -> Iterator[Told | Unavailable]:
        """Return what became of each page (CURIE ``url:…``)."""
        for one in asked:
            yield self._page(one)

    def _page(self, one: str) -> Told | Unavailable:
        url = one.removeprefix("url:")
        reply = self.session.ask(Question(SOURCE, url, {}, _check_visit, what=url[:80], visits=True))
        if isinstance(reply, Failure):
            return next(unavailable(SOURCE, [one], reply))
        visit = loaded(reply)
        status = int(visit["status"])
        if status not in _GONE:
            return Told(_there(one, visit["url"], visit["title"], status), url, digest(visit["url"]), reply.retrieved)
        params = {"url": url}
        copy = self.session.ask(
            Question(SOURCE, f"{self.archive}/wayback/available", params, _check_copy, what="an archived copy")
        )
        if isinstance(copy, Failure):
            return next(unavailable(SOURCE, [one], copy))
        closest = (loaded(copy).get("archived_snapshots") or {}).get("closest") or {}
        where = f"; an archived copy is at {closest['url']}" if closest.get("available") and closest.get("url") else ""
        answer = NotFound(asked=one, source=SOURCE, reason=f"it answers with status {status}{where}")
        return Told(answer, url, digest([status, where]), reply.retrieved)


def _there(one: str, url: str, title: str, status: int) -> Record:
    """Return the record of a page that is there; ``types`` says where it is closed to programs."""
    elsewhere = url != one.removeprefix("url:")
    return Record(
        id=one,
        source=SOURCE,
        item=Item(type="webpage", title=title or None, url=url),
        identifiers=(f"url:{url}",) if elsewhere else (),
        types=(f"closed to programs: status {status}",) if status in _CLOSED else (),
    )


def _check_visit(body: bytes) -> None:
    visit = json.loads(body)
    status = visit["status"]
    if not (200 <= status < 300 or status in _GONE or status in _CLOSED):
        raise ValueError("neither there nor gone")


def _check_copy(body: bytes) -> None:
    if not isinstance(json.loads(body)["archived_snapshots"], dict):
        raise TypeError("no word of the archive")
