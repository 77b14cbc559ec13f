"""Plant defects into references made from real records, and measure what the rules RES and INT find.

    python benchmarks/planted.py [--gold PATH] [--authority crossref|pubmed] [--count N] [--seed N] [--show N]

References are printed from the works of one authority (``authorities/crossref-works.jsonl.gz``, with DOIs; ``pubmed.xml.gz``, with
PMIDs and abbreviated journals) in five styles, read by our own parser, and compared in a closed world: a printed identifier
leads to its record, and a search brings the works that ``curate.recognising.indexing`` finds nearest. Half of the references carry defects, the
others none; of those, one of four carries two or three at once, in different fields. Printed are recall (something is said), the
share of the defects that are each named as what they are, how often something was said that was not planted, and
the false alarms on a hundred clean references (a DOI that could be added, and a choice left to a person, are none).
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from curate.assessing import SEARCH, given
from curate.bibliography import parse
from curate.checking import check
from curate.facts import Facts
from curate.recognising.indexing import Index, index
from curate.record import Lookup, Notice, Record
from curate.reference import Reference
from curate.resolvers.medline import record as medline_record
from curate.resolvers.works import record
from printing import Record as Printable
from records import pubmed

ROOT = Path(__file__).parents[1]
NO_ALARM = {"identifier-not-given", "uncertain-work", "published-preprint", "one-work-twice"}
NAMES = ["Halvorsen", "Petrenko", "Oyelaran", "Castellani", "Brandt", "Kowalczyk"]
WORDS = [
    "protein",
    "membrane",
    "cohort",
    "winter",
    "seedling",
    "signal",
    "kidney",
    "laser",
    "village",
    "memory",
    "copper",
    "antibody",
]


@dataclass(frozen=True)
class Work:
    """What is printed of a work."""

    authors: tuple[tuple[str, str], ...]
    title: str
    journal: str
    year: int
    volume: str
    issue: str
    pages: str
    doi: str = ""
    pmid: str = ""


@dataclass(frozen=True)
class Planted:
    """A printed reference, what was done to it, each with the rules that name it, and the record's change."""

    string: str
    defects: dict[str, frozenset[str]]
    notice: str = ""


def vancouver(w: Work) -> str:
    """Print in the style of the NLM."""
    names = ", ".join(f"{family} {initials(given_, '')}" for family, given_ in w.authors)
    issue = f"({w.issue})" if w.issue else ""
    return f"{names}. {w.title}. {w.journal}. {w.year};{w.volume}{issue}:{w.pages}.{doi(w, ' doi:')}"


def apa(w: Work) -> str:
    """Print in the style of the APA."""
    names = [f"{family}, {initials(given_, '. ').strip()}" for family, given_ in w.authors]
    joined = ", ".join(names[:-1]) + f", & {names[-1]}" if len(names) > 1 else names[0]
    issue = f"({w.issue})" if w.issue else ""
    return f"{joined} ({w.year}). {w.title}. {w.journal}, {w.volume}{issue}, {w.pages.replace('-', '–')}.{doi(w, ' https://doi.org/')}"


def harvard(w: Work) -> str:
    """Print in the style of Harvard."""
    names = ", ".join(f"{family} {initials(given_, '.')}" for family, given_ in w.authors)
    return f"{names} ({w.year}) {w.title}. {w.journal} {w.volume}:{w.pages}{doi(w, '. https://doi.org/')}"


def ama(w: Work) -> str:
    """Print in the style of the AMA, pages shortened."""
    names = ", ".join(f"{family} {initials(given_, '')}" for family, given_ in w.authors)
    return f"{names}. {w.title}. {w.journal}. {w.year};{w.volume}:{shortened(w.pages)}.{doi(w, ' doi:')}"


def chicago(w: Work) -> str:
    """Print in the style of Chicago, given names written out."""
    first, *rest = w.authors
    names = [f"{first[0]}, {first[1]}", *(f"{given_} {family}" for family, given_ in rest)]
    joined = ", ".join(names[:-1]) + f", and {names[-1]}" if len(names) > 1 else names[0]
    issue = f", no. {w.issue}" if w.issue else ""
    return f"{joined.rstrip('.')}. “{w.title}.” {w.journal} {w.volume}{issue} ({w.year}): {w.pages.replace('-', '–')}.{doi(w, ' https://doi.org/')}"


STYLES: tuple[Callable[[Work], str], ...] = (vancouver, apa, harvard, ama, chicago)


def initials(names: str, dot: str) -> str:
    """Return the initials of given names."""
    return "".join(word[0].upper() + dot for word in names.replace("-", " ").replace(".", " ").split())


def shortened(pages: str) -> str:
    """Return "123-9" for "123-129"."""
    first, dash, last = pages.partition("-")
    same = 0
    while dash and len(first) == len(last) and same < len(first) - 1 and first[same] == last[same]:
        same += 1
    return first + dash + last[same:]


def doi(w: Work, before: str) -> str:
    """Return the DOI or the PMID as it is printed, "" where none is."""
    return before + w.doi if w.doi else f" PMID: {w.pmid}." if w.pmid else ""


def spoil(  # noqa: C901, PLR0911, PLR0912 - one case a defect
    w: Work, other: Work, defect: str, random: Random
) -> tuple[Work, frozenset[str]]:
    """Return a work with a defect, and the rules that name it."""
    at = random.randrange(1, max(2, len(w.authors)))
    stranger = (random.choice(NAMES), random.choice("ABCDEFG"))
    match defect:
        case "year":
            return replace(w, year=w.year - random.randint(2, 6)), frozenset({"other-year"})
        case "pages":
            shift = random.randint(20, 90)
            numbers = [str(int(one) + shift) for one in w.pages.split("-")]
            return replace(w, pages="-".join(numbers)), frozenset({"other-pages"})
        case "volume":
            return replace(w, volume=str(int(w.volume) + random.randint(2, 9))), frozenset({"other-volume"})
        case "journal":
            return replace(w, journal=other.journal), frozenset({"other-journal"})
        case "misspelled":
            return replace(
                w, authors=(*w.authors[:at], misspelled(w.authors[at], random), *w.authors[at + 1 :])
            ), frozenset({"other-author"})
        case "dropped":
            return replace(w, authors=w.authors[:at] + w.authors[at + 1 :]), frozenset({"dropped-author"})
        case "added":
            return replace(w, authors=(*w.authors[:at], stranger, *w.authors[at:])), frozenset({"added-author"})
        case "swapped":
            return replace(w, authors=(w.authors[1], w.authors[0], *w.authors[2:])), frozenset({"other-author-order"})
        case "title":
            words = w.title.split()
            long = [n for n, word in enumerate(words) if len(word) > 4]
            words[random.choice(long)] = random.choice(WORDS)
            return replace(w, title=" ".join(words)), frozenset({"other-title"})
        case "other-id":
            return replace(w, doi=other.doi, pmid=other.pmid), frozenset({"identifier-of-another-work"})
        case "dead-id":
            dead = replace(w, doi=w.doi + "9999x") if w.doi else replace(w, pmid=f"9{w.pmid[1:]}")
            return dead, frozenset({"unknown-identifier"})
        case "merged":
            merged = replace(other, authors=w.authors, title=w.title, doi=w.doi, pmid=w.pmid)
            return merged, frozenset({"other-journal", "other-volume", "other-pages", "other-year"})
        case "invented":
            title = " ".join(random.sample(WORDS, 7)).capitalize()
            people = tuple((name, random.choice("ABCD")) for name in random.sample(NAMES, 3))
            return replace(w, title=title, authors=people, pages="811-823", volume="93", doi="", pmid=""), frozenset(
                {"unfound-work"}
            )
    return w, frozenset()


def misspelled(person: tuple[str, str], random: Random) -> tuple[str, str]:
    """Return a person with two neighbouring letters of the surname exchanged."""
    family = person[0]
    places = [n for n in range(1, len(family) - 2) if family[n] != family[n + 1] and family[n : n + 2].isalpha()]
    if not places:
        return family + "e", person[1]
    n = random.choice(places)
    return family[:n] + family[n + 1] + family[n] + family[n + 2 :], person[1]


DEFECTS = (
    "year",
    "pages",
    "volume",
    "journal",
    "misspelled",
    "dropped",
    "added",
    "swapped",
    "title",
    "other-id",
    "dead-id",
    "merged",
    "invented",
)
IDENTIFIERS = {"other-id", "dead-id"}
NOTICES = {"retraction": "retracted-work", "concern": "work-of-concern", "correction": "corrected-work"}
APART = (
    ("year",), ("pages",), ("volume",), ("journal",), ("misspelled", "dropped", "added", "swapped"), ("title",), ("other-id", "dead-id"),
    tuple(NOTICES),
)  # fmt: skip
"""Defects that a reference can have at once: one of each group."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--authority", choices=("crossref", "pubmed"), default="crossref")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many that were missed, misnamed, or false alarms")
    options = parser.parse_args()
    random = Random(options.seed)  # noqa: S311 - the same defects each time
    read = crossref_works if options.authority == "crossref" else pubmed_works
    records = {one.id: one for one in read(options.gold / "authorities")}
    works = [work for one in records.values() if (work := printable(one))]
    world = index(records.values())
    planted = [plant(n, works, random) for n in range(options.count)]
    tally = Tally()
    shown: dict[str, list[str]] = defaultdict(list)
    for n, one in enumerate(planted):
        says = said(n, one, records, world)
        for what in tally.count(one, {rule for rule, _ in says} - NO_ALARM):
            shown[what].append(f"{one.string}\n      {says}")
    tally.report()
    for what, lines in shown.items():
        for line in lines[: options.show]:
            print(f"  {what or 'clean'}: {line}")


@dataclass
class Tally:
    """What was seen, found and named, by defect ("year", or "year of several")."""

    seen: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    more: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    several: int = 0
    whole: int = 0

    def count(self, one: Planted, rules: set[str]) -> list[str]:
        """Count what the rules say of a reference, and return the defects that they do not name, "" for an alarm."""
        if not one.defects:
            self.clean += 1
            self.alarms.update(rules)
            return [""] if rules else []
        missed = [defect for defect, names in one.defects.items() if not rules & names]
        self.more.update(rules - frozenset().union(*one.defects.values()))
        for defect in one.defects:
            what = defect if len(one.defects) == 1 else f"{defect} of several"
            self.seen[what] += 1
            self.found[what] += bool(rules)
            self.named[what] += defect not in missed
        self.several += len(one.defects) > 1
        self.whole += len(one.defects) > 1 and not missed
        return missed

    def report(self) -> None:
        """Print the table."""
        for what in sorted(self.seen):
            self._row(what, [what])
        self._row("all alone", [what for what in self.seen if " of several" not in what])
        self._row("all of several", [what for what in self.seen if " of several" in what])
        self._row("all", list(self.seen))
        print(f"{self.several} references with several defects, of {self.whole} all are named")
        print(f"said beside what was planted: {dict(self.more)}")
        alarms = sum(self.alarms.values())
        print(
            f"clean {self.clean}: {alarms} false alarms, {100 * alarms / self.clean:.2f} per 100; {dict(self.alarms)}"
        )

    def _row(self, name: str, whats: list[str]) -> None:
        seen, found, named = (sum(counts[what] for what in whats) for counts in (self.seen, self.found, self.named))
        if seen:
            print(f"{name:<22} {seen:>4}  recall {found / seen:.4f}  named {named / seen:.4f}")


def crossref_works(folder: Path) -> list[Record]:
    """Return the works of Crossref as records."""
    with gzip.open(folder / "crossref-works.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [record(json.loads(line)) for line in lines]


def pubmed_works(folder: Path) -> list[Record]:
    """Return the articles of PubMed as records, read from their fields as MEDLINE has them."""
    return [medline_record(fields(one)) for one in pubmed(folder / "pubmed.xml.gz") if one.pmid]


def fields(one: Printable) -> dict[str, Any]:
    """Return an article with the tags of MEDLINE."""
    people = [(family, given_) for family, given_ in one.authors if given_]
    return {
        "PMID": one.pmid,
        "TI": f"{one.title.rstrip('.')}.",
        "FAU": [f"{family}, {given_}" for family, given_ in people],
        "AU": [f"{family} {initials(given_, '')}" for family, given_ in people],
        "JT": one.container,
        "TA": one.short.replace(".", ""),
        "DP": str(one.when[0]) if one.when else "",
        "VI": one.volume,
        "IP": one.issue,
        "PG": one.pages,
        "PT": ["Journal Article"],
        "AID": [f"{one.doi} [doi]"] if one.doi else [],
    }


def printable(one: Record) -> Work | None:
    """Return a work that can be printed and spoilt in each way: an article with two authors or more, and all numbers."""
    item = one.item
    authors = tuple((name.family, name.given) for name in item.author if name.family and name.given)
    numbers = (item.volume or "").isdecimal() and all(part.isdecimal() for part in (item.page or "x").split("-"))
    title = item.title or ""
    if item.type != "article-journal" or not numbers or not 2 <= len(authors) <= 12 or len(authors) != len(item.author):
        return None
    if (
        sum(len(word) > 4 for word in title.split()) < 4
        or len(title.split()) < 5
        or not item.year
        or not item.container_title
    ):
        return None
    return Work(
        authors,
        title.rstrip("."),
        one.journals[0] if one.source == "pubmed" and one.journals else item.container_title,
        item.year,
        item.volume or "",
        item.issue or "",
        item.page or "",
        doi=(item.doi or "") if one.source == "crossref" else "",
        pmid=(item.pmid or "") if one.source == "pubmed" else "",
    )


def plant(n: int, works: list[Work], random: Random) -> Planted:
    """Return one printed reference; every second one has a defect, and of those one of four several."""
    work, other = random.sample(works, 2)
    style = STYLES[n % len(STYLES)]
    kinds = (*DEFECTS, *NOTICES)
    chosen = [kinds[(n // 2) % len(kinds)]] if n % 2 else []
    if chosen and random.random() < 0.25:
        chosen = [random.choice(group) for group in random.sample(APART, random.choice((2, 2, 3)))]
        chosen.sort(
            key=lambda one: one not in IDENTIFIERS
        )  # the identifier first: what is printed beside it is the work's
    if not set(chosen) & IDENTIFIERS and random.random() < 0.4:
        work = replace(work, doi="", pmid="")
    notice = next((one for one in chosen if one in NOTICES), "")
    defects = {notice: frozenset({NOTICES[notice]})} if notice else {}
    for defect in (one for one in chosen if one not in NOTICES):
        work, defects[defect] = spoil(work, other, defect, random)
    return Planted(style(work), defects, notice)


def said(n: int, one: Planted, records: dict[str, Record], world: Index) -> list[tuple[str, str]]:
    """Return what the rules say about a planted reference in the closed world."""
    reference = Reference(id=f"r{n}", n=1, string=one.string, item=parse(one.string))
    when = datetime(2025, 1, 1, tzinfo=UTC)

    def lookup(asked: str, found: tuple[Record, ...]) -> Lookup:
        noted = tuple(noticed(each, one.notice) for each in found)
        return Lookup(
            reference=reference.id,
            source=found[0].source if found else "pubmed" if asked.startswith("pmid:") else "doi.org",
            asked=asked,
            url="",
            retrieved=when,
            digest="",
            records=noted,
        )

    lookups = [lookup(asked, (records[asked],) if asked in records else ()) for asked in given(reference)]
    lookups.append(lookup(SEARCH, world.candidates(one.string)))
    facts: dict[str, Any] = {"origin": "manuscript", "today": date(2025, 5, 31)}
    report_ = check(Facts(references=(reference,), lookups=tuple(lookups), **facts))
    return [(finding.rule, finding.message) for finding in report_.findings if finding.code[:3] in ("RES", "INT")]


def noticed(one: Record, kind: str) -> Record:
    """Return a record with a notice, or without any."""
    notices = (Notice(kind=kind, identifier="doi:10.1234/notice"),) if kind else ()
    return one.model_copy(update={"notices": notices, "notice_of": (), "related": ()})


if __name__ == "__main__":
    main()
