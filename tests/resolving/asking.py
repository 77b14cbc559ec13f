"""Ask the service on loopback about references, as `curate resolve` does."""

from datetime import date
from pathlib import Path
from typing import Any

from curate.checking import check
from curate.facts import Facts
from curate.finding import Finding
from curate.http import Session
from curate.record import Lookup, Unavailable
from curate.reference import Reference
from curate.resolvers.agencies import Agencies
from curate.resolvers.crossref import Crossref
from curate.resolvers.entrez import Entrez
from curate.resolving import Authorities, Scope, resolve
from service import Service


def authorities(service: Service, cache: Path | None = None, *, timeout: float = 0.5, **more: Any) -> Authorities:
    """Return the authorities at the service; ``more`` are those beside Crossref, PubMed and the agencies."""
    session = Session(cache=cache, timeout=timeout, sleep=lambda _: None)
    urls = service.urls
    return Authorities(
        Crossref(session, urls["crossref"]),
        Entrez(session, urls["pubmed"], urls["pmc"]),
        Agencies(session, urls["doi.org"], urls["datacite"]),
        **more,
    )


def run(
    service: Service,
    listed: tuple[Reference, ...],
    known: tuple[Lookup, ...] = (),
    cache: Path | None = None,
    **more: Any,
) -> tuple[tuple[Lookup, ...], tuple[Unavailable, ...]]:
    """Return what one run brings."""
    return resolve(listed, known, authorities(service, cache, **more), scope=Scope(30))


def said(listed: tuple[Reference, ...], lookups: tuple[Lookup, ...]) -> tuple[Finding, ...]:
    """Return the findings against records."""
    facts = Facts(origin="manuscript", today=date(2025, 5, 31), references=listed, lookups=lookups)
    return tuple(one for one in check(facts).findings if one.code[:3] in ("RES", "INT"))


def findings(listed: tuple[Reference, ...], lookups: tuple[Lookup, ...]) -> list[str]:
    """Return the names of the rules that have something to say against records."""
    return sorted(one.rule for one in said(listed, lookups))
