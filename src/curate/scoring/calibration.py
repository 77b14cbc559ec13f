"""Features to a score, and a score to a verdict: numbers from a file that belongs to one model."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from curate.scoring.describing import Usual, as_usual, names
from curate.scoring.embedding import Floats, ModelError, product
from curate.scoring.weighing import Limits, limits

FILE = Path(__file__).parent / "topic.json"
VERSION = 3


@dataclass(frozen=True, slots=True)
class Calibration:
    """What turns features into a score: a network of one hidden layer, and the scores below which a verdict falls.

    ``model`` is the digest of the embedder that the numbers were fitted with. ``usual`` is what each signal is between unrelated texts.
    """

    model: str
    mean: Floats
    scale: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    output_bias: float
    limits: Limits
    usual: Mapping[str, Usual]

    def scores(self, rows: Floats) -> Floats:
        """Return a score (log odds) for each row of features."""
        scaled = np.clip((rows - self.mean) / self.scale, -6, 6)
        return product(np.tanh(product(scaled, self.hidden) + self.hidden_bias), self.output) + self.output_bias


@cache
def calibration(model: str, path: Path = FILE) -> Calibration:
    """Return the calibration in a file, for the model with this digest (SHA-256 of its file).

    Raises:
        ModelError: the file cannot be read, or was made for another model.
    """
    try:
        return read(json.loads(path.read_text(encoding="utf-8")), model)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{path.name}, the thresholds of the topic scorer, cannot be read: {error}", help="install curate anew"
        ) from error


def read(numbers: Mapping[str, Any], model: str) -> Calibration:
    """Return the calibration that a file states.

    Raises:
        ModelError: it was made for another model, or for other features.
    """
    if numbers["model"] != model:
        raise ModelError(
            f"the thresholds were made for model {numbers['model'][:12]}, and this is model {model[:12]}",
            help="use the thresholds that come with the model, or make them with benchmarks/calibrate_topic.py",
        )
    if numbers["version"] != VERSION or tuple(numbers["features"]) != names():
        raise ModelError(
            f"the thresholds are of version {numbers['version']} and this is version {VERSION}, or their features differ",
            help="make them anew with benchmarks/calibrate_topic.py",
        )
    arrays = {
        name: np.array(numbers[name], dtype=np.float32) for name in ("mean", "scale", "hidden", "hidden_bias", "output")
    }
    return Calibration(
        model=model,
        **arrays,
        output_bias=float(numbers["output_bias"]),
        limits=limits(numbers["thresholds"]),
        usual=as_usual(numbers["usual"]),
    )
