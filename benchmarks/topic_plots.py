"""Plots of the scores as SVG: how they are spread, and what is caught for which share of false alarms."""

from collections.abc import Mapping, Sequence

import numpy as np

WIDE, HIGH, LEFT, BASE = 640, 320, 60, 270
COLOURS = {"true": "#1b7837", "same": "#e08214", "other": "#542788"}
NAMES = {"true": "cited", "same": "of the same list, not cited", "other": "of another article"}


def histogram(scores: Mapping[str, np.ndarray], limits: Mapping[str, float]) -> str:
    """Return how the scores of each kind of pair are spread, with the thresholds."""
    low, high = np.floor(np.quantile(np.concatenate([*scores.values()]), (0.002, 0.998)))
    edges = np.linspace(low, high + 1, 61)
    shares = {pair: np.histogram(values, edges)[0] / len(values) for pair, values in scores.items()}
    top = max(share.max() for share in shares.values())

    def place(value: float) -> float:
        return float(LEFT + (value - edges[0]) / (edges[-1] - edges[0]) * (WIDE - LEFT - 20))

    middles = (edges[:-1] + edges[1:]) / 2
    parts = []
    for pair, share in shares.items():
        points = [(place(at), BASE - one / top * 230) for at, one in zip(middles, share, strict=True)]
        parts.append(_line(points, COLOURS[pair]))
    for name, limit in limits.items():
        at = place(limit)
        parts.append(f'<path d="M{at:.1f} 40V{BASE}" stroke="#666" stroke-dasharray="3 3"/>')
        parts.append(f'<text transform="translate({at - 4:.1f} 44) rotate(-90)" text-anchor="end">{name}</text>')
    ticks = [(place(at), f"{at:.0f}") for at in np.arange(low, high + 2, 2)]
    return _drawn(parts, ticks, [], "score", [*shares])


def curve(scores: Mapping[str, np.ndarray]) -> str:
    """Return what share of wrong pairs is below a threshold, for each share of cited ones that is."""
    budgets = np.linspace(0, 0.2, 81)
    limits = np.quantile(scores["true"], budgets)

    def place(share: float) -> float:
        return LEFT + share / 0.2 * (WIDE - LEFT - 20)

    parts = []
    for pair in ("same", "other"):
        caught = [float(np.mean(scores[pair] < limit)) for limit in limits]
        points = [(place(at), BASE - one * 230) for at, one in zip(budgets, caught, strict=True)]
        parts.append(_line(points, COLOURS[pair]))
    ticks = [(place(at), f"{at:.0%}") for at in (0, 0.01, 0.05, 0.1, 0.15, 0.2)]
    sides = [(BASE - at * 230, f"{at:.0%}") for at in (0, 0.25, 0.5, 0.75, 1)]
    return _drawn(parts, ticks, sides, "sound citations below the threshold", ["same", "other"])


def _line(points: Sequence[tuple[float, float]], colour: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _drawn(
    parts: Sequence[str],
    ticks: Sequence[tuple[float, str]],
    sides: Sequence[tuple[float, str]],
    label: str,
    pairs: Sequence[str],
) -> str:
    below = [f'<text x="{x:.1f}" y="{BASE + 16}" text-anchor="middle">{text}</text>' for x, text in ticks]
    beside = [f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{text}</text>' for y, text in sides]
    legend = [
        f'<text x="{LEFT + 10 + 190 * at}" y="18" fill="{COLOURS[pair]}">{NAMES[pair]}</text>'
        for at, pair in enumerate(pairs)
    ]
    axis = f'<path d="M{LEFT} 30V{BASE}H{WIDE - 10}" fill="none" stroke="#333"/>'
    title = f'<text x="{(LEFT + WIDE) / 2}" y="{HIGH - 8}" text-anchor="middle">{label}</text>'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="12">',
            f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>',
            axis,
            *parts,
            *below,
            *beside,
            *legend,
            title,
            "</svg>\n",
        )
    )
