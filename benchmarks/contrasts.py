"""Measure the rules on direction, denial, order of a comparison and caution (EVD201 to EVD204) on planted contrasts.

    python benchmarks/contrasts.py [--gold PATH] [--half first|other|both] [--show KIND] [--most N]

Sentences of the abstracts in ``authorities/pubmed.xml.gz`` become claims on their own abstract with one thing altered: a word of direction
(increased, decreased), a denial put in, the two sides of a comparison changed over, "may", "might" or "could" left out; or with nothing
altered. Such claims keep the words of their source, so what is printed is the most that the rules can find: claims in other words are
harder. Then the real citing sentences of ``topic/citances.jsonl.gz``, most of them right: what is told there is a false alarm until
read. Halves are by the digest of the abstract; the rules were mended on the first one. Skips by name what is not there.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from curate.evidencing import Contrast, negated, opposed, told, turned, unhedged
from curate.sentencing import sentences
from figures import NUMBERED, Abstract, interval, read

ROOT = Path(__file__).parents[1]
Find = Callable[[str, Sequence[str]], Contrast | None]
RULES: dict[str, Find] = {"direction": opposed, "denial": negated, "order": turned, "caution": unhedged}
OPPOSITE = {
    "increased": "decreased", "increase": "decrease", "higher": "lower", "improved": "worsened", "longer": "shorter", "greater": "smaller",
    "reduced": "increased", "reduces": "increases", "reduction": "increase", "inhibits": "promotes", "elevated": "reduced",
}  # fmt: skip
DIRECTION = {**{b: a for a, b in OPPOSITE.items()}, **OPPOSITE}
_DIRECTION = re.compile(rf"\b({'|'.join(sorted(DIRECTION, key=len, reverse=True))})\b")
_ASSERTED = re.compile(
    r"\b(was|were|is|are) (?=(?:significantly |strongly |independently )?(?:associated|correlated|related)\b)"
)
_SIDES = re.compile(
    r"\b(?P<word>higher|lower|greater|longer|shorter|better|worse|more|less|fewer)(?P<what>[^.;,()]{0,50}?)\b(?P<in>in|among|with|for) (?P<a>[^.;,()]{3,60}?)"
    r"(?P<than> than (?:in|among|with|for) | compared (?:with|to) )(?P<b>[^.;,()]{3,60}?)(?P<end>[.;,(]| \()"
)
_CAUTION = re.compile(r"\b(?:may|might|could) (?P<verb>[a-z]+)\b")


def main() -> None:
    """Print how often each rule tells what was planted, and how often it speaks where nothing was."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="the folder of the gold data"
    )
    parser.add_argument("--half", choices=("first", "other", "both"), default="other")
    parser.add_argument(
        "--show", choices=tuple(RULES), help="print what this rule missed, and what it told without cause"
    )
    parser.add_argument("--most", type=int, default=12, help="so many of them")
    options = parser.parse_args()
    for name, measure in (("authorities/pubmed.xml.gz", planted), ("topic/citances.jsonl.gz", real)):
        path = options.gold / name
        if path.exists():
            measure(path, options)
        else:
            print(f"skipped: {path} is not there")


def planted(path: Path, options: argparse.Namespace) -> None:
    """Print, for each kind, how many altered claims its rule tells, and of how many unaltered ones any rule does."""
    count: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    sound = alarms = 0
    missed: list[str] = []
    for abstract in read(path):
        if options.half not in ("both", half(abstract.text)):
            continue
        source = told(abstract.title, abstract.text)
        for span in sentences(abstract.text):
            sentence = abstract.text[span.start : span.end]
            for kind, claim in altered(sentence):
                count[kind] += 1
                found = RULES[kind](claim, source)
                hits[kind] += found is not None
                if found is None and kind == options.show:
                    missed.append(f"missed: {claim}")
                sound += 1
                said = [name for name, rule in RULES.items() if rule(sentence, source)]
                alarms += bool(said)
                missed += [f"alarm: {sentence}"] if options.show in said else []
    print(f"planted, {options.half} half")
    for kind in RULES:
        print(f"  {kind:10} told {interval(hits[kind], count[kind])}")
    print(f"  unaltered  told {interval(alarms, sound)}")
    print("\n".join(missed[:: max(1, len(missed) // options.most)][: options.most]))


def altered(sentence: str) -> Iterator[tuple[str, str]]:
    """Return a sentence with one thing altered, each kind at most once."""
    if len(_DIRECTION.findall(sentence)) == 1:
        yield "direction", _DIRECTION.sub(lambda found: DIRECTION[found[0]], sentence)
    if len(_ASSERTED.findall(sentence)) == 1:
        yield "denial", _ASSERTED.sub(r"\1 not ", sentence)
    if sides := _SIDES.search(sentence):
        one, other = sides["a"], sides["b"]
        yield (
            "order",
            f"{sentence[: sides.start('a')]}{other}{sides['than']}{one}{sentence[sides.end('b') :]}",
        )
    if len(_CAUTION.findall(sentence)) == 1:
        yield "caution", _CAUTION.sub(lambda found: "is" if found["verb"] == "be" else f"{found['verb']}s", sentence)


def half(text: str) -> str:
    """Return which half an abstract belongs to."""
    return "first" if int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 0 else "other"


def real(path: Path, options: argparse.Namespace) -> None:
    """Print of how many citing sentences each rule tells something."""
    count: Counter[str] = Counter()
    rows = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if options.half not in ("both", half(row["ref_abstract"] or "")):
                continue
            rows += 1
            source = told(row["ref_title"] or "", row["ref_abstract"] or "")
            claim = NUMBERED.sub(" ", row["sentence"])
            for kind, rule in RULES.items():
                if found := rule(claim, source):
                    count[kind] += 1
                    if kind == options.show:
                        print(f"told: {claim}\n   {found.word}: {found.sentence}")
    print(f"citing sentences, {options.half} half: {rows}")
    for kind in RULES:
        print(f"  {kind:10} told {count[kind]}, {100 * count[kind] / rows:.2f} in 100")


__all__ = ["Abstract", "main"]

if __name__ == "__main__":
    main()
