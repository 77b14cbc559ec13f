"""Rows of features for the calibration and the measurement of the topic scorer: true and swapped pairs of real articles."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

import numpy as np

from citing_articles import Article, Context
from curate.score import Source
from curate.scoring.describing import CHANNELS, Usual, features
from curate.scoring.embedding import Embedder
from curate.scoring.listing import FEWEST, listing
from curate.scoring.signalling import signals

Pair = Literal["true", "same", "other", "moved"]
COUNT = {"same": 0.5, "other": 1.0, "moved": 1.0}
"""How much a wrong pair of each kind counts in training."""
WRONG = 3.5
"""So much more the wrong pairs of a sentence count together than the right ones."""
FOREIGN = 2
"""So many titles of other articles stand in each list, as if they were cited by mistake."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim and one reference: cited there (true), cited elsewhere in the article (same), of another article (other).

    A wrong one stands in the place of one that the claim cites. With "moved" the whole group of another sentence of the article does.
    """

    pair: Pair
    article: int
    sentence: int
    whole: bool
    group: int
    features: np.ndarray


def rows(  # noqa: PLR0913 - what to draw, and how
    articles: Sequence[Article],
    foreign: Sequence[str],
    model: Embedder,
    usual: Mapping[str, Usual],
    *,
    seed: int,
    short: float = 0.0,
    same: int = 1,
) -> Iterator[Row]:
    """Yield rows: for each citing sentence its references, ``same`` others of the list, and the foreign ones in it.

    For a share ``short`` of the sentences the list is cut to a few references; ``whole`` says whether it was not, and has
    enough titles for a verdict.
    """
    random = Random(seed)  # noqa: S311 - no secret, and the same rows every time
    for number, article in enumerate(articles):
        count = len(article.titles)
        sources = [Source(str(at), title) for at, title in enumerate(article.titles)]
        sources += [Source(f"other-{at}", random.choice(foreign)) for at in range(FOREIGN)]
        full = listing(sources, model)
        for sentence, context in enumerate(article.contexts):
            cited = sorted({at for at in context.cited if article.titles[at]})
            uncited = [at for at in range(count) if at not in cited and article.titles[at]]
            if not cited or len(uncited) < 2:
                continue
            if random.random() < short:
                few = random.sample(uncited, min(random.randint(1, 12), len(uncited)))
                places = sorted({*few, *cited, count, count + 1})
                listed, whole = listing([sources[at] for at in places], model), False
            else:
                places, listed, whole = list(range(count + FOREIGN)), full, int(full.titled.sum()) >= FEWEST + FOREIGN
            if not whole and not short:
                continue
            again = {place: at for at, place in enumerate(places)}
            found = signals(context.sentence, context.previous, listed, model)
            chosen = list(kinds(article, context, cited, [at for at in uncited if at in again], random, same, count))
            for pair, place, group in chosen:
                if place in again:
                    among = [again[at] for at in group if at in again]
                    row = features(found, listed, usual, among)[again[place]]
                    yield Row(pair, number, sentence, whole, len(group), row)


def kinds(  # noqa: PLR0913, PLR0917 - the pieces of one sentence
    article: Article,
    context: Context,
    cited: Sequence[int],
    uncited: Sequence[int],
    random: Random,
    same: int,
    count: int,
) -> Iterator[tuple[Pair, int, Sequence[int]]]:
    """Yield pairs of a sentence: the kind, the work, and the works that the sentence is then taken to cite."""
    for place in cited:
        yield "true", place, cited
    wrong: list[tuple[Pair, int]] = [("same", place) for place in random.sample(uncited, min(same, len(uncited)))]
    wrong += [("other", count + one) for one in range(FOREIGN)]
    for pair, place in wrong:
        yield pair, place, swapped(cited, place, random)
    others = [sorted({at for at in one.cited if article.titles[at]}) for one in article.contexts if one != context]
    moved = [group for group in others if len(group) > 1 and not set(group) & set(cited)]
    if len(cited) > 1 and moved:
        group = random.choice(moved)
        yield "moved", random.choice(group), group


def swapped(cited: Sequence[int], wrong: int, random: Random) -> list[int]:
    """Return what a sentence cites with one work, drawn at random, given up for a wrong one."""
    given_up = random.choice(cited)
    return [wrong if at == given_up else at for at in cited]


def weighed(found: Sequence[tuple[str, tuple[int, int]]]) -> list[float]:
    """Return how much each pair counts, from its kind and its sentence (article and number).

    The right and the wrong pairs of a sentence count in one proportion, however many works it cites: else a scorer would learn that
    a work of a group is likely to be right, whatever it is about. Together they count as the root of that number.
    """
    wrong: dict[tuple[int, int], float] = defaultdict(float)
    for kind, sentence in found:
        if kind != "true":
            wrong[sentence] += COUNT[kind]
    right = Counter(sentence for kind, sentence in found if kind == "true")
    return [
        right[sentence] ** 0.5 * (1 / right[sentence] if kind == "true" else WRONG * COUNT[kind] / wrong[sentence])
        for kind, sentence in found
    ]


def usual(
    articles: Sequence[Article], records: Sequence[Source], model: Embedder, *, seed: int
) -> dict[str, list[float]]:
    """Return what the signals are between citing sentences and records with abstracts that have nothing to do with them.

    The numbers are those of ``Usual``, by signal.
    """
    random = Random(seed)  # noqa: S311 - no secret, and the same pairs every time
    listed = listing(records, model)
    counts = np.diff(np.append(listed.first, len(listed.texts)))
    rich = counts > 1
    parts: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {name: [] for name in CHANNELS}
    for article in articles:
        context = random.choice(article.contexts)
        found = signals(context.sentence, context.previous, listed, model)
        for name in CHANNELS if found.length >= 4 else ():
            values = getattr(found, name)
            rest = values.copy()
            rest[listed.first] = -np.inf
            parts[name].append((values[listed.first][rich], np.maximum.reduceat(rest, listed.first)[rich]))
    result = {}
    for name, pairs in parts.items():
        title, best = (np.concatenate(each) for each in zip(*pairs, strict=True))
        sentences = np.tile(np.log(counts[rich] - 1), len(pairs))
        growth, base = np.polyfit(sentences, best, 1)
        left = best - base - growth * sentences
        numbers = (title.mean(), title.std(), base, growth, left.std(), np.corrcoef(title, left)[0, 1])
        result[name] = [round(float(one), 6) for one in numbers]
    return result


def area(right: np.ndarray, wrong: np.ndarray) -> float:
    """Return the area under the ROC curve: how often a right pair scores higher than a wrong one, ties counting half."""
    values, places, counts = np.unique(np.concatenate([right, wrong]), return_inverse=True, return_counts=True)
    del values
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    return float((ranks[: len(right)].sum() - len(right) * (len(right) + 1) / 2) / (len(right) * len(wrong)))
