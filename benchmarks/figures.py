"""Measure the rules about figures: planted errors and sound paraphrases, and citing sentences labelled by people.

    python benchmarks/figures.py [--gold PATH] [--pairs 600] [--seed 1] [--show KIND]

Planted: sentences of the abstracts in ``authorities/pubmed.xml.gz`` become claims on their own abstract, with one number, arm, drug or
time mark altered, or unaltered but put in other words (rounded, reordered, synonyms, words for numbers). A claim counts as flagged where
any rule about figures, or the rule on conflicts of drugs, speaks, notes included. Sound: ``topic/citances.jsonl.gz``, real citing sentences, most of them right; what is
told there at the level of a warning is a false alarm until read. ``evidence/`` has labels of people, mostly on other faults than
figures. Skips by name what is not there.
"""

import argparse
import gzip
import hashlib
import json
import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from curate import checking
from curate.annotating.finding import find
from curate.claim import Cited, Claim
from curate.config import Settings
from curate.facts import Facts
from curate.finding import Finding
from curate.record import AbstractPart, Lookup, Record
from curate.reference import Item, Reference
from curate.rules import RULES

ROOT = Path(__file__).parents[1]
FIGURES = tuple(rule for rule in RULES if rule.code.startswith("EVD1") or rule.name == "drug-conflict")
EVIDENCE = tuple(rule for rule in RULES if rule.family == "EVD")
PERCENT = re.compile(r"(?<![\d.,-])(\d{1,2}(?:\.\d+)?)(?=\s?%)(?!\s?%\s?-?\s?(?:CI|confidence|credib))")
RATIO = re.compile(r"\b(?:HR|OR|RR|hazard ratio|odds ratio|relative risk|risk ratio)\b[^.;\d]{0,12}(\d+\.\d+)")
TIME = re.compile(
    r"(?<!median )(?<!mean )\b(\d{1,2})(-year|-month|-day|-week)(?= (?:[\w-]+ ){0,2}(?:survival|mortality|OS|PFS|EFS|DFS|RFS|rates?|risk|incidence|recurrence|relapse)\b)"
    r"|\b(?:at|after|within) (\d{1,2})( years| months| days| weeks)\b"
)
PAIR = re.compile(
    r"(\d{1,2}(?:\.\d+)?)(\s?%[^.;%]{0,60}?\b(?:vs\.?|versus|compared (?:with|to)|and)\b[^.;%\d]{0,60}?)(\d{1,2}(?:\.\d+)?)(?=\s?%)"
)
SYNONYMS = (
    ("patients", "subjects"),
    ("versus", "compared with"),
    (" vs ", " versus "),
    (" vs. ", " versus "),
    ("significantly ", "markedly "),
    ("showed", "had"),
    ("observed", "seen"),
    ("demonstrated", "showed"),
    ("Overall, ", "In all, "),
)
WORDS = {
    "50": "half",
    "25": "a quarter",
    "75": "three quarters",
    "33": "a third",
    "67": "two thirds",
    "20": "one in five",
}
PLAIN = dict(
    enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ],
        2,
    )
)
NUMBERED = re.compile(r"\s?[\[(]\s?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\s?[\])]|<\|[a-z_]*\|>|\[(?:<\|[^\]]*)\]?")


class Abstract(NamedTuple):
    """One abstract of PubMed."""

    title: str
    parts: tuple[AbstractPart, ...]
    drugs: tuple[str, ...]
    types: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the abstract as one text."""
        return " ".join(part.text for part in self.parts)


class Case(NamedTuple):
    """A claim on an abstract; ``kind`` says what was altered, "sound" nothing."""

    kind: str
    claim: str
    abstract: Abstract


def main() -> None:
    """Measure all that the gold data allow, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--pairs", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="", help="print the cases of this kind that went wrong")
    parser.add_argument("--only", default="", help="planted, citances, scifact or integrity")
    options = parser.parse_args()
    parts = {
        "planted": ("authorities/pubmed.xml.gz", planted),
        "citances": ("topic/citances.jsonl.gz", citances),
        "scifact": ("evidence/scifact.jsonl", labelled),
        "integrity": ("evidence/citation-integrity.jsonl.gz", labelled),
    }
    for name, (file, part) in parts.items():
        path = options.gold / file
        if options.only in ("", name):
            if path.exists():
                part(path, options)
            else:
                print(f"{name}: skipped, {path} is not there")


def planted(path: Path, options: argparse.Namespace) -> None:
    """Measure planted errors against sound paraphrases, by what was altered."""
    rng = random.Random(options.seed)  # noqa: S311 - a seed, no secret
    abstracts = [one for one in read(path) if PERCENT.search(one.text) or RATIO.search(one.text)]
    cases = list(generated(abstracts, rng, options.pairs))
    flagged: Counter[str] = Counter()
    warned: Counter[str] = Counter()
    total = Counter(case.kind for case in cases)
    begun = time.perf_counter()
    for case in cases:
        said = findings(case.claim, case.abstract, FIGURES)
        flagged[case.kind] += bool(said)
        warned[case.kind] += any(one.level != "note" for one in said)
        if options.show == case.kind and bool(said) == case.kind.startswith("sound"):
            print(
                f"\n{case.kind}: {case.claim}\n   {case.abstract.text}\n   {[f'{one.code} {one.message}' for one in said]}"
            )
    each = 1000 * (time.perf_counter() - begun) / len(cases)
    print(f"planted, seed {options.seed}: {len(cases)} claims, {each:.1f} ms each")
    for kind, count in sorted(total.items()):
        print(f"  {kind:18} flagged {interval(flagged[kind], count)}  warned {interval(warned[kind], count)}")
    bad = [kind for kind in total if not kind.startswith("sound")]
    true = sum(flagged[kind] for kind in bad)
    false = sum(flagged.values()) - true
    altered_ = sum(total[kind] for kind in bad)
    loud = sum(warned[kind] for kind in bad)
    print(f"  precision {interval(true, true + false)}, recall {interval(true, altered_)}")
    print(
        f"  at the level of warnings: precision {interval(loud, sum(warned.values()))}, recall {interval(loud, altered_)}"
    )


def generated(abstracts: Sequence[Abstract], rng: random.Random, pairs: int) -> Iterator[Case]:
    """Return altered claims and as many sound ones, made of sentences with a figure."""
    abstracts = [one._replace(drugs=named(one.text)) for one in abstracts]
    drugs = sorted({drug for one in abstracts for drug in one.drugs})
    made: Counter[str] = Counter()
    order = list(abstracts)
    rng.shuffle(order)
    kinds = ("number", "arm", "time", "drug")
    for abstract in order:
        sentences = [
            one.strip()
            for one in re.split(r"(?<=[a-z)%\d]\.)\s+(?=[A-Z])", abstract.text)
            if PERCENT.search(one) or RATIO.search(one)
        ]
        for sentence in rng.sample(sentences, min(3, len(sentences))):
            if len(sentence) > 400:
                continue
            for kind in kinds:
                if made[kind] < (pairs // 2 if kind == "number" else pairs // 6) and (
                    new := altered(kind, sentence, abstract, drugs, rng)
                ):
                    made[kind] += 1
                    yield Case(kind, synonymous(new, rng), abstract)
                    break
            sound = paraphrased(sentence, rng)
            if sum(count for kind, count in made.items() if kind.startswith("sound")) < sum(
                made[kind] for kind in kinds
            ):
                made[sound[0]] += 1
                yield Case(sound[0], sound[1], abstract)


def named(text: str) -> tuple[str, ...]:
    """Return the drugs that a text names in one plain word."""
    found = {one.printed.lower() for one in find(text, {}) if one.concept.kind == "drug"}
    return tuple(sorted(name for name in found if re.fullmatch(r"[a-z]{6,}", name)))


def altered(kind: str, sentence: str, abstract: Abstract, drugs: Sequence[str], rng: random.Random) -> str:
    """Return a sentence with one thing altered, "" where there is no such thing in it."""
    return {"number": other_number, "arm": other_arm, "time": other_time, "drug": other_drug}[kind](
        sentence, abstract, drugs, rng
    )


def other_number(sentence: str, abstract: Abstract, _: Sequence[str], rng: random.Random) -> str:
    """Return a sentence with one percentage or ratio that stands nowhere in the abstract."""
    match = rng.choice([*PERCENT.finditer(sentence), *RATIO.finditer(sentence)])
    decimals = len(match[1].partition(".")[2])
    for _try in range(40):
        value = float(match[1]) * rng.choice((rng.uniform(0.5, 0.9), rng.uniform(1.1, 1.8)))
        new = f"{value:.{decimals}f}"
        there = re.search(rf"(?<![\d.]){re.escape(new)}(?![\d]|\.\d)", abstract.text)
        if new != match[1] and 0.05 < value < 100 and not there:
            return sentence[: match.start(1)] + new + sentence[match.end(1) :]
    return ""


def other_arm(sentence: str, abstract: Abstract, drugs: Sequence[str], rng: random.Random) -> str:
    """Return a sentence with the figures of two compared groups swapped."""
    del abstract, drugs, rng
    match = PAIR.search(sentence)
    if not match or match[1] == match[3]:
        return ""
    tail = sentence[match.end() : match.end() + 120]
    listed = re.match(
        r"\s?%[^.;,%]{0,20}\b(?:in|for|with|among)\b[^.;%\d]{3,60}\band\b[^.;%\d]{3,60}respectively", tail
    )
    if not (re.search(r"\bvs|versus|compared", match[2]) or listed):
        return ""
    return sentence[: match.start(1)] + match[3] + match[2] + match[1] + sentence[match.end(3) :]


def other_time(sentence: str, abstract: Abstract, _: Sequence[str], rng: random.Random) -> str:
    """Return a sentence with a time mark that the abstract does not have."""
    match = next(
        (
            one
            for one in TIME.finditer(sentence)
            if re.search(r"%", sentence) and "follow" not in sentence and " age" not in sentence
        ),
        None,
    )
    if not match:
        return ""
    at, unit = (1, match[2]) if match[1] else (3, match[4])
    numbers = ("1", "2", "3", "5", "6", "10", "12", "24", "36")
    others = [n for n in numbers if not re.search(rf"\b{n}[ -]{unit[1:4]}", abstract.text)]
    return sentence[: match.start(at)] + rng.choice(others) + sentence[match.end(at) :] if others else ""


def other_drug(sentence: str, abstract: Abstract, drugs: Sequence[str], rng: random.Random) -> str:
    """Return a sentence with a drug that the abstract does not name."""
    inside = [one for one in abstract.drugs if re.search(rf"(?<![\w-]){re.escape(one)}\b", sentence, re.IGNORECASE)]
    others = [one for one in drugs if not re.search(re.escape(one), abstract.text, re.IGNORECASE)]
    if not inside or not others:
        return ""
    return re.sub(rf"(?<![\w-]){re.escape(inside[0])}\b", rng.choice(others), sentence, flags=re.IGNORECASE)


def paraphrased(sentence: str, rng: random.Random) -> tuple[str, str]:
    """Return a sentence in other words with all its figures, and how it was changed."""
    ways = ["sound: synonyms", "sound: mid-dot"]
    decimals = [one for one in PERCENT.finditer(sentence) if "." in one[1]]
    worded = [
        one
        for one in re.finditer(r"(?<![\d.,(-])(\d{2})\s?%", sentence)
        if one[1] in WORDS and not sentence[: one.start()].rstrip().endswith(("95", "to", "and", ",", "-"))
    ]
    small = [
        one
        for one in re.finditer(
            r"(?<![\w.,%()/=<>-])\s(\d{1,2}) (?=patients|children|women|men|studies|cases|trials)", sentence
        )
        if int(one[1]) in PLAIN
    ]
    pair = re.search(
        r"(\d{1,2}(?:\.\d+)?\s?%)( (?:in|for|with) (?:the )?[^,.;%\d()]{3,40}?) (versus|vs\.?|compared with) (\d{1,2}(?:\.\d+)?\s?%)( (?:in|for|with) (?:the )?[^,.;%\d()]{3,40})(?=[,.;(]|$)",
        sentence,
    )
    ways += (
        ["sound: rounded"] * bool(decimals)
        + ["sound: words"] * bool(worded or small)
        + ["sound: reordered"] * 2 * bool(pair)
    )
    way = rng.choice(ways)
    if way == "sound: rounded":
        match = rng.choice(decimals)
        number = f"{float(match[1]) + 1e-9:.0f}"
        return way, synonymous(sentence[: match.start(1)] + number + sentence[match.end(1) :], rng)
    if way == "sound: words" and worded:
        match = worded[0]
        return way, f"{sentence[: match.start()]}{WORDS[match[1]]}{sentence[match.end() :]}"
    if way == "sound: words":
        match = small[0]
        return way, f"{sentence[: match.start(1)]}{PLAIN[int(match[1])]}{sentence[match.end(1) :]}"
    if way == "sound: reordered" and pair:
        return way, f"{sentence[: pair.start()]}{pair[4]}{pair[5]} {pair[3]} {pair[1]}{pair[2]}{sentence[pair.end() :]}"
    if way == "sound: mid-dot":
        return way, re.sub(r"(?<=\d)\.(?=\d)", "·", sentence)
    return "sound: synonyms", synonymous(sentence, rng)


def synonymous(sentence: str, rng: random.Random) -> str:
    """Return a sentence with some words replaced."""
    for old, new in SYNONYMS:
        if rng.random() < 0.7:
            sentence = sentence.replace(old, new)
    return rng.choice(("", "In one study, ", "Berg et al. reported that ")) + sentence


def citances(path: Path, options: argparse.Namespace) -> None:
    """Count what is told of real citing sentences, most of which are right."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    said: Counter[str] = Counter()
    warned = alone = alone_warned = 0
    for row in rows:
        abstract = Abstract(row["ref_title"] or "", (AbstractPart(text=row["ref_abstract"] or ""),), ())
        found = findings(NUMBERED.sub(" ", row["sentence"]), abstract, EVIDENCE)
        said.update(one.code for one in found)
        serious = [one for one in found if one.level != "note"]
        warned += bool(serious)
        if row["kind"] == "Citation":
            alone += 1
            alone_warned += bool(serious)
        if (options.show == "citances" and serious) or any(one.code == options.show for one in found):
            shown = [one for one in found if options.show in (one.code, "citances")]
            print(
                f"\n{row['kind']}: {row['sentence']}\n   {row['ref_title']}. {row['ref_abstract']}\n   {[f'{one.code} {one.message}' for one in shown]}"
            )
    print(
        f"citances: {len(rows)} citing sentences, {warned} with a warning or error ({100 * warned / len(rows):.2f} per 100); "
        f"cited alone {alone}: {100 * alone_warned / alone:.2f} per 100"
    )
    print(f"  by rule: {dict(sorted(said.items()))}")


def labelled(path: Path, options: argparse.Namespace) -> None:
    """Count what is told by the label that people gave."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in data.decode().splitlines()]
    halves = [half(row["claim"]) for row in rows]
    for which in ("looked at while the rules were made", "not looked at"):
        of_half([row for row, one in zip(rows, halves, strict=True) if one == which], f"{path.name}, {which}", options)


def half(claim: str) -> str:
    """Return whether a claim belongs to the half that the rules of direction and denial were mended on; by its digest."""
    even = int(hashlib.sha256(claim.encode()).hexdigest(), 16) % 2 == 0
    return "looked at while the rules were made" if even else "not looked at"


def interval(hits: int, count: int) -> str:
    """Return a share with its 95 % interval (Wilson)."""
    if not count:
        return "-"
    z, share = 1.96, hits / count
    middle, wide = share + z * z / (2 * count), z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    return f"{hits}/{count} = {share:.3f} ({max(0.0, middle - wide) / scale:.3f}-{(middle + wide) / scale:.3f})"


def of_half(rows: Sequence[dict[str, Any]], name: str, options: argparse.Namespace) -> None:
    """Count what is told by the label that people gave, in one half of a set."""
    total = Counter(row["label"] for row in rows)
    said: dict[str, Counter[str]] = {label: Counter() for label in total}
    for row in rows:
        text = row["ref_abstract"] if "ref_abstract" in row else row["abstract"]
        abstract = Abstract(row.get("ref_title") or row.get("title") or "", (AbstractPart(text=text or ""),), ())
        found = findings(NUMBERED.sub(" ", row["claim"]), abstract, EVIDENCE)
        for code in {one.code for one in found}:
            said[row["label"]][code] += 1
        if options.show in ("labelled", *(one.code for one in found)) and found:
            print(f"\n{row['label']}: {row['claim']}\n   {text}\n   {[f'{one.code} {one.message}' for one in found]}")
    print(f"{name}: {len(rows)} claims")
    for label, count in total.most_common():
        told = {code: interval(hits, count) for code, hits in sorted(said[label].items())}
        print(f"  {label:20} {count:4}  {told}")


def findings(sentence: str, abstract: Abstract, rules: Sequence[Any]) -> tuple[Finding, ...]:
    """Return what rules say about one sentence that cites one work."""
    quote = f"{sentence.rstrip(' .')} [1]."
    record = Record(
        id="pmid:1",
        source="pubmed",
        item=Item(type="article-journal", title=abstract.title),
        abstract=abstract.parts,
        types=abstract.types,
    )
    facts = Facts(
        origin="manuscript",
        today=date(2026, 1, 1),
        claims=(
            Claim(
                id="c",
                statement=quote,
                quote=quote,
                citations=(Cited(exact="[1]", form="numeric", start=len(quote) - 4, references=("r",)),),
            ),
        ),
        references=(
            Reference(
                id="r", n=1, string=abstract.title, item=Item(type="article-journal", title=abstract.title, pmid="1")
            ),
        ),
        lookups=(
            Lookup(
                reference="r",
                source="pubmed",
                asked="pmid:1",
                url="",
                retrieved=datetime(2026, 1, 1, tzinfo=UTC),
                records=(record,),
            ),
        ),
    )
    return checking.check(facts, Settings(), rules=rules).findings


def read(path: Path) -> Iterator[Abstract]:
    """Return the abstracts of a file of PubMed."""
    with gzip.open(path) as file:
        for _, article in ET.iterparse(file):  # noqa: S314 - a file of the gold data
            if article.tag != "PubmedArticle":
                continue
            parts = tuple(
                AbstractPart(label=part.get("Label") or "", text="".join(part.itertext()).strip())
                for part in article.findall(".//Article/Abstract/AbstractText")
                if "".join(part.itertext()).strip()
            )
            title = "".join(article.find(".//ArticleTitle").itertext())  # type: ignore[union-attr]  # every article has a title
            types = tuple(one.text or "" for one in article.findall(".//PublicationType"))
            if parts:
                yield Abstract(title.rstrip("."), parts, (), types)
            article.clear()


if __name__ == "__main__":
    main()
    sys.exit(0)
