"""Plant conflicts of disease, drug, population and design into pairs of claim and record, and measure what is told.

    python benchmarks/conflicts.py [--gold PATH] [--count N] [--seed N] [--show N] [--citing]

Records are those of ``authorities/pubmed.xml.gz`` with titles, headings, keywords, types and abstracts. Works are taken whose title
names something of the list below, by its printed words: the list and its families are made by hand and know nothing of the
vocabulary that is measured. A claim is the last sentence of a work's own abstract that names the same. A sound pair is the
claim with its own record. Half of the planted pairs give the claim a record of another family whose title names that
(``record``), half change the word in the claim to one of another family (``word``); neither side may name what the other does.
Each pair is judged three times: with all that the record says, without its abstract, and with the title only. "headed" are
the pairs whose record has MeSH headings. Where there are too few claims of a kind, sound pairs are taken again.

``--citing`` counts what is told about sound citations of other authors: ``topic/citances`` (title and abstract known) and
``topic/citing-articles`` (titles only). There a work on another disease may be cited with good reason, so that this is a
ceiling of false alarms.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any, Literal

from lxml import etree

from curate.annotating import annotate, conflicts, definitions, describe, of_methods
from curate.concept import Conflict
from curate.record import Record
from curate.sentencing import sentences

ROOT = Path(__file__).parents[1]
Kind = Literal["disease", "drug", "population", "design"]
KINDS: tuple[Kind, ...] = ("disease", "drug", "population", "design")
SHARES: dict[Kind, float] = {"disease": 0.4, "drug": 0.2, "population": 0.25, "design": 0.15}
EVIDENCE = ("all", "no abstract", "title")

# A line is a family: what its words name goes together, and with no other family.
FAMILIES: dict[Kind, str] = {
    "disease": """
        breast cancer | breast carcinoma
        lung cancer | lung adenocarcinoma | non-small cell lung cancer
        prostate cancer
        colorectal cancer | colon cancer | rectal cancer
        gastric cancer
        pancreatic cancer | pancreatic ductal adenocarcinoma
        hepatocellular carcinoma
        ovarian cancer
        cervical cancer
        bladder cancer
        thyroid cancer | papillary thyroid carcinoma
        melanoma
        glioblastoma | glioma
        osteosarcoma
        acute myeloid leukemia | acute myeloid leukaemia
        multiple myeloma
        lymphoma
        asthma
        COPD | chronic obstructive pulmonary disease
        cystic fibrosis
        COVID-19 | coronavirus disease 2019
        tuberculosis
        malaria
        HIV
        hepatitis B
        hepatitis C
        stroke
        epilepsy
        multiple sclerosis
        Parkinson's disease | Parkinson disease
        Alzheimer's disease | Alzheimer disease
        schizophrenia
        bipolar disorder
        autism | autism spectrum disorder
        ADHD | attention deficit hyperactivity disorder
        migraine
        atrial fibrillation
        heart failure
        myocardial infarction | acute coronary syndrome
        rheumatoid arthritis
        systemic lupus erythematosus
        osteoarthritis
        osteoporosis
        psoriasis
        atopic dermatitis
        Crohn's disease | ulcerative colitis | inflammatory bowel disease
        celiac disease | coeliac disease
        cirrhosis
        endometriosis
        preeclampsia | pre-eclampsia
        polycystic ovary syndrome
        glaucoma
        cataract
        diabetic retinopathy | type 2 diabetes | type 1 diabetes | diabetes mellitus
        chronic kidney disease
        periodontitis
        sickle cell disease
        hemophilia | haemophilia
        endocarditis
        appendicitis
    """,
    "drug": """
        metformin
        aspirin
        tamoxifen
        cisplatin
        doxorubicin
        paclitaxel
        bevacizumab
        pembrolizumab | nivolumab
        rituximab
        trastuzumab
        infliximab
        adalimumab
        tocilizumab
        dupilumab
        methotrexate
        dexamethasone
        hydroxychloroquine
        remdesivir
        ivermectin
        tranexamic acid
        warfarin
        rivaroxaban
        clopidogrel
        atorvastatin
        liraglutide | semaglutide
        empagliflozin
        sildenafil
        ketamine
        propofol
        dexmedetomidine
        bupivacaine
        lidocaine
        morphine
        levetiracetam
        valproate
        clozapine
        methylphenidate
        fluoxetine | sertraline
        vancomycin
        colistin
        azithromycin
        rifampicin
        amphotericin B
        omeprazole
        allopurinol
        imatinib
        sorafenib
        gefitinib | osimertinib
        olaparib
        temozolomide
    """,
    "population": """
        children | infants | neonates | newborns | pediatric patients | paediatric patients
        older adults | elderly patients | elderly | middle-aged adults
        mice | rats | zebrafish | rabbits
    """,
    "design": """
        randomized controlled trial | randomised controlled trial | randomized clinical trial | meta-analysis
          | systematic review | cohort study | case-control study | cross-sectional study | case report
        mouse model | rat model | in vitro study | animal study | in mice | in rats | in vitro | cell lines | in a rat | in zebrafish
    """,
}
PLANTED = 4
"""So many words of a family, the first, are put into claims; a study is not called "in mice"."""
TOGETHER = (
    "children",
    "older",
    "elderly",
    "adult",
    "infant",
    "neonat",
    "patients",
    "women",
    "men ",
    "participants",
    "human",
)
"""What a record of animals may not name, that it surely is of animals only."""
ANIMALS = re.compile(
    r"\b(?:mice|mouse|murine|rats?|zebrafish|rabbits?|animals?|pigs?|in vitro|cell lines?|rodents?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Work:
    """A record, and what its title names: kind, family and the words."""

    record: Record
    kind: Kind
    family: int
    word: str

    @property
    def text(self) -> str:
        """Return title and abstract."""
        return " ".join((self.record.item.title or "", *(part.text for part in self.record.abstract)))


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and a record, and whether a conflict was planted ("record", "word") or none ("")."""

    claim: str
    whole: str
    record: Record
    kind: Kind
    planted: str


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


def families(kind: Kind) -> list[list[str]]:
    """Return the words of each family of a kind."""
    lines = FAMILIES[kind].replace("\n          |", " |").strip().splitlines()
    return [[word.strip() for word in line.split("|")] for line in lines]


def naming(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds words in a text, whole and in any case."""
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?![\w-])", re.IGNORECASE
    )


class Pool:
    """The works by what their titles name."""

    def __init__(self, records: Sequence[Record]) -> None:
        """Read the titles."""
        self.patterns = {kind: [naming(words) for words in families(kind)] for kind in KINDS}
        self.works: dict[Kind, list[Work]] = defaultdict(list)
        for one in records:
            for kind in KINDS:
                found = [(at, m) for at, p in enumerate(self.patterns[kind]) if (m := p.search(one.item.title or ""))]
                if len(found) == 1:
                    self.works[kind].append(Work(one, kind, found[0][0], found[0][1][0]))

    def claims(self, kind: Kind) -> list[tuple[Work, str, str]]:
        """Return works with a claim from their abstracts and the word that it names, the last that is no method."""
        found = []
        for work in self.works[kind]:
            pattern = self.patterns[kind][work.family]
            for sentence in reversed(list(split(work.record))):
                match = pattern.search(sentence)
                if (
                    match
                    and self.named(kind, sentence) == {work.family}
                    and not of_methods(sentence, "")
                    and 50 < len(sentence) < 400
                ):
                    found.append((work, sentence, match[0]))
                    break
        return found

    def named(self, kind: Kind, text: str) -> set[int]:
        """Return the families that a text names."""
        return {at for at, pattern in enumerate(self.patterns[kind]) if pattern.search(text)}


def split(one: Record) -> Iterator[str]:
    """Return the sentences of an abstract."""
    for part in one.abstract:
        for span in sentences(part.text, 0, len(part.text)):
            yield part.text[span.start : span.end]


def foreign(kind: Kind, family: int, other: Work, pool: Pool) -> bool:
    """Return whether a work names nothing of a family, in title, keywords, headings or abstract."""
    text = " ".join((other.text, *other.record.keywords, *(heading.name for heading in other.record.headings)))
    if family in pool.named(kind, text) or other.family == family:
        return False
    if kind in {"population", "design"}:
        laboratory = other.family == len(families(kind)) - 1
        if laboratory:
            return not any(word in text.casefold() for word in TOGETHER)
        return family != len(families(kind)) - 1 or not ANIMALS.search(text)
    return True


def pairs(pool: Pool, count: int, random: Random) -> Iterator[Pair]:
    """Return ``count`` sound pairs and as many planted ones, kinds by their shares as far as there are works."""
    for kind in KINDS:
        want = round(count * SHARES[kind])
        told = pool.claims(kind)
        random.shuffle(told)
        for work, claim, _ in (told * 3)[:want] if len(told) < want else told[:want]:
            yield Pair(claim, work.text, work.record, kind, "")
        random.shuffle(told)
        made = 0
        for turn in range(want * 20):
            if made == want or not told:
                break
            planted = plant(pool, told[turn % len(told)], random, by_word=made % 2 == 1)
            if planted:
                made += 1
                yield planted


def plant(pool: Pool, told: tuple[Work, str, str], random: Random, *, by_word: bool) -> Pair | None:
    """Return a claim with a record of another family, or with its word changed; None where none is found."""
    work, claim, word = told
    kind = work.kind
    if by_word:
        others = [at for at in range(len(families(kind))) if at != work.family]
        family = random.choice(others)
        new = random.choice(families(kind)[family][:PLANTED])
        if not foreign(kind, family, work, pool):
            return None
        if re.search(rf"{re.escape(word)}\w* \(", claim):  # the abbreviation behind it would still name the old one
            return None
        changed = pool.patterns[kind][work.family].sub(lambda _: new, claim)
        return Pair(changed, "", work.record, kind, "word")
    for _ in range(50):
        other = random.choice(pool.works[kind])
        if foreign(kind, work.family, other, pool):
            return Pair(claim, work.text, other.record, kind, "record")
    return None


def seen(one: Record, evidence: str) -> Record:
    """Return what is looked at of a record."""
    if evidence == "all":
        return one
    if evidence == "no abstract":
        return one.model_copy(update={"abstract": ()})
    return one.model_copy(update={"abstract": (), "headings": (), "keywords": (), "types": ()})


def told(pair: Pair, evidence: str) -> tuple[Conflict, ...]:
    """Return the conflicts of a pair; abbreviations are those that the claim's own work defines."""
    mentions = annotate(pair.claim, definitions([pair.whole]) if pair.whole else None)
    return conflicts(mentions, describe([seen(pair.record, evidence)]))


def interval(hits: int, of: int) -> str:
    """Return a share with its 95% interval (Wilson)."""
    if not of:
        return "-"
    z, p = 1.96, hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{p:.3f} ({max(0, middle - half):.3f}-{min(1, middle + half):.3f})"


def measure(made: Sequence[Pair], show: int) -> None:
    """Print precision and recall, over all and by kind, for each evidence."""
    sound = sum(not pair.planted for pair in made)
    print(f"{sound} sound pairs, {len(made) - sound} planted ones")
    for evidence in EVIDENCE:
        counts: Counter[tuple[str, str]] = Counter()
        shown = 0
        for pair in made:
            found = told(pair, evidence)
            named = any(one.kind == pair.kind for one in found) or (
                pair.kind in {"population", "design"} and any(one.kind in {"population", "design"} for one in found)
            )
            hit = bool(found) if not pair.planted else named
            headed = "headed" if pair.record.headings else ""
            for group in ("all", headed, pair.kind, f"{pair.kind} {pair.planted}" if pair.planted else ""):
                counts[group, f"{'planted' if pair.planted else 'sound'}"] += 1
                counts[group, f"{'hit' if pair.planted else 'false'}"] += hit
            if shown < show and evidence == EVIDENCE[0] and hit != bool(pair.planted):
                shown += 1
                print(
                    f"  [{evidence}] {pair.kind} {pair.planted or 'sound'}: {pair.claim}\n     << {pair.record.item.title} {[(c.claimed, c.recorded, c.basis) for c in found]}"
                )
        for group in ("all", "headed", *KINDS):
            hits, false = counts[group, "hit"], counts[group, "false"]
            ways = ", ".join(
                f"{way} {counts[f'{group} {way}', 'hit']}/{counts[f'{group} {way}', 'planted']}"
                for way in ("record", "word")
                if group in KINDS
            )
            print(
                f"{evidence:12} {group:11} precision {interval(hits, hits + false)}  recall {interval(hits, counts[group, 'planted'])}"
                f"  false alarms {false}/{counts[group, 'sound']}  {ways}"
            )


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
    others = {one.id: pool.named("disease", " ; ".join(heading.name for heading in one.headings)) for one in headed}
    about = [one for one in headed if others[one.id]]
    claims = pool.claims("disease")
    while made < count and about:
        (work, claim, _), one = random.choice(claims), random.choice(about)
        text = " ".join((one.item.title or "", *(part.text for part in one.abstract)))
        if work.family in others[one.id] | pool.named("disease", text):
            continue
        made += 1
        mentions = annotate(claim, definitions([work.text]))
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
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--citing", action="store_true")
    options = parser.parse_args()
    path = options.gold / "authorities/pubmed.xml.gz"
    if not path.exists():
        print(f"skipped: {path} is not there")
        return 0
    random = Random(options.seed)  # noqa: S311
    if options.citing:
        citing(options.gold, options.show, random)
        return 0
    records = list(pubmed(path))
    pool = Pool(records)
    print(
        "claims:",
        {kind: len(pool.claims(kind)) for kind in KINDS},
        "works:",
        {kind: len(pool.works[kind]) for kind in KINDS},
    )
    measure(list(pairs(pool, options.count, random)), options.show)
    by_headings(pool, records, options.count, random)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
