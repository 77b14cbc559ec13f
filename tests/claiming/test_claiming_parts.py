import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.claiming.roles import role_of
from curate.claiming.slugs import slug, slugs
from curate.claiming.stating import is_statistic
from curate.sketching import alike, digest, sketch


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Introduction", "introduction"),
        ("INTRODUCTION", "introduction"),
        ("2.1 Late Effects", "late-effects"),
        ("2.1. Late Effects", "late-effects"),
        ("IV. Late effects", "late-effects"),
        ("GD2 as a target", "gd2-as-a-target"),
        ("5-year survival", "5-year-survival"),
        ("Toxicity of the treatment and its management in children", "toxicity-of-the-treatment"),
        ("Обсуждение", "obsuzhdenie"),
        ("Ærø & Łódź", "aero-lodz"),
        ("???", "section"),
        ("", "opening"),
        ("x" * 100, "x" * 30),
    ],
)
def test_slugs_are_short_and_readable(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_slugs_are_unique_and_safe_names_of_files() -> None:
    assert slugs(["Results", "Results", "results:", "Manuscript", "Con", "", ""]) == [
        "results",
        "results-2",
        "results-3",
        "manuscript-2",
        "con-2",
        "opening",
        "opening-2",
    ]


@given(st.lists(st.text(max_size=50), max_size=6))
def test_any_heading_has_a_slug_that_can_name_a_file(titles: list[str]) -> None:
    given_ = slugs(titles)
    assert len(set(given_)) == len(titles)
    for name in given_:
        assert name
        assert all(part.isascii() and part.isalnum() and part == part.lower() for part in name.split("-"))


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Abstract", "front"),
        ("Materials and Methods", "methods"),
        ("2. Patients and methods", "methods"),
        ("Search strategy and selection criteria", "methods"),
        ("Statistical analysis", "methods"),
        ("Methods for detecting wobble", None),
        ("Results", "results"),
        ("Results and Discussion", "results"),
        ("Discussion", "discussion"),
        ("Introduction", "background"),
        ("Conclusions and outlook", "end"),
        ("Appendicitis in adults", None),
        ("Supplementation with vitamin D", None),
        ("Supplementary material", "end"),
        ("Financial burden", None),
        ("Toxicity", None),
    ],
)
def test_headings_tell_their_part(title: str, role: str | None) -> None:
    assert role_of(title) == role


@pytest.mark.parametrize(
    "sentence",
    [
        "About 52% of tables wobble.",
        "Wobbling affects 12–17 per 100,000 homes.",
        "One in 8 tables is repaired.",
        "Some 3 million tables are thrown away each year.",
        "Pads lasted longer (p < 0.001).",
        "The hazard ratio was 0.62 in favour of pads.",
        "Pads last 2.5-fold longer than paper, which is 3 times higher than thought.",
        "The median time to the first wobble was 14 months.",
        "The incidence of wobbling was estimated at 14.",
        "Mortality rose from 12 to 19.",
    ],
)
def test_a_statistic_is_recognised(sentence: str) -> None:
    assert is_statistic(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tables wobble.",
        "The table has 4 legs and was made in 1998.",
        "Legs were kept in 5% CO2 and washed with 10% ethanol.",
        "Grade 3 wobble is defined in Section 2.",
        "Type 2 tables have 3 legs.",
    ],
)
def test_other_figures_are_no_statistic(sentence: str) -> None:
    assert not is_statistic(sentence)


def test_a_digest_sees_through_typesetting_and_citations() -> None:
    text = "Half of tables – about 52% – wobble [3, 4]; “pads” help (12)."
    cited = [(text.index("[3"), text.index("[3") + 6), (text.index("12"), text.index("12") + 2)]
    printed = 'Half of tables - about 52% - wobble; "pads"\n help.'
    assert digest(text, cited) == digest(printed)
    assert digest(printed) != digest(printed.replace("52", "53"))
    assert digest("p < 0.05") != digest("p > 0.05")


def test_a_sketch_tells_how_many_words_are_shared() -> None:
    words = [f"word{n}" for n in range(40)]
    text = " ".join(words)
    half = " ".join(words[:30] + [f"other{n}" for n in range(10)])
    assert alike(sketch(text), sketch(text)) == 1
    assert abs(alike(sketch(text), sketch(half)) - 0.6) < 0.2  # 30 of 50 words
    assert alike(sketch(text), sketch(" ".join(f"x{n}" for n in range(40)))) < 0.15
    assert alike(sketch("表はぐらつくことが多い"), sketch("表はぐらつくことが多いです")) > 0.6


@pytest.mark.parametrize("broken", ["", "abc", "!" * 43, "é" * 43, "A" * 44])
def test_a_broken_sketch_is_like_nothing(broken: str) -> None:
    assert alike(broken, sketch("a table")) == 0


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=3))
def test_any_text_has_a_digest_and_a_sketch(text: str, ranges: list[tuple[int, int]]) -> None:
    left_out = sorted((min(pair), max(pair)) for pair in ranges)
    assert len(digest(text, left_out)) == 16
    assert len(sketch(text, left_out)) in (0, 43)
