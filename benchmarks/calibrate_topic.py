"""Fit what turns the signals of the topic scorer into a score, and its thresholds, and write them beside the model.

    python benchmarks/calibrate_topic.py [--gold PATH] [--model FILE] [--output FILE]

Needs ``pip install -e '.[training]'``. True and swapped pairs come from 300 articles that the embedder was not trained on: a
small network learns to tell what a sentence cites from what it does not, in whole lists and in lists that were cut short;
the thresholds are the scores that 1, 5 and 10 in 100 true pairs of whole lists do not reach. What an abstract adds is measured
between sentences and records of PubMed that have nothing to do with each other, so no labelled abstract is needed. Nothing
of ``topic/citances`` or ``evidence`` is used. Measure with ``topic.py``.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from torch.nn import functional

import citing_articles
from curate.score import Source
from curate.scoring.calibration import FILE, VERSION
from curate.scoring.describing import as_usual, names
from curate.scoring.embedding import MODEL, embedder
from thresholds import BUDGETS, limits
from topic_rows import Row, area, rows, usual, weighed

GOLD = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
SEED = 7
HIDDEN, EPOCHS, BATCH, RATE = 24, 25, 1024, 5e-3
RECORDS, ASKED = 800, 120


def fit(found: Sequence[Row]) -> dict[str, Any]:
    """Return the numbers of a network of one hidden layer that tells true pairs from the others."""
    torch.manual_seed(SEED)
    table = np.stack([row.features for row in found])
    mean, scale = table.mean(0), table.std(0) + 1e-6
    x = torch.tensor(np.clip((table - mean) / scale, -6, 6), dtype=torch.float32)
    y = torch.tensor([float(row.pair == "true") for row in found])
    weight = torch.tensor(weighed([(row.pair, (row.article, row.sentence)) for row in found]))
    hidden = torch.nn.Parameter(torch.randn(x.shape[1], HIDDEN) * 0.2)
    hidden_bias = torch.nn.Parameter(torch.zeros(HIDDEN))
    output = torch.nn.Parameter(torch.randn(HIDDEN) * 0.2)
    output_bias = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.AdamW([hidden, hidden_bias, output, output_bias], lr=RATE, weight_decay=1e-3)
    step, total = 0, EPOCHS * (len(x) // BATCH)
    for _ in range(EPOCHS):
        order = torch.randperm(len(x))
        for at in range(0, len(x) - BATCH + 1, BATCH):
            chosen = order[at : at + BATCH]
            logits = torch.tanh(x[chosen] @ hidden + hidden_bias) @ output + output_bias
            losses = functional.binary_cross_entropy_with_logits(logits, y[chosen], reduction="none")
            for group in optimizer.param_groups:
                group["lr"] = RATE * (1 - step / total)
            optimizer.zero_grad()
            (losses * weight[chosen]).mean().backward()
            optimizer.step()
            step += 1
    return {
        "mean": _listed(mean),
        "scale": _listed(scale),
        "hidden": _listed(hidden.detach().numpy()),
        "hidden_bias": _listed(hidden_bias.detach().numpy()),
        "output": _listed(output.detach().numpy()),
        "output_bias": round(output_bias.item(), 6),
    }


def _listed(values: np.ndarray) -> Any:
    return np.round(values.astype(float), 6).tolist()


def scored(numbers: dict[str, Any], found: Sequence[Row]) -> np.ndarray:
    """Return the score of each row."""
    table = np.stack([row.features for row in found])
    scaled = np.clip((table - np.array(numbers["mean"])) / np.array(numbers["scale"]), -6, 6)
    hidden = np.tanh(scaled @ np.array(numbers["hidden"]) + np.array(numbers["hidden_bias"]))
    result: np.ndarray = hidden @ np.array(numbers["output"]) + numbers["output_bias"]
    return result


def main() -> int:
    """Fit, and write the calibration."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--output", type=Path, default=FILE)
    asked: Any = parser.parse_args()
    if not citing_articles.path(asked.gold).is_file():
        print(f"skipped: no citing articles in {asked.gold}")
        return 0
    torch.set_num_threads(1)
    model = embedder(asked.model)
    split = citing_articles.split(asked.gold)
    records = [
        Source(str(at), title, " ".join(sentences))
        for at, (title, sentences) in enumerate(citing_articles.pubmed(asked.gold))
    ]
    chosen = Random(SEED).sample(records, RECORDS)  # noqa: S311 - no secret
    ordinary = usual(split.calibrate[:ASKED], chosen, model, seed=SEED)
    print("what is usual:", json.dumps(ordinary), flush=True)
    foreign = [title for article in split.train for title in article.titles if title]
    found = list(rows(split.calibrate, foreign, model, as_usual(ordinary), seed=SEED, short=0.2, same=3))
    print(f"{len(found)} pairs", flush=True)
    numbers = fit(found)
    scores = scored(numbers, found)
    true, same, other = (
        scores[[row.whole and row.pair == pair for row in found]] for pair in ("true", "same", "other")
    )
    thresholds = limits(true)
    data = {
        "version": VERSION,
        "model": model.digest,
        "data": citing_articles.digest(asked.gold),
        "seed": SEED,
        "budgets": BUDGETS,
        "thresholds": thresholds,
        "features": names(),
        "usual": ordinary,
        **numbers,
    }
    asked.output.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"AUC on the same articles {area(true, same):.4f} / {area(true, other):.4f}; thresholds {thresholds}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
