"""Set thresholds for the multilingual model, on English pairs, and measure them on English pairs of other articles.

    python benchmarks/calibrate_multilingual.py [--gold PATH] [--output FILE]

Needs the extra ``multilingual``. There are too few citing sentences with titles in another language to fit anything on; those that there
are, in articles that were not used for the thresholds, are measured with them.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

import citing_articles
from calibrate_embed import BUDGETS, FOREIGN, GOLD, SAME, SEED, SENTENCES, WEIGHTS, fit
from citing_articles import Article
from curate.language import language
from curate.score import Source
from curate.scoring.bridging import FEATURES, FILE, unfitted
from curate.scoring.listing import FEWEST
from topic_rows import area

CALIBRATED, MEASURED = 90, 60
MOST = 80
"""Of articles in English with titles in another language, so many are measured."""


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


def apart(articles: Sequence[Article], english: Sequence[str]) -> Iterator[tuple[str, str, np.ndarray]]:
    """Yield kind of pair, languages of claim and title ("en pt") and features of pairs of different languages.

    The works that a sentence does not cite are those of the same list that are in another language than the sentence too; those of another
    article are English for a claim in another language, else in any other.
    """
    random = Random(SEED)  # noqa: S311 - no secret, and the same pairs every time
    told = {title: language(title) for article in articles for title in article.titles if title}
    seen = 0
    others = [title for title in told if told[title] not in ("", "en")]
    for article in articles:
        if sum(map(bool, article.titles)) < FEWEST:
            continue
        tongues = [told.get(title, "") for title in article.titles]
        found = [
            (context, spoken)
            for context in article.contexts
            if any(tongues[at] for at in context.cited) and (spoken := language(context.sentence))
            if any(tongues[at] not in ("", spoken) for at in context.cited)
        ]
        seen += any(spoken == "en" for _, spoken in found)
        if seen > MOST and all(spoken == "en" for _, spoken in found):
            continue
        for context, spoken in found[:: max(1, len(found) // SENTENCES)][:SENTENCES]:
            foreign = [random.choice(others if spoken == "en" else english) for _ in range(FOREIGN)]
            listed = [Source(str(at), title) for at, title in enumerate((*article.titles, *foreign))]
            table = unfitted(listed, {}).features(context.sentence)
            far = [at for at, tongue in enumerate(tongues) if tongue not in ("", spoken)]
            uncited = [at for at in far if at not in context.cited]
            yield from (("true", f"{spoken} {tongues[at]}", table[at]) for at in far if at in context.cited)
            yield from (
                ("same", f"{spoken} {tongues[at]}", table[at]) for at in random.sample(uncited, min(SAME, len(uncited)))
            )
            yield from (("other", f"{spoken} other", table[len(tongues) + at]) for at in range(FOREIGN))


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
    tell("English pairs", kinds, ((np.stack(rows) - mean) / scale) @ np.array(weights) + bias, limits)
    unused = (*split.train, *split.calibrate[CALIBRATED:], *split.measure)
    english = [title for article in split.train[:100] for title in article.titles if language(title) == "en"]
    found = list(apart(unused, english))
    for name, chosen in (("claims in English", True), ("claims in other languages", False)):
        some = [(kind, row) for kind, tongues, row in found if tongues.startswith("en ") == chosen]
        kinds, rows = map(list, zip(*some, strict=True))
        tell(name, kinds, ((np.stack(rows) - mean) / scale) @ np.array(weights) + bias, limits)
    return 0


def tell(name: str, kinds: Sequence[str], scores: np.ndarray, limits: Mapping[str, float]) -> None:
    """Print areas, and the shares below each threshold."""
    right = np.array(kinds)
    true, same, other = (scores[right == kind] for kind in ("true", "same", "other"))
    print(f"{name}: {len(true)} true pairs, AUC same {area(true, same):.4f}, other {area(true, other):.4f}")
    for budget, limit in limits.items():
        shares = (f"{np.mean(each < limit):.3f}" for each in (true, same, other))
        print(f"  below {budget}: true / same / other {' / '.join(shares)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
