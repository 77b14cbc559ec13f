"""How well the topic scorer tells what a sentence cites from what it does not, what it flags, and how long it takes.

    python benchmarks/topic.py [--gold PATH] [--write]

Measured on articles that neither the embedder nor the thresholds have seen (``topic/citing-articles``, the last part of the
split), on published manuscripts (``jats``, title only) and on citing sentences with the abstract of what they cite
(``topic/citances``). Right pairs are those that the sentence cites; wrong ones a reference of the same list that it
does not cite, and one of another article that stands in the list. Intervals are of 95 %, by resampling articles.
``--write`` puts tables and plots into ``docs/topic.md``: figures only.
"""

import argparse
import gzip
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

import citing_articles
from citing_articles import Article, Context
from curate.score import Query, Source
from curate.scoring import topic
from curate.scoring.calibration import calibration
from curate.scoring.choosing import scorer
from curate.scoring.embedding import MODEL, embedder
from curate.sentencing import sentences
from topic_plots import COLOURS, curve, histogram
from topic_rows import Row, area, rows

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "topic.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
SEED = 11
RESAMPLED = 200
Limits = dict[str, float]
LIST = 40
"""References in the lists that are made up for citing sentences whose own list is not known."""


@dataclass(frozen=True)
class Measured:
    """Scores of the pairs of some articles, by kind of pair, with the article of each."""

    scores: dict[str, np.ndarray]
    articles: dict[str, np.ndarray]

    def area(self, wrong: str) -> float:
        """Return the AUC of true pairs against wrong ones."""
        return area(self.scores["true"], self.scores[wrong])

    def below(self, pair: str, limit: float) -> float:
        """Return the share of pairs that score below a limit."""
        return float(np.mean(self.scores[pair] < limit))

    def interval(self, figure: Callable[["Measured"], float], digits: int = 3) -> str:
        """Return the 95 % interval of a figure as text, from articles drawn again and again."""
        random = np.random.default_rng(SEED)
        known = np.unique(self.articles["true"])
        places = {
            pair: {article: np.flatnonzero(of == article) for article in known} for pair, of in self.articles.items()
        }
        drawn = []
        for _ in range(RESAMPLED):
            chosen = random.choice(known, len(known))
            again = {pair: np.concatenate([by[article] for article in chosen]) for pair, by in places.items()}
            scores = {pair: self.scores[pair][at] for pair, at in again.items()}
            drawn.append(figure(Measured(scores, self.articles)))
        low, high = np.quantile(drawn, (0.025, 0.975))
        return f"{low:.{digits}f}–{high:.{digits}f}"


def measured(found: Sequence[Row], scores: np.ndarray) -> Measured:
    """Return the scores of rows by kind of pair."""
    pairs = np.array([row.pair for row in found])
    articles = np.array([row.article for row in found])
    kinds = ("true", "same", "other", "moved")
    return Measured(*({kind: of[pairs == kind] for kind in kinds} for of in (scores, articles)))


def manuscripts(gold: Path) -> Iterator[Article]:
    """Yield published manuscripts with their tagged citations, as citing articles: sentences, and titles of the list."""
    for path in sorted((gold / "jats").glob("*.gold.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.removesuffix(".gold.json") + ".txt")
        text = text if text.is_file() else text.with_suffix(".md")
        places = {one["n"]: at for at, one in enumerate(known["references"])}
        titles = tuple((one["fields"].get("title") or "") for one in known["references"])
        yield Article(known["article"], known["style"], titles, tuple(_contexts(known, text, places)))


def _contexts(known: dict[str, Any], text: Path, places: dict[int, int]) -> Iterator[Context]:
    content = text.read_text(encoding="utf-8")
    spans = sentences(content)
    starts = np.array([span.start for span in spans])
    cited: dict[int, list[int]] = defaultdict(list)
    for one in known["citations"]:
        at = int(np.searchsorted(starts, one["start"], side="right")) - 1
        cited[at] += [places[target] for target in one["targets"] if target in places]
    for at, targets in cited.items():
        before = content[spans[at - 1].start : spans[at - 1].end] if at else ""
        yield Context(content[spans[at].start : spans[at].end], before, tuple(dict.fromkeys(targets)))


def citances(gold: Path, *, abstracts: bool, by: str = "topic") -> Measured:
    """Return the scores of citing sentences whose article cites two works or more, with a list made up of other works."""
    with gzip.open(gold / "topic" / "citances.jsonl.gz", "rt", encoding="utf-8") as lines:
        known = [json.loads(line) for line in lines]
    works = {
        one["ref"]: Source(one["ref"], one["ref_title"] or "", (one["ref_abstract"] or "") if abstracts else "")
        for one in known
    }
    cited: dict[str, set[str]] = defaultdict(set)
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in known:
        cited[one["citing"]].add(one["ref"])
        together[one["citing"], one["sentence"]].add(one["ref"])
    random = Random(SEED)  # noqa: S311 - no secret, and the same lists every time
    everything = sorted(works)
    scores: dict[str, list[float]] = defaultdict(list)
    articles: dict[str, list[str]] = defaultdict(list)
    for article, own in sorted(cited.items()):
        if len(own) < 2:
            continue
        others = random.sample([ref for ref in everything if ref not in own], LIST)
        used = scorer(by, [works[ref] for ref in (*sorted(own), *others)])
        for (citing, sentence), targets in together.items():
            uncited = sorted(own - targets)
            if citing != article or not uncited:
                continue
            pairs = [("true", ref, tuple(sorted(targets))) for ref in sorted(targets)]
            for pair, ref in (("same", random.choice(uncited)), ("other", random.choice(others))):
                given_up = random.choice(sorted(targets))
                pairs.append((pair, ref, tuple(ref if one == given_up else one for one in sorted(targets))))
            said = {group: used.scores(Query(sentence, "", group)) for group in {group for _, _, group in pairs}}
            for pair, ref, group in pairs:
                scores[pair].append(said[group][ref].score)
                articles[pair].append(article)
    return Measured(*({pair: np.array(values) for pair, values in of.items()} for of in (scores, articles)))


def percent(one: Measured, limit: float) -> float:
    """Return the share of sound citations below a limit, in %."""
    return 100 * one.below("true", limit)


def line(name: str, one: Measured, limits: Limits) -> str:
    """Return a row of the table: areas, and what is flagged at each budget."""
    cells = [
        name,
        f"{len(one.scores['true']):,}",
        f"{one.area('same'):.3f} ({one.interval(lambda m: m.area('same'))})",
        f"{one.area('other'):.3f} ({one.interval(lambda m: m.area('other'))})",
    ]
    cells += [
        " / ".join(f"{100 * one.below(pair, limit):.1f}" for pair in ("true", "same", "other"))
        for limit in limits.values()
    ]
    low = [one.interval(partial(percent, limit=limit), 1) for limit in limits.values()]
    return "| " + " | ".join((*cells, " / ".join(low))) + " |"


def groups(name: str, one: Measured, limits: Limits) -> str:
    """Return a sentence on groups of works that were moved as a whole to another sentence of the article."""
    below = " / ".join(f"{100 * one.below('moved', limit):.1f}" for limit in limits.values())
    return (
        f"{name}: AUC {one.area('moved'):.3f} ({one.interval(lambda m: m.area('moved'))}) of {len(one.scores['moved']):,} groups, "
        f"below the thresholds {below} %"
    )


def seconds_a_pair() -> float:
    """Return the seconds for a pair in a list of 60 titles and 150 claims, loading of the model left out."""
    sources = [Source(str(at), f"Effects of compound {at} on growth of plant {at % 7} in dry soil") for at in range(60)]
    used = topic(sources)
    began = time.perf_counter()
    for at in range(150):
        used.scores(
            Query(f"Compound {at} slowed the growth of plant {at % 5} when water was short.", "", (str(at % 60),))
        )
    return (time.perf_counter() - began) / (60 * 150)


def figures(gold: Path) -> tuple[list[str], str, Measured, Limits]:
    """Return the lines of the table, what is said of groups, the scores of the held-out articles and the thresholds."""
    model = embedder(MODEL)
    numbers = calibration(model.digest)
    limits = dict(numbers.limits.levels)
    split = citing_articles.split(gold)
    foreign = [title for article in split.train for title in article.titles if title]
    found = list(rows(split.measure, foreign, model, numbers.usual, seed=SEED))
    scores = numbers.scores(np.stack([row.features for row in found]))
    held = measured(found, scores)
    lines = [line("articles not used, title only", held, limits)]
    kinds = [split.measure[row.article].kind for row in found]
    for name, chosen in {
        "research articles": [kind == "research-article" for kind in kinds],
        "reviews": [kind == "review-article" for kind in kinds],
        "one work cited": [row.group == 1 for row in found],
        "two or three cited": [1 < row.group < 4 for row in found],
        "more cited": [row.group > 3 for row in found],
    }.items():
        part = [row for row, one in zip(found, chosen, strict=True) if one]
        lines.append(line(f"– {name}", measured(part, scores[np.array(chosen)]), limits))
    published = list(manuscripts(gold))
    found = list(rows(published, foreign, model, numbers.usual, seed=SEED))
    scores = numbers.scores(np.stack([row.features for row in found]))
    printed = measured(found, scores)
    lines.append(line("published manuscripts (`jats`), title only", printed, limits))
    said = (
        groups(name, one, limits) for name, one in (("articles not used", held), ("published manuscripts", printed))
    )
    moved = f"A group that another sentence of the article cites, moved as a whole: {'; '.join(said)}."
    styles = np.array([published[row.article].kind for row in found])
    for style in sorted(set(styles)):
        part = [row for row, one in zip(found, styles, strict=True) if one == style]
        lines.append(line(f"– {style}", measured(part, scores[styles == style]), limits))
    for abstracts in (False, True):
        name = "`topic/citances`, title and abstract" if abstracts else "`topic/citances`, title only"
        lines.append(line(name, citances(gold, abstracts=abstracts), limits))
    return lines, moved, held, limits


def main() -> int:
    """Print the figures, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT / ".." / "shared" / "gold")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    speed = f"{1000 * seconds_a_pair():.3f} ms a pair (60 references, 150 claims)"
    if not citing_articles.path(asked.gold).is_file():
        print(f"{speed}; the rest is skipped: no citing articles in {asked.gold}")
        return 0
    lines, moved, held, limits = figures(asked.gold)
    head = (
        "| measured on | true pairs | AUC, same article | AUC, another article | below error | below warning | below note | 95 % intervals of sound ones |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    )
    table = "\n".join((head, *lines))
    print(table, moved, speed, sep="\n")
    if asked.write:
        text = PAGE.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n{table}\n\n{moved}\n\nSpeed: {speed}.\n{END}{after}", encoding="utf-8")
        pictures = {
            "topic-scores.svg": histogram({pair: held.scores[pair] for pair in COLOURS}, limits),
            "topic-budgets.svg": curve(held.scores),
        }
        for name, picture in pictures.items():
            (PAGE.parent / name).write_text(picture, encoding="utf-8")
        print(f"{PAGE} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
