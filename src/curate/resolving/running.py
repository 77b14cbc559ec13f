"""One run of asking: identifiers first, all of a kind together; a search only where none leads to the work.

An answer is given back as soon as it is there, so that what was learned is kept when the rest fails.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from curate.assessing import SEARCH, given
from curate.record import Lookup, NotFound, Record, Source, Unavailable
from curate.reference import Reference
from curate.resolvers.answering import Hits, Told
from curate.resolvers.crossref import query
from curate.resolvers.entrez import MATCHER
from curate.resolving.authorities import Authorities
from curate.resolving.memory import Memory, lookup
from curate.resolving.seconding import noticed, registered, seconded

Said = Lookup | Unavailable


class Resolution:
    """One run over the references of a registry or manuscript; ``memory`` grows with each answer."""

    def __init__(self, memory: Memory, authorities: Authorities) -> None:
        self._memory = memory
        self._references = memory.references
        self._authorities = authorities

    def run(self, *, searches: bool, notices_only: bool = False) -> Iterator[Said]:
        """Ask, and return each answer as it comes; an ``Unavailable`` names what has to be asked again.

        ``searches``: the works that no identifier leads to are searched for by description. ``notices_only``: books, trials, pages and
        second opinions are left alone.
        """
        memory, authorities = self._memory, self._authorities
        yield from self._dois()
        yield from self._converted()
        yield from registered(memory, authorities, only=("arxiv",) if notices_only else None)
        if searches:
            yield from self._described()
        yield from self._pubmed(searches=searches)
        yield from noticed(memory, authorities)
        if not notices_only:
            yield from seconded(memory, authorities)

    def _dois(self) -> Iterator[Said]:
        crossref, agencies = self._authorities.crossref, self._authorities.agencies
        asked = self._memory.open("crossref", "doi:")
        yield from self._kept(asked, "crossref", crossref.resolve(tuple(asked)))
        elsewhere = {
            doi: references
            for doi, references in self._memory.wanted("doi:").items()
            if any(self._lost(one.id, doi) for one in references)
        }
        yield from self._kept(elsewhere, "doi.org", agencies.resolve(tuple(elsewhere)))

    def _lost(self, reference: str, doi: str) -> bool:
        """Return whether Crossref does not have a DOI, and doi.org or DataCite have not yet said what became of it."""
        crossref = self._memory.at(reference, "crossref", doi)
        others = (self._memory.at(reference, "doi.org", doi), self._memory.at(reference, "datacite", doi))
        return crossref is not None and not crossref.found and not any(map(self._memory.fresh, others))

    def _converted(self) -> Iterator[Said]:
        alone = {one.id for one in self._references if all(name.startswith("pmcid:") for name in given(one))}
        asked = {
            pmcid: references
            for pmcid, references in self._memory.open("pmc", "pmcid:").items()
            if any(one.id in alone for one in references)  # the PubMed record of a DOI or PMID names the PMCID
        }
        yield from self._kept(asked, "pmc", self._authorities.entrez.convert(tuple(asked)))

    def _described(self) -> Iterator[Said]:
        """Search for the references that no identifier leads to."""
        for reference in self._memory.lacking():
            if self._memory.fresh(self._memory.at(reference.id, "crossref", SEARCH)):
                continue
            wanted = query(reference.item, reference.string)
            yield self._searched(reference, wanted, self._authorities.crossref.search(wanted))

    def _pubmed(self, *, searches: bool) -> Iterator[Said]:
        """Ask PubMed for all works at once: by the PMIDs printed, by the DOIs known, by the citation where neither is."""
        printed = self._memory.open("pubmed", "pmid:")
        dois = {doi: refs for doi, refs in self._memory.dois().items() if not self._asked_pubmed(doi, refs)}
        lacking = [
            one
            for one in self._memory.lacking()
            if searches and not self._memory.fresh(self._memory.at(one.id, "pubmed", SEARCH))
        ]
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
                self._memory.silent.add(pmid)
                yield one
            else:
                told[pmid] = one
        for pmid, references in printed.items():
            if pmid in told:
                yield from (self._memory.add(lookup(reference, "pubmed", pmid, told[pmid])) for reference in references)
        yield from self._of_dois(dois, told, whole=all(pmid in told for pmid in found))
        for reference in lacking:
            if (match := cited.get(reference.id)) and match in told:
                yield self._memory.add(lookup(reference, "pubmed", SEARCH, told[match], what=reference.string[:80]))
            elif match == "":
                yield self._memory.add(self._nothing(reference, SEARCH, MATCHER, what=reference.string[:80]))

    def _of_dois(
        self, dois: Mapping[str, Sequence[Reference]], told: Mapping[str, Told], *, whole: bool
    ) -> Iterator[Lookup]:
        """Return what PubMed has for each DOI; that it has nothing only where it answered on the ``whole``."""
        by_doi: dict[str, Told] = {}
        for one in told.values():
            if isinstance(one.answer, Record) and (known := one.answer.known_as("doi")):
                by_doi[f"doi:{known}"] = one
        for doi, references in dois.items():
            if not whole and doi not in by_doi:
                continue
            yield from (self._memory.add(self._by_doi(reference, doi, by_doi.get(doi))) for reference in references)

    def _by_doi(self, reference: Reference, doi: str, one: Told | None) -> Lookup:
        asked = doi if doi in given(reference) else SEARCH
        what = "" if asked == doi else doi
        if one:
            return lookup(reference, "pubmed", asked, one, what=what)
        url = f"https://pubmed.ncbi.nlm.nih.gov/?term={doi.removeprefix('doi:')}"
        return self._nothing(reference, asked, url, what=what)

    def _nothing(self, reference: Reference, asked: str, url: str, what: str) -> Lookup:
        """Return that PubMed was asked and has nothing."""
        now = self._authorities.crossref.session.clock()
        return Lookup(reference=reference.id, source="pubmed", asked=asked, query=what, url=url, retrieved=now)

    def _asked_pubmed(self, doi: str, references: Sequence[Reference]) -> bool:
        """Return whether PubMed was asked for the work of each reference, by this DOI or by a PMID."""
        return all(
            any(
                self._memory.fresh(one)
                for one in self._memory.about(reference)
                if one.source == "pubmed" and (doi in (one.asked, one.query) or one.found)
            )
            or any(identifier.startswith("pmid:") for identifier in given(reference))
            for reference in references
        )

    def _kept(
        self, asked: Mapping[str, Sequence[Reference]], source: Source, answers: Iterable[Told | Unavailable]
    ) -> Iterator[Said]:
        """Return the answers about identifiers as look-ups of the references that give them."""
        if not asked:
            return
        for one in answers:
            if isinstance(one, Unavailable):
                self._memory.silent.add(one.asked)
                yield one
                continue
            identifier = one.answer.asked if isinstance(one.answer, NotFound) else _asked(one.answer, asked)
            for reference in asked.get(identifier, ()):
                by = one.answer.source if source == "doi.org" else source
                yield self._memory.add(lookup(reference, by, identifier, one))

    def _searched(self, reference: Reference, wanted: str, hits: Hits | Unavailable) -> Said:
        if isinstance(hits, Unavailable):
            return hits
        return self._memory.add(
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


def _asked(record: Record, asked: Mapping[str, Sequence[Reference]]) -> str:
    """Return the identifier that led to a record."""
    return next((one for one in (record.id, *record.identifiers) if one in asked), record.id)
