"""Weigh a packaged model and set the limits of its scores, for an extra of curate; then measure it on other articles.

    python benchmarks/calibrate_extra.py embed|multilingual [--gold PATH] [--output FILE]

Needs the extra of that name. ``embed``: logistic regression on pairs of 300 articles of the calibration part, beside the scorer that ships,
measured on 300 articles that neither has seen and on the published manuscripts in ``jats``. ``multilingual``: the weights are fitted on
English pairs of 90 articles; the limits are made on the pairs of different languages in one half of all articles that have any, and
measured on the other half. A limit is the highest score below which, with 95 % certainty, not more sound citations lie than the
budget allows; where there are too few pairs for that, there is no limit of that level.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

import citing_articles
from citing_articles import Article, Context
from curate.language import language
from curate.score import Query, Source
from curate.scoring import bridging, deepening, topic
from curate.scoring.listing import FEWEST
from curate.scoring.multilingual_model import multilingual_model
from curate.scoring.sentence_model import sentence_model
from curate.scoring.weighing import Weights, weights
from thresholds import BUDGETS, at_most, interval, limits
from topic import manuscripts
from topic_rows import area, kinds, weighed

GOLD = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
SEED, SAME, FOREIGN = 13, 3, 2
NONE = weights({"mean": [], "scale": [], "weights": [], "bias": 0, "thresholds": {}})
Features = Callable[[Context, Sequence[int]], np.ndarray]
"""Features of each reference of a list, for a sentence that cites the works at these places."""
Maker = Callable[[Sequence[Source]], Features]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and a work: which kind of pair, of which article, which sentence of it, and the features."""

    kind: str
    article: int
    sentence: int
    features: np.ndarray


def embedded(sources: Sequence[Source]) -> Features:
    """Return what gives the features of a list beside the scorer that ships."""
    found = deepening.Deep(topic(sources), sentence_model(), NONE)
    return lambda context, cited: found.features(
        Query(context.sentence, context.previous, tuple(sources[at].id for at in cited))
    )


def bridged(sources: Sequence[Source]) -> Features:
    """Return what gives the features of a list by the multilingual model."""
    found = bridging.Bridge(tuple(sources), multilingual_model(), NONE)
    return lambda context, _: found.features(context.sentence)


def pairs(articles: Sequence[Article], foreign: Sequence[str], make: Maker, sentences: int) -> Iterator[Pair]:
    """Yield pairs of so many sentences of each article."""
    random = Random(SEED)  # noqa: S311 - no secret, and the same pairs every time
    for number, article in enumerate(articles):
        count = len(article.titles)
        sources = [Source(str(at), title) for at, title in enumerate(article.titles)]
        sources += [Source(f"other-{at}", random.choice(foreign)) for at in range(FOREIGN)]
        if sum(map(bool, article.titles)) < FEWEST:
            continue
        features = make(sources)
        step = max(1, len(article.contexts) // sentences)
        for sentence, context in enumerate(article.contexts[::step][:sentences]):
            cited = sorted({at for at in context.cited if article.titles[at]})
            uncited = [at for at in range(count) if at not in cited and article.titles[at]]
            if not cited or len(uncited) < SAME:
                continue
            for kind, at, group in kinds(article, context, cited, uncited, random, SAME, count):
                yield Pair(kind, number, sentence, features(context, group)[at])


def apart(articles: Sequence[Article]) -> Iterator[tuple[str, Pair]]:
    """Yield the language of the claim, and pairs in which the title is in another.

    The works that a sentence does not cite are those of the same list that are in another language than the sentence too; those of another
    article are English for a claim in another language, else in any other.
    """
    random = Random(SEED)  # noqa: S311 - no secret, and the same pairs every time
    told = {title: language(title) for article in articles for title in article.titles if title}
    strange = [title for title, tongue in told.items() if tongue not in ("", "en")]
    english = [title for title, tongue in told.items() if tongue == "en"]
    for number, article in enumerate(articles):
        tongues = [told.get(title, "") for title in article.titles]
        if sum(map(bool, article.titles)) < FEWEST or set(tongues) <= {"", "en"}:
            continue
        for sentence, context in enumerate(article.contexts):
            spoken = language(context.sentence) if any(tongues[at] for at in context.cited) else ""
            far = [at for at, tongue in enumerate(tongues) if spoken and tongue not in ("", spoken)]
            cited = [at for at in context.cited if at in far]
            if not cited:
                continue
            foreign = random.choices(strange if spoken == "en" else english, k=FOREIGN)
            listed = [Source(str(at), title) for at, title in enumerate((*article.titles, *foreign))]
            table = bridged(listed)(context, ())
            uncited = [at for at in far if at not in context.cited]
            chosen = [("true", at) for at in cited]
            chosen += [("same", at) for at in random.sample(uncited, min(SAME, len(uncited)))]
            chosen += [("other", len(tongues) + at) for at in range(FOREIGN)]
            yield from ((spoken, Pair(kind, number, sentence, table[at])) for kind, at in chosen)


def fit(found: Sequence[Pair]) -> dict[str, Any]:
    """Return the numbers of a logistic regression, with a small ridge, by Newton's method."""
    table = np.stack([pair.features for pair in found]).astype(float)
    right = np.array([pair.kind == "true" for pair in found], dtype=float)
    weight = np.array(weighed([(pair.kind, (pair.article, pair.sentence)) for pair in found]))
    mean, scale = table.mean(0), table.std(0)
    rows = np.column_stack([(table - mean) / scale, np.ones(len(table))])
    numbers = np.zeros(rows.shape[1])
    for _ in range(25):
        share = 1 / (1 + np.exp(-rows @ numbers))
        slope = rows.T @ (weight * (share - right)) + 1e-3 * numbers
        curve = (rows * (weight * share * (1 - share))[:, None]).T @ rows + 1e-3 * np.eye(len(numbers))
        numbers -= np.linalg.solve(curve, slope)
    return {
        "mean": np.round(mean, 6).tolist(),
        "scale": np.round(scale, 6).tolist(),
        "weights": np.round(numbers[:-1], 6).tolist(),
        "bias": round(float(numbers[-1]), 6),
        "thresholds": {},
    }


def careful(scores: np.ndarray) -> dict[str, float]:
    """Return limits that keep each budget with 95 % certainty, none where there are too few scores for one."""
    ranked = np.sort(scores)
    found = {}
    for level, budget in BUDGETS.items():
        below = [n for n in range(len(ranked)) if at_most(n, len(ranked)) <= budget]
        if below:
            found[level] = round(float(ranked[max(below)]), 4)
    return found


def scored(found: Sequence[Pair], using: Weights, kind: str = "true") -> np.ndarray:
    """Return the scores of the pairs of a kind."""
    rows = [pair.features for pair in found if pair.kind == kind]
    return using.scores(np.stack(rows)) if rows else np.zeros(0, dtype=np.float32)


def tell(name: str, found: Sequence[Pair], using: Weights) -> None:
    """Print areas, and the shares below each limit; of sound pairs with their interval, by article."""
    by_kind = {kind: scored(found, using, kind) for kind in ("true", "same", "other", "moved")}
    true = by_kind["true"]
    articles = np.array([pair.article for pair in found if pair.kind == "true"])
    print(f"{name}: {len(true)} true pairs of {len(set(articles))} articles", end=", ")
    print(
        ", ".join(
            f"AUC {kind} {area(true, some):.4f}" for kind, some in by_kind.items() if kind != "true" and len(some)
        )
    )
    for level, limit in using.limits.levels.items():
        below = {kind: scores < limit for kind, scores in by_kind.items() if len(scores)}
        said = ", ".join(f"{kind} {100 * float(one.mean()):.1f}" for kind, one in below.items())
        print(f"  below {level}, %: {said}; true {interval(below['true'], articles)}", flush=True)


def embed(gold: Path) -> dict[str, Any]:
    """Return the numbers of the extra ``embed``."""
    split = citing_articles.split(gold)
    foreign = [title for article in split.calibrate[:150] for title in article.titles if title]
    found = list(pairs(split.calibrate, foreign, embedded, 20))
    numbers = fit(found)
    numbers["thresholds"] = limits(scored(found, weights(numbers)))
    using = weights(numbers)
    alone = weights({"mean": [0], "scale": [1], "weights": [1], "bias": 0, "thresholds": {}})
    for name, articles, sentences in (
        ("articles not used", split.measure, 1000),
        ("published manuscripts", list(manuscripts(gold)), 1000),
    ):
        measured = list(pairs(articles, foreign, embedded, sentences))
        tell(name, measured, using)
        base = [replace(pair, features=pair.features[:1]) for pair in measured]
        tell(f"{name}, the scorer that ships", base, alone)
    return {"models": [topic(()).model.digest, sentence_model().digest], "features": deepening.names(), **numbers}


def multilingual(gold: Path) -> dict[str, Any]:
    """Return the numbers of the extra ``multilingual``."""
    split = citing_articles.split(gold)
    known = json.loads(bridging.FILE.read_text(encoding="utf-8"))
    if known["data"] != citing_articles.digest(gold) or known["model"] != multilingual_model().digest:
        foreign = [title for article in split.calibrate[:90] for title in article.titles if title]
        known = fit(list(pairs(split.calibrate[:90], foreign, bridged, 15)))
    numbers = {name: known[name] for name in ("mean", "scale", "weights", "bias")}
    found = list(apart((*split.train, *split.calibrate, *split.measure)))
    halves = [[pair for _, pair in found if pair.article % 2 == half] for half in (0, 1)]
    numbers["thresholds"] = careful(scored(halves[0], weights({**numbers, "thresholds": {}})))
    using = weights(numbers)
    tell("the half that the limits were made on", halves[0], using)
    tell("the other half", halves[1], using)
    for name, english in (("claims in English", True), ("claims in other languages", False)):
        tell(f"– {name}", [one for tongue, one in found if one.article % 2 and (tongue == "en") == english], using)
    return {"model": multilingual_model().digest, "features": bridging.FEATURES, **numbers}


def main() -> int:
    """Fit, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extra", choices=("embed", "multilingual"))
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--output", type=Path)
    asked: Any = parser.parse_args()
    if not citing_articles.path(asked.gold).is_file():
        print(f"skipped: no citing articles in {asked.gold}")
        return 0
    made, file = (embed, deepening.FILE) if asked.extra == "embed" else (multilingual, bridging.FILE)
    numbers = {"data": citing_articles.digest(asked.gold), **made(asked.gold)}
    (asked.output or file).write_text(json.dumps(numbers, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"weights {numbers['weights']}; limits {numbers['thresholds']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
