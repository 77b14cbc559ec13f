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
from curate.http import Question, Session
from curate.record import Record, Source, Unavailable
from curate.reference import Date, Item, Name
from curate.resolvers.answering import Batch, Told, asked_together, counted

SOURCE: Source = "openlibrary"
BASE = "https://openlibrary.org"
_MOST = 40


class OpenLibrary(NamedTuple):
    """Asks Open Library at ``base``."""

    session: Session
    base: str = BASE

    def resolve(self, asked: Sequence[str], /) -> Iterator[Told | Unavailable]:
        """Return what Open Library says about each ISBN (CURIE)."""
        how = Batch(
            SOURCE,
            _MOST,
            self._question,
            lambda rows, part: {one: rows.get(_key(one)) for one in part},
            record,
            lambda one: f"{BASE}/isbn/{one.removeprefix('isbn:')}",
        )
        return asked_together(self.session, asked, how)

    def _question(self, part: Sequence[str]) -> Question:
        keys = [_key(one) for one in part]
        params = {"bibkeys": ",".join(keys), "format": "json", "jscmd": "data"}
        check = partial(_check, wanted=keys)
        return Question(SOURCE, f"{self.base}/api/books", params, check, what=counted(part, "ISBN"))


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


def _key(one: str) -> str:
    return f"ISBN:{one.removeprefix('isbn:')}"


def _check(body: bytes, wanted: Collection[str]) -> None:
    rows = json.loads(body)
    if not isinstance(rows, dict) or not set(rows) <= set(wanted):
        raise ValueError("no table of the books that were asked for")
    [row["title"] for row in rows.values()]
