"""Train the model that labels reference strings, and write it where the parser finds it.

    python benchmarks/train_parsing.py [--gold PATH] [--output FILE] [--iterations N]

Trained on the sequences of AnyStyle (BSD-2), on references that JATS articles print with tags (CC BY), and on works of
Crossref, PubMed and those articles, and invented ones, printed in many styles. The same input gives the same model.
About six minutes on one core; the model is smaller than 2 MB.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pycrfsuite

import labelled
import records
from curate.bibliography.features import features
from curate.bibliography.tagging import MODEL, with_beginnings
from inventing import invented
from printing import print_record
from tagged import jats

GOLD = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
SEED = 20
PER_ARTICLE = 25


@dataclass(frozen=True)
class Sources:
    """What to train on: AnyStyle's sequences, JATS articles, and how many records to print and to invent."""

    anystyle: Sequence[labelled.Labelled]
    articles: Sequence[Path]
    printed: int = 2500
    invented: int = 2500


def training_data(gold: Path, sources: Sources) -> list[labelled.Labelled]:
    """Return labelled strings: AnyStyle's twice, some of each JATS article, and records in many styles."""
    random = Random(SEED)  # noqa: S311 - no secret, and the same strings every time
    found = [*sources.anystyle, *sources.anystyle]
    for path in sources.articles:
        strings = jats(path.with_name(path.name.removesuffix(".gold.json") + ".xml"))
        random.shuffle(strings)
        found += strings[:PER_ARTICLE]
    known = records.everything(gold, articles=sources.articles)
    random.shuffle(known)
    for record in (*known[: sources.printed], *invented(random, sources.invented)):
        if one := labelled.label(print_record(record, random)):
            found.append(labelled.by_kind(one))
    return found


def train(data: Iterable[labelled.Labelled], output: Path, *, iterations: int) -> None:
    """Write the model of ``data``: a linear-chain CRF, fitted by L-BFGS with L1 and L2 penalties.

    The first token of each run of a label has a label of its own, so that where a field begins is learnt, too.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    for one in data:
        trainer.append(features(one.tokens), with_beginnings(one.labels))
    trainer.set_params({"c1": 0.2, "c2": 0.4, "max_iterations": iterations, "feature.minfreq": 2})
    trainer.train(str(output))


def main() -> int:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--iterations", type=int, default=80)
    options = parser.parse_args()
    if not options.gold.is_dir():
        print(f"skipped: no gold data in {options.gold}")
        return 0
    started = time.perf_counter()
    sources = Sources(
        anystyle=labelled.anystyle(options.gold / "references" / "anystyle-core.xml"),
        articles=sorted((options.gold / "jats").glob("*.gold.json")),
    )
    data = training_data(options.gold, sources)
    train(data, options.output, iterations=options.iterations)
    size = options.output.stat().st_size
    print(f"{len(data)} strings, {time.perf_counter() - started:.0f} s, {size / 1e6:.2f} MB in {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
