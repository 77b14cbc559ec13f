"""The scorer that ships, with a packaged sentence model as a second opinion on titles (extra ``embed``)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from curate.score import Query, Row, Source, Verdict
from curate.scoring import Topic, topic
from curate.scoring.embedding import Floats, ModelError
from curate.scoring.sentence_model import SentenceModel, sentence_model

FILE = Path(__file__).parent / "embed.json"
FEATURES = ("score", "cosine", "standing", "gap")
_SOFT = 0.02


@dataclass(frozen=True)
class Deep:
    """The scorer for one reference list: the number that ships and three of the sentence model, weighed by a logistic regression."""

    base: Topic
    model: SentenceModel
    titles: Floats
    numbers: Mapping[str, Any]

    def scores(self, query: Query) -> Row:
        """Return a score for each reference of the list, by id, in the order of the list."""
        return self.base.told(query, self.rows(query), self._verdict)

    def rows(self, query: Query) -> Floats:
        """Return the number of each reference, in the order of the list."""
        table = self.features(query)
        scaled = (table - np.array(self.numbers["mean"])) / np.array(self.numbers["scale"])
        return np.asarray(scaled @ np.array(self.numbers["weights"]) + self.numbers["bias"], dtype=np.float32)

    def features(self, query: Query) -> Floats:
        """Return a row of ``FEATURES`` for each reference."""
        alike = self.titles @ self.model.vectors([query.claim])[0]
        titled = np.array([evidence != "nothing" for evidence in self.base.listed.evidence], dtype=bool)
        base = self.base.rows(query)
        if titled.sum() < 2:
            return np.stack([base, alike, np.zeros_like(alike), np.zeros_like(alike)], axis=1)
        row = alike[titled]
        second, first = np.sort(row)[-2:]
        standing = (alike - row.mean()) / (row.std() + _SOFT)
        gap = alike - np.where(alike == first, second, first)
        return np.stack([base, alike, standing, gap], axis=1).astype(np.float32)

    def _verdict(self, score: float) -> Verdict:
        limits = self.numbers["thresholds"]
        if score < limits["error"]:
            return "error"
        if score < limits["warning"]:
            return "warning"
        return "note" if score < limits["note"] else "fits"


def unfitted(sources: Sequence[Source], numbers: Mapping[str, Any]) -> Deep:
    """Return the scorer for a reference list with these numbers.

    Raises:
        ModelError: the extra is not installed.
    """
    model = sentence_model()
    return Deep(topic(sources), model, model.vectors([source.title for source in sources]), numbers)


def deep(sources: Sequence[Source]) -> Deep:
    """Return the scorer for a reference list.

    Raises:
        ModelError: the extra is not installed, or the numbers were made for other models.
    """
    found = unfitted(sources, json.loads(FILE.read_text(encoding="utf-8")))
    if found.numbers["models"] != [found.base.model.digest, found.model.digest]:
        raise ModelError(
            "the thresholds of the scorer 'embed' were made for other models",
            help="use the thresholds that come with the models, or make them with benchmarks/calibrate_embed.py",
        )
    return found
