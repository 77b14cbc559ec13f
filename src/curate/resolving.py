"""Ask the authorities about references: in as few requests as possible, each thing once.

Identifiers first, all of a kind together; a search by description only where there is none or where it leads elsewhere. An
answer is given back as soon as it is there, so that what was learned is kept when the rest fails.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from curate.assessing import SEARCH, assess, given
from curate.assessment import Assessment
from curate.record import Lookup, NotFound, Record, Source, Unavailable
from curate.reference import Reference
from curate.resolvers.agencies import Agencies
from curate.resolvers.answering import Hits, Told
from curate.resolvers.crossref import Crossref, query
from curate.resolvers.entrez import MATCHER, Entrez


class Authorities(NamedTuple):
    """Those who are asked."""

    crossref: Crossref
    entrez: Entrez
    agencies: Agencies


class Scope(NamedTuple):
    """What is asked again, and what is searched for.

    ``max_age`` is how old a look-up may be, in days; None asks for everything again. ``searches``: works that no identifier
    leads to are searched for by description.
    """

    max_age: int | None
    searches: bool = True


Said = Lookup | Unavailable


class Resolution:
    """One run over the references of a registry or manuscript; ``lookups`` grows with each answer.

    ``oldest`` is the time before which a look-up is asked for again; None asks for everything.
    """

    def __init__(
        self,
        references: Sequence[Reference],
        lookups: Iterable[Lookup],
        authorities: Authorities,
        oldest: datetime | None,
    ) -> None:
        self._references = references
        self._authorities = authorities
        self._oldest = oldest
        self._known: dict[str, dict[tuple[Source, str], Lookup]] = {one.id: {} for one in references}
        for one in lookups:
            self._known.setdefault(one.reference, {})[one.source, one.asked] = one
        self._silent: set[str] = set()

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """Return all that is known now, old and new."""
        return tuple(one for known in self._known.values() for one in known.values())

    def run(self, *, searches: bool) -> Iterator[Said]:
        """Ask, and return each answer as it comes; an ``Unavailable`` names what has to be asked again.

        ``searches``: the works that no identifier leads to are searched for by description.
        """
        yield from self._dois()
        yield from self._converted()
        if searches:
            yield from self._described()
        yield from self._pubmed(searches=searches)

    def _dois(self) -> Iterator[Said]:
        crossref, agencies = self._authorities.crossref, self._authorities.agencies
        asked = self._open("crossref", "doi:")
        yield from self._kept(asked, "crossref", crossref.resolve(tuple(asked)))
        elsewhere = {
            doi: references
            for doi, references in self._wanted("doi:").items()
            if any(self._lost(one.id, doi) for one in references)
        }
        yield from self._kept(elsewhere, "doi.org", agencies.resolve(tuple(elsewhere)))

    def _lost(self, reference: str, doi: str) -> bool:
        """Return whether Crossref does not have a DOI, and doi.org or DataCite have not yet said what became of it."""
        crossref = self._at(reference, "crossref", doi)
        others = (self._at(reference, "doi.org", doi), self._at(reference, "datacite", doi))
        return crossref is not None and not crossref.found and not any(map(self._fresh, others))

    def _at(self, reference: str, source: Source, asked: str) -> Lookup | None:
        return self._known[reference].get((source, asked))

    def _converted(self) -> Iterator[Said]:
        alone = {one.id for one in self._references if all(name.startswith("pmcid:") for name in given(one))}
        asked = {
            pmcid: references
            for pmcid, references in self._open("pmc", "pmcid:").items()
            if any(one.id in alone for one in references)  # the PubMed record of a DOI or PMID names the PMCID
        }
        yield from self._kept(asked, "pmc", self._authorities.entrez.convert(tuple(asked)))

    def _described(self) -> Iterator[Said]:
        """Search for the references that no identifier leads to."""
        for reference in self._lacking():
            if self._fresh(self._at(reference.id, "crossref", SEARCH)):
                continue
            wanted = query(reference.item, reference.string)
            yield self._searched(reference, wanted, self._authorities.crossref.search(wanted))

    def _pubmed(self, *, searches: bool) -> Iterator[Said]:
        """Ask PubMed for all works at once: by the PMIDs printed, by the DOIs known, by the citation where neither is."""
        printed = self._open("pubmed", "pmid:")
        dois = {doi: refs for doi, refs in self._known_dois().items() if not self._asked_pubmed(doi, refs)}
        lacking = [one for one in self._lacking() if searches and not self._fresh(self._at(one.id, "pubmed", SEARCH))]
        found = self._authorities.entrez.pmids(tuple(dois)) if dois else ()
        if isinstance(found, Unavailable):
            yield found
            found, dois = (), {}
        cited = self._authorities.entrez.cited(lacking)
        if isinstance(cited, Unavailable):
            yield cited
            cited = {}
        told: dict[str, Told] = {}
        pmids = tuple(dict.fromkeys((*printed, *found, *filter(None, cited.values()))))
        for pmid, one in zip(pmids, self._authorities.entrez.resolve(pmids), strict=True):
            if isinstance(one, Unavailable):
                yield one
                return
            told[pmid] = one
        for pmid, references in printed.items():
            yield from (self._add(_lookup(reference, "pubmed", pmid, told[pmid])) for reference in references)
        yield from self._of_dois(dois, told)
        for reference in lacking:
            if match := cited.get(reference.id):
                yield self._add(_lookup(reference, "pubmed", SEARCH, told[match], what=reference.string[:80]))
            elif reference.id in cited:
                yield self._add(self._nothing(reference, SEARCH, MATCHER, what=reference.string[:80]))

    def _of_dois(self, dois: Mapping[str, Sequence[Reference]], told: Mapping[str, Told]) -> Iterator[Lookup]:
        by_doi: dict[str, Told] = {}
        for one in told.values():
            if isinstance(one.answer, Record) and (known := one.answer.known_as("doi")):
                by_doi[f"doi:{known}"] = one
        for doi, references in dois.items():
            yield from (self._add(self._by_doi(reference, doi, by_doi.get(doi))) for reference in references)

    def _by_doi(self, reference: Reference, doi: str, one: Told | None) -> Lookup:
        asked = doi if doi in given(reference) else SEARCH
        what = "" if asked == doi else doi
        if one:
            return _lookup(reference, "pubmed", asked, one, what=what)
        url = f"https://pubmed.ncbi.nlm.nih.gov/?term={doi.removeprefix('doi:')}"
        return self._nothing(reference, asked, url, what=what)

    def _nothing(self, reference: Reference, asked: str, url: str, what: str) -> Lookup:
        """Return that PubMed was asked and has nothing."""
        now = self._authorities.crossref.session.clock()
        return Lookup(reference=reference.id, source="pubmed", asked=asked, query=what, url=url, retrieved=now)

    def _wanted(self, prefix: str) -> dict[str, list[Reference]]:
        wanted: dict[str, list[Reference]] = {}
        for reference in self._references:
            for identifier in given(reference):
                if identifier.startswith(prefix):
                    wanted.setdefault(identifier, []).append(reference)
        return wanted

    def _open(self, source: Source, prefix: str) -> dict[str, list[Reference]]:
        """Return the identifiers that a source has to be asked for, with the references that give them."""
        return {
            identifier: references
            for identifier, references in self._wanted(prefix).items()
            if any(not self._fresh(self._at(one.id, source, identifier)) for one in references)
        }

    def _known_dois(self) -> dict[str, list[Reference]]:
        """Return the DOIs of the works as far as they are known, printed or found."""
        known: dict[str, list[Reference]] = {}
        for reference in self._references:
            for record in self._assessed(reference).work:
                if (doi := record.known_as("doi")) and record.source == "crossref":
                    known.setdefault(f"doi:{doi}", []).append(reference)
        return known

    def _asked_pubmed(self, doi: str, references: Sequence[Reference]) -> bool:
        """Return whether PubMed was asked for the work of each reference, by this DOI or by a PMID."""
        return all(
            any(
                self._fresh(one)
                for one in self._known[reference.id].values()
                if one.source == "pubmed" and (doi in (one.asked, one.query) or one.found)
            )
            or any(identifier.startswith("pmid:") for identifier in given(reference))
            for reference in references
        )

    def _lacking(self) -> Iterator[Reference]:
        """Return the references whose work no identifier leads to, those left out whose authority did not answer."""
        for reference in self._references:
            if self._assessed(reference).work or any(one in self._silent for one in given(reference)):
                continue
            if reference.item.type not in ("webpage", "legislation", "patent"):
                yield reference

    def _assessed(self, reference: Reference) -> Assessment:
        return assess(reference, tuple(self._known[reference.id].values()))

    def _fresh(self, lookup: Lookup | None) -> bool:
        return lookup is not None and self._oldest is not None and lookup.retrieved >= self._oldest

    def _kept(
        self, asked: Mapping[str, Sequence[Reference]], source: Source, answers: Iterable[Told | Unavailable]
    ) -> Iterator[Said]:
        """Return the answers about identifiers as look-ups of the references that give them."""
        if not asked:
            return
        for one in answers:
            if isinstance(one, Unavailable):
                self._silent.add(one.asked)
                yield one
                continue
            identifier = one.answer.asked if isinstance(one.answer, NotFound) else _asked(one.answer, asked)
            for reference in asked.get(identifier, ()):
                by = one.answer.source if source == "doi.org" else source
                yield self._add(_lookup(reference, by, identifier, one))

    def _searched(self, reference: Reference, wanted: str, hits: Hits | Unavailable) -> Said:
        if isinstance(hits, Unavailable):
            return hits
        return self._add(
            Lookup(
                reference=reference.id,
                source=hits.source,
                asked=SEARCH,
                query=wanted,
                url=hits.url,
                retrieved=hits.retrieved,
                digest=hits.digest,
                records=hits.records,
            )
        )

    def _add(self, lookup: Lookup) -> Lookup:
        self._known[lookup.reference][lookup.source, lookup.asked] = lookup
        return lookup


def resolve(
    references: Sequence[Reference],
    lookups: Iterable[Lookup],
    authorities: Authorities,
    *,
    scope: Scope,
    tell: Callable[[Lookup], object] = lambda _: None,
) -> tuple[tuple[Lookup, ...], tuple[Unavailable, ...]]:
    """Return all look-ups, old and new, and what could not be asked.

    ``tell`` gets each new look-up when it is there. A source whose
    old answers stood in, since it did not answer now, is among those that could not be asked.
    """
    now = authorities.crossref.session.clock()
    oldest = now - timedelta(days=scope.max_age) if scope.max_age is not None else None
    run = Resolution(references, lookups, authorities, oldest)
    silent: list[Unavailable] = []
    for said in run.run(searches=scope.searches):
        if isinstance(said, Unavailable):
            silent.append(said)
        else:
            tell(said)
    for source, failure in authorities.crossref.session.stale.items():
        reason = f"{failure.reason}; what it answered before stands in"
        silent.append(Unavailable(asked="", source=source, reason=reason, help=failure.help))
    return run.lookups, tuple(silent)


def _asked(record: Record, asked: Mapping[str, Sequence[Reference]]) -> str:
    """Return the identifier that led to a record."""
    return next((one for one in (record.id, *record.identifiers) if one in asked), record.id)


def _lookup(reference: Reference, source: Source, asked: str, one: Told, what: str = "") -> Lookup:
    missing = one.answer if isinstance(one.answer, NotFound) else None
    return Lookup(
        reference=reference.id,
        source=source,
        asked=asked,
        query=what,
        url=one.url,
        retrieved=one.retrieved,
        digest=one.digest,
        records=() if isinstance(one.answer, NotFound) else (one.answer,),
        agency=missing.agency if missing else "",
        reason=missing.reason if missing else "",
    )
