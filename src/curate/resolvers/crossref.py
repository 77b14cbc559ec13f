"""Crossref REST API: works by DOI, many at once, and by description.

https://api.crossref.org/swagger-ui/index.html. A filter is a list with commas, so a DOI that holds a comma is asked for by
its own address. ``update-to`` stands on a notice, ``updated-by`` on the work; rows of Retraction Watch come among them with
``source: retraction-watch``. https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from curate.comparing.texts import plain
from curate.http import Failure, Question, Session
from curate.record import AbstractPart, NotFound, Notice, NoticeKind, Record, Related, Source, Unavailable
from curate.reference import Date, Item, ItemType, Name
from curate.resolvers.answering import Hits, Told, batches, digest, loaded, unavailable, unreadable

SOURCE: Source = "crossref"
BASE = "https://api.crossref.org"
SELECT = (
    "DOI,type,subtype,title,subtitle,short-title,original-title,author,editor,issued,published-print,published-online,container-title,"
    "short-container-title,volume,issue,page,article-number,publisher,ISSN,ISBN,update-to,updated-by,relation,abstract,resource"
)
_MOST = 50
_ROWS = 6
_TYPES: Mapping[str, ItemType] = {
    "journal-article": "article-journal", "book-chapter": "chapter", "book-part": "chapter", "book-section": "chapter",
    "book": "book", "monograph": "book", "edited-book": "book", "reference-book": "book", "reference-entry": "entry-encyclopedia",
    "proceedings-article": "paper-conference", "posted-content": "article", "dissertation": "thesis", "report": "report",
    "report-component": "report", "dataset": "dataset", "standard": "standard", "peer-review": "review", "component": "document",
}  # fmt: skip
_NOTICES: Mapping[str, NoticeKind] = {
    "retraction": "retraction", "partial_retraction": "partial-retraction", "removal": "withdrawal", "withdrawal": "withdrawal",
    "expression_of_concern": "concern", "concern": "concern", "correction": "correction", "corrigendum": "correction",
    "erratum": "correction", "addendum": "correction", "clarification": "correction", "reinstatement": "reinstatement",
    "republication": "republication", "retract_and_replace": "republication",
}  # fmt: skip
_RELATED = {
    "has-preprint": "preprint", "is-preprint-of": "article", "is-version-of": "version", "has-version": "version",
    "has-translation": "translation", "is-translation-of": "translation",
}  # fmt: skip
_TITLED = re.compile(r"^\W*(?:retracted|withdrawn)\b[^:]{0,20}:", re.IGNORECASE)


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
        what = f"{len(part)} DOI{'s' if len(part) > 1 else ''}"
        wanted = {bare[one].lower() for one in part}

        def check(body: bytes) -> None:
            _check_filtered(body, wanted)

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
        question = Question(SOURCE, url, self._polite(), _check_work, what=f"the DOI {doi}", absent=_check_absent)
        reply = self.session.ask(question)
        if isinstance(reply, Failure):
            yield from unavailable(SOURCE, [one], reply)
            return
        work = loaded(reply)["message"] if reply.status == 200 else None
        answer = _read(one, work)
        page = f"{BASE}/works/{quote(doi, safe='')}"
        yield answer if isinstance(answer, Unavailable) else Told(answer, page, digest(work or ""), reply.retrieved)

    def search(self, query: str) -> Hits | Unavailable:
        """Return the works that Crossref thinks nearest to a description."""
        params = {"query.bibliographic": query, "rows": str(_ROWS), "select": SELECT, **self._polite()}
        what = f'"{query[:60]}…"' if len(query) > 60 else f'"{query}"'
        reply = self.session.ask(Question(SOURCE, f"{self.base}/works", params, _check_found, what=what))
        if isinstance(reply, Failure):
            return next(unavailable(SOURCE, ["search"], reply))
        works = _items(loaded(reply))
        url = f"{BASE}/works?query.bibliographic={quote(query)}"
        return Hits(SOURCE, tuple(record(work) for work in works), url, digest(works), reply.retrieved)

    def _polite(self) -> dict[str, str]:
        return {"mailto": self.session.mailto} if self.session.mailto else {}


def query(item: Item, string: str) -> str:
    """Return a description as it is searched for: title, first author, journal and year; the string where none was understood."""
    if not item.title:
        return " ".join(string.split())[:400]
    first = item.author[0].surname if item.author else ""
    parts = (item.title, first, item.container_title or "", str(item.year or ""))
    return " ".join(filter(None, parts))[:400]


def record(work: Mapping[str, Any]) -> Record:
    """Return a work of Crossref as a record."""
    doi = str(work["DOI"]).lower()
    title = _first(work.get("title"))
    subtitle = _first(work.get("subtitle"))
    full = f"{title}: {subtitle}" if title and subtitle and subtitle.lower() not in title.lower() else title
    notices = tuple(_notices(work.get("updated-by"))) + tuple(_relation_notices(work))
    if title and _TITLED.match(title) and not any(one.kind in ("retraction", "withdrawal") for one in notices):
        word = title.split(":")[0]
        kind: NoticeKind = "withdrawal" if "withdrawn" in word.lower() else "retraction"
        notices = (*notices, Notice(kind=kind, label=word, said_by="title"))
    dates = [work.get(key) for key in ("issued", "published-print", "published-online", "published")]
    years = dict.fromkeys(filter(None, map(_year, dates)))
    issued = _date(work.get("published-print")) or _date(work.get("issued")) or _date(work.get("published-online"))
    item = Item(
        type=_TYPES.get(str(work.get("type")), "document"),
        title=plain(full) if full else None,
        author=tuple(_names(work.get("author"))),
        editor=tuple(_names(work.get("editor"))),
        container_title=_plain(work, "container-title"),
        container_title_short=_plain(work, "short-container-title"),
        publisher=plain(work.get("publisher") or "") or None,
        issued=issued,
        volume=work.get("volume"),
        issue=work.get("issue"),
        page=work.get("page"),
        number=work.get("article-number"),
        doi=doi,
        issn=_first(work.get("ISSN")),
        isbn=_first(work.get("ISBN")),
    )
    return Record(
        id=f"doi:{doi}",
        source=SOURCE,
        item=item,
        titles=tuple(
            dict.fromkeys(plain(one) for one in _texts(work, "title", "short-title", "original-title") if one != full)
        ),
        journals=tuple(dict.fromkeys(plain(one) for one in _texts(work, "container-title", "short-container-title"))),
        years=tuple(years),
        types=tuple(filter(None, (work.get("type"), work.get("subtype")))),
        abstract=_abstract(work.get("abstract")),
        notices=notices,
        notice_of=tuple(_notices(work.get("update-to"))),
        related=tuple(_related(work.get("relation"))),
        authors_complete=len(work.get("author") or ()) > 1,
    )


def _read(one: str, work: Mapping[str, Any] | None) -> Record | NotFound | Unavailable:
    if work is None:
        return NotFound(asked=one, source=SOURCE)
    try:
        return record(work)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return unreadable(SOURCE, one)


def _check_found(body: bytes) -> object:
    return [record(work) for work in _items(json.loads(body))]


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


def _first(values: Any) -> str | None:
    if isinstance(values, str):
        return values or None
    return next((str(value) for value in values or () if value), None)


def _plain(work: Mapping[str, Any], key: str) -> str | None:
    return plain(_first(work.get(key)) or "") or None


def _texts(work: Mapping[str, Any], *keys: str) -> Iterator[str]:
    for key in keys:
        yield from (str(text) for text in work.get(key) or () if text)


def _names(people: Any) -> Iterator[Name]:
    for one in people or ():
        if one.get("family"):
            yield Name(
                family=plain(one["family"]), given=plain(one.get("given") or "") or None, suffix=one.get("suffix")
            )
        elif literal := one.get("name") or one.get("literal") or one.get("given"):
            yield Name(literal=plain(literal))


def _date(value: Any) -> Date | None:
    parts = (value or {}).get("date-parts") or ()
    numbers = tuple(int(part) for part in (parts[0] if parts else ()) if part)
    return Date(date_parts=(numbers,)) if numbers else None


def _year(value: Any) -> int | None:
    date = _date(value)
    return date.year if date else None


def _notices(updates: Any) -> Iterator[Notice]:
    for one in updates or ():
        word = str(one.get("type") or "").lower().replace("-", "_").replace(" ", "_")
        if kind := _NOTICES.get(word):
            yield Notice(
                kind=kind,
                date=_date(one.get("updated")),
                identifier=f"doi:{one['DOI'].lower()}" if one.get("DOI") else "",
                label=str(one.get("label") or ""),
                said_by=str(one.get("source") or "publisher"),
            )


def _relation_notices(work: Mapping[str, Any]) -> Iterator[Notice]:
    """Return what older deposits say by relations instead of updates."""
    for word, kind in (
        ("is-retracted-by", "retraction"),
        ("is-corrected-by", "correction"),
        ("is-withdrawn-by", "withdrawal"),
    ):
        for one in (work.get("relation") or {}).get(word) or ():
            if one.get("id-type") == "doi":
                yield Notice(kind=kind, identifier=f"doi:{one['id'].lower()}", label=word, said_by="publisher")


def _related(relation: Any) -> Iterator[Related]:
    for word, kind in _RELATED.items():
        for one in (relation or {}).get(word) or ():
            if one.get("id-type") == "doi" and one.get("id"):
                yield Related(kind=kind, identifier=f"doi:{one['id'].lower()}")


def _abstract(text: Any) -> tuple[AbstractPart, ...]:
    if not text:
        return ()
    parts = re.split(r"<(?:jats:)?title>(.*?)</(?:jats:)?title>", str(text))
    found = [AbstractPart(text=plain(parts[0]))] if plain(parts[0]) else []
    for label, body in zip(parts[1::2], parts[2::2], strict=False):
        if plain(body):
            found.append(
                AbstractPart(label="" if plain(label).lower() == "abstract" else plain(label).upper(), text=plain(body))
            )
    return tuple(found)
