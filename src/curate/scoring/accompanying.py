"""How like the other works that a claim cites beside it each reference is: a stray member of a group stands out by its company."""

from collections.abc import Sequence

import numpy as np

from curate.scoring.embedding import Floats, Truths, product

NAMES = ("beside", "beside-nearest", "beside-z", "beside-nearest-z", "together")

_SOFT = 0.05
_FEWEST = 2


def company(titles: Floats, titled: Truths, cited: Sequence[int]) -> Floats:
    """Return a row of ``NAMES`` for each reference, where a claim cites the references at these places.

    ``titles`` has a vector of length 1 for each reference, ``titled`` says which have a title. The row: mean and highest cosine of its
    title with those of the works cited beside it (itself left out), how many deviations they lie over those of works that are
    not cited, and 1. A claim that cites a single work says nothing: all zeros.
    """
    found = np.zeros((len(titles), len(NAMES)), dtype=np.float32)
    among = [at for at in sorted(set(cited)) if titled[at]]
    if len(among) < _FEWEST:
        return found
    alike = product(titles, titles[among].T)
    alike[among, range(len(among))] = np.nan
    found[:, 0], found[:, 1] = np.nanmean(alike, axis=1), np.nanmax(alike, axis=1)
    others = titled.copy()
    others[among] = False
    if others.sum() > 1:
        rest = found[others, :2]
        found[:, 2:4] = (found[:, :2] - rest.mean(0)) / (rest.std(0) + _SOFT)
    found[:, 4] = 1
    return found
