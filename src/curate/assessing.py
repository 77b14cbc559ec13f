"""What the authorities' answers amount to for one reference."""

from collections.abc import Iterable, Mapping, Sequence

from curate.assessment import Assessment, Given, Recognition
from curate.comparing import compare
from curate.identifier import Scheme, curie
from curate.recognising import candidate, recognise
from curate.recognising.recommending import agrees
from curate.record import Lookup, Record, Source
from curate.reference import Reference

SEARCH = "search"
"""What a look-up says it asked for where it searched by description, or where somebody found a public page."""

REGISTRIES: Mapping[str, Source] = {"doi": "doi.org", "pmid": "pubmed", "pmcid": "pmc"}
"""Who alone can say that there is no such identifier."""


def given(reference: Reference) -> tuple[str, ...]:
    """Return the identifiers of the work that a reference gives, as CURIEs."""
    item = reference.item
    found: tuple[tuple[Scheme, str | None], ...] = (("doi", item.doi), ("pmid", item.pmid), ("pmcid", item.pmcid))
    return tuple(curie(scheme, value) for scheme, value in found if value)


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
    work = _distinct(record for one in judged if one.outcome == "agrees" for record in one.records)
    if recognition.match and (not work or _together(work, recognition.match)):
        work = _distinct((*work, *_same(recognition.match, found)))
    return Assessment(
        reference=reference.id,
        given=judged,
        work=work,
        recognition=recognition,
        searched=tuple(dict.fromkeys(one.source for one in searches if one.source != "page")),
        differences=compare(reference.item, reference.string, work),
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
        return Given(identifier=identifier, outcome="unknown", reason=word.reason)
    same = [record for record in records if _is_described(reference, record)]
    outcome = "agrees" if same else "another-work"
    return Given(identifier=identifier, outcome=outcome, records=tuple(same) or records)


def _is_described(reference: Reference, record: Record) -> bool:
    """Return whether a record to which an identifier leads can be the work described.

    The identifier itself speaks for it, so what a search would leave to a person is taken here; a record that says
    nearly nothing contradicts nothing.
    """
    if not record.item.title and not record.item.author:
        return True
    one = candidate(reference.item, reference.string, record)
    if agrees(one) != "nothing":
        return True
    penalty = one.penalties
    place = sum(penalty[name] <= 0.2 for name in ("volume", "page", "year", "journal"))
    return place >= 3 and (penalty["author"] <= 0.3 or penalty["title"] <= 0.5)


def _distinct(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple({(record.source, record.id): record for record in records}.values())


def _together(work: Sequence[Record], match: Record) -> bool:
    """Return whether a match shares an identifier with the records of the work."""
    return bool({match.id, *match.identifiers} & {name for one in work for name in (one.id, *one.identifiers)})


def _same(match: Record, found: Sequence[Record]) -> tuple[Record, ...]:
    """Return the match with what other sources say about it."""
    ids = {match.id, *match.identifiers}
    return (match, *(one for one in found if one is not match and ids & {one.id, *one.identifiers}))
