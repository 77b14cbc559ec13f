"""How well author mentions are linked: names of real reference lists, written into sentences in many shapes.

    python benchmarks/mentions.py [--gold PATH] [--seed N] [--per-article N] [--worst N]

Each article's own reference list is the world. From it names are drawn and printed as they are ("Surname I.I. et al.",
"I. Surname and colleagues", "the study by Surname et al." …), with a slip of the pen, in another transliteration, as
homonyms (several works fit), or taken from another article (nobody fits). What is right follows from the names alone:
the works whose first author has that surname and those initials. Printed: precision of the targets given, recall of
the targets due, the share of ambiguous mentions that are called ambiguous, of absent ones that are called missing.
"""

import argparse
import json
import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curate.linking import link
from curate.manuscript import Block, Manuscript, Section, Sentence
from curate.reference import Date, Item, Name, Reference

CUT = (
    "{last} {dots} et al.",
    "{dots} {last} et al.",
    "{last} et al.",
    "{first} {last} and colleagues",
    "{last} {dots} and co-workers",
    "{last} {plain} et al",
)
LONE = ("{last} {dots}", "{dots} {last}")
PAIR = (
    "{last} {dots} and {last2} {dots2}",
    "{last} and {last2}",
    "{dots} {last} and {dots2} {last2}",
    "{last} & {last2}",
)
SENTENCES = (
    "In the study by {who} the response was better than expected.",
    "The work of {who}, in turn, described long-term outcomes.",
    "{who} showed that treatment was feasible in most patients.",
    "A similar observation, reported by {who}, concerned the control group.",
    "According to {who}, the risk was lower after two years.",
    "These results were confirmed by {who} in a larger cohort.",
    "neuropathy; low expression\t{who}",
)
TRANSLITERATIONS = (
    ("yu", "iu"),
    ("ya", "ia"),
    ("kh", "h"),
    ("shch", "sch"),
    ("sh", "sch"),
    ("zh", "z"),
    ("ks", "x"),
    ("ts", "tz"),
    ("ph", "f"),
    ("ck", "k"),
    ("ü", "ue"),
    ("ö", "oe"),
    ("ä", "ae"),
    ("ø", "oe"),
)


@dataclass(frozen=True)
class Author:
    """A first author as gold names him or her."""

    family: str
    initials: str


@dataclass(frozen=True)
class Case:
    """One printed mention and the works that it may mean."""

    kind: str
    who: str
    fits: frozenset[int]


def plain(text: str) -> str:
    """Return letters without marks, lower case: this benchmark's own, so that it does not share curate's mistakes."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in decomposed if letter.isalnum())


def initials(given: str) -> str:
    """Return the first letters of given names: "Yu.V." gives "YV", "Mary Ann" "MA"."""
    words = [word for word in re.split(r"[\s.\-]+", given) if word]
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= 4:
        return words[0]
    return "".join(word[0].upper() for word in words)


def people(gold: dict[str, Any]) -> dict[int, list[Author]]:
    """Return the authors of each reference whose names gold has, all of them persons."""
    result = {}
    for reference in gold["references"]:
        authors = reference["fields"].get("authors", [])
        names = [Author(a.get("family", ""), initials(a.get("given", ""))) for a in authors]
        if names and all(name.family and name.initials.isalpha() and len(name.family) > 1 for name in names):
            result[reference["n"]] = names
    return result


def references(gold: dict[str, Any]) -> tuple[Reference, ...]:
    """Return the reference list with gold's own names, so that only matching is measured."""
    result = []
    for entry in gold["references"]:
        fields = entry["fields"]
        names = tuple(
            Name(literal=a["literal"])
            if a.get("literal")
            else Name(family=a.get("family"), given=a.get("given") or None)
            for a in fields.get("authors", [])
        )
        year = re.search(r"\d{4}", fields.get("year", ""))
        issued = Date(date_parts=((int(year[0]),),)) if year else None
        item = Item(title=fields.get("title"), author=names, issued=issued)
        result.append(Reference(id=f"r{entry['n']}", n=entry["n"], string=entry["string"], item=item))
    return tuple(result)


def fitting(last: str, letters: str, works: dict[int, list[Author]], *, several: bool) -> frozenset[int]:
    """Return the works whose first author has this surname and agrees with these initials ("" agrees with all)."""
    found = set()
    for n, authors in works.items():
        first = authors[0]
        agree = all(x == y for x, y in zip(letters, first.initials, strict=False))
        if plain(first.family) == plain(last) and agree and (len(authors) > 2) == several:
            found.add(n)
    return frozenset(found)


def slip(surname: str, rng: random.Random) -> str:
    """Return a surname with one slip of the pen inside: a letter doubled, dropped, changed, or two exchanged."""
    at = rng.randrange(2, len(surname) - 1)
    match rng.randrange(4):
        case 0:
            return surname[:at] + surname[at] + surname[at:]
        case 1:
            return surname[:at] + surname[at + 1 :]
        case 2:
            return surname[:at] + rng.choice("aeioustrn") + surname[at + 1 :]
        case _:
            return surname[: at - 1] + surname[at] + surname[at - 1] + surname[at + 1 :]


def transliterated(surname: str, rng: random.Random) -> str | None:
    """Return a surname in another transliteration, or None where no rule applies."""
    rules = [(a, b) for a, b in TRANSLITERATIONS if a in surname.casefold()[1:]]
    if surname.endswith("ev"):
        rules.append(("ev", "yev" if surname[-3] in "aeiou" else "ev"))
    if not rules:
        return None
    old, new = rng.choice(rules)
    at = surname.casefold().index(old, 1)
    return surname[:at] + new + surname[at + len(old) :]


def near_others(surname: str, works: dict[int, list[Author]], own: str) -> bool:
    """Return whether anybody else in the list is spelled nearly so: then what is right is a matter of opinion."""
    key = plain(surname)
    others = {plain(author.family) for authors in works.values() for author in authors} - {plain(own)}
    return any(abs(len(key) - len(other)) <= 2 and _distance(key, other) <= 2 for other in others)


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def printed(shape: str, family: str, letters: str, other: Author | None = None) -> tuple[str, str]:
    """Return a mention in one shape, and the initials that it shows."""
    names = {"last": family, "dots": dotted(letters), "plain": letters, "first": f"{letters[:1]}."}
    if other:
        names |= {"last2": other.family, "dots2": dotted(other.initials)}
    shown = letters if "{dots}" in shape or "{plain}" in shape else letters[:1] if "{first}" in shape else ""
    return shape.format(**names), shown


def dotted(letters: str) -> str:
    """Return "A.B." for "AB"."""
    return "".join(letter + "." for letter in letters)


def cases(works: dict[int, list[Author]], strangers: list[Author], rng: random.Random, count: int) -> list[Case]:
    """Return the mentions for one article."""
    result: list[Case] = []
    for n in rng.sample(sorted(works), min(count, len(works))):
        result += known(works, works[n], rng)
    everyone = {plain(author.family) for authors in works.values() for author in authors}
    for stranger in rng.sample(strangers, min(count // 3, len(strangers))):
        if plain(stranger.family) not in everyone and not near_others(stranger.family, works, ""):
            who, _ = printed(rng.choice(CUT), stranger.family, stranger.initials)
            result.append(Case("absent", who, frozenset()))
    return result


def known(works: dict[int, list[Author]], authors: list[Author], rng: random.Random) -> list[Case]:
    """Return the mentions of one work: as it is, and with its first author spelled otherwise."""
    first, several = authors[0], len(authors) > 2
    shape = rng.choice(CUT if several else PAIR if len(authors) == 2 else LONE)
    mixed = {len(names) > 2 for names in works.values() if plain(names[0].family) == plain(first.family)}
    if len(mixed) > 1 or near_others(first.family, works, first.family):
        return []  # what is right is a matter of opinion
    who, shown = printed(shape, first.family, first.initials, None if several else authors[-1])
    fits = fitting(first.family, shown, works, several=several)
    if not several:
        fits = frozenset(k for k in fits if [plain(a.family) for a in works[k]] == [plain(a.family) for a in authors])
    result = [Case("homonym" if len(fits) > 1 else "plain", who, fits)]
    letters = len(plain(first.family))
    if several and len(fits) == 1 and letters >= 7 and first.family.isalpha():
        wrong = slip(first.family, rng)
        if plain(wrong) != plain(first.family) and not near_others(wrong, works, first.family):
            result.append(Case("slip", printed(shape, wrong, first.initials)[0], fits))
    if several and len(fits) == 1 and letters >= 6 and (other_way := transliterated(first.family, rng)):
        result.append(Case("transliterated", printed(shape, other_way, first.initials)[0], fits))
    return result


def manuscript(written: list[Case], rng: random.Random) -> tuple[Manuscript, list[tuple[int, int]]]:
    """Return a manuscript with one sentence for each case, and where each mention stands."""
    parts, blocks, sentences, places = [], [], [], []
    at = 0
    for case in written:
        sentence = rng.choice(SENTENCES)
        before, after = sentence.split("{who}")
        if case.who.endswith(".") and after == ".":
            after = ""
        text = before + case.who + after
        kind = "row" if "\t" in text else "paragraph"
        blocks.append(Block(kind=kind, start=at, end=at + len(text), section=0))
        sentences.append(Sentence(start=at, end=at + len(text), block=len(blocks) - 1))
        places.append((at + len(before), at + len(before) + len(case.who)))
        parts.append(text)
        at += len(text) + 2
    text = "\n\n".join(parts)
    return Manuscript(
        path="mentions.txt",
        format="text",
        text=text,
        sections=(Section(title="", level=1, start=0, end=len(text)),),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
    ), places


def main() -> int:
    """Print the figures; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "gold")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--per-article", type=int, default=40)
    parser.add_argument("--worst", type=int, default=0, help="print so many mistakes")
    options = parser.parse_args()
    paths = sorted((options.gold / "jats").glob("*.gold.json"))
    if not paths:
        print(f"skipped: no gold at {options.gold / 'jats'}")
        return 0
    rng = random.Random(options.seed)  # noqa: S311 - planted mistakes, not secrets
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    lists = [people(gold) for gold in golds]
    given = right = due = 0
    called: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    mistakes = []
    for i, (gold, works) in enumerate(zip(golds, lists, strict=True)):
        strangers = [authors[0] for authors in lists[(i + 1) % len(lists)].values()]
        written = cases(works, strangers, rng, options.per_article)
        text, places = manuscript(written, rng)
        citations = link(text, references(gold))
        for case, (start, end) in zip(written, places, strict=True):
            here = [c for c in citations if c.start < end and start < c.end and c.form == "author-mention"]
            targets = {target for c in here for target in c.targets}
            candidates = {candidate.n for c in here for candidate in c.candidates}
            seen[case.kind] += 1
            given += len(targets)
            if len(case.fits) == 1:
                due += 1
                right += targets == case.fits
                ok = targets == case.fits
            elif case.fits:
                ok = (
                    not targets and case.fits <= candidates and here[0].recommendation == "ambiguous" if here else False
                )
            else:
                ok = not targets and any(c.missing for c in here)
            called[case.kind] += ok
            by_kind[case.kind]["right" if ok else "targeted" if targets else "found" if here else "unseen"] += 1
            if not ok:
                mistakes.append(
                    f"{case.kind}: {case.who!r} fits {sorted(case.fits)}, got {sorted(targets)} {sorted(candidates)}: {text.text[max(0, start - 30) : end + 20]!r}"
                )
    print(
        f"mentions {sum(seen.values())}  precision {right / max(1, given):.4f}  recall {right / max(1, due):.4f}",
        end="  ",
    )
    print(f"ambiguous called so {called['homonym'] / max(1, seen['homonym']):.4f}", end="  ")
    print(f"absent called so {called['absent'] / max(1, seen['absent']):.4f}")
    for kind in sorted(by_kind):
        print(
            f"  {kind:15} {seen[kind]:5}  " + ", ".join(f"{how} {count}" for how, count in by_kind[kind].most_common())
        )
    for line in rng.sample(mistakes, min(options.worst, len(mistakes))):
        print(" ", line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
