"""Set thresholds for the multilingual model, on English pairs, and measure them on English pairs of other articles.

    python benchmarks/calibrate_multilingual.py [--gold PATH] [--output FILE]

Needs the extra ``multilingual``. No citing sentences with titles in another language are at hand, so nothing here says how often pairs of
different languages are flagged. Articles and sentences are those of ``calibrate_embed``.
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
from calibrate_embed import BUDGETS, FOREIGN, GOLD, SAME, SEED, SENTENCES, WEIGHTS, fit
from citing_articles import Article
from curate.score import Source
from curate.scoring.bridging import FEATURES, FILE, unfitted
from curate.scoring.listing import FEWEST
from topic_rows import area

CALIBRATED, MEASURED = 90, 60


def pairs(articles: Sequence[Article], foreign: Sequence[str]) -> Iterator[tuple[str, np.ndarray]]:
    """Yield kind of pair and features."""
    random = Random(SEED)  # noqa: S311 - no secret, and the same pairs every time
    for article in articles:
        count = len(article.titles)
        sources = [Source(str(at), title) for at, title in enumerate(article.titles)]
        sources += [Source(f"other-{at}", random.choice(foreign)) for at in range(FOREIGN)]
        if sum(map(bool, article.titles)) < FEWEST:
            continue
        listed = unfitted(sources, {})
        step = max(1, len(article.contexts) // SENTENCES)
        for context in article.contexts[::step][:SENTENCES]:
            cited = [at for at in context.cited if article.titles[at]]
            uncited = [at for at in range(count) if at not in cited and article.titles[at]]
            if not cited or len(uncited) < SAME:
                continue
            table = listed.features(context.sentence)
            yield from (("true", table[at]) for at in cited)
            yield from (("same", table[at]) for at in random.sample(uncited, SAME))
            yield from (("other", table[count + at]) for at in range(FOREIGN))


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
    kinds, rows = map(list, zip(*pairs(split.calibrate[:CALIBRATED], foreign), strict=True))
    table, right = np.stack(rows), np.array(kinds)
    mean, scale = table.mean(0), table.std(0)
    weight = np.array([WEIGHTS[kind] for kind in kinds])
    *weights, bias = fit((table - mean) / scale, (right == "true").astype(float), weight)
    scores = ((table - mean) / scale) @ np.array(weights) + bias
    true = scores[right == "true"]
    limits = {name: round(float(np.quantile(true, budget)), 4) for name, budget in BUDGETS.items()}
    data = {
        "model": unfitted((), {}).model.digest,
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
    kinds, rows = map(list, zip(*pairs(split.measure[:MEASURED], foreign), strict=True))
    table, right = np.stack(rows), np.array(kinds)
    scores = ((table - mean) / scale) @ np.array(weights) + bias
    true, same, other = (scores[right == kind] for kind in ("true", "same", "other"))
    print(f"{len(true)} true pairs, AUC same {area(true, same):.4f}, other {area(true, other):.4f}")
    for budget, limit in limits.items():
        shares = (f"{np.mean(each < limit):.3f}" for each in (true, same, other))
        print(f"  below {budget}: true / same / other {' / '.join(shares)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
