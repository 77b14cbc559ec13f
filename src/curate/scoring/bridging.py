"""Claims and titles of different languages, compared by a multilingual sentence model (extra ``multilingual``)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from curate.score import Source, Verdict
from curate.scoring.embedding import Floats, ModelError
from curate.scoring.multilingual_model import MultilingualModel, multilingual_model

FILE = Path(__file__).parent / "multilingual.json"
FEATURES = ("cosine", "standing")
_SOFT = 0.02


@dataclass(frozen=True)
class Bridge:
    """A reference list as the multilingual model sees it: by titles only."""

    sources: tuple[Source, ...]
    model: MultilingualModel
    numbers: Mapping[str, Any]

    @cached_property
    def _titles(self) -> Floats:
        return self.model.vectors([source.title for source in self.sources])

    def features(self, claim: str) -> Floats:
        """Return a row of ``FEATURES`` for each reference: cosine, and how many deviations it lies over the list's mean."""
        alike = self._titles @ self.model.vectors([claim])[0]
        titled = np.array([bool(source.title.strip()) for source in self.sources], dtype=bool)
        if titled.sum() < 2:
            return np.stack([alike, np.zeros_like(alike)], axis=1)
        row = alike[titled]
        return np.stack([alike, (alike - row.mean()) / (row.std() + _SOFT)], axis=1).astype(np.float32)

    def rows(self, claim: str) -> Floats:
        """Return a score (log odds) for each reference."""
        scaled = (self.features(claim) - np.array(self.numbers["mean"])) / np.array(self.numbers["scale"])
        return np.asarray(scaled @ np.array(self.numbers["weights"]) + self.numbers["bias"], dtype=np.float32)

    def verdict(self, score: float) -> Verdict:
        """Return the verdict, one step milder than what the score does not reach on English pairs.

        Sound pairs of different languages fall below those thresholds more often than the budgets allow (docs/topic.md), so there is
        no "error".
        """
        limits = self.numbers["thresholds"]
        if score < limits["error"]:
            return "warning"
        return "note" if score < limits["warning"] else "fits"


def unfitted(sources: Sequence[Source], numbers: Mapping[str, Any]) -> Bridge:
    """Return a reference list with these numbers.

    Raises:
        ModelError: the extra is not installed, or its model is another.
    """
    return Bridge(tuple(sources), multilingual_model(), numbers)


def bridge(sources: Sequence[Source]) -> Bridge:
    """Return a reference list with the numbers that ship.

    Raises:
        ModelError: the extra is not installed, its model is another, or the numbers were made for another.
    """
    found = unfitted(sources, json.loads(FILE.read_text(encoding="utf-8")))
    if found.numbers["model"] != found.model.digest:
        raise ModelError(
            "the thresholds for pairs of different languages were made for another model",
            help="use the thresholds that come with curate, or make them with benchmarks/calibrate_multilingual.py",
        )
    return found
