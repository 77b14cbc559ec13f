"""What the authorities' answers amount to for one reference."""

from collections.abc import Iterable, Mapping, Sequence

from curate.assessment import Assessment, Given, Recognition
from curate.comparing import compare
from curate.identifier import Scheme, curie, valid
from curate.recognising import candidate, recognise
from curate.recognising.recommending import agrees
from curate.record import Lookup, Record, Source
from curate.reference import Item, Reference

SEARCH = "search"
"""What a look-up says it asked for where it searched by description, or where somebody found a public page."""

NOTICES = "notices"
"""What a look-up says it asked for where it asked for notices about a work; ``query`` is the identifier of the work."""

REGISTRIES: Mapping[str, Source] = {
    "doi": "doi.org", "pmid": "pubmed", "pmcid": "pmc", "arxiv": "arxiv", "nct": "clinicaltrials", "isbn": "openlibrary", "url": "web",
}  # fmt: skip
"""Who is asked whether there is such an identifier. All but Open Library, which does not list every book, can say that there is none."""

_ARTICLES = frozenset({"article", "article-journal", "book", "chapter", "paper-conference", "thesis"})
"""Kinds of works of which an address is only one of the places where they stand."""
_PLACED = frozenset({"openlibrary", "clinicaltrials"})
"""Sources whose records are compared by title only: they know editions and registrations, not what a reference prints."""
_OTHER_TITLE = 0.5  # a penalty beyond this is that of another title
_TITLE_WORDS = 3  # a shorter one is often the name of the source ("ClinicalTrials.gov")


def given(reference: Reference) -> tuple[str, ...]:
    """Return the identifiers of the work that a reference gives, as CURIEs.

    The number of a trial, an ISBN and an address are those of the work only where nothing else identifies it.
    """
    item = reference.item
    found: list[tuple[Scheme, str | None]] = [("doi", item.doi), ("pmid", item.pmid), ("pmcid", item.pmcid)]
    number = item.number or ""
    if (item.archive or "").casefold() == "arxiv" or number.casefold().startswith("arxiv"):
        found += [("arxiv", number)] if valid("arxiv", number) else []
    if not any(value for _, value in found):
        found += _other(item)
    return tuple(curie(scheme, value) for scheme, value in found if value)


def _other(item: Item) -> list[tuple[Scheme, str | None]]:
    if item.isbn and valid("isbn", item.isbn):
        return [("isbn", item.isbn)]
    if item.number and valid("nct", item.number) and not item.volume and item.type not in _ARTICLES:
        return [("nct", item.number)]
    url = item.url if "://" in (item.url or "") else f"http://{item.url or ''}"
    if url and item.type not in _ARTICLES and url.lower().startswith(("http://", "https://")) and valid("url", url):
        return [("url", url)]
    return []


def assess(reference: Reference, lookups: Sequence[Lookup]) -> Assessment:
    """Return which work the reference means and where the two differ, from what was answered about it.

    A look-up of an identifier that the reference does not give (any more) is left out. Where an identifier leads to
    the work described, its records are the work; else a search by description may know it.
    """
    judged = tuple(_judge(identifier, reference, lookups) for identifier in given(reference))
    known = {one.identifier for one in judged}
    searches = [one for one in lookups if one.asked == SEARCH or (one.source == "page" and one.asked not in known)]
    found = _distinct(record for one in searches for record in one.records)
    recognition = recognise(reference.item, reference.string, found) if found else Recognition()
    work = _distinct(
        record
        for one in judged
        if one.outcome == "agrees"
        for record in one.records
        if record.source != "web"  # a page that is there, whatever it says
        if not (record.source == "openlibrary" and reference.item.type == "chapter")  # the book, not the chapter
    )
    if recognition.match and (not work or _together(work, recognition.match)):
        work = _distinct((*work, *_same(recognition.match, found)))
    notices = _distinct(record for one in lookups if one.asked == NOTICES for record in one.records)
    work = tuple(_with_notices(one, notices) for one in work)
    return Assessment(
        reference=reference.id,
        given=judged,
        work=work,
        beside=tuple(
            one for one in notices if one.source not in {two.source for two in work} and _about(one, reference, work)
        ),
        recognition=recognition,
        searched=tuple(dict.fromkeys(one.source for one in searches if one.source != "page")),
        differences=compare(reference.item, reference.string, _compared(work)),
    )


def _judge(identifier: str, reference: Reference, lookups: Sequence[Lookup]) -> Given:
    about = [one for one in lookups if one.asked == identifier]
    records = _distinct(record for one in about for record in one.records)
    if not records:
        registry = REGISTRIES[identifier.partition(":")[0]]
        word = next((one for one in about if one.source == registry), None)
        if word is None:  # others may lack what exists
            return Given(
                identifier=identifier,
                outcome="not-asked",
                reason=f"{registry} did not say whether it exists" if about else "",
            )
        if word.agency:  # it exists, and nobody who was asked could describe it
            return Given(identifier=identifier, outcome="not-asked", reason=f"registered with {word.agency}")
        if registry == "openlibrary":
            return Given(identifier=identifier, outcome="not-asked", reason="Open Library does not list it")
        return Given(identifier=identifier, outcome="unknown", reason=word.reason)
    same = [record for record in records if _is_described(reference, record)]
    outcome = "agrees" if same else "another-work"
    return Given(identifier=identifier, outcome=outcome, records=tuple(same) or records)


def _with_notices(record: Record, told: Sequence[Record]) -> Record:
    """Return the record of a work with what its source says about the same work elsewhere."""
    same = [one for one in told if (one.source, one.id) == (record.source, record.id)]
    known = {(one.kind, one.identifier) for one in record.notices}
    notices = [one for new in same for one in new.notices if (one.kind, one.identifier) not in known]
    related = [one for new in same for one in new.related if one not in record.related]
    if not notices and not related:
        return record
    return record.model_copy(update={"notices": (*record.notices, *notices), "related": (*record.related, *related)})


def _about(told: Record, reference: Reference, work: Sequence[Record]) -> bool:
    """Return whether notices are about the work that the reference means; where none is known, about what its identifiers say."""
    ids = {told.id, *told.identifiers}
    if work:
        return any(ids & {one.id, *one.identifiers} for one in work)
    return bool(ids & set(given(reference))) and _is_described(reference, told)


def _compared(work: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records with which a reference is compared field by field, as far as they are about the same."""
    return tuple(_titled(one) if one.source in _PLACED else one for one in work)


def _titled(record: Record) -> Record:
    return record.model_copy(update={"item": Item(type=record.item.type, title=record.item.title), "years": ()})


def _is_described(reference: Reference, record: Record) -> bool:
    """Return whether a record to which an identifier leads can be the work described.

    The identifier itself speaks for it, so what a search would leave to a person is taken here; a record that says
    nearly nothing contradicts nothing.
    """
    if record.source == "web" or (not record.item.title and not record.item.author):
        return True  # a page that is there says nothing else
    if record.source in _PLACED:
        return _is_placed(reference, record)
    one = candidate(reference.item, reference.string, record)
    if agrees(one) != "nothing":
        return True
    penalty = one.penalties
    place = sum(penalty[name] <= 0.2 for name in ("volume", "page", "year", "journal"))
    return place >= 3 and (penalty["author"] <= 0.3 or penalty["title"] <= 0.5)


def _is_placed(reference: Reference, record: Record) -> bool:
    """Return whether a book or trial can be the one described: nothing but its title, or that of a chapter's book, speaks of it."""
    item = reference.item
    printed = [title for title in (item.title, item.container_title) if title and len(title.split()) >= _TITLE_WORDS]
    if not printed:
        return True
    return any(
        candidate(item.model_copy(update={"title": title}), reference.string, record).penalties["title"] <= _OTHER_TITLE
        for title in printed
    )


def _distinct(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple({(record.source, record.id): record for record in records}.values())


def _together(work: Sequence[Record], match: Record) -> bool:
    """Return whether a match shares an identifier with the records of the work."""
    return bool({match.id, *match.identifiers} & {name for one in work for name in (one.id, *one.identifiers)})


def _same(match: Record, found: Sequence[Record]) -> tuple[Record, ...]:
    """Return the match with what other sources say about it."""
    ids = {match.id, *match.identifiers}
    return (match, *(one for one in found if one is not match and ids & {one.id, *one.identifiers}))
