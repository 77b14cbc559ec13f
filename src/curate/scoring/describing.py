"""Signals to features: each reference of the list against the others, title and best sentence taken together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from curate.scoring.accompanying import NAMES, company
from curate.scoring.embedding import Floats
from curate.scoring.listing import Listing
from curate.scoring.signalling import Signals

CHANNELS = ("meaning", "claim", "before", "words", "back", "shared", "previous", "rarest")
RELATIVE = ("meaning", "words", "back", "shared")
"""The signals that are also compared with those of the other references."""

CONTRASTS = ("apart", "own", "own_rarest")
"""The signals of titles alone, and against the list."""

_SOFT = 0.02
_PRIOR = 5.0
"""A list counts as if it had so many more references with the usual signals: short lists say less."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What a signal is between a claim and works that have nothing to do with it.

    ``title`` and ``spread`` are mean and deviation for a title. The best of n sentences of an abstract has the mean
    ``best`` + ``growth`` * ln(n) and the deviation ``best_spread``; ``together`` is its correlation with the title's.
    """

    title: float
    spread: float
    best: float
    growth: float
    best_spread: float
    together: float


def combined(values: Floats, listed: Listing, usual: Usual) -> Floats:
    """Return one value a reference: the title's, or where there is an abstract, title and best sentence together.

    Both are measured against what they are for unrelated works, so that an abstract raises or lowers no work by being
    there.
    """
    title = values[listed.first]
    counts = np.diff(np.append(listed.first, len(values)))
    rich = counts > 1
    if not rich.any():
        return title
    without = values.copy()
    without[listed.first] = -np.inf
    best = np.maximum.reduceat(without, listed.first)[rich]
    sentences = np.log(counts[rich] - 1)
    of_title = (title[rich] - usual.title) / usual.spread
    of_best = (best - usual.best - usual.growth * sentences) / usual.best_spread
    both = (of_title + of_best) / np.sqrt(2 + 2 * usual.together)
    mixed = title.copy()
    mixed[rich] = usual.title + usual.spread * both
    return mixed


def names() -> tuple[str, ...]:
    """Return the names of the features, in the order of the columns."""
    relative = (f"{name}-{kind}" for name in RELATIVE for kind in ("z", "gap"))
    contrasts = (f"{name}{kind}" for name in CONTRASTS for kind in ("", "-z"))
    return (*CHANNELS, *relative, "central", "best", "best-shared", "title-length", "claim-length", *contrasts, *NAMES)


def features(found: Signals, listed: Listing, usual: Mapping[str, Usual], cited: Sequence[int]) -> Floats:
    """Return a row of features for each reference of the list, after ``names``; ``cited`` are the places of those that the claim cites."""
    values = {name: combined(getattr(found, name), listed, usual[name]) for name in CHANNELS}
    titled = listed.titled
    columns = [values[name] for name in CHANNELS]
    for name in RELATIVE:
        columns += [_standing(values[name], titled, usual[name]), gap(values[name], titled)]
    count = len(listed.sources)
    columns += [
        listed.central,
        _others(values["meaning"], titled),
        _others(values["shared"], titled),
        listed.lengths,
        np.full(count, np.log1p(found.length)),
    ]
    for name in CONTRASTS:
        value = getattr(found, name)[listed.first]
        columns += [value, deviations(value, titled)]
    rows: Floats = np.concatenate(
        [np.stack(columns, axis=1), company(listed.vectors[listed.first], titled, cited)], axis=1
    ).astype(np.float32)
    return rows


def _standing(values: Floats, titled: np.ndarray, usual: Usual) -> Floats:
    """Return how many deviations each value lies over the mean of the list."""
    row = values[titled]
    mean = (row.sum() + _PRIOR * usual.title) / (len(row) + _PRIOR)
    squares = ((row - mean) ** 2).sum() + _PRIOR * usual.spread**2
    standing: Floats = (values - mean) / np.sqrt(squares / (len(row) + _PRIOR))
    return standing


def _others(values: Floats, titled: np.ndarray) -> Floats:
    """Return for each reference the highest value of all others."""
    row = np.where(titled, values, -np.inf)
    if titled.sum() < 2:
        return np.zeros_like(values)
    second, first = np.sort(row)[-2:]
    highest: Floats = np.where(row == first, second, first).astype(np.float32)
    return highest


def gap(values: Floats, titled: np.ndarray) -> Floats:
    """Return how far each value lies over (or under) the highest of the others, 0 where there are no others."""
    return values - _others(values, titled) if titled.sum() >= 2 else np.zeros_like(values)


def deviations(values: Floats, titled: np.ndarray) -> Floats:
    """Return how many deviations each cosine lies over the mean of those with a title, 0 where there are no others."""
    row = values[titled]
    if len(row) < 2:
        return np.zeros_like(values)
    found: Floats = (values - row.mean()) / (row.std() + _SOFT)
    return found


def as_usual(rows: Mapping[str, Sequence[float]]) -> dict[str, Usual]:
    """Return the usual values of each signal, from numbers as a file keeps them."""
    return {name: Usual(*numbers) for name, numbers in rows.items()}
