"""Limits of scores for a budget of false alarms, and what a share of so many is worth: what the calibrations have in common."""

import math

import numpy as np

BUDGETS = {"error": 0.01, "warning": 0.05, "note": 0.10}


def limits(scores: np.ndarray) -> dict[str, float]:
    """Return for each level the score that the share of its budget of sound citations does not reach."""
    return {level: round(float(np.quantile(scores, budget)), 4) for level, budget in BUDGETS.items()}


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


def interval(below: np.ndarray, articles: np.ndarray, times: int = 500) -> str:
    """Return the 95 % interval of a share in % as text, from articles drawn again and again."""
    random = np.random.default_rng(11)
    known = np.unique(articles)
    some = np.array([below[articles == article].sum() for article in known])
    all_of = np.array([(articles == article).sum() for article in known])
    drawn = random.integers(0, len(known), (times, len(known)))
    low, high = np.quantile(some[drawn].sum(1) / all_of[drawn].sum(1), (0.025, 0.975))
    return f"({100 * low:.1f}–{100 * high:.1f})"
