"""Open Library: books by ISBN.

https://openlibrary.org/dev/docs/api/books (``/api/books`` with several ``bibkeys``), https://openlibrary.org/developers/api: one request a
second, three from who gives an address. It does not list every book, so that it has none says nothing.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from curate.comparing.texts import plain
from curate.http import Failure, Question, Session
from curate.record import NotFound, Record, Source, Unavailable
from curate.reference import Date, Item, Name
from curate.resolvers.answering import Told, batches, digest, loaded, unavailable, unreadable

SOURCE: Source = "openlibrary"
BASE = "https://openlibrary.org"
_MOST = 40


class OpenLibrary(NamedTuple):
    """Asks Open Library at ``base``."""

    session: Session
    base: str = BASE

    def resolve(self, asked: Sequence[str], /) -> Iterator[Told | Unavailable]:
        """Return what Open Library says about each ISBN (CURIE)."""
        for part in batches(asked, _MOST):
            keys = [f"ISBN:{one.removeprefix('isbn:')}" for one in part]
            params = {"bibkeys": ",".join(keys), "format": "json", "jscmd": "data"}
            check = partial(_check, wanted=keys)
            reply = self.session.ask(
                Question(SOURCE, f"{self.base}/api/books", params, check, what=f"{len(part)} ISBNs")
            )
            if isinstance(reply, Failure):
                yield from unavailable(SOURCE, part, reply)
                continue
            rows = loaded(reply)
            for one, key in zip(part, keys, strict=True):
                row = rows.get(key)
                try:
                    answer = record(one, row) if row else NotFound(asked=one, source=SOURCE)
                except (ValueError, KeyError, TypeError, AttributeError):
                    yield unreadable(SOURCE, one)
                else:
                    yield Told(answer, f"{BASE}/isbn/{one.removeprefix('isbn:')}", digest(row or ""), reply.retrieved)


def record(one: str, row: Mapping[str, Any]) -> Record:
    """Return a book as a record of its ISBN (CURIE)."""
    title, subtitle = plain(str(row["title"])), plain(str(row.get("subtitle") or ""))
    year = re.search(r"\b(1[5-9]\d\d|20\d\d)\b", str(row.get("publish_date") or ""))
    publishers = row.get("publishers") or ()
    ids = row.get("identifiers") or {}
    isbns = [f"isbn:{each}" for key in ("isbn_13", "isbn_10") for each in ids.get(key) or ()]
    pages = row.get("number_of_pages")
    item = Item(
        type="book",
        title=f"{title}: {subtitle}" if subtitle else title,
        author=tuple(Name(literal=str(each["name"])) for each in row.get("authors") or ()),
        publisher=str(publishers[0]["name"]) if publishers else None,
        issued=Date(date_parts=((int(year.group()),),)) if year else None,
        number_of_pages=str(pages) if pages else None,
        isbn=one.removeprefix("isbn:"),
    )
    return Record(
        id=one,
        source=SOURCE,
        item=item,
        titles=(title,) if subtitle else (),
        years=(int(year.group()),) if year else (),
        identifiers=tuple(dict.fromkeys(each for each in isbns if each != one)),
        authors_complete=False,
    )


def _check(body: bytes, wanted: Collection[str]) -> None:
    rows = json.loads(body)
    if not isinstance(rows, dict) or not set(rows) <= set(wanted):
        raise ValueError("no table of the books that were asked for")
    [row["title"] for row in rows.values()]
