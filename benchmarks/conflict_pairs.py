"""Pairs of claim and record, sound and with a planted conflict, made from real records and real sentences: for conflicts.py.

Claims come from three places, a third of the pairs from each: sentences of a record's own abstract (``own``, PubMed), sentences of
other authors that cite a work with title and abstract (``cited``, ``topic/citances``), and such sentences whose work has only
a title (``listed``, ``topic/citing-articles``). What is compared is decided by the families of ``conflict_families``.

A planted pair has another record that names another family (``record``, half of them of the same group), or the word of
the claim changed (``word``); the record names nothing of what the claim says then. One of the shapes below is given
to each pair, sound or planted.
"""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, Literal

from lxml import etree

from conflict_families import KINDS, Family, Kind, families
from curate.record import Record
from curate.sentencing import sentences

Origin = Literal["own", "cited", "listed"]
ORIGINS: tuple[Origin, ...] = ("own", "cited", "listed")
SHARES: dict[Kind, float] = {"disease": 0.4, "drug": 0.2, "population": 0.25, "design": 0.15}
SHAPES = {"plain": 6, "renamed": 5, "hedged": 2, "contrast": 3, "several": 2, "spelling": 2, "wider": 2, "methods": 2}
"""How often a shape is drawn. ``renamed``: abbreviation, brand, code, salt, adjective. ``wider`` and ``methods`` are sound only."""

_CONTRASTS = (
    "Unlike in {other}, {claim}",
    "In contrast to what is known of {other}, {claim}",
    "Whereas the opposite was reported for {other}, {claim}",
    "{claim}, which differs from {other}",
    "{claim}, as has not been shown for {other}",
    "{claim}, an effect that was absent in {other}",
    "{claim}; this does not apply to {other}",
    "{claim}, but not in {other}",
)
_BESIDE = (" (as opposed to {other})", ", unlike {other},", ", other than {other},", " (but not {other})")
_HEDGES = (
    "It has been suggested, although not without dispute, that {claim}",
    "Evidence, some of it indirect, indicates that {claim}",
    "One cannot exclude that {claim}",
    "According to a line of work that we do not review here, {claim}",
)
_METHODS = (
    "For {word} the procedure of an earlier study was followed",
    "Severity of {word} was graded as previously described",
    "The analysis of {word} was performed using the same software",
    "Samples of {word} were processed according to the protocol",
    "We applied the scoring system that was developed elsewhere to {word}",
    "Sample size was calculated as in the earlier work on {word}",
)
_SPELLINGS = (
    ("leukemi", "leukaemi"), ("anemi", "anaemi"), ("tumor", "tumour"), ("pediatr", "paediatr"), ("hemo", "haemo"),
    ("ischemi", "ischaemi"), ("diarrhea", "diarrhoea"), ("esophag", "oesophag"), ("randomiz", "randomis"), ("celiac", "coeliac"),
    ("edema", "oedema"), ("estrogen", "oestrogen"), ("beta-", "β-"), ("alpha-", "α-"), ("-", "–"),
)  # fmt: skip
_SIDES: dict[Kind, dict[int, tuple[int, ...]]] = {"population": {0: (1, 3), 1: (0, 3), 2: (3,), 3: (0, 2)}}
"""Which populations conflict with which; people go with those of any age."""
_PLURALS = (
    ("children", "infants", "paediatric patients", "schoolchildren", "neonates"),
    ("older adults", "elderly patients", "adults", "elderly people", "middle-aged men"),
    ("patients", "healthy volunteers", "women", "female patients"),
    ("mice", "rats", "transgenic mice", "zebrafish", "rabbits", "Sprague-Dawley rats"),
)
_STUDIES = (
    ("randomised trial", "cohort study", "meta-analysis", "phase II trial", "randomized controlled trial"),
    ("mouse model", "rat model", "animal study", "xenograft model", "cell culture study"),
)
_DONE = re.compile(
    r"\bas (?:previously )?(?:described|reported)|\b(?:was|were) (?:\w+ )?(?:performed|measured|assessed|obtained|purchased|extracted|calculated"
    r"|diagnosed|defined|determined|isolated|cultured|analy[sz]ed|conducted|carried out|prepared|used)\b|\bwe (?:used|followed|adopted)\b"
    r"|\bsoftware\b|\bquestionnaires?\b|\bprotocol\b",
    re.IGNORECASE,
)
"""A sentence on methods, of which no conflict is planted: a rule ought to be silent, and a reader would not mind."""
_PEOPLE = re.compile(
    r"\b(?:patients?|children|child|adults?|older|elderly|infants?|neonat\w*|newborns?|women|men|participants?|humans?|people"
    r"|subjects|individuals|volunteers|mothers|boys|girls|years|aged|p(?:a)?ediatric|school\w*|students?|clinical\w*|cases|trials?|cohort|phase|case-control|cross-sectional|RCTs?|pregnant)\b",
    re.IGNORECASE,
)
_BENCH = re.compile(
    r"\b(?:mice|mouse|murine|rats?|zebrafish|rabbits?|animals?|pigs?|in vitro|cell lines?|rodents?|models?|knock\w*|wild-type|ovariectom\w*"
    r"|cultured|in vivo|xenograft\w*|monkeys?|dogs?|\w*transgenic|littermates?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Work:
    """A record, and the family that its title names."""

    record: Record
    family: int

    @property
    def text(self) -> str:
        """Return all that the record says."""
        record = self.record
        told = (part.text for part in record.abstract)
        return " ; ".join((record.item.title or "", *told, *record.keywords, *(one.name for one in record.headings)))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that cites a work of a family and names nothing else of the kind; ``around`` is what defines its abbreviations."""

    sentence: str
    around: str
    work: Work
    origin: Origin


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and a record, whether a conflict was planted ("record", "word") or none (""), and the claim's shape."""

    claim: str
    around: str
    record: Record
    kind: Kind
    planted: str
    origin: Origin
    shape: str
    opposite: bool = False
    """Whether people stand against animals; the rest of the populations are of age."""


def pubmed(path: Path) -> Iterator[Record]:
    """Return the records of a PubMed file that have an abstract in English."""
    with gzip.open(path) as file:
        for _, node in etree.iterparse(file, tag="PubmedArticle", resolve_entities=False, no_network=True):
            if made := record(node):
                yield made
            node.clear()


def record(node: Any) -> Record | None:
    """Return one article as a record."""

    def texts(path: str) -> list[str]:
        return [" ".join("".join(one.itertext()).split()) for one in node.iterfind(path)]

    abstract = texts(".//Abstract/AbstractText")
    if not abstract or texts(".//Language") != ["eng"]:
        return None
    headings = [
        {"name": one.findtext("DescriptorName"), "major": any(part.get("MajorTopicYN") == "Y" for part in one)}
        for one in node.iterfind(".//MeshHeading")
    ]
    return Record.model_validate(
        {
            "id": f"pmid:{node.findtext('.//PMID')}",
            "source": "pubmed",
            "item": {"title": texts(".//ArticleTitle")[0]},
            "types": texts(".//PublicationType"),
            "headings": headings,
            "keywords": texts(".//Keyword"),
            "abstract": [{"text": one} for one in abstract],
        }
    )


def bare(title: str, abstract: str = "") -> Record:
    """Return a record of a title and, where there is one, an abstract."""
    return Record.model_validate(
        {
            "id": "x:1",
            "source": "pubmed",
            "item": {"title": title},
            "abstract": [{"text": abstract}] if abstract else [],
        }
    )


def split(one: Record) -> Iterator[str]:
    """Return the sentences of an abstract."""
    for part in one.abstract:
        for span in sentences(part.text, 0, len(part.text)):
            yield part.text[span.start : span.end]


class Gold:
    """Citing sentences and the records that they cite, by where they come from."""

    def __init__(self, gold: Path) -> None:
        """Read them; of the articles of which only titles are known every fourth."""
        self.records = list(pubmed(gold / "authorities/pubmed.xml.gz"))
        self.sentences: dict[Origin, list[tuple[str, str, Record]]] = {"own": [], "cited": [], "listed": []}
        for one in self.records:
            whole = " ".join((one.item.title or "", *(part.text for part in one.abstract)))
            self.sentences["own"] += [(sentence, whole, one) for sentence in reversed(list(split(one)))]
        with gzip.open(gold / "topic/citances.jsonl.gz", "rt", encoding="utf-8") as lines:
            found = [json.loads(line) for line in lines]
        around: dict[str, list[str]] = defaultdict(list)
        for each in found:
            around[each["citing"]].append(each["sentence"])
        for each in found:
            known = bare(each["ref_title"], each["ref_abstract"] or "")
            self.sentences["cited"].append((each["sentence"], " ".join(around[each["citing"]]), known))
        with gzip.open(gold / "topic/citing-articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in [line for at, line in enumerate(lines) if at % 4 == 0]:
                article = json.loads(line)
                records = [bare(title) if title else None for title in article["references"]]
                text = " ".join(one["sentence"] for one in article["contexts"])
                for one in article["contexts"]:
                    if len(one["targets"]) == 1 and (known_ := records[one["targets"][0] - 1]):
                        self.sentences["listed"].append((one["sentence"], text, known_))


class Pool:
    """Claims and works by what they name."""

    def __init__(self, gold: Gold) -> None:
        """Sort the sentences whose work names one family in its title, and the sentence that one alone."""
        self.told: dict[tuple[Kind, Origin], list[Told]] = defaultdict(list)
        self.works: dict[tuple[Kind, Origin], list[Work]] = defaultdict(list)
        for kind in KINDS:
            for origin in ORIGINS:
                self._sort(kind, origin, gold.sentences[origin])

    def _sort(self, kind: Kind, origin: Origin, found: Sequence[tuple[str, str, Record]]) -> None:
        seen: dict[str, Work | None] = {}
        told: set[str] = set()
        for sentence, around, known in found:
            title = known.item.title or ""
            if title not in seen:
                family = one_family(kind, title)
                seen[title] = Work(known, family) if family is not None else None
            work = seen[title]
            if work is None or title in told or not 50 < len(sentence) < 400 or _DONE.search(sentence):
                continue
            if one_family(kind, sentence) == work.family:
                told.add(title)
                self.told[kind, origin].append(Told(sentence, around, work, origin))
        self.works[kind, origin] = [work for work in seen.values() if work]


def named(kind: Kind, text: str) -> set[int]:
    """Return the families that a text names by any of their words."""
    return {at for at, family in enumerate(families(kind)) if family.names_any.search(text)}


def one_family(kind: Kind, text: str) -> int | None:
    """Return the only family that a text names, by a name in full; people beside an age group do not count."""
    found = {at for at, family in enumerate(families(kind)) if family.finds.search(text)}
    if kind == "population" and len(found) > 1:
        found -= {2}
    if len(found) != 1:
        return None
    rest = named(kind, text) - found - ({2} if kind == "population" and found != {3} else set())
    return None if rest else next(iter(found))


def opposite(kind: Kind, one: int, other: int) -> bool:
    """Return whether two families conflict."""
    return other in _SIDES[kind][one] if kind in _SIDES else one != other


def foreign(kind: Kind, family: int, work: Work) -> bool:
    """Return whether a work is about a family that conflicts with another one, and names nothing of that anywhere."""
    if not opposite(kind, family, work.family) or family in named(kind, work.text):
        return False
    if (kind == "population" and work.family == 3) or (kind == "design" and work.family == 1):
        return not _PEOPLE.search(work.text)
    if (kind == "population" and family == 3) or (kind == "design" and family == 1):
        return not _BENCH.search(work.text)
    return True


class Maker:
    """Makes pairs by one source of chance."""

    def __init__(self, pool: Pool, random: Random) -> None:
        """Take the claims and works of a pool."""
        self.pool, self.random = pool, random

    def pairs(self, count: int) -> Iterator[Pair]:
        """Return ``count`` sound pairs and as many planted ones, as far as there are claims."""
        for kind in KINDS:
            want = round(count * SHARES[kind])
            for way in ("", "record", "word"):
                most = want if not way else (want + (way == "record")) // 2
                yield from self._made(kind, way, most)

    def _made(self, kind: Kind, way: str, most: int) -> Iterator[Pair]:
        queues = {origin: self._shuffled(self.pool.told[kind, origin]) for origin in ORIGINS}
        made = turn = 0
        while made < most and turn < most * 60:
            origin = ORIGINS[turn % len(ORIGINS)]
            turn += 1
            queue = queues[origin]
            if queue and (pair := self._pair(kind, way, queue[turn // len(ORIGINS) % len(queue)])):
                made += 1
                yield pair

    def _shuffled(self, told: list[Told]) -> list[Told]:
        return self.random.sample(told, len(told))

    def _pair(self, kind: Kind, way: str, told: Told) -> Pair | None:
        family, claim, work = told.work.family, told.sentence, told.work
        if way == "record":
            found = self._elsewhere(kind, told)
            if found is None:
                return None
            work = found
        elif way == "word":
            changed = self._changed(kind, told)
            if changed is None:
                return None
            family, claim = changed
        shape = self.random.choices(tuple(SHAPES), tuple(SHAPES.values()))[0]
        return self._shaped(
            shape,
            Pair(claim, told.around, work.record, kind, way, told.origin, "plain", 3 in {family, work.family}),
            family,
            work,
        )

    def _elsewhere(self, kind: Kind, told: Told) -> Work | None:
        works = self.pool.works[kind, told.origin]
        group = families(kind)[told.work.family].group
        near = self.random.random() < 0.5
        for _ in range(200):
            work = self.random.choice(works)
            if near and families(kind)[work.family].group != group:
                continue
            if foreign(kind, told.work.family, work):
                return work
        return None

    def _changed(self, kind: Kind, told: Told) -> tuple[int, str] | None:
        """Return a claim that names another family, and that family; None where the rest of it would tell."""
        old = families(kind)[told.work.family]
        if kind in {"population", "design"}:
            return self._turned(kind, told)
        others = [at for at in range(len(families(kind))) if opposite(kind, at, told.work.family)]
        near = [at for at in others if families(kind)[at].group == old.group]
        family = self.random.choice(near if near and self.random.random() < 0.5 else others)
        new = self.random.choice(families(kind)[family].names)
        claim = re.sub(rf"({old.finds.pattern})\s*\([^()]*\)", lambda _: new, told.sentence, flags=re.IGNORECASE)
        claim = agreeing(old.finds.sub(lambda _: new, claim))
        if old.names_any.search(claim) or family in named(kind, told.work.text):
            return None
        return family, claim

    def _turned(self, kind: Kind, told: Told) -> tuple[int, str] | None:
        """Return a claim whose people became animals, whose children adults, whose trial an experiment, or the reverse."""
        words: tuple[tuple[str, ...], ...] = _PLURALS if kind == "population" else _STUDIES
        mine: tuple[str, ...] = words[told.work.family]
        if kind == "design":
            mine = tuple(name for name in families(kind)[told.work.family].names if name in words[told.work.family])
        family = self.random.choice([at for at in range(len(words)) if opposite(kind, told.work.family, at)])
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, mine))})(?![\w-])", re.IGNORECASE)
        if not pattern.search(told.sentence):
            return None
        new = self.random.choice(words[family])
        rest = pattern.sub(" ", told.sentence)
        bench = 3 if kind == "population" else 1
        tells = _PEOPLE if family == bench or told.work.family != bench else _BENCH
        if tells.search(rest) or families(kind)[told.work.family].names_any.search(rest):
            return None
        if not foreign(kind, family, told.work):
            return None
        return family, agreeing(pattern.sub(lambda _: new, told.sentence))

    def _shaped(self, shape: str, pair: Pair, family: int, work: Work) -> Pair | None:
        """Return a pair with its claim in a shape, the claim as it is where the shape does not suit it."""
        own = families(pair.kind)[family]
        if shape in {"wider", "methods"} and (pair.planted or pair.kind in {"population", "design"}):
            shape = "spelling"
        shapes: dict[str, Callable[[], Pair | None]] = {
            "renamed": lambda: self._renamed(pair, own),
            "hedged": lambda: self._hedged(pair),
            "contrast": lambda: self._contrasted(pair, own, self._third(pair.kind, family, work)),
            "several": lambda: self._several(pair, own, self._third(pair.kind, family, work)),
            "spelling": lambda: self._spelled(pair),
            "wider": lambda: self._wider(pair, own),
            "methods": lambda: self._of_methods(pair, own, family),
        }
        made = shapes[shape]() if shape in shapes else None
        return replace(made, shape=shape) if made else pair

    def _renamed(self, pair: Pair, own: Family) -> Pair | None:
        if pair.kind == "design":
            return None
        short, _, long = self.random.choice(own.others).partition("=")
        claim = re.sub(rf"({own.finds.pattern})\s*\([^()]*\)", lambda _: short, pair.claim, flags=re.IGNORECASE)
        if not long and any(map(str.isdigit, short)) and pair.kind == "drug" and self.random.random() < 0.5:
            long = own.names[0]
        around = f"{pair.around} We looked at {long} ({short})." if long else pair.around
        return replace(pair, claim=agreeing(own.finds.sub(lambda _: short, claim)), around=around)

    def _hedged(self, pair: Pair) -> Pair | None:
        return replace(pair, claim=self.random.choice(_HEDGES).format(claim=lowered(pair.claim)))

    def _third(self, kind: Kind, family: int, work: Work) -> Family | None:
        others = [at for at in range(len(families(kind))) if at not in {family, work.family} | named(kind, work.text)]
        return families(kind)[self.random.choice(others)] if others and kind in {"disease", "drug"} else None

    def _contrasted(self, pair: Pair, own: Family, third: Family | None) -> Pair | None:
        if third is None:
            return None
        other = self.random.choice(third.names)
        if self.random.random() < 0.4:
            beside = self.random.choice(_BESIDE).format(other=other)
            return replace(pair, claim=own.finds.sub(lambda found: found[0] + beside, pair.claim, count=1))
        frame = self.random.choice(_CONTRASTS)
        return replace(pair, claim=frame.format(other=other, claim=lowered(pair.claim.rstrip(" ."))) + ".")

    def _several(self, pair: Pair, own: Family, third: Family | None) -> Pair | None:
        if third is None:
            return None
        other = self.random.choice(third.names)
        return replace(pair, claim=own.finds.sub(lambda found: f"{found[0]} and {other}", pair.claim, count=1))

    def _spelled(self, pair: Pair) -> Pair | None:
        claim = pair.claim
        for one, other in _SPELLINGS:
            claim = claim.replace(one, other) if one in claim.replace(other, "") else claim.replace(other, one)
        return replace(pair, claim=claim)

    def _wider(self, pair: Pair, own: Family) -> Pair | None:
        if not own.wider:
            return None
        wide = self.random.choice(own.wider)
        claim = re.sub(rf"({own.finds.pattern})\s*\([^()]*\)", lambda _: wide, pair.claim, flags=re.IGNORECASE)
        return replace(pair, claim=agreeing(own.finds.sub(lambda _: wide, claim)))

    def _of_methods(self, pair: Pair, own: Family, family: int) -> Pair | None:
        others = self.pool.works[pair.kind, pair.origin]
        for _ in range(50):
            other = self.random.choice(others)
            if foreign(pair.kind, family, other):
                claim = self.random.choice(_METHODS).format(word=self.random.choice(own.names))
                return replace(pair, claim=f"{claim}.", record=other.record)
        return None


def lowered(claim: str) -> str:
    """Return a claim as it stands inside another sentence: its first letter small, unless that is part of a name."""
    first = re.match(
        r"(?:The|In|An?|This|These|It|Our|We|Although|However|Recent|Several|Most|Both|Among|For|Furthermore)\b", claim
    )
    return claim[0].lower() + claim[1:] if first else claim


def agreeing(claim: str) -> str:
    """Return a claim in which "a" and "an" suit the word that follows."""
    claim = re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxyz])", r"\1 ", claim)
    return re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", claim)
