"""The scorer that ships, with a packaged sentence model as a second opinion on titles (extra ``embed``)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from curate.score import Query, Row, Source
from curate.scoring import Topic, topic
from curate.scoring.describing import deviations, gap
from curate.scoring.embedding import Floats, ModelError, product
from curate.scoring.sentence_model import SentenceModel, sentence_model
from curate.scoring.weighing import Weights, weights

FILE = Path(__file__).parent / "embed.json"
FEATURES = ("score", "cosine", "standing", "gap")


@dataclass(frozen=True)
class Deep:
    """The scorer for one reference list: the number that ships and three of the sentence model, weighed by a logistic regression."""

    base: Topic
    model: SentenceModel
    titles: Floats
    weights: Weights

    def scores(self, query: Query) -> Row:
        """Return a score for each reference of the list, by id, in the order of the list."""
        return self.base.told(query, self.rows(query), self.weights.limits)

    def rows(self, query: Query) -> Floats:
        """Return the number of each reference, in the order of the list."""
        return self.weights.scores(self.features(query))

    def features(self, query: Query) -> Floats:
        """Return a row of ``FEATURES`` for each reference."""
        alike = product(self.titles, self.model.vectors([query.claim])[0])
        titled = self.base.listed.titled
        columns = [self.base.rows(query), alike, deviations(alike, titled), gap(alike, titled)]
        return np.stack(columns, axis=1).astype(np.float32)


def deep(sources: Sequence[Source]) -> Deep:
    """Return the scorer for a reference list.

    Raises:
        ModelError: the extra is not installed, or the numbers were made for other models.
    """
    numbers = json.loads(FILE.read_text(encoding="utf-8"))
    base, model = topic(sources), sentence_model()
    if numbers["models"] != [base.model.digest, model.digest]:
        raise ModelError(
            "the thresholds of the scorer 'embed' were made for other models",
            help="use the thresholds that come with the models, or make them with benchmarks/calibrate_extra.py embed",
        )
    return Deep(base, model, model.vectors([source.title for source in sources]), weights(numbers))
