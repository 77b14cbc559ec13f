"""The scorer that ships, with a sentence model as a second opinion on sentences and titles (extra ``embed``)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from curate.score import Query, Row, Source
from curate.scoring import Topic, accompanying, describing, topic
from curate.scoring.accompanying import company
from curate.scoring.describing import deviations, gap
from curate.scoring.embedding import Floats, ModelError, product
from curate.scoring.likening import LIKENESSES, Titles, likenesses, titles
from curate.scoring.sentence_model import SentenceModel, sentence_model
from curate.scoring.signalling import signals
from curate.scoring.weighing import Weights, weights

FILE = Path(__file__).parent / "embed.json"


@dataclass(frozen=True)
class Deep:
    """The scorer for one reference list: what the scorer that ships sees and what the sentence model sees, weighed by a logistic regression."""

    base: Topic
    model: SentenceModel
    weights: Weights

    def scores(self, query: Query) -> Row:
        """Return a score for each reference of the list, by id, in the order of the list."""
        return self.base.told(query, self.rows(query), self.weights.limits)

    def rows(self, query: Query) -> Floats:
        """Return the number of each reference, in the order of the list."""
        return self.weights.scores(self.features(query))

    def features(self, query: Query) -> Floats:
        """Return a row of features for each reference, after ``names``."""
        listed = self.base.listed
        seen = self.base.described(signals(query.claim, query.previous, listed, self.base.model), query)
        likeness = likenesses(self.model.claim(query.claim, query.previous), self._titles)
        together = product(likeness, self.model.scales)
        titled = listed.titled
        columns = [
            self.base.calibrated.scores(seen)[:, None],
            seen,
            *(
                np.stack([values, deviations(values, titled), gap(values, titled)], axis=1)
                for values in (*likeness.T, together)
            ),
            company(self._titles.whole, titled, self.base.cited(query)),
        ]
        return np.concatenate(columns, axis=1).astype(np.float32)

    @cached_property
    def _titles(self) -> Titles:
        return titles(self.model.titles([source.title for source in self.base.listed.sources]))


def names() -> tuple[str, ...]:
    """Return the names of the features, in the order of the columns."""
    likeness = [f"{name}{kind}" for name in (*LIKENESSES, "together") for kind in ("", "-z", "-gap")]
    return ("score", *describing.names(), *likeness, *(f"deep-{name}" for name in accompanying.NAMES))


def deep(sources: Sequence[Source]) -> Deep:
    """Return the scorer for a reference list.

    Raises:
        ModelError: the extra is not installed, or the numbers were made for other models or features.
    """
    numbers = json.loads(FILE.read_text(encoding="utf-8"))
    base, model = topic(sources), sentence_model()
    if numbers["models"] != [base.model.digest, model.digest] or tuple(numbers["features"]) != names():
        raise ModelError(
            "the thresholds of the scorer 'embed' were made for other models",
            help="use the thresholds that come with the models, or make them with benchmarks/calibrate_extra.py embed",
        )
    return Deep(base, model, weights(numbers))
