"""What is recognised in a text, where it is, and what is set apart."""

import pytest

from curate.annotating import annotate, conflicts, definitions, describe, of_methods
from curate.annotating.words import key, phrase
from curate.record import Record

Named = list[tuple[str, str]]


def named(text: str, *kinds: str) -> Named:
    return [
        (one.concept.name, one.printed) for one in annotate(text) if one.concept.kind in (kinds or ("disease", "drug"))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leukaemia and leukemias", ["Leukemia", "Leukemia"]),
        ("acute myeloid leukaemia in Crohn's disease", ["Leukemia, Myeloid, Acute", "Crohn Disease"]),
        ("breast, lung and ovarian cancers", ["Breast Neoplasms", "Lung Neoplasms", "Ovarian Neoplasms"]),
        ("hepatitis B and C", ["Hepatitis B", "Hepatitis C"]),
        ("type 1 and type 2 diabetes", ["Diabetes Mellitus, Type 1", "Diabetes Mellitus, Type 2"]),
        ("infection with H. pylori", ["Helicobacter Infections"]),
        ("Ewing's sarcoma; Wilms tumour", ["Sarcoma, Ewing", "Wilms Tumor"]),
        ("the car of all patients", []),
        ("leukaemic children and psoriatic women", ["Leukemia", "Psoriasis"]),
        ("cirrhotic men, prostate carcinoma", ["Liver Cirrhosis", "Prostatic Neoplasms"]),
        ("adenocarcinoma of the stomach", ["Stomach Neoplasms"]),
    ],
)
def test_diseases_are_found_by_the_longest_of_their_names(text: str, expected: list[str]) -> None:
    assert [name for name, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ch14.18/CHO", ["dinutuximab"]),
        ("dinutuximab beta (Qarziba)", ["dinutuximab", "dinutuximab"]),
        ("hu3F8 and Danyelza", ["naxitamab", "naxitamab"]),
        ("hu14.18K322A", ["hu14.18K322A"]),
        ("adrenaline or salbutamol", ["epinephrine", "albuterol"]),
        ("Herceptin, T-DM1", ["trastuzumab", "trastuzumab emtansine"]),
        ("rapamycin, ketamine or L-DOPA", ["sirolimus", "ketamine", "levodopa"]),
        ("glucose, water, phenol and calcium", []),
    ],
)
def test_drugs_are_found_by_name_brand_and_code(text: str, expected: list[str]) -> None:
    assert [name for name, _ in named(text)] == expected


def test_a_mention_stands_where_it_says() -> None:
    text = "In children with acute lymphoblastic leukaemia (ALL), ALL relapses."
    for one in annotate(text):
        assert text[one.start : one.end] == one.printed
    assert [one.printed for one in annotate(text) if one.concept.kind == "disease"] == [
        "acute lymphoblastic leukaemia",
        "ALL",
        "ALL",
    ]


def test_an_abbreviation_means_what_the_text_says_and_else_nothing_it_could_mean() -> None:
    assert named("ALL relapses") == []
    assert named("Colour Rendering Cards (CRC) were held up; CRC is rare.") == []
    assert [name for name, _ in named("CRC is rare")] == ["Colorectal Neoplasms"]
    assert [name for name, _ in named("the aids of nurses")] == []
    assert [printed for _, printed in named("fused in sarcoma (FUS) is a protein; FUS is old")] == ["sarcoma"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("high-risk neuroblastoma (HR-NB)", {"HR-NB": "high-risk neuroblastoma"}),
        ("event-free survival (EFS) was low", {"EFS": "event-free survival"}),
        ("patients (n=12) were seen (Fig. 2)", {}),
        ("heat shock transcription factor (HSF)", {"HSF": "heat shock transcription factor"}),
        ("osimertinib (AZD9291), or MK-3475 (pembrolizumab)", {"AZD9291": "osimertinib", "MK-3475": "pembrolizumab"}),
    ],
)
def test_abbreviations_are_read_from_their_definitions(text: str, expected: dict[str, str]) -> None:
    assert definitions([text]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Unlike in leukaemia, relapse is late",
        "Relapse is late, in contrast to leukaemia",
        "Relapse is later than in leukaemia",
        "Malignant disease, such as leukaemia, relapses",
        "Relapse is late in tumours but not in leukaemia",
    ],
)
def test_what_a_sentence_sets_apart_is_marked(text: str) -> None:
    assert [one.aside for one in annotate(text) if one.concept.name == "Leukemia"] == [True]


def test_a_contrast_ends_with_its_clause() -> None:
    found = {one.concept.name: one.aside for one in annotate("Unlike in leukaemia, relapse of osteosarcoma is late")}
    assert found == {"Leukemia": True, "Osteosarcoma": False, "Recurrence": False}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("paediatric patients and infants", "age", ["children", "children"]),
        ("adult mice and adult stem cells", "age", []),
        ("elderly men", "age", ["adults"]),
        ("rabbit anti-mouse antibodies", "animal", []),
        ("mice and Sprague-Dawley rats", "animal", ["mouse", "rat"]),
        ("rhesus macaques and humans", "animal", ["monkey"]),
        ("a randomised, double-blind, placebo-controlled trial", "design", ["randomised trial"]),
        ("in vitro fertilisation", "design", []),
        ("a murine xenograft model", "design", ["animal experiment"]),
        ("a meta–analysis and a case‐control study", "design", ["meta-analysis", "case-control study"]),
    ],
)
def test_people_animals_and_designs(text: str, kind: str, expected: list[str]) -> None:
    assert [name for name, _ in named(text, kind)] == expected


def test_methods_are_told_from_findings() -> None:
    assert of_methods("Pain was measured as described", "Results")
    assert of_methods("Children were seen every day", "Patients and methods")
    assert of_methods("The criteria of asthma were used as in this study; we applied the rating scale", "Results")
    assert not of_methods("Pain is common in children", "Results")
    assert not of_methods("According to a recent trial, pain is common in children", "Results")
    assert not of_methods(
        "The prevalence of pain was estimated at 3 % in a large-scale study; guidelines say so", "Results"
    )


def test_a_protein_that_is_named_by_a_drug_is_no_drug() -> None:
    found = [
        one.aside
        for one in annotate("the mammalian target of rapamycin; rapamycin helps")
        if one.concept.kind == "drug"
    ]
    assert found == [True, False]


def test_a_tissue_of_any_site_in_an_abstract_does_not_make_another_site_fit() -> None:
    record = Record.model_validate(
        {
            "id": "pmid:1",
            "source": "pubmed",
            "item": {"title": "Spread of colon cancer"},
            "abstract": [{"text": "This adenocarcinoma spreads early."}],
        }
    )
    found = conflicts(annotate("Breast cancer spreads early"), describe([record]))
    assert [(one.kind, one.claimed, one.recorded) for one in found] == [("disease", "Breast cancer", "colon cancer")]
    assert not conflicts(annotate("Adenocarcinoma of the colon spreads early"), describe([record]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tumours", "tumor"),
        ("leukaemias", "leukemia"),
        ("mice", "mouse"),
        ("metastases", "metastasis"),
        ("naïve", "naive"),
    ],
)
def test_spellings_are_compared_as_one(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert phrase(f"{one} of") == phrase(f"{other}-of")
