"""How likely a finding of TOP101 is right, by its level and by whether the list has a closer work.

    python benchmarks/notes.py [--gold PATH] [--articles N] [--share S]

Citations of the articles that the thresholds were not made on are judged as they are (sound), with the cited work replaced by another
of the list (``slip``: half of them by the one before or behind it), and by a work of another article that takes the place of the
true one in the list (``foreign``). How many of the findings are right follows from the three rates, where a share S of all citations is
wrong (5 %), half of them slips and half foreign. A level is that of the rule: a step milder where another work of
the group fits. "closer": a work that the sentence does not cite has a score that is higher by 4 (``topics.CLEARLY``) and not below 0.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import citing_articles
from citing_articles import Article, Context
from curate.rules.common.topics import CLEARLY, MILDER
from curate.score import Query, Source, best
from curate.scoring import topic

ROOT = Path(__file__).parents[1]
WAYS = ("sound", "slip", "foreign")
LEAST = 15


def judged(article: Article, context: Context, at: int) -> tuple[str, bool]:
    """Return the level at which the work ``at`` is told in a sentence ("" where it is not), and whether there is a closer one."""
    sources = tuple(Source(str(n), title) for n, title in enumerate(article.titles))
    cited = tuple(map(str, context.cited))
    scores = topic(sources).scores(Query(context.sentence, context.previous, cited, "en", whole=False))
    score = scores[str(at)]
    if score.verdict not in MILDER:
        return "", False
    carried = any(scores[one].verdict == "fits" for one in cited if one != str(at))
    level = MILDER[score.verdict] if carried else score.verdict
    ref = best(scores)
    closer = ref not in cited and scores[ref].score - score.score >= CLEARLY and scores[ref].score >= 0
    return level or "", closer


def planted(article: Article, context: Context, foreign: str, random: Random) -> Iterator[tuple[str, str, bool]]:
    """Yield what is told of one citation of a sentence, as it is and with another work in its place."""
    at = random.choice(context.cited)
    yield ("sound", *judged(article, context, at))
    others = [n for n, title in enumerate(article.titles) if title and n not in context.cited]
    near = [n for n in (at - 1, at + 1) if n in others]
    other = random.choice(near if near and random.random() < 0.5 else others)
    cited = tuple(other if one == at else one for one in context.cited)
    yield ("slip", *judged(article, replace(context, cited=cited), other))
    titles = tuple(foreign if n == at else title for n, title in enumerate(article.titles))
    yield ("foreign", *judged(replace(article, titles=titles), context, at))


def main() -> int:
    """Print the rates and what follows from them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--share", type=float, default=0.05)
    asked = parser.parse_args()
    if not citing_articles.path(asked.gold).is_file():
        print(f"skipped: no citing articles in {asked.gold}")
        return 0
    random = Random(17)  # noqa: S311 - no secret
    split = citing_articles.split(asked.gold)
    elsewhere = [title for article in split.train[:200] for title in article.titles if title]
    told: Counter[tuple[str, str, str, bool]] = Counter()
    count: Counter[str] = Counter()
    for article in split.measure[: asked.articles]:
        if sum(map(bool, article.titles)) < LEAST:
            continue
        known = [one for one in article.contexts if one.cited and all(article.titles[n] for n in one.cited)]
        for context in random.sample(known, min(12, len(known))):
            size = "one" if len(context.cited) == 1 else "two or three" if len(context.cited) < 4 else "more"
            for way, level, closer in planted(article, context, random.choice(elsewhere), random):
                for group in ("all", size, article.kind):
                    told[group, way, level, closer] += 1
                    count[f"{group} {way}"] += 1
    groups = [
        "all",
        "one",
        "two or three",
        "more",
        *sorted({g for g, *_ in told} - {"all", "one", "two or three", "more"}),
    ]
    for group in groups:
        print(f"{group}: {count[f'{group} sound']} citations")
        for level in ("error", "warning", "note"):
            for closer in (True, False):
                rate = {way: told[group, way, level, closer] / max(1, count[f"{group} {way}"]) for way in WAYS}
                wrong = asked.share * (rate["slip"] + rate["foreign"]) / 2
                all_ = wrong + (1 - asked.share) * rate["sound"]
                rates = ", ".join(f"{way} {100 * rate[way]:.1f}%" for way in WAYS)
                right = f"{wrong / all_:.2f}" if all_ else "-"
                name = f"{level}, {'closer work' if closer else 'no closer work'}"
                print(f"  {name:24} {rates}: right {right}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
