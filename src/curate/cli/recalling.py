"""Abstracts that the registry does not keep, from the answers that the cache still holds; nobody is asked."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from curate import config
from curate.config import Settings
from curate.errors import CurateError
from curate.extract import digest
from curate.facts import Facts
from curate.quoting import joined
from curate.record import Lookup
from curate.reference import Reference


def texts(facts: Facts, settings: Settings, root: Path) -> dict[str, str]:
    """Return the abstracts of works whose sentences were kept without their words, by the digest of the abstract.

    Nothing is looked for where nothing lacks its words.
    """
    lacking = {one.abstract for one in facts.extracts for passage in one.passages if not passage.text}
    if lacking:
        here = (record for lookup in facts.lookups for record in lookup.records if record.abstract)
        lacking -= {digest(joined(record)) for record in here}
    if not lacking:
        return {}
    found = config.load(root)
    home = found.path.parent if found.path else root
    recalled = (record for one in answered(facts.references, settings, home) for record in one.records)
    by_digest = {digest(joined(record)): joined(record) for record in recalled if record.abstract}
    return {key: text for key, text in by_digest.items() if key in lacking}


def answered(references: Sequence[Reference], settings: Settings, home: Path) -> tuple[Lookup, ...]:
    """Return what the cache holds about references, abstracts included; nothing where there is no cache."""
    from curate.cli.asking import answers, authorities
    from curate.resolving import Scope, resolve

    if not answers(settings.services, home).is_file():
        return ()
    with contextlib.suppress(CurateError):  # a cache that cannot be read holds nothing
        asked = authorities(settings.services, home, offline=True, refresh=False, max_age=0)
        return resolve(references, (), asked, scope=Scope(None))[0]
    return ()
