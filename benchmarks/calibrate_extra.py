"""Weigh a packaged model and set the limits of its scores, for an extra of curate; then measure it on other articles.

    python benchmarks/calibrate_extra.py embed|multilingual [--gold PATH] [--output FILE]

Needs the extra of that name. ``embed``: logistic regression on pairs of 150 articles of the calibration part, beside the scorer that ships,
measured on 100 articles that neither has seen and on the published manuscripts in ``jats``. ``multilingual``: the weights are fitted on
English pairs of 90 articles; the limits are made on the pairs of different languages in one half of all articles that have any, and
measured on the other half. A limit is the highest score below which, with 95 % certainty, not more sound citations lie than the
budget allows; where there are too few pairs for that, there is no limit of that level.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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
from topic_rows import area

GOLD = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
SEED, SAME, FOREIGN = 13, 3, 2
WEIGHTS = {"true": 1.0, "same": 0.5, "other": 1.0}
NONE = weights({"mean": [], "scale": [], "weights": [], "bias": 0, "thresholds": {}})
Features = Callable[[Context], np.ndarray]
Maker = Callable[[Sequence[Source]], Features]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and a work: which kind of pair, of which article, how many works the sentence cites, and the features."""

    kind: str
    article: int
    cited: int
    features: np.ndarray


def embedded(sources: Sequence[Source]) -> Features:
    """Return what gives the features of a list beside the scorer that ships."""
    model = sentence_model()
    found = deepening.Deep(topic(sources), model, model.vectors([source.title for source in sources]), NONE)
    return lambda context: found.features(Query(context.sentence, context.previous))


def bridged(sources: Sequence[Source]) -> Features:
    """Return what gives the features of a list by the multilingual model."""
    found = bridging.Bridge(tuple(sources), multilingual_model(), NONE)
    return lambda context: found.features(context.sentence)


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
        for context in article.contexts[:: max(1, len(article.contexts) // sentences)][:sentences]:
            cited = sorted({at for at in context.cited if article.titles[at]})
            uncited = [at for at in range(count) if at not in cited and article.titles[at]]
            if not cited or len(uncited) < SAME:
                continue
            table = features(context)
            chosen = [("true", at) for at in cited] + [("same", at) for at in random.sample(uncited, SAME)]
            chosen += [("other", count + at) for at in range(FOREIGN)]
            yield from (Pair(kind, number, len(cited), table[at]) for kind, at in chosen)


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
        for context in article.contexts:
            spoken = language(context.sentence) if any(tongues[at] for at in context.cited) else ""
            far = [at for at, tongue in enumerate(tongues) if spoken and tongue not in ("", spoken)]
            cited = [at for at in context.cited if at in far]
            if not cited:
                continue
            foreign = random.choices(strange if spoken == "en" else english, k=FOREIGN)
            listed = [Source(str(at), title) for at, title in enumerate((*article.titles, *foreign))]
            table = bridged(listed)(context)
            uncited = [at for at in far if at not in context.cited]
            chosen = [("true", at) for at in cited]
            chosen += [("same", at) for at in random.sample(uncited, min(SAME, len(uncited)))]
            chosen += [("other", len(tongues) + at) for at in range(FOREIGN)]
            yield from ((spoken, Pair(kind, number, len(set(context.cited)), table[at])) for kind, at in chosen)


def fit(found: Sequence[Pair]) -> dict[str, Any]:
    """Return the numbers of a logistic regression, with a small ridge, by Newton's method."""
    table = np.stack([pair.features for pair in found]).astype(float)
    right = np.array([pair.kind == "true" for pair in found], dtype=float)
    weight = np.array([WEIGHTS[pair.kind] for pair in found])
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


def careful(scores: np.ndarray) -> dict[str, tuple[float, float]]:
    """Return limits that keep each budget with 95 % certainty, none where there are too few scores for one."""
    ranked = np.sort(scores)
    found = {}
    for level, budget in BUDGETS.items():
        below = [n for n in range(len(ranked)) if at_most(n, len(ranked)) <= budget]
        if below:
            found[level] = (round(float(ranked[max(below)]), 4), 0.0)
    return found


def scored(found: Sequence[Pair], using: Weights, kind: str = "true") -> np.ndarray:
    """Return the scores of the pairs of a kind."""
    rows = [pair.features for pair in found if pair.kind == kind]
    return using.scores(np.stack(rows)) if rows else np.zeros(0, dtype=np.float32)


def cited_in(found: Sequence[Pair]) -> np.ndarray:
    """Return how many works the sentence of each true pair cites."""
    return np.array([pair.cited for pair in found if pair.kind == "true"])


def tell(name: str, found: Sequence[Pair], using: Weights) -> None:
    """Print areas, and the shares below each limit; of sound pairs with their interval, by article."""
    true, same, other = (scored(found, using, kind) for kind in ("true", "same", "other"))
    articles = np.array([pair.article for pair in found if pair.kind == "true"])
    print(f"{name}: {len(true)} true pairs of {len(set(articles))} articles", end=", ")
    print(f"AUC same {area(true, same):.4f}, other {area(true, other):.4f}")
    for level in using.limits.levels:
        below = {
            kind: np.array(
                [score < using.limits.below(level, pair.cited) for score, pair in zip(scores, some, strict=True)]
            )
            for kind, scores in (("true", true), ("same", same), ("other", other))
            for some in [[pair for pair in found if pair.kind == kind]]
        }
        said = " / ".join(f"{100 * float(one.mean()):.1f}" for one in below.values())
        print(f"  below {level}: true / same / other {said} %; true {interval(below['true'], articles)}", flush=True)


def embed(gold: Path) -> dict[str, Any]:
    """Return the numbers of the extra ``embed``."""
    split = citing_articles.split(gold)
    foreign = [title for article in split.calibrate[:150] for title in article.titles if title]
    found = list(pairs(split.calibrate[:150], foreign, embedded, 25))
    numbers = fit(found)
    numbers["thresholds"] = limits(scored(found, weights(numbers)), cited_in(found))
    using = weights(numbers)
    base = [Pair(pair.kind, pair.article, pair.cited, pair.features[:1]) for pair in found]
    alone = weights({**fit(base), "thresholds": {}})
    for name, articles, sentences in (
        ("articles not used", split.measure[:100], 15),
        ("published manuscripts", list(manuscripts(gold)), 12),
    ):
        measured = list(pairs(articles, foreign, embedded, sentences))
        tell(name, measured, using)
        base = [Pair(pair.kind, pair.article, pair.cited, pair.features[:1]) for pair in measured]
        tell(f"{name}, the scorer that ships", base, alone)
    return {"models": [topic(()).model.digest, sentence_model().digest], "features": deepening.FEATURES, **numbers}


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
