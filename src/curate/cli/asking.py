"""One run of asking: from a folder to what the authorities answered, and what is told of it."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self

from platformdirs import user_cache_path

from curate import __version__, checking, config, quoting, registry
from curate.assessing import NOTICES, SEARCH, assess, given
from curate.cli import console, places
from curate.cli.clock import today
from curate.cli.recalling import answered
from curate.config import Services, Settings
from curate.errors import IncompleteError
from curate.figuring import with_figures
from curate.http import Question, Reply, Session
from curate.profiling import profiled
from curate.record import Lookup, Notice, Source, Unavailable
from curate.reference import Reference
from curate.registry import Registry, extracts, records
from curate.resolvers import (
    agencies,
    arxiv,
    clinicaltrials,
    crossref,
    entrez,
    europepmc,
    openalex,
    openlibrary,
    webpages,
)
from curate.resolvers.answering import Resolver
from curate.resolvers.retractions import Retractions
from curate.resolving import Authorities, Scope
from curate.resolving import resolve as ask

KEY = "NCBI_API_KEY"
"""The environment variable that holds a key of NCBI; with one, it takes ten questions a second."""
ALEX_KEY = "OPENALEX_API_KEY"
"""The environment variable that holds a key of OpenAlex; without one, it answers few questions a day."""


@dataclass
class Run:
    """One run over a registry: what was known before, and what is known after."""

    root: Path
    references: tuple[Reference, ...]
    before: tuple[Lookup, ...]
    seen: dict[str, str]
    authorities: Authorities
    max_age: int | None
    writes: bool
    settings: Settings
    loaded: Registry
    home: Path
    after: tuple[Lookup, ...] = ()
    written: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, path: Path, *, offline: bool, refresh: bool, max_age: int | None, writes: bool) -> Self:
        """Return a run over the registry of ``path``.

        Raises:
            CurateError: there is no registry, or the settings are wrong.
        """
        root = places.registry_root(path)
        found = config.load(root)
        services, home = found.settings.services, found.path.parent if found.path else root
        loaded = registry.load(root)
        references = loaded.content.references
        known = records.load(root, [reference.id for reference in references])
        age = services.max_age if max_age is None else max_age
        return cls(
            root=root,
            references=references,
            before=known.values,
            seen=known.seen,
            authorities=authorities(services, home, offline=offline, refresh=refresh, max_age=age),
            max_age=None if refresh else age,
            writes=writes,
            settings=found.settings,
            loaded=loaded,
            home=home,
        )

    def ask(self, *, notices_only: bool = False) -> tuple[Unavailable, ...]:
        """Ask, write each answer when it is there, and return what could not be asked.

        A file keeps the searches, and the look-ups of identifiers that the reference still gives.
        """
        known: dict[tuple[str, Source], dict[str, Lookup]] = {}
        for one in self.before:
            known.setdefault((one.reference, one.source), {})[one.asked] = one
        current = {one.id: {SEARCH, NOTICES, *given(one)} for one in self.references}

        def keep(lookup: Lookup) -> None:
            file = known.setdefault((lookup.reference, lookup.source), {})
            file[lookup.asked] = _kept(lookup, self.settings.services.abstracts)
            if self.writes:
                still = [one for asked, one in file.items() if asked in current[lookup.reference]]
                self.written.update(records.write(self.root, still, self.seen))

        self.after, silent = ask(
            self.references,
            self.before,
            self.authorities,
            scope=Scope(self.max_age, searches=not notices_only, notices_only=notices_only),
            tell=keep,
        )
        return silent

    def quote(self) -> None:
        """Keep the sentences of abstracts that the links rest on, chosen among what was answered now or stands in the cache."""
        if not self.writes or not self.loaded.content.claims:
            return
        facts = registry.facts(self.loaded, today=today())
        facts = facts.model_copy(update={"lookups": tuple(self._with_abstracts())})
        services = self.settings.services
        survey = checking.survey(facts, self.settings)
        kept = quoting.kept(survey, services.evidence) if services.abstracts != "omit" else {}
        wanted = {one.id: kept.get(one.id, ()) for one in self.references}
        seen = extracts.load(self.root, wanted).seen
        self.written.update(extracts.write(self.root, wanted, seen))

    def _with_abstracts(self) -> Iterator[Lookup]:
        """Return what was answered, with the abstracts that the registry may not hold and the cache does."""
        lacking = [one for one in self.after if one.records and not any(record.abstract for record in one.records)]
        recalled = answered(self.references, self.settings, self.home) if lacking else ()
        by_key = {(one.reference, one.source, one.digest): one for one in recalled}
        for one in self.after:
            other = by_key.get((one.reference, one.source, one.digest)) if one in lacking else None
            yield one.model_copy(update={"records": other.records}) if other else one

    def summary(self) -> str:
        """Return what was asked and what came of it, in one line."""
        sent = self.authorities.crossref.session.sent
        asked = ", ".join(f"{count} to {source}" for source, count in sent.items()) or "none"
        files = f"; {len(self.written)} files written" if self.writes else ""
        return f"{len(self.references)} references; requests: {asked}{files}"

    def changes(self) -> Iterator[str]:
        """Return what an authority says otherwise than it did."""
        old = {(one.reference, one.source, one.asked): one for one in self.before}
        for one in self.after:
            earlier = old.get((one.reference, one.source, one.asked))
            if earlier and earlier.digest != one.digest:
                fields = ", ".join(_changed(earlier, one)) or "nothing that is kept"
                yield f"{one.reference}: {one.source} answers otherwise about {one.query or one.asked}: {fields}"

    def notices(self) -> Iterator[str]:
        """Return the notices that were not known before."""
        before = {(one.id, *_key(notice)) for one in self.references for _, notice in _notices(one, self.before)}
        for reference in self.references:
            for source, notice in _notices(reference, self.after):
                key = (reference.id, *_key(notice))
                if key not in before:
                    before.add(key)
                    yield f"{reference.short}: {notice.kind} {notice.identifier or notice.citation} (says {source})"


def authorities(
    services: Services,
    home: Path,
    *,
    offline: bool,
    refresh: bool,
    max_age: int,
    heard: Callable[[str, Question, Reply], None] = lambda _key, _question, _reply: None,
) -> Authorities:
    """Return the authorities as the settings say where and as whom they are asked.

    ``heard`` is given each answer that was kept, with its key and the question.
    """
    key = os.environ.get(KEY, "")
    cache = answers(services, home)
    session = Session(
        mailto=services.mailto,
        version=__version__,
        cache=cache,
        max_age=max_age,
        timeout=services.timeout,
        offline=offline,
        refresh=refresh,
        keyed=bool(key),
        private=services.private_hosts,
        progress=_progress(),
        heard=heard,
    )
    urls = services.urls
    return Authorities(
        crossref.Crossref(session, urls.get("crossref", crossref.BASE).rstrip("/")),
        entrez.Entrez(
            session,
            urls.get("pubmed", entrez.BASE).rstrip("/"),
            urls.get("pmc", entrez.CONVERTER).rstrip("/"),
            key,
        ),
        agencies.Agencies(
            session,
            urls.get("doi.org", agencies.DOI_ORG).rstrip("/"),
            urls.get("datacite", agencies.DATACITE).rstrip("/"),
        ),
        registries=registries(session, services),
        seconds=seconds(session, services),
        retractions=retractions(services, home),
    )


def registries(session: Session, services: Services) -> dict[str, Resolver]:
    """Return who is asked for identifiers of other schemes, as far as the settings say so."""
    urls = services.urls
    every: dict[str, tuple[str, Resolver]] = {
        "arxiv": ("arxiv", arxiv.Arxiv(session, urls.get("arxiv", arxiv.BASE).rstrip("/"))),
        "nct": (
            "clinicaltrials",
            clinicaltrials.ClinicalTrials(session, urls.get("clinicaltrials", clinicaltrials.BASE).rstrip("/")),
        ),
        "isbn": (
            "openlibrary",
            openlibrary.OpenLibrary(session, urls.get("openlibrary", openlibrary.BASE).rstrip("/")),
        ),
        "url": ("web", webpages.WebPages(session, urls.get("archive", webpages.ARCHIVE).rstrip("/"))),
    }
    return {scheme: resolver for scheme, (name, resolver) in every.items() if name in services.also_ask}


def seconds(session: Session, services: Services) -> dict[Source, Resolver]:
    """Return who is asked for a second opinion, in the order of the settings."""
    urls, key = services.urls, os.environ.get(ALEX_KEY, "").strip()
    every: dict[Source, Resolver] = {
        "europepmc": europepmc.EuropePmc(session, urls.get("europepmc", europepmc.BASE).rstrip("/")),
        "openalex": openalex.OpenAlex(session, urls.get("openalex", openalex.BASE).rstrip("/"), key),
    }
    return {name: every[name] for name in services.also_ask if name in every}


def retractions(services: Services, home: Path) -> Retractions | None:
    """Return the file of Retraction Watch that the settings name, its index beside the answers, or None.

    Raises:
        SettingsError: it cannot be read, or is no such file.
    """
    if not services.retraction_watch:
        return None
    return Retractions(home / services.retraction_watch, answers(services, home).parent)


def answers(services: Services, home: Path) -> Path:
    """Return the path of the file that keeps the raw answers."""
    return home / services.cache if services.cache else user_cache_path("curate") / "answers.sqlite"


def complete(silent: Sequence[Unavailable]) -> None:
    """Leave with the exit code of an incomplete run where a service did not answer.

    Raises:
        IncompleteError: it names each service once, and what to do.
    """
    if not silent:
        return
    alike: dict[tuple[str, str], list[Unavailable]] = {}
    for one in silent:
        alike.setdefault((one.source, one.reason), []).append(one)
    told = "; ".join(
        f"{source}: {reason}" + (f" ({len(some)} not answered)" if some[0].asked else "")
        for (source, reason), some in alike.items()
    )
    raise IncompleteError(f"not everything was answered. {told}", help=silent[0].help)


def _progress() -> Callable[[str], None]:
    return console.tell if console.is_terminal(sys.stderr) else lambda _: None


def _kept(lookup: Lookup, abstracts: Literal["keep", "figures", "omit"]) -> Lookup:
    """Return a look-up as the settings let it be stored: with the figures of its abstracts, unless nothing of them may stay."""
    if abstracts != "omit":
        return with_figures(profiled(lookup), abstracts=abstracts == "keep")
    kept = tuple(one.model_copy(update={"abstract": ()}) for one in lookup.records)
    return lookup.model_copy(update={"records": kept})


def _changed(old: Lookup, new: Lookup) -> Iterator[str]:
    if bool(old.records) != bool(new.records):
        yield "it has it now" if new.records else "it has it no more"
    for a, b in zip(old.records[:1], new.records[:1], strict=False):
        yield from (
            name
            for name in type(a).model_fields
            if name not in ("abstract", "figures", "designs", "trials") and getattr(a, name) != getattr(b, name)
        )


def _notices(reference: Reference, lookups: Iterable[Lookup]) -> Iterator[tuple[Source, Notice]]:
    """Return the notices about the work that a reference means, each with its source."""
    about = [one for one in lookups if one.reference == reference.id]
    assessment = assess(reference, about)
    for record in (*assessment.work, *assessment.beside):
        yield from ((record.source, notice) for notice in record.notices)


def _key(notice: Notice) -> tuple[str, str]:
    return notice.kind, notice.identifier
