"""Scorers by name: the one that ships, and those that other packages bring by the entry point ``curate.scorers``."""

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

from curate.errors import UsageError, suggestion
from curate.score import Query, Score, Source
from curate.scoring import topic

GROUP = "curate.scorers"
DEFAULT = "topic"


class Scorer(Protocol):
    """Scores claims against one reference list."""

    def scores(self, query: Query) -> Mapping[str, Score]:
        """Return a score for each reference of the list, by id: higher fits better."""
        ...


Maker = Callable[[Sequence[Source]], Scorer]
"""What an entry point names: it takes a reference list, and returns its scorer."""


def _deep(sources: Sequence[Source]) -> Scorer:
    from curate.scoring.deepening import deep  # an extra, loaded when it is asked for

    return deep(sources)


SHIPPED: Mapping[str, Maker] = {DEFAULT: topic, "embed": _deep}


def names() -> tuple[str, ...]:
    """Return the names of all scorers that can be used here."""
    return (*SHIPPED, *sorted(set(_brought()) - set(SHIPPED)))


def scorer(name: str, sources: Sequence[Source]) -> Scorer:
    """Return the scorer of a name for a reference list. One that ships cannot be replaced under its own name.

    Raises:
        UsageError: there is no scorer of that name, or its package cannot be loaded.
        ModelError: its model cannot be read.
    """
    if name in SHIPPED:
        return SHIPPED[name](sources)
    brought = _brought()
    if name not in brought:
        raise UsageError(
            f"there is no scorer '{name}'{suggestion(name, names())}",
            help=f"installed are: {', '.join(names())}; a package brings another by the entry point {GROUP}",
        )
    try:
        maker: Maker = brought[name].load()
    except (ImportError, AttributeError) as error:
        raise UsageError(
            f"the scorer '{name}' ({brought[name].value}) cannot be loaded: {error}", help="install its package anew"
        ) from error
    return _Checked(name, sources, maker(sources))


class _Checked:
    """A scorer from outside, whose answers are looked through: every reference of the list, and no other."""

    def __init__(self, name: str, sources: Sequence[Source], inner: Scorer) -> None:
        self._name = name
        self._ids = tuple(source.id for source in sources)
        self._inner = inner

    def scores(self, query: Query) -> dict[str, Score]:
        """Return what the scorer says, in the order of the list."""
        said = self._inner.scores(query)
        if set(said) != set(self._ids):
            odd = min(set(said) ^ set(self._ids))
            raise UsageError(
                f"the scorer '{self._name}' gave {len(said)} scores for {len(self._ids)} references ('{odd}' is too many or lacking)",
                help="tell its makers, or use the scorer that ships",
            )
        return {ref: said[ref] for ref in self._ids}


def _brought() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}
