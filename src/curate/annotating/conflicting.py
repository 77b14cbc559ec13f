"""Where a claim and a record speak of different things: names against names, broader and narrower being no conflict.

A conflict is told only where the record says what it is about and nothing in it (headings, keywords, title, abstract) goes with
what the claim says. What the claim sets aside ("unlike in …") is no reason for a conflict, but may go with the record.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from curate.annotating.patterns import CELL_THERAPY, CLINICAL, LABORATORY
from curate.annotating.vocabulary import vocabulary
from curate.annotating.words import words
from curate.concept import Concept, Conflict, Fact, Mention, Profile
from curate.enumerating import enumerate_words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GENERAL_WORDS = _words(
    """
    disease disorder syndrome infection injury neoplasm tumor cancer carcinoma lesion condition failure acute chronic
    primary secondary human type severe malignant benign virus viral bacterial cell metastatic advanced early late
    deficiency insufficiency toxicity congenital hereditary familial recurrent idiopathic adenocarcinoma sarcoma
    """
)
"""Words that two different diseases may share."""

_STEM = 6
"""Letters in which two forms of a word agree: "diabetic" and "diabetes"."""

_BY_TISSUE, _BY_SITE = "C04.557", "C04.588"
"""Branches of MeSH: tumours by their tissue, and by where they stand."""

# Where a tumour of a tissue (C04.557) stands in the body (C04.588, and the same places in other branches). Tissues that are not
# listed (carcinoma, sarcoma …) are found anywhere.
_SITES = {
    "Osteosarcoma": ("Bone Neoplasms", "Femoral Neoplasms", "Skull Neoplasms", "Jaw Neoplasms", "Spinal Neoplasms"),
    "Sarcoma, Ewing": ("Bone Neoplasms", "Soft Tissue Neoplasms", "Pelvic Neoplasms", "Spinal Neoplasms", "Femoral Neoplasms"),
    "Chondrosarcoma": ("Bone Neoplasms", "Skull Neoplasms", "Jaw Neoplasms", "Pelvic Neoplasms"),
    "Neuroblastoma": ("Nervous System Neoplasms", "Adrenal Gland Neoplasms", "Abdominal Neoplasms", "Retroperitoneal Neoplasms",
                      "Mediastinal Neoplasms", "Peripheral Nervous System Neoplasms", "Bone Marrow Neoplasms", "Brain Neoplasms"),
    "Glioma": ("Brain Neoplasms", "Central Nervous System Neoplasms", "Nervous System Neoplasms", "Spinal Cord Neoplasms",
               "Optic Nerve Neoplasms", "Brain Stem Neoplasms", "Supratentorial Neoplasms", "Infratentorial Neoplasms"),
    "Medulloblastoma": ("Cerebellar Neoplasms", "Brain Neoplasms", "Central Nervous System Neoplasms", "Infratentorial Neoplasms"),
    "Retinoblastoma": ("Retinal Neoplasms", "Eye Neoplasms"),
    "Wilms Tumor": ("Kidney Neoplasms", "Urologic Neoplasms", "Urogenital Neoplasms"),
    "Carcinoma, Renal Cell": ("Kidney Neoplasms", "Urologic Neoplasms", "Urogenital Neoplasms"),
    "Carcinoma, Hepatocellular": ("Liver Neoplasms", "Digestive System Neoplasms"),
    "Leukemia": ("Hematologic Neoplasms", "Bone Marrow Neoplasms"),
    "Lymphoma": ("Hematologic Neoplasms", "Bone Marrow Neoplasms"),
    "Multiple Myeloma": ("Hematologic Neoplasms", "Bone Marrow Neoplasms", "Bone Neoplasms"),
    "Seminoma": ("Testicular Neoplasms", "Mediastinal Neoplasms", "Urogenital Neoplasms"),
}  # fmt: skip


def conflicts(mentions: Sequence[Mention], profile: Profile) -> tuple[Conflict, ...]:
    """Return in what a claim (its mentions) and a record (its profile) conflict, at most one of each kind."""
    found = (_disease(mentions, profile), _drug(mentions, profile), _design(mentions, profile))
    told = [one for one in found if one]
    if not any(one.kind == "design" for one in told) and (population := _population(mentions, profile)):
        told.append(population)
    return tuple(told)


def fits(kind: str, mentions: Sequence[Mention], profile: Profile) -> bool:
    """Return whether a record is about a disease, drug, population or design that the claim names."""
    kinds = {"population": {"age", "people", "animal"}}.get(kind, {kind})
    mine = [one for one in mentions if one.concept.kind in kinds and not one.aside and not general(one.concept)]
    facts = [fact for fact in (*profile.main, *profile.touched) if fact.concept.kind in kinds]
    return any(related(one.concept, fact.concept) for one in mine for fact in facts)


def general(concept: Concept) -> bool:
    """Return whether a disease is so wide ("Neoplasms", "Infections", "Lung Diseases") that it conflicts with nothing."""
    return (
        bool(concept.trees)
        and min(tree.count(".") for tree in concept.trees) < 2
        and concept.kind == "disease"
        and (
            concept.name.endswith(
                (
                    "Diseases",
                    "Disorders",
                    "Infections",
                    "Infection",
                    "infection",
                    "by Site",
                    "by Histologic Type",
                    "Abnormalities",
                )
            )
            or all("." not in tree for tree in concept.trees)
        )
    )


def related(one: Concept, other: Concept) -> bool:
    """Return whether two concepts are the same, or one is broader than the other."""
    if one.name == other.name or _is_product(one, other) or _is_product(other, one):
        return True
    return any(a == b or a.startswith(f"{b}.") or b.startswith(f"{a}.") for a in one.trees for b in other.trees)


def _is_product(one: Concept, other: Concept) -> bool:
    """Return whether one is a product of the cell therapy that the other names; their international names end in "-leucel"."""
    return one.kind == "drug" and one.name.casefold().endswith("leucel") and other.name == CELL_THERAPY


def _across(one: Concept, other: Concept) -> bool:
    """Return whether one names a tumour by its tissue and the other by a place where that tissue may be."""
    for tissue, site in ((one, other), (other, one)):
        if not _under(tissue, _BY_TISSUE) or _under(tissue, _BY_SITE) or not _under(site, _BY_SITE):
            continue
        places = next((places for name, places in _SITES.items() if _at_or_below(tissue, name)), None)
        if places is None or site.name in places:
            return True
    return False


def _anywhere(concept: Concept) -> bool:
    """Return whether a tumour is named by a tissue that is found at any site: "carcinoma", "adenocarcinoma"."""
    tissue = _under(concept, _BY_TISSUE) and not _under(concept, _BY_SITE)
    return tissue and not any(_at_or_below(concept, name) for name in _SITES)


def _at_or_below(concept: Concept, name: str) -> bool:
    wider = vocabulary().headed(name)
    return wider is not None and any(
        tree == one or tree.startswith(f"{one}.") for tree in concept.trees for one in wider.trees
    )


def _under(concept: Concept, branch: str) -> bool:
    return any(tree.startswith(branch) for tree in concept.trees)


def _siblings(one: Concept, other: Concept) -> bool:
    parents = {tree.rpartition(".")[0] for tree in one.trees}
    return any(tree.rpartition(".")[0] in parents for tree in other.trees)


def _share_a_word(mention: str, fact: str) -> bool:
    mine = {word.key[:_STEM] for word in words(mention) if len(word.key) > 3 and word.key not in _GENERAL_WORDS}
    return any(word.key[:_STEM] in mine for word in words(fact))


def _goes_with(one: Concept, printed: str, fact: Fact) -> bool:
    """Return whether a disease of a claim goes with a fact of a record."""
    other = fact.concept
    if related(one, other) or _across(one, other):
        return True
    return not _siblings(one, other) and (_share_a_word(printed, fact.printed) or _share_a_word(one.name, other.name))


def _disease(mentions: Sequence[Mention], profile: Profile) -> Conflict | None:
    named = [one for one in mentions if one.concept.kind == "disease"]
    core = [one for one in named if not one.aside and not general(one.concept)]
    about = [fact for fact in profile.of("disease") if not general(fact.concept)]
    if not core or not about:
        return None
    mine = [one for one in named if not general(one.concept) or all("." in tree for tree in one.concept.trees)]
    sited = any(_under(fact.concept, _BY_SITE) for fact in about)
    theirs = [
        fact
        for fact in profile.all("disease", "sign")
        if not general(fact.concept) and not (sited and fact.basis == "abstract" and _anywhere(fact.concept))
    ]
    if any(_goes_with(one.concept, one.printed, fact) for one in mine for fact in theirs):
        return None
    fact = _foremost(about)
    return Conflict(
        kind="disease",
        claimed=_listed(one.printed for one in core),
        recorded=fact.printed,
        basis=fact.basis,
        sure=profile.whole and len({one.concept.name for one in core}) == 1,
    )


def _drug(mentions: Sequence[Mention], profile: Profile) -> Conflict | None:
    named = [one for one in mentions if one.concept.kind == "drug"]
    core = [one for one in named if not one.aside and (profile.whole or not one.companion)]
    about = [fact for fact in profile.of("drug") if fact.basis != "headings" or fact.major]
    if not core or not about:
        return None
    if any(related(one.concept, fact.concept) for one in named for fact in profile.all("drug")):
        return None
    fact = _foremost(about)
    return Conflict(
        kind="drug",
        claimed=_listed(one.printed for one in core),
        recorded=fact.printed,
        basis=fact.basis,
        sure=profile.whole and len({one.concept.name for one in core}) == 1,
    )


_TRIALS = frozenset({"randomised trial", "clinical trial"})
"""Designs that are of people surely; cohorts and case reports are of animals now and then."""
_ANYONE = frozenset({"human", "humans", "adult", "adults", "newborn", "newborns", "neonatal", "juvenile"})
_LABORATORY_ANIMALS = frozenset(
    ("mouse", "rat", "rabbit", "guinea pig", "hamster", "zebrafish", "monkey", "ferret", "pig", "dog")
)
"""Animals that stand for people in experiments, more than they are eaten, kept or healed."""
_YOUNG, _GROWN = frozenset({"children"}), frozenset({"adults"})


def _population(mentions: Sequence[Mention], profile: Profile) -> Conflict | None:
    return _species(mentions, profile) or _age(mentions, profile)


def _age(mentions: Sequence[Mention], profile: Profile) -> Conflict | None:
    """Return a conflict of children with adults; adolescents and young adults go with both."""
    named = {one.concept.name: one for one in mentions if one.concept.kind == "age"}
    facts = {fact.concept.name: fact for fact in reversed(profile.of("age"))}
    everything = {fact.concept.name for fact in profile.all("age")}
    for mine, other in ((_YOUNG, _GROWN), (_GROWN, _YOUNG)):
        if set(named) == mine and mine.isdisjoint(everything) and set(facts) == other:
            mention, fact = named[next(iter(mine))], facts[next(iter(other))]
            if not mention.aside:
                return Conflict(
                    kind="population",
                    claimed=mention.printed,
                    recorded=fact.printed,
                    basis=fact.basis,
                    sure=profile.whole,
                )
    return None


def _species(mentions: Sequence[Mention], profile: Profile) -> Conflict | None:
    """Return a conflict of people with animals; animal against animal is none, as each may stand for the other.

    "Humans" and "adults" by themselves are no patients: they stand in sentences on evolution, tissues and insects, too.
    """
    animals = [one for one in mentions if one.concept.kind == "animal" and not one.aside]
    people = [one for one in mentions if one.concept.kind in {"age", "people"}]
    core = [one for one in people if not one.aside and one.printed.casefold() not in _ANYONE]
    laboratory = any(one.concept.name in LABORATORY for one in mentions)
    theirs = [fact for fact in profile.of("animal") if fact.concept.name in _LABORATORY_ANIMALS]
    if core and not animals and not laboratory and theirs and not profile.all("people", "age"):
        return _told("population", core[0], _foremost(theirs), profile)
    trials = [fact for fact in profile.of("design") if fact.concept.name in _TRIALS]
    patients = [fact for fact in profile.of("people", "age") if fact.printed.casefold() not in _ANYONE or fact.major]
    heads = [fact for fact in profile.of("people") if fact.basis == "headings"]
    mine = [one for one in animals if one.concept.name in {*_LABORATORY_ANIMALS, "animals"}]
    other = any(fact.concept.name in LABORATORY for fact in profile.all("design")) or profile.all("animal")
    clinical = any(one.concept.name in CLINICAL for one in mentions)
    if mine and not people and not clinical and not other and (patients or trials or heads):
        return _told("population", mine[0], _foremost([*patients, *trials, *heads]), profile)
    return None


def _told(kind: Literal["population", "design"], mention: Mention, fact: Fact, profile: Profile) -> Conflict:
    return Conflict(kind=kind, claimed=mention.printed, recorded=fact.printed, basis=fact.basis, sure=profile.whole)


def _design(mentions: Sequence[Mention], profile: Profile) -> Conflict | None:
    """Return a conflict of a study of people with an experiment on animals or cells, either way."""
    named = [one for one in mentions if one.concept.kind == "design"]
    core = [one for one in named if not one.aside]
    clinical = [one for one in core if one.concept.name in CLINICAL]
    laboratory = [one for one in core if one.concept.name in LABORATORY]
    facts = profile.of("design")
    bench = [f for f in (*facts, *profile.of("animal")) if f.concept.name in {*LABORATORY, *_LABORATORY_ANIMALS}]
    people = profile.all("people", "age") or any(f.concept.name in CLINICAL for f in profile.all("design"))
    if clinical and len(clinical) == len(named) and bench and not people:
        return _told("design", clinical[0], _foremost(bench), profile)
    studies = [f for f in facts if f.concept.name in CLINICAL]
    experiment = profile.all("animal") or any(f.concept.name in LABORATORY for f in profile.all("design"))
    patients = any(one.concept.kind in {"people", "age"} for one in mentions)
    if laboratory and len(laboratory) == len(named) and studies and not experiment and not patients:
        return _told("design", laboratory[0], _foremost(studies), profile)
    return None


def _foremost(facts: Sequence[Fact]) -> Fact:
    """Return the fact that a message names: a major heading, else of the title, else the first."""
    ranks = {"title": 1, "keywords": 2, "types": 0, "headings": 3, "abstract": 4}
    return min(facts, key=lambda fact: 0 if fact.major else ranks[fact.basis])


def _listed(names: Iterable[str]) -> str:
    return enumerate_words(dict.fromkeys(names))
