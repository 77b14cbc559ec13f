"""What is known of each reference so far, and what has to be asked."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from curate.assessing import assess, given
from curate.assessment import Assessment
from curate.record import Lookup, NotFound, Source
from curate.reference import Reference
from curate.resolvers.answering import Told


class Memory:
    """The look-ups of a run, old and new.

    ``oldest`` is the time before which a look-up is asked for again; None asks for everything. ``silent`` holds the
    identifiers about which somebody did not answer.
    """

    def __init__(self, references: Sequence[Reference], lookups: Iterable[Lookup], oldest: datetime | None) -> None:
        self.references = references
        self.silent: set[str] = set()
        self._oldest = oldest
        self._added: set[tuple[str, Source, str]] = set()
        self._known: dict[str, dict[tuple[Source, str], Lookup]] = {one.id: {} for one in references}
        self._assessed: dict[str, Assessment] = {}
        for one in lookups:
            self._known.setdefault(one.reference, {})[one.source, one.asked] = one

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """Return all that is known now."""
        return tuple(one for known in self._known.values() for one in known.values())

    def about(self, reference: Reference) -> tuple[Lookup, ...]:
        """Return what is known of a reference."""
        return tuple(self._known[reference.id].values())

    def at(self, reference: str, source: Source, asked: str) -> Lookup | None:
        """Return what a source said when it was asked for this."""
        return self._known[reference].get((source, asked))

    def add(self, lookup: Lookup) -> Lookup:
        """Keep a look-up in the place of an older one, and return it."""
        self._known[lookup.reference][lookup.source, lookup.asked] = lookup
        self._added.add((lookup.reference, lookup.source, lookup.asked))
        self._assessed.pop(lookup.reference, None)
        return lookup

    def fresh(self, lookup: Lookup | None) -> bool:
        """Return whether a look-up is there, and young enough or of this run."""
        if lookup is None:
            return False
        young = self._oldest is not None and lookup.retrieved >= self._oldest
        return young or (lookup.reference, lookup.source, lookup.asked) in self._added

    def assessed(self, reference: Reference) -> Assessment:
        """Return what the answers so far amount to."""
        if reference.id not in self._assessed:
            self._assessed[reference.id] = assess(reference, self.about(reference))
        return self._assessed[reference.id]

    def wanted(self, prefix: str) -> dict[str, list[Reference]]:
        """Return the identifiers of a scheme ("doi:") that are printed, with the references that give them."""
        wanted: dict[str, list[Reference]] = {}
        for reference in self.references:
            for identifier in given(reference):
                if identifier.startswith(prefix):
                    wanted.setdefault(identifier, []).append(reference)
        return wanted

    def open(self, source: Source, prefix: str) -> dict[str, list[Reference]]:
        """Return the printed identifiers that a source has to be asked for, with the references that give them."""
        return {
            identifier: references
            for identifier, references in self.wanted(prefix).items()
            if any(not self.fresh(self.at(one.id, source, identifier)) for one in references)
        }

    def dois(self, source: Source | None = None) -> dict[str, list[Reference]]:
        """Return the DOIs of the works, printed or found, as far as ``source`` (any, where it is None) has a record with it."""
        known: dict[str, list[Reference]] = {}
        for reference in self.references:
            for doi in dict.fromkeys(
                doi
                for record in self.assessed(reference).work
                if (doi := record.known_as("doi")) and source in (None, record.source)
            ):
                known.setdefault(f"doi:{doi}", []).append(reference)
        return known

    def lacking(self) -> Iterator[Reference]:
        """Return the references whose work no identifier leads to, those left out whose authority did not answer."""
        for reference in self.references:
            if self.assessed(reference).work or any(one in self.silent for one in given(reference)):
                continue
            if reference.item.type not in ("webpage", "legislation", "patent"):
                yield reference


def lookup(reference: Reference, source: Source, asked: str, one: Told, what: str = "") -> Lookup:
    """Return an answer as a look-up of one reference; ``what`` is what was really asked for where ``asked`` does not say it."""
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


def nothing(reference: Reference, asked: str, url: str, now: datetime, *, what: str) -> Lookup:
    """Return that PubMed, which answered about several works together, has nothing of this one."""
    return Lookup(reference=reference.id, source="pubmed", asked=asked, query=what, url=url, retrieved=now)
