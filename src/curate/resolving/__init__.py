"""Ask the authorities about references: in as few requests as possible, each thing once."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from curate.record import Lookup, Unavailable
from curate.reference import Reference
from curate.resolving.authorities import Authorities
from curate.resolving.memory import Memory
from curate.resolving.running import Resolution
from curate.resolving.seconding import on_file

__all__ = ["Authorities", "Scope", "on_file", "resolve"]


class Scope(NamedTuple):
    """What is asked again, and what is searched for.

    ``max_age`` is how old a look-up may be, in days; None asks for everything again. ``searches``: works that no identifier
    leads to are searched for by description. ``notices_only``: nothing is asked that cannot tell of a notice about a known work.
    """

    max_age: int | None
    searches: bool = True
    notices_only: bool = False


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
    now = authorities.session.clock()
    oldest = now - timedelta(days=scope.max_age) if scope.max_age is not None else None
    memory = Memory(references, lookups, oldest)
    silent: list[Unavailable] = []
    for said in Resolution(memory, authorities).run(searches=scope.searches, notices_only=scope.notices_only):
        if isinstance(said, Unavailable):
            silent.append(said)
        else:
            tell(said)
    for source, failure in authorities.session.stale.items():
        reason = f"{failure.reason}; what it answered before stands in"
        silent.append(Unavailable(asked="", source=source, reason=reason, help=failure.help))
    return memory.lookups, tuple(silent)
