"""What is asked beside Crossref and PubMed: registries of other identifiers, notices, second opinions."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from curate.assessing import NOTICES, REGISTRIES, SEARCH, given
from curate.record import Lookup, NotFound, Record, Source, Unavailable
from curate.reference import Reference
from curate.resolvers.answering import Resolver, Told
from curate.resolvers.retractions import Retractions
from curate.resolving.authorities import Authorities
from curate.resolving.memory import Memory, lookup

Said = Lookup | Unavailable


def registered(memory: Memory, authorities: Authorities, only: Collection[str] | None = None) -> Iterator[Said]:
    """Ask for the identifiers of other schemes, each at its registry; ``only`` those of some."""
    for scheme, resolver in authorities.registries.items():
        if only is not None and scheme not in only:
            continue
        source = REGISTRIES[scheme]
        asked = memory.open(source, f"{scheme}:")
        for identifier, one in _answered(memory, resolver, asked):
            if isinstance(one, Unavailable):
                yield one
                continue
            for reference in asked[identifier]:
                yield memory.add(lookup(reference, source, identifier, one))


def noticed(memory: Memory, authorities: Authorities, *, every: bool) -> Iterator[Said]:
    """Ask Crossref for works that are notices about the works whose DOI is known.

    Crossref names the notices about a work on the work itself (``updated-by``: what publishers deposit and Retraction Watch reports,
    https://www.crossref.org/blog/retraction-watch-retractions-now-in-the-crossref-api/), and PubMed has its own. So the notices are only asked
    for from their side too where PubMed has no record of the work, of which then nobody but Crossref has spoken; or about ``every`` work.
    """
    dois = {
        doi: references
        for doi, references in memory.dois("crossref").items()
        if any(
            (every or not _has_pubmed(memory, reference)) and not _told_of(memory, reference, doi)
            for reference in references
        )
    }
    for one in authorities.crossref.notices(tuple(dois)):
        if isinstance(one, Unavailable):
            yield one
            continue
        for reference in dois[one.answer.id if isinstance(one.answer, Record) else one.answer.asked]:
            doi = one.answer.id if isinstance(one.answer, Record) else one.answer.asked
            yield memory.add(lookup(reference, "crossref", NOTICES, one, what=doi))
    if authorities.retractions:
        yield from _on_file(memory, authorities.retractions)


def on_file(references: Sequence[Reference], lookups: Iterable[Lookup], file: Retractions) -> tuple[Lookup, ...]:
    """Return the look-ups with what the file of Retraction Watch says, without asking anybody."""
    memory = Memory(references, lookups, None)
    list(_on_file(memory, file))
    return memory.lookups


def _has_pubmed(memory: Memory, reference: Reference) -> bool:
    return any(record.source == "pubmed" for record in memory.assessed(reference).work)


def _told_of(memory: Memory, reference: Reference, doi: str) -> bool:
    known = memory.at(reference.id, "crossref", NOTICES)
    return known is not None and known.query == doi and memory.fresh(known)


def _on_file(memory: Memory, file: Retractions) -> Iterator[Lookup]:
    """Look each work up in the file of Retraction Watch; what it does not hold (any more) is only noted where it was."""
    for reference in memory.references:
        work = memory.assessed(reference).work
        names = dict.fromkeys(
            (*given(reference), *(one for record in work for one in (record.id, *record.identifiers)))
        )
        found = file.find(tuple(names))
        before = memory.at(reference.id, "retraction-watch", NOTICES)
        digest = file.digest(found)
        if (found or before) and not (before and before.digest == digest):
            told = Lookup(
                reference=reference.id,
                source="retraction-watch",
                asked=NOTICES,
                query=next((one for record in found for one in (record.id, *record.identifiers) if one in names), ""),
                url=file.url,
                retrieved=file.retrieved,
                digest=digest,
                records=found,
            )
            yield memory.add(told)


def seconded(memory: Memory, authorities: Authorities) -> Iterator[Said]:
    """Ask for second opinions about works of which the authorities asked so far have no abstract and PubMed has nothing."""
    for source, resolver in authorities.seconds.items():
        asked: dict[str, list[Reference]] = {}
        for doi, references in memory.dois("crossref").items():
            for reference in references:
                if _wants(memory, reference, source, doi):
                    asked.setdefault(doi, []).append(reference)
        for identifier, one in _answered(memory, resolver, asked):
            if isinstance(one, Unavailable):
                yield one
                continue
            for reference in asked[identifier]:
                printed = identifier in given(reference)
                what = "" if printed else identifier
                yield memory.add(lookup(reference, source, identifier if printed else SEARCH, one, what=what))


def _wants(memory: Memory, reference: Reference, source: Source, doi: str) -> bool:
    """Return whether a source has something to add: it was not asked, and no other has an abstract or is PubMed."""
    if source == "openalex" and set(",|") & set(doi):
        return False  # in its filters these part values, and nothing says how they are written otherwise
    printed = doi in given(reference)
    known = memory.at(reference.id, source, doi if printed else SEARCH)
    if memory.fresh(known) and known is not None and (printed or known.query == doi):
        return False
    if not any(one.source == "pubmed" for one in memory.about(reference)):
        return False  # PubMed was silent, and may have all that is wanted
    others = [one for one in memory.assessed(reference).work if one.source != source]
    return not any(one.abstract or one.figures or one.source == "pubmed" for one in others)


def _answered(
    memory: Memory, resolver: Resolver, asked: Mapping[str, Sequence[Reference]]
) -> Iterator[tuple[str, Told | Unavailable]]:
    """Return the answers with what was asked; who did not answer is kept in mind."""
    if not asked:
        return
    for identifier, one in zip(asked, resolver.resolve(tuple(asked)), strict=True):
        if isinstance(one, Unavailable):
            memory.silent.add(identifier)
        elif isinstance(one.answer, NotFound):
            assert one.answer.asked == identifier
        yield identifier, one
