"""One run of asking: identifiers first, all of a kind together; a search only where none leads to the work.

An answer is given back as soon as it is there, so that what was learned is kept when the rest fails.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from curate.assessing import SEARCH, given
from curate.record import Lookup, NotFound, Record, Source, Unavailable
from curate.reference import Reference
from curate.resolvers.answering import Hits, Told
from curate.resolvers.crossref import query
from curate.resolvers.wording import Worded, wording
from curate.resolving.authorities import Authorities
from curate.resolving.memory import Memory, lookup, nothing
from curate.resolving.recognised import recognised
from curate.resolving.seconding import noticed, registered, seconded

Said = Lookup | Unavailable


class Resolution:
    """One run over the references of a registry or manuscript; ``memory`` grows with each answer."""

    def __init__(self, memory: Memory, authorities: Authorities) -> None:
        self._memory = memory
        self._references = memory.references
        self._authorities = authorities
        self._mute = False  # whether PubMed did not answer

    def run(self, *, searches: bool, notices_only: bool = False) -> Iterator[Said]:
        """Ask, and return each answer as it comes; an ``Unavailable`` names what has to be asked again.

        PubMed comes first: it is asked for all works at once, also for those that are only described, and names their DOIs. Crossref,
        which has to be searched for each description, is asked for the rest. ``searches``: the works that no identifier leads
        to are searched for by description. ``notices_only``: books, trials, pages and second opinions are left alone.
        """
        memory, authorities = self._memory, self._authorities
        yield from self._converted()
        described = [one for one in memory.lacking() if searches and not given(one)]
        yield from self._pubmed(_merged(memory.wanted("doi:"), memory.dois()), described)
        yield from self._dois()
        yield from registered(memory, authorities, only=("arxiv",) if notices_only else None)
        if searches:
            yield from self._described()
        yield from self._pubmed(memory.dois(), list(memory.lacking()) if searches else [])
        yield from noticed(memory, authorities, every=notices_only)
        if not notices_only:
            yield from seconded(memory, authorities)

    def _dois(self) -> Iterator[Said]:
        """Ask Crossref for the DOIs printed, and for those of works that others know; doi.org for those that Crossref does not have."""
        memory, crossref, agencies = self._memory, self._authorities.crossref, self._authorities.agencies
        printed = memory.open("crossref", "doi:")
        found = {
            doi: some
            for doi, references in memory.dois().items()
            if (some := self._unknown_to_crossref(doi, references))
        }
        asked = _merged(printed, found)
        for one in crossref.resolve(tuple(asked)):
            if isinstance(one, Unavailable):
                memory.silent.add(one.asked)
                yield one
                continue
            doi = one.answer.asked if isinstance(one.answer, NotFound) else _asked(one.answer, asked)
            yield from (memory.add(lookup(reference, "crossref", doi, one)) for reference in printed.get(doi, ()))
            yield from (
                memory.add(lookup(reference, "crossref", SEARCH, one, what=doi)) for reference in found.get(doi, ())
            )
        elsewhere = {
            doi: references
            for doi, references in memory.wanted("doi:").items()
            if any(self._lost(one.id, doi) for one in references)
        }
        yield from self._kept(elsewhere, "doi.org", agencies.resolve(tuple(elsewhere)))

    def _unknown_to_crossref(self, doi: str, references: Sequence[Reference]) -> list[Reference]:
        """Return the references that do not print this DOI of their work, and for which Crossref was not asked about it or searched."""
        memory = self._memory
        return [
            one
            for one in references
            if doi not in given(one) and not memory.fresh(memory.at(one.id, "crossref", SEARCH))
        ]

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
        """Search Crossref for the references that nothing has led to so far; for several of one description once."""
        wanted: dict[str, list[Reference]] = {}
        for reference in self._memory.lacking():
            if not self._memory.fresh(self._memory.at(reference.id, "crossref", SEARCH)):
                wanted.setdefault(query(reference.item, reference.string), []).append(reference)
        for (described, references), hits in zip(
            wanted.items(), self._authorities.crossref.search(tuple(wanted)), strict=True
        ):
            yield from (self._searched(reference, described, hits) for reference in references)

    def _pubmed(self, dois: Mapping[str, Sequence[Reference]], described: Sequence[Reference]) -> Iterator[Said]:
        """Ask PubMed for all works at once: by the PMIDs printed, by DOIs, by what is described where neither is there."""
        if self._mute:
            return
        memory, entrez = self._memory, self._authorities.entrez
        printed = memory.open("pubmed", "pmid:")
        dois = {doi: references for doi, references in dois.items() if not self._asked_pubmed(doi, references)}
        lacking = [one for one in described if not memory.fresh(memory.at(one.id, "pubmed", SEARCH))]
        wordings = {one.id: worded for one in lacking if (worded := wording(one.item))}
        found = entrez.search(tuple(dois), tuple(dict.fromkeys(wordings.values()))) if dois or wordings else ()
        if isinstance(found, Unavailable):
            self._mute = True
            yield found
            found, dois, wordings = (), {}, {}
        cited = entrez.cited(lacking)
        if isinstance(cited, Unavailable):
            self._mute = True
            yield cited
            cited = {}
        told: dict[str, Told] = {}
        pmids = tuple(dict.fromkeys((*printed, *found, *filter(None, cited.values()))))
        for pmid, one in zip(pmids, entrez.resolve(pmids), strict=True):
            if isinstance(one, Unavailable):
                self._mute = True
                memory.silent.add(pmid)
                yield one
            else:
                told[pmid] = one
        for pmid, references in printed.items():
            if pmid in told:
                yield from (memory.add(lookup(reference, "pubmed", pmid, told[pmid])) for reference in references)
        yield from self._of_dois(dois, told, whole=all(pmid in told for pmid in found))
        if not self._mute:
            now = self._authorities.session.clock()
            read = {pmid: (one, Worded.of(one.answer)) for pmid, one in told.items() if isinstance(one.answer, Record)}
            for reference in (one for one in lacking if one.id in wordings or one.id in cited):
                match = cited.get(reference.id, "")
                yield memory.add(recognised(reference, wordings.get(reference.id), match, read, now))

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
        return nothing(reference, asked, url, self._authorities.session.clock(), what=what)

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


def _merged(*asked: Mapping[str, Sequence[Reference]]) -> dict[str, list[Reference]]:
    """Return identifiers with all references that are meant by them."""
    merged: dict[str, list[Reference]] = {}
    for one in asked:
        for identifier, references in one.items():
            known = merged.setdefault(identifier, [])
            known += [reference for reference in references if reference not in known]
    return merged
