"""Weigh the sentence model against the scorer that ships, set thresholds for the two together, and measure them.

    python benchmarks/calibrate_embed.py [--gold PATH] [--output FILE]

Needs the extra ``embed``. Fifteen sentences each of 45 articles of the calibration part, and for the measurement of 30 others, which
neither model nor thresholds have seen: the sentence model takes some minutes for that. Logistic regression by Newton's method.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

import citing_articles
from citing_articles import Article
from curate.score import Query, Source
from curate.scoring.deepening import FEATURES, FILE, unfitted
from curate.scoring.listing import FEWEST
from topic_rows import area

GOLD = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
SEED = 13
CALIBRATED, MEASURED, SENTENCES, SAME, FOREIGN = 45, 30, 15, 3, 2
BUDGETS = {"error": 0.01, "warning": 0.05, "note": 0.10}
WEIGHTS = {"true": 1.0, "same": 0.5, "other": 1.0}


def pairs(articles: Sequence[Article], foreign: Sequence[str], models: list[str]) -> Iterator[tuple[str, np.ndarray]]:
    """Yield kind of pair and features; put the digests of the models into ``models``."""
    random = Random(SEED)  # noqa: S311 - no secret, and the same pairs every time
    for article in articles:
        count = len(article.titles)
        sources = [Source(str(at), title) for at, title in enumerate(article.titles)]
        sources += [Source(f"other-{at}", random.choice(foreign)) for at in range(FOREIGN)]
        scorer = unfitted(sources, {})
        models[:] = [scorer.base.model.digest, scorer.model.digest]
        if int(scorer.base.listed.titled.sum()) < FEWEST + FOREIGN:
            continue
        step = max(1, len(article.contexts) // SENTENCES)
        for context in article.contexts[::step][:SENTENCES]:
            cited = [at for at in context.cited if article.titles[at]]
            uncited = [at for at in range(count) if at not in cited and article.titles[at]]
            if not cited or len(uncited) < SAME:
                continue
            table = scorer.features(Query(context.sentence, context.previous))
            yield from (("true", table[at]) for at in cited)
            yield from (("same", table[at]) for at in random.sample(uncited, SAME))
            yield from (("other", table[count + at]) for at in range(FOREIGN))


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the weights and the bias of a logistic regression, with a small ridge."""
    table = np.column_stack([x, np.ones(len(x))])
    found = np.zeros(table.shape[1])
    for _ in range(25):
        share = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (weight * (share - y)) + 1e-3 * found
        curve = (table * (weight * share * (1 - share))[:, None]).T @ table + 1e-3 * np.eye(len(found))
        found -= np.linalg.solve(curve, slope)
    return found


def main() -> int:
    """Fit, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--output", type=Path, default=FILE)
    asked: Any = parser.parse_args()
    if not citing_articles.path(asked.gold).is_file():
        print(f"skipped: no citing articles in {asked.gold}")
        return 0
    split = citing_articles.split(asked.gold)
    foreign = [title for article in split.calibrate[:CALIBRATED] for title in article.titles if title]
    models: list[str] = []
    kinds, rows = map(list, zip(*pairs(split.calibrate[:CALIBRATED], foreign, models), strict=True))
    table, right = np.stack(rows), np.array(kinds)
    mean, scale = table.mean(0), table.std(0)
    weight = np.array([WEIGHTS[kind] for kind in kinds])
    *weights, bias = fit((table - mean) / scale, (right == "true").astype(float), weight)
    scores = ((table - mean) / scale) @ np.array(weights) + bias
    true = scores[right == "true"]
    limits = {name: round(float(np.quantile(true, budget)), 4) for name, budget in BUDGETS.items()}
    data = {
        "models": models,
        "data": citing_articles.digest(asked.gold),
        "features": FEATURES,
        "mean": np.round(mean.astype(float), 6).tolist(),
        "scale": np.round(scale.astype(float), 6).tolist(),
        "weights": np.round(weights, 6).tolist(),
        "bias": round(float(bias), 6),
        "thresholds": limits,
    }
    asked.output.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(true)} true pairs; weights {np.round(weights, 2).tolist()}; thresholds {limits}", flush=True)
    kinds, rows = map(list, zip(*pairs(split.measure[:MEASURED], foreign, models), strict=True))
    table, right = np.stack(rows), np.array(kinds)
    for name, numbers in (
        ("both", ((table - mean) / scale) @ np.array(weights) + bias),
        ("the scorer that ships", table[:, 0]),
        ("the sentence model, standing", table[:, 2]),
    ):
        true, same, other = (numbers[right == kind] for kind in ("true", "same", "other"))
        print(f"{name}: {len(true)} true pairs, AUC same {area(true, same):.4f}, other {area(true, other):.4f}")
        for budget in limits if name == "both" else ():
            shares = (f"{np.mean(each < limits[budget]):.3f}" for each in (true, same, other))
            print(f"  below {budget}: true / same / other {' / '.join(shares)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
