"""A work of Crossref as a record, and what its notices say about it.

https://api.crossref.org/swagger-ui/index.html: ``update-to`` stands on a notice, ``updated-by`` on the work.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from curate.comparing.texts import plain
from curate.licensing import licence
from curate.record import AbstractPart, Notice, NoticeKind, Record, Related, Source
from curate.reference import Date, Item, ItemType, Name

SOURCE: Source = "crossref"
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
_VERSIONS = frozenset({"new_version", "new_edition"})
_RELATED = {
    "has-preprint": "preprint", "is-preprint-of": "article", "is-version-of": "version", "has-version": "version",
    "has-translation": "translation", "is-translation-of": "translation",
}  # fmt: skip
_TITLED = re.compile(r"^\W*(?:retracted|withdrawn)\b[^:]{0,20}:", re.IGNORECASE)


def record(work: Mapping[str, Any]) -> Record:
    """Return a work of Crossref as a record."""
    doi = str(work["DOI"]).lower()
    title = _first(work.get("title"))
    subtitle = _first(work.get("subtitle"))
    full = f"{title}: {subtitle}" if title and subtitle and subtitle.lower() not in title.lower() else title
    notices = tuple(_notices(work.get("updated-by"))) + tuple(_relation_notices(work))
    kind = _titled(title or "")
    if title and kind and not any(one.kind in ("retraction", "withdrawal") for one in notices):
        notices = (*notices, Notice(kind=kind, label=title.split(":")[0], said_by="title"))
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
        related=tuple(dict.fromkeys((*_related(work.get("relation")), *_versions(work.get("updated-by"))))),
        licence=_licence(work.get("license")),
        authors_complete=len(work.get("author") or ()) > 1,
    )


def noticed(one: str, works: Sequence[Mapping[str, Any]]) -> Record:
    """Return a record of a work (CURIE) that holds what the works that update it say: notices, and newer versions.

    A new version that calls itself withdrawn or retracted is a notice.
    """
    notices: list[Notice] = []
    related: list[Related] = []
    for work in works:
        doi = str(work["DOI"]).lower()
        title = plain(_first(work.get("title")) or "")
        for update in (update for update in work.get("update-to") or () if update_of(one, update)):
            notices += [_replaced(notice, doi, title) for notice in _notices([update])]
            if _word(update) in _VERSIONS:
                related.append(Related(kind="version", identifier=f"doi:{doi}"))
                if kind := _titled(title):
                    date = _date(update.get("updated")) or _date(work.get("issued"))
                    notices.append(
                        Notice(
                            kind=kind, date=date, identifier=f"doi:{doi}", label=title.split(":")[0], said_by="title"
                        )
                    )
    return Record(
        id=one,
        source=SOURCE,
        item=Item(doi=one.removeprefix("doi:")),
        notices=tuple(dict.fromkeys(notices)),
        related=tuple(dict.fromkeys(related)),
    )


def update_of(one: str, update: Mapping[str, Any]) -> bool:
    """Return whether an entry of ``update-to`` is about a work (CURIE)."""
    return str(update.get("DOI") or "").lower() == one.removeprefix("doi:").lower()


def _replaced(notice: Notice, doi: str, title: str) -> Notice:
    """Return a notice as it stands in ``update-to``, where the identifier is the work's, as the notice about the work."""
    return notice.model_copy(update={"identifier": f"doi:{doi}", "citation": title[:200]})


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


def _titled(title: str) -> NoticeKind | None:
    """Return what a title says became of its work ("RETRACTED: …", "WITHDRAWN: …"), None where it says nothing."""
    if not _TITLED.match(title):
        return None
    return "withdrawal" if "withdrawn" in title.split(":", maxsplit=1)[0].lower() else "retraction"


def _word(update: Mapping[str, Any]) -> str:
    return str(update.get("type") or "").lower().replace("-", "_").replace(" ", "_")


def _versions(updates: Any) -> Iterator[Related]:
    for one in updates or ():
        if _word(one) in _VERSIONS and one.get("DOI"):
            yield Related(kind="version", identifier=f"doi:{str(one['DOI']).lower()}")


def _notices(updates: Any) -> Iterator[Notice]:
    for one in updates or ():
        if kind := _NOTICES.get(_word(one)):
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


def _licence(told: Any) -> str:
    """Return the licence under which the work itself stands open; one that begins later, or is for text mining, is left out."""
    licences = (
        licence(str(one.get("URL") or ""))
        for one in told or ()
        if one.get("content-version") != "tdm" and not one.get("delay-in-days")
    )
    return next(filter(None, licences), "")


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
