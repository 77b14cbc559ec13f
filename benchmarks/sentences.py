"""Measure how well the sentences of an abstract that a link rests on are chosen.

    python benchmarks/sentences.py [--gold PATH] [--half first|other|both]

``rationales.json`` beside this file says, for claims of ``evidence/scifact.jsonl`` (those that their source supports or refutes) and for
citing sentences of ``topic/citances.jsonl.gz`` (70 drawn at random, one an article, abstracts of 400 to 2,200 characters), where in the
abstract the sentences begin that let a reader judge the claim; none where the abstract has no such sentence. One reader, who also
works on this code, marked them before any choice was shown. A claim is found by the digest of claim and abstract. Skips by name what is not there.

Printed are the shares of claims whose first sentence (hit@1), or one of at most three (hit@3), is marked, with 95 % intervals (Wilson): as
chosen, by the cosine of tf-idf, the first and the last sentences, and by lot (expected). ``shown`` is what a person sees: the sentences that
``extracting.passages`` returns, one to three. Halves are by the digest of the abstract; the choice was mended on the first one.
"""

import argparse
import gzip
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from curate.extracting import passages
from curate.figuring import read
from curate.sentencing import sentences
from figures import NUMBERED, interval

ROOT = Path(__file__).parents[1]
SETS = {"scifact": "evidence/scifact.jsonl", "citances": "topic/citances.jsonl.gz"}
WORD = re.compile(r"[^\W_]{2,}")
MOST = 3


class Case(NamedTuple):
    """A claim and an abstract: where its sentences begin and end, and the numbers of those that are marked."""

    claim: str
    abstract: str
    spans: tuple[tuple[int, int], ...]
    marked: frozenset[int]


def main() -> None:
    """Print the measures of each set, or why there are none."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="the folder of the gold data"
    )
    parser.add_argument("--half", choices=("first", "other", "both"), default="other")
    options = parser.parse_args()
    marks = json.loads((Path(__file__).parent / "rationales.json").read_text(encoding="utf-8"))
    for name, file in SETS.items():
        path = options.gold / file
        if not path.exists():
            print(f"skipped: {path} is not there")
            continue
        found = [one for one in cases(rows(path), marks[name]) if options.half in ("both", half(one.abstract))]
        measure(f"{name}, {options.half} half" if options.half != "both" else name, found)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Return the rows of a set."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def cases(given: Iterator[dict[str, Any]], marks: dict[str, list[int]]) -> Iterator[Case]:
    """Return the claims that are marked."""
    seen: set[str] = set()
    for row in given:
        claim, abstract = row.get("claim") or row["sentence"], row.get("abstract") or row.get("ref_abstract") or ""
        key = hashlib.sha256(f"{claim}\n{abstract}".encode()).hexdigest()[:16]
        if key in marks and key not in seen:
            seen.add(key)
            spans = tuple((one.start, one.end) for one in sentences(abstract))
            marked = frozenset(n for n, (start, end) in enumerate(spans) if any(start <= at < end for at in marks[key]))
            yield Case(NUMBERED.sub(" ", claim), abstract, spans, marked)


def half(abstract: str) -> str:
    """Return which half an abstract belongs to."""
    return "first" if int(hashlib.sha256(abstract.encode()).hexdigest(), 16) % 2 == 0 else "other"


def measure(name: str, found: Sequence[Case]) -> None:
    """Print how often a marked sentence comes first, or among three."""
    some = [one for one in found if one.marked]
    print(f"{name}: {len(found)} claims, {len(found) - len(some)} without a marked sentence are left out")
    rare = rarity(found)
    ways = {
        "shown": [chosen(one) for one in some],
        "tf-idf": [lexical(one, rare) for one in some],
        "first": [list(range(MOST)) for _ in some],
        "last": [list(range(len(one.spans)))[::-1][:MOST] for one in some],
    }
    for way, orders in ways.items():
        hits = [
            sum(bool(one.marked & set(order[:k])) for one, order in zip(some, orders, strict=True)) for k in (1, MOST)
        ]
        mean = sum(map(len, orders)) / len(some)
        print(
            f"  {way:7} hit@1 {interval(hits[0], len(some))}   hit@3 {interval(hits[1], len(some))}   {mean:.1f} sentences"
        )
    by_lot = [sum(lot(one, k) for one in some) / len(some) for k in (1, MOST)]
    print(f"  by lot  hit@1 {by_lot[0]:.3f}   hit@3 {by_lot[1]:.3f}")


def chosen(one: Case) -> list[int]:
    """Return the sentences that are shown, by number."""
    shown = passages(one.claim, one.abstract, read(one.claim), same_language=True)
    return [passage.sentence - 1 for passage in shown]


def lot(one: Case, drawn: int) -> float:
    """Return how likely a marked sentence is among so many drawn by lot."""
    count = len(one.spans)
    drawn = min(drawn, count)
    return 1 - math.comb(count - len(one.marked), drawn) / math.comb(count, drawn)


def rarity(found: Sequence[Case]) -> dict[str, float]:
    """Return how rare each word is among all sentences of the abstracts."""
    every = {one.abstract[start:end] for one in found for start, end in one.spans}
    seen = Counter(word for text in every for word in set(words(text)))
    return {word: math.log(len(every) / times) for word, times in seen.items()}


def lexical(one: Case, rare: dict[str, float]) -> list[int]:
    """Return the three sentences that come first by the cosine of tf-idf."""
    claim = weighed(one.claim, rare)
    scores = [cosine(claim, weighed(one.abstract[start:end], rare)) for start, end in one.spans]
    return sorted(range(len(scores)), key=lambda at: (-scores[at], at))[:MOST]


def weighed(text: str, rare: dict[str, float]) -> dict[str, float]:
    """Return the words of a text with their weights."""
    return {word: times * rare.get(word, max(rare.values())) for word, times in Counter(words(text)).items()}


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    """Return the cosine of two texts."""
    norms = math.hypot(*one.values()) * math.hypot(*other.values())
    return sum(weight * other.get(word, 0.0) for word, weight in one.items()) / norms if norms else 0.0


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return WORD.findall(text.casefold())


if __name__ == "__main__":
    main()
