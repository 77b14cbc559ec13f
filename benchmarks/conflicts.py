"""Plant conflicts of disease, drug, population and design into pairs of claim and record, and measure what is told.

    python benchmarks/conflicts.py [--gold PATH] [--count N] [--seed N ...] [--show N] [--citing]

How the pairs are made: ``conflict_pairs``. Each pair is judged as the rules do it (sentences on methods are left alone), three
times: with all that the record says, without its abstract, and with the title only. "headed" are the pairs whose record has
MeSH headings. Where there are too few claims of a kind, claims are taken again, in other shapes and with other records. With several
seeds all pairs are counted together.

``--citing`` counts what is told about sound citations of other authors: ``topic/citances`` (title and abstract known) and
``topic/citing-articles`` (titles only). There a work on another disease may be cited with good reason, so that this is a
ceiling of false alarms.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

from conflict_families import KINDS, families
from conflict_pairs import ORIGINS, SHAPES, Gold, Maker, Pair, Pool, named, split
from curate.annotating import annotate, conflicts, definitions, describe, of_methods
from curate.concept import Conflict
from curate.record import Record

ROOT = Path(__file__).parents[1]
EVIDENCE = ("all", "no abstract", "title")


def seen(one: Record, evidence: str) -> Record:
    """Return what is looked at of a record."""
    if evidence == "all":
        return one
    if evidence == "no abstract":
        return one.model_copy(update={"abstract": ()})
    return one.model_copy(update={"abstract": (), "headings": (), "keywords": (), "types": ()})


def told(pair: Pair, evidence: str) -> tuple[Conflict, ...]:
    """Return the conflicts of a pair; abbreviations are those that the sentences around the claim define."""
    if of_methods(pair.claim, ""):
        return ()
    return conflicts(annotate(pair.claim, definitions([pair.around])), describe([seen(pair.record, evidence)]))


def interval(hits: int, of: int) -> str:
    """Return a share with its 95% interval (Wilson)."""
    if not of:
        return "-"
    z, p = 1.96, hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{p:.3f} ({max(0, middle - half):.3f}-{min(1, middle + half):.3f})"


def groups(pair: Pair) -> list[str]:
    """Return under what a pair is counted."""
    found = ["all", f"from {pair.origin}", f"as {pair.shape}", pair.kind]
    if pair.kind == "population":
        found.append(f"population ({'species' if pair.opposite else 'age'})")
    if pair.planted:
        found += [f"{pair.kind} by {pair.planted}"]
    return [*found, "headed"] if pair.record.headings else found


def hit(pair: Pair, found: Sequence[Conflict]) -> bool:
    """Return whether what is told is of the kind of a pair; a trial in mice is a population and a design alike."""
    if not pair.planted:
        return bool(found)
    kinds = {"population", "design"} if pair.kind in {"population", "design"} else {pair.kind}
    return any(one.kind in kinds for one in found)


def measure(made: Sequence[Pair], show: int, random: Random) -> None:
    """Print precision and recall, over all and by group, for each evidence."""
    sound = sum(not pair.planted for pair in made)
    print(f"{sound} sound pairs, {len(made) - sound} planted ones")
    for evidence in EVIDENCE:
        counts: Counter[tuple[str, str]] = Counter()
        wrong = []
        for pair in made:
            found = told(pair, evidence)
            for group in groups(pair):
                counts[group, "planted" if pair.planted else "sound"] += 1
                counts[group, "hit" if pair.planted else "false"] += hit(pair, found)
            if hit(pair, found) != bool(pair.planted):
                wrong.append((pair, found))
        order = ["all", *KINDS, *(f"from {origin}" for origin in ORIGINS), *(f"as {shape}" for shape in SHAPES)]
        for group in sorted({group for group, _ in counts}, key=lambda g: (order.index(g) if g in order else 5, g)):
            hits, false = counts[group, "hit"], counts[group, "false"]
            precision = f"precision {interval(hits, hits + false)}  " if counts[group, "sound"] else ""
            print(
                f"{evidence:12} {group:21} {precision}recall {interval(hits, counts[group, 'planted'])}"
                f" of {counts[group, 'planted']}  false alarms {false}/{counts[group, 'sound']}"
            )
        if evidence == EVIDENCE[0]:
            for pair, found in random.sample(wrong, min(show, len(wrong))):
                names = [(one.kind, one.claimed, one.recorded, one.basis) for one in found]
                print(f"  {pair.kind} {pair.planted or 'sound'} {pair.origin} {pair.shape}: {pair.claim}")
                print(f"     << {pair.record.item.title} {names}")


def by_headings(pool: Pool, records: Sequence[Record], count: int, random: Random) -> None:
    """Print what is told where a record shows nothing but its MeSH headings.

    Sound: every sentence of the abstracts of the records that have headings. Planted: claims on a disease with a record
    whose headings name another of the list, and whose text does not name that of the claim.
    """
    headed = [one for one in records if one.headings]
    bare = {
        one.id: one.model_copy(
            update={"abstract": (), "keywords": (), "item": one.item.model_copy(update={"title": ""})}
        )
        for one in headed
    }
    own = [(sentence, one) for one in headed for sentence in split(one)]
    false = sum(
        bool(conflicts(annotate(sentence), describe([bare[one.id]])))
        for sentence, one in own
        if not of_methods(sentence, "")
    )
    hits = made = 0
    others = {one.id: named("disease", " ; ".join(heading.name for heading in one.headings)) for one in headed}
    about = [one for one in headed if others[one.id]]
    claims = pool.told["disease", "own"]
    while made < count and about:
        claim, one = random.choice(claims), random.choice(about)
        text = " ".join((one.item.title or "", *(part.text for part in one.abstract)))
        if claim.work.family in others[one.id] | named("disease", text):
            continue
        made += 1
        mentions = annotate(claim.sentence, definitions([claim.around]))
        hits += any(found.kind == "disease" for found in conflicts(mentions, describe([bare[one.id]])))
    print(
        f"headings only: {len(headed)} records; of {len(own)} own sentences something is told of {false} = {100 * false / max(1, len(own)):.2f}%"
    )
    print(
        f"headings only: {len(about)} records on a disease of the list; recall {interval(hits, made)} of {made} planted claims"
    )


def citing(gold: Path, show: int, random: Random) -> None:
    """Print how often something is told about sound citations of other authors."""
    found: dict[str, list[str]] = defaultdict(list)
    count = 0
    with gzip.open(gold / "topic/citances.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            work = {
                "id": "x:1",
                "source": "pubmed",
                "item": {"title": one["ref_title"]},
                "abstract": [{"text": one["ref_abstract"] or ""}],
            }
            count += 1
            collect(found, one["sentence"], describe([Record.model_validate(work)]), one["ref_title"])
    print_rates("citances (title, abstract)", found, count, show, random)
    found, count = defaultdict(list), 0
    with gzip.open(gold / "topic/citing-articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            one = json.loads(line)
            if at % 5:
                continue
            for context in one["contexts"]:
                for title in (one["references"][target - 1] for target in context["targets"]):
                    if title:
                        count += 1
                        collect(found, context["sentence"], describe([], title), title)
    print_rates("citing-articles (title)", found, count, show, random)


def collect(found: dict[str, list[str]], sentence: str, profile: Any, title: str) -> None:
    """Add what is told about a citing sentence, as the rules do."""
    if of_methods(sentence, ""):
        return
    for one in conflicts(annotate(sentence), profile):
        found[one.kind].append(f"{one.claimed} / {one.recorded} : {sentence[:300]} << {title[:150]}")


def print_rates(name: str, found: dict[str, list[str]], count: int, show: int, random: Random) -> None:
    """Print the share of citations of which something is told, by kind."""
    rates = ", ".join(f"{kind} {len(found[kind])} = {100 * len(found[kind]) / count:.2f}%" for kind in KINDS)
    print(f"{name}: {count} citations; {rates}")
    for kind in KINDS:
        for one in random.sample(found[kind], min(show, len(found[kind]))):
            print(f"  {kind}: {one}")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--citing", action="store_true")
    options = parser.parse_args()
    path = options.gold / "authorities/pubmed.xml.gz"
    if not path.exists():
        print(f"skipped: {path} is not there")
        return 0
    random = Random(options.seed[0])  # noqa: S311 - no secret
    if options.citing:
        citing(options.gold, options.show, random)
        return 0
    gold = Gold(options.gold)
    pool = Pool(gold)
    for kind in KINDS:
        told_ = ", ".join(
            f"{origin} {len(pool.told[kind, origin])} of {len(pool.works[kind, origin])} works" for origin in ORIGINS
        )
        print(f"claims on a {kind} ({len(families(kind))} families): {told_}")
    made = [
        pair
        for seed in options.seed
        for pair in Maker(pool, Random(seed)).pairs(options.count)  # noqa: S311 - no secret
    ]
    measure(made, options.show, random)
    by_headings(pool, gold.records, options.count, random)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
