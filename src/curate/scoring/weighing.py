"""Scores to verdicts by budgets of false alarms, and features to scores by a logistic regression: numbers from files."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from curate.score import Verdict
from curate.scoring.embedding import Floats, product

LEVELS: tuple[Literal["error"], Literal["warning"], Literal["note"]] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Limits:
    """Scores that sound citations seldom do not reach: 1 in 100 that of "error", 5 that of "warning", 10 that of "note".

    A level that is not named is never given.
    """

    levels: Mapping[str, float]

    def verdict(self, score: float) -> Verdict:
        """Return the strictest level whose limit the score does not reach, else "fits"."""
        return next((level for level in LEVELS if score < self.levels.get(level, -math.inf)), "fits")


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over features, with its limits."""

    mean: Floats
    scale: Floats
    weights: Floats
    bias: float
    limits: Limits

    def scores(self, rows: Floats) -> Floats:
        """Return the score (log odds) of each row of features."""
        return product((rows - self.mean) / self.scale, self.weights) + np.float32(self.bias)


def limits(numbers: Mapping[str, float]) -> Limits:
    """Return the limits that a file states."""
    return Limits({level: float(limit) for level, limit in numbers.items()})


def weights(numbers: Mapping[str, Any]) -> Weights:
    """Return the regression that a file states."""
    mean, scale, found = (np.array(numbers[name], dtype=np.float32) for name in ("mean", "scale", "weights"))
    return Weights(mean, scale, found, float(numbers["bias"]), limits(numbers["thresholds"]))
