"""Claims and titles of different languages, compared by a multilingual sentence model (extra ``multilingual``)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from curate.score import Source
from curate.scoring.describing import deviations
from curate.scoring.embedding import Floats, ModelError, product
from curate.scoring.multilingual_model import MultilingualModel, multilingual_model
from curate.scoring.weighing import Weights, weights

FILE = Path(__file__).parent / "multilingual.json"
FEATURES = ("cosine", "standing")


@dataclass(frozen=True)
class Bridge:
    """A reference list as the multilingual model sees it: by titles only."""

    sources: tuple[Source, ...]
    model: MultilingualModel
    weights: Weights

    @cached_property
    def _titles(self) -> Floats:
        return self.model.vectors([source.title for source in self.sources])

    def features(self, claim: str) -> Floats:
        """Return a row of ``FEATURES`` for each reference: cosine, and how many deviations it lies over the list's mean."""
        alike = product(self._titles, self.model.vectors([claim])[0])
        titled = np.array([bool(source.title.strip()) for source in self.sources], dtype=bool)
        return np.stack([alike, deviations(alike, titled)], axis=1).astype(np.float32)

    def rows(self, claim: str) -> Floats:
        """Return a score (log odds) for each reference."""
        return self.weights.scores(self.features(claim))


def bridge(sources: Sequence[Source]) -> Bridge:
    """Return a reference list with the numbers that ship.

    Raises:
        ModelError: the extra is not installed, its model is another, or the numbers were made for another.
    """
    numbers = json.loads(FILE.read_text(encoding="utf-8"))
    found = Bridge(tuple(sources), multilingual_model(), weights(numbers))
    if numbers["model"] != found.model.digest:
        raise ModelError(
            "the thresholds for pairs of different languages were made for another model",
            help="use the thresholds that come with curate, or make them with benchmarks/calibrate_extra.py multilingual",
        )
    return found
