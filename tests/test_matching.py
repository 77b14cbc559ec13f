import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.citation import Cite, Recommendation
from curate.citing import cites
from curate.matching import WEIGHTS, index, match
from curate.reference import Item, Name, Reference
from lists import ref, refs


def cite(text: str) -> Cite:
    dated = any(word[:1].isdigit() for word in text.replace("(", " ").split())
    (result,) = cites(text, "author-year" if dated else "author-mention")
    return result


def answer(text: str, references: tuple[Reference, ...]) -> tuple[list[int], Recommendation]:
    candidates, recommendation = match(cite(text), index(references))
    return [candidate.n for candidate in candidates], recommendation


LIST = refs(
    "Kowalczyk A., Lee J., Cho K.; 2021",
    "Kowalzcyk A., Berg M., Cho K.; 2023",
    "Mora J., Chan G., Faber J.; 2021",
    "Mora J., Lee J., Faber J.; 2023",
    "Mora P., Ng P., Faber J.; 2024",
    "Yu X., Kang S., Ge J.; 2025",
    "Yu A.L., Gilman A., Ozer M.; 2021",
    "Müller H., Berg M.; 2019",
    "Afanasyev B.V., Zubarov L.S., Ivanov I.I.; 2018",
    "van den Berg M., Kraal K., Wolf T.; 2021",
    "García-López M., Ruiz P., Sanz A.; 2017",
    "Shpakov D.V.; 2025",
    "=World Health Organization; 2020",
)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Mora J. et al. 2023", 4),
        ("Mora P. et al.", 5),
        ("Mora et al. (2024)", 5),
        ("Yu X. et al.", 6),
        ("A.L. Yu et al.", 7),
        ("Müller and Berg 2019", 8),
        ("Mueller and Berg", 8),
        ("Muller H. and Berg M.", 8),
        ("Afanasiev B.V. et al.", 9),
        ("Afanas’ev et al.", 9),
        ("Афанасьев Б.В. et al.", 9),
        ("van den Berg et al.", 10),
        ("Berg et al. 2021", 10),
        ("García-López et al.", 11),
        ("Garcia et al. 2017", 11),
        ("Shpakov D.V.", 12),
        ("Shpakov 2025", 12),
        ("WHO 2020", 13),
        ("World Health Organization (2020)", 13),
        ("Kowalczyk et al. 2021", 1),
    ],
)
def test_one_work_fits_best(text: str, n: int) -> None:
    numbers, recommendation = answer(text, LIST)
    assert (numbers[0], recommendation) == (n, "strong")


@pytest.mark.parametrize(
    ("text", "fitting"),
    [
        ("Mora J. et al.", {3, 4}),
        ("Mora et al.", {3, 4, 5}),
        ("Yu et al.", {6, 7}),
        ("Kowalczyk A. et al.", {1, 2}),  # [2] is by all signs the same person, misspelled
        ("Kowalczyk et al.", {1, 2}),
    ],
)
def test_several_works_that_fit_are_ambiguous(text: str, fitting: set[int]) -> None:
    numbers, recommendation = answer(text, LIST)
    assert (set(numbers), recommendation) == (fitting, "ambiguous")


@pytest.mark.parametrize(
    ("text", "n", "penalty"),
    [
        ("Müller and Berg 2020", 8, "year"),
        ("Zubarov L.S. et al.", 9, "not-first"),
        ("Yu B. et al.", 6, "initials"),
        ("Müller and Chan 2019", 8, "second-author"),
        ("Lopez et al.", 11, "author"),
    ],
)
def test_a_contradiction_is_named_and_makes_the_nearest_doubtful(text: str, n: int, penalty: str) -> None:
    candidates, recommendation = match(cite(text), index(LIST))
    assert recommendation == "low"
    (candidate,) = [candidate for candidate in candidates if candidate.n == n]
    assert candidate.penalties[penalty] > 0


def test_nobody_of_that_name_is_no_candidate() -> None:
    assert answer("Petrenko et al.", LIST) == ([], "none")
    assert answer("Petrenko 2019", LIST) == ([], "none")
    assert answer("Petrenko 2019", ()) == ([], "none")


def test_an_exact_surname_beats_a_near_one_of_another_person() -> None:
    references = refs("Kowalczyk A., Lee J., Cho K.", "Kowalczik B., Lee J., Cho K.")
    assert answer("Kowalczyk et al.", references) == ([1, 2], "strong")
    assert answer("Kowalczik et al.", references) == ([2, 1], "strong")


def test_a_slip_of_the_pen_is_forgiven_where_one_work_fits() -> None:
    assert answer("Kowalckzyk et al.", refs("Kowalczyk A., Lee J., Cho K.", "Berg M., Cho K., Ng P.")) == (
        [1],
        "strong",
    )


def test_et_al_prefers_the_work_of_several_authors() -> None:
    references = refs("Mora J.; 2021", "Mora J., Chan G., Faber J.; 2021", "Mora J., Chan G.; 2021")
    assert answer("Mora et al. 2021", references)[0][0] == 2
    assert answer("Mora 2021", references)[0][0] == 1
    assert answer("Mora and Chan 2021", references)[0][0] == 3
    assert {answer(text, references)[1] for text in ("Mora et al. 2021", "Mora 2021", "Mora and Chan 2021")} == {
        "strong"
    }


def test_letters_tell_works_of_one_year_apart() -> None:
    references = refs("Mora J., Ng P., Lee J.; 2021a", "Mora J., Ng P., Lee J.; 2021b")
    assert answer("Mora et al. 2021b", references) == ([2, 1], "strong")
    assert answer("Mora et al. 2021", references)[1] == "ambiguous"


def test_given_and_family_names_that_changed_places_are_found() -> None:
    swapped = (Reference(id="r1", n=1, string="Wei Zhang. T", item=Item(author=(Name(family="Wei", given="Zhang"),))),)
    assert answer("Zhang W.", swapped)[0] == [1]


def test_a_list_that_was_cut_has_at_least_three_authors() -> None:
    assert answer("Mora et al.", (ref(1, "Mora J.", et_al=True), ref(2, "Mora J."))) == ([1, 2], "strong")


def test_weights_sum_to_one() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


PRINTED = (
    "Mora J. et al.",
    "Mora et al. 2021",
    "Mora et al. 2023",
    "Kowalczyk et al.",
    "Yu X. et al.",
    "Berg et al.",
    "Müller and Berg 2019",
    "Petrenko et al.",
    "Lee et al. 2021",
    "WHO 2020",
)


@settings(max_examples=30, deadline=None)
@given(st.permutations(LIST))
def test_the_order_of_the_list_changes_no_answer(shuffled: list[Reference]) -> None:
    renumbered = tuple(reference.model_copy(update={"n": n}) for n, reference in enumerate(shuffled, 1))
    names = {reference.n: reference.id for reference in renumbered}
    for text in PRINTED:
        straight, here = match(cite(text), index(LIST)), match(cite(text), index(renumbered))
        assert straight[1] == here[1]
        assert {(f"r{c.n}", c.distance, tuple(c.penalties.items())) for c in straight[0]} == {
            (names[c.n], c.distance, tuple(c.penalties.items())) for c in here[0]
        }


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(PRINTED), st.lists(st.sampled_from(LIST), unique_by=lambda reference: reference.n))
def test_distances_are_the_weighted_sum_of_penalties_and_ascend(text: str, references: list[Reference]) -> None:
    candidates, _ = match(cite(text), index(references))
    for candidate in candidates:
        assert all(0.0 < value <= 1.0 for value in candidate.penalties.values())
        expected = sum(WEIGHTS[name] * value for name, value in candidate.penalties.items())
        assert candidate.distance == pytest.approx(expected, abs=0.001)
    distances = [candidate.distance for candidate in candidates]
    assert distances == sorted(distances)
