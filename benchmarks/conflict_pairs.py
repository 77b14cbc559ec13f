"""Pairs of claim and record, sound and with a planted conflict, made from real records: what conflicts.py measures on.

The families below are made by hand and know nothing of the vocabulary that is measured.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Literal

from lxml import etree

from curate.annotating import of_methods
from curate.record import Record
from curate.sentencing import sentences

Kind = Literal["disease", "drug", "population", "design"]
KINDS: tuple[Kind, ...] = ("disease", "drug", "population", "design")
SHARES: dict[Kind, float] = {"disease": 0.4, "drug": 0.2, "population": 0.25, "design": 0.15}

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
