"""Limits of scores for a budget of false alarms, and what a share of so many is worth: what the calibrations have in common."""

import math
from collections.abc import Sequence

import numpy as np

BUDGETS = {"error": 0.01, "warning": 0.05, "note": 0.10}
_STEEPEST = 1.0


def limit(scores: np.ndarray, cited: np.ndarray, budget: float) -> tuple[float, float]:
    """Return base and slope of the limit that a share ``budget`` of sound citations does not reach.

    The limit is base + slope * ln(cited), where ``cited`` says how many works the sentence of each score cites: quantile regression. For each
    slope the best base is a quantile, and the loss has one valley over the slopes, which is searched by golden section.
    """
    group = np.log(np.maximum(cited, 1))

    def loss(slope: float) -> float:
        left = scores - slope * group
        left = left - np.quantile(left, budget)
        return float(np.maximum(budget * left, (budget - 1) * left).mean())

    low, high, part = -_STEEPEST, _STEEPEST, (math.sqrt(5) - 1) / 2
    while high - low > 1e-4:
        one, other = high - part * (high - low), low + part * (high - low)
        low, high = (low, other) if loss(one) < loss(other) else (one, high)
    slope = (low + high) / 2
    return round(float(np.quantile(scores - slope * group, budget)), 4), round(slope, 4)


def limits(scores: np.ndarray, cited: np.ndarray) -> dict[str, tuple[float, float]]:
    """Return the limit of each level."""
    return {level: limit(scores, cited, budget) for level, budget in BUDGETS.items()}


def at_most(failures: int, count: int, sure: float = 0.95) -> float:
    """Return the share that is not exceeded with so much certainty, where ``failures`` of ``count`` were seen (Clopper and Pearson)."""
    if failures >= count:
        return 1.0
    logs = [math.lgamma(count + 1) - math.lgamma(n + 1) - math.lgamma(count - n + 1) for n in range(failures + 1)]
    low, high = failures / count, 1.0
    while high - low > 1e-6:
        share = (low + high) / 2
        some = sum(math.exp(log + n * math.log(share) + (count - n) * math.log1p(-share)) for n, log in enumerate(logs))
        low, high = (share, high) if some > 1 - sure else (low, share)
    return high


def shares(scores: np.ndarray, cited: np.ndarray, found: dict[str, tuple[float, float]]) -> Sequence[float]:
    """Return the share of scores below each limit."""
    return [float(np.mean(scores < base + slope * np.log(np.maximum(cited, 1)))) for base, slope in found.values()]


def interval(below: np.ndarray, articles: np.ndarray, times: int = 500) -> str:
    """Return the 95 % interval of a share in % as text, from articles drawn again and again."""
    random = np.random.default_rng(11)
    known = np.unique(articles)
    some = np.array([below[articles == article].sum() for article in known])
    all_of = np.array([(articles == article).sum() for article in known])
    drawn = random.integers(0, len(known), (times, len(known)))
    low, high = np.quantile(some[drawn].sum(1) / all_of[drawn].sum(1), (0.025, 0.975))
    return f"({100 * low:.1f}–{100 * high:.1f})"
