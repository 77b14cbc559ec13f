"""The articles that the topic scorer is trained and calibrated on, split by article, and records of PubMed."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from xml.etree.ElementTree import iterparse

SEED = 1
CALIBRATED, HELD_OUT = 300, 300
"""So many articles are left out of training for the calibration, and so many more for the measurement."""

_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Context:
    """A citing sentence, the one before it, and the places (from 0) of the references that it cites."""

    sentence: str
    previous: str
    cited: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article: the titles of its references ("" where one has none) and its citing sentences."""

    name: str
    kind: str
    titles: tuple[str, ...]
    contexts: tuple[Context, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Articles to train on, to calibrate on and to measure on; no article is in two of them."""

    train: tuple[Article, ...]
    calibrate: tuple[Article, ...]
    measure: tuple[Article, ...]


def path(gold: Path) -> Path:
    """Return the file of articles."""
    return gold / "topic" / "citing-articles.jsonl.gz"


def digest(gold: Path) -> str:
    """Return the SHA-256 of the file of articles."""
    return hashlib.sha256(path(gold).read_bytes()).hexdigest()


def split(gold: Path) -> Split:
    """Return all articles, shuffled with the seed and split."""
    articles = list(_articles(gold))
    Random(SEED).shuffle(articles)  # noqa: S311 - no secret, and the same split every time
    measured, first = len(articles) - HELD_OUT, len(articles) - HELD_OUT - CALIBRATED
    return Split(tuple(articles[:first]), tuple(articles[first:measured]), tuple(articles[measured:]))


def _articles(gold: Path) -> Iterator[Article]:
    with gzip.open(path(gold), "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            titles = tuple(title or "" for title in row["references"])
            contexts = tuple(
                Context(
                    one["sentence"],
                    one["previous"] or "",
                    tuple(n - 1 for n in one["targets"] if 1 <= n <= len(titles)),
                )
                for one in row["contexts"]
            )
            yield Article(row["article"], row["type"], titles, contexts)


def pubmed(gold: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield title and sentences of the abstract of the records of PubMed that have one."""
    with gzip.open(gold / "authorities" / "pubmed.xml.gz") as file:
        for _, element in iterparse(file):  # noqa: S314 - a local file of the NLM
            if element.tag != "PubmedArticle":
                continue
            title = element.find(".//ArticleTitle")
            parts = ["".join(part.itertext()) for part in element.findall(".//Abstract/AbstractText")]
            sentences = tuple(one for part in parts for one in _ENDS.split(part) if len(one) > 40)
            if title is not None and sentences:
                yield "".join(title.itertext()), sentences
            element.clear()
