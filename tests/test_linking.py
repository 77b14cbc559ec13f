import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.citation import Citation
from curate.linking import link
from curate.manuscript import Entry, FixedLink
from curate.reference import Reference
from lists import manuscript, numbered, ref, refs

LIST = refs(
    "Berg M., Lee J., Cho K.; 2019",
    "Mora J., Chan G., Faber J.; 2021",
    "Mora J., Lee J., Faber J.; 2023",
    "Akker P., Ostrom E.; 2008",
    "=World Health Organization; 2015",
)


def only(text: str, references: tuple[Reference, ...] = LIST) -> Citation:
    (citation,) = link(manuscript(text), references)
    return citation


def test_numbers_and_ranges_point_at_their_references() -> None:
    citations = link(manuscript("One [1]. Two [2, 4–6; 9]. Three [3]–[5]. Four [7]."), numbered(9))
    assert [citation.targets for citation in citations] == [(1,), (2, 4, 5, 6, 9), (3, 4, 5), (7,)]
    assert {citation.recommendation for citation in citations} == {"strong"}


def test_numbers_beyond_the_list_are_missing() -> None:
    citations = link(manuscript("One [1]. Two [2, 12]. Three [3]. Four [4–7]."), numbered(5))
    assert [(citation.targets, citation.missing) for citation in citations] == [
        ((1,), ()),
        ((2,), ("12",)),
        ((3,), ()),
        ((4, 5), ("6", "7")),
    ]
    assert citations[1].recommendation == "none"


def test_a_reversed_range_stands_for_its_ends() -> None:
    citations = link(manuscript("One [1]. Two [2]. Three [3]. Four [5–3]."), numbered(5))
    assert citations[-1].targets == (5, 3)


def test_a_huge_range_is_not_spelled_out() -> None:
    citations = link(manuscript("One [1]. Two [2]. Three [3]. Four [4–150]."), numbered(5))
    assert citations[-1].targets == (4, 5)
    assert citations[-1].missing == ("6", "150")


def test_printed_labels_count_rather_than_positions() -> None:
    labelled = tuple(r.model_copy(update={"label": str(r.n + 10)}) for r in numbered(5))
    citations = link(manuscript("One [11]. Two [12, 13]. Three [14]. Four [2]."), labelled)
    assert [citation.targets for citation in citations] == [(1,), (2, 3), (4,), ()]
    assert citations[-1].missing == ("2",)


def test_a_number_that_two_entries_bear_is_ambiguous() -> None:
    twice = tuple(r.model_copy(update={"label": label}) for r, label in zip(numbered(4), "1223", strict=True))
    citations = link(manuscript("One [1]. Two [2]. Three [3]."), twice)
    assert citations[1].recommendation == "ambiguous"
    assert [candidate.n for candidate in citations[1].candidates] == [2, 3]


def test_names_and_years_point_at_their_references() -> None:
    citations = link(manuscript("It fell (Berg et al., 2019; Akker & Ostrom, 2008; WHO, 2015)."), LIST)
    assert [citation.targets for citation in citations] == [(1,), (4,), (5,)]


def test_an_abbreviation_that_the_text_defines_is_its_group() -> None:
    text = "The Royal Panel on Sleep (RPoS) met. It fell (RPoS, 2012)."
    citations = link(manuscript(text), (*LIST, ref(6, "=Royal Panel on Sleep", 2012)))
    assert [citation.targets for citation in citations] == [(6,)]


def test_a_mention_of_several_works_has_candidates_and_no_target() -> None:
    citation = only("As Mora J. et al. showed, it fell.")
    assert (citation.targets, citation.recommendation) == ((), "ambiguous")
    assert {candidate.n for candidate in citation.candidates} == {2, 3}


def test_a_number_in_the_sentence_settles_which_work_is_meant() -> None:
    citations = link(manuscript("It was [1]. As Mora J. et al. showed, it fell [3].", "Then [2] and [4]."), LIST)
    assert [(c.exact, c.targets, c.named) for c in citations][1:3] == [("Mora J. et al.", (), (3,)), ("[3]", (3,), ())]


def test_a_number_of_another_work_settles_nothing() -> None:
    citations = link(manuscript("It was [1]. As Mora J. et al. showed, it fell [4].", "Then [2] and [3]."), LIST)
    assert citations[1].recommendation == "ambiguous"


def test_a_mention_of_nobody_in_the_list_is_missing() -> None:
    citation = only("As Kowal A. et al. showed, it fell.")
    assert (citation.targets, citation.candidates, citation.missing) == ((), (), ("Kowal A. et al.",))


def test_one_citation_of_two_years_points_at_both() -> None:
    citation = only("As Mora et al. (2021, 2023) showed, it fell.")
    assert citation.targets == (2, 3)


def test_letters_are_given_in_the_order_of_an_alphabetical_list() -> None:
    works = (
        ref(1, "Mora J., Chan G., Faber J.", 2021, title="A first"),
        ref(2, "Mora J., Chan G., Faber J.", 2021, title="B second"),
    )
    text = "It fell (Mora et al., 2021a) and rose (Mora et al., 2021b)."
    assert [citation.targets for citation in link(manuscript(text), works)] == [(1,), (2,)]
    turned = (works[1].model_copy(update={"n": 1}), works[0].model_copy(update={"n": 2}))
    assert [citation.recommendation for citation in link(manuscript(text), turned)] == ["ambiguous", "ambiguous"]
    alone = "It fell (Mora et al., 2021a)."
    assert [citation.recommendation for citation in link(manuscript(alone), works)] == ["ambiguous"]


def test_keys_point_at_the_entries_that_bear_them() -> None:
    made = manuscript("It fell [@r1; @nobody].", format="markdown")
    (citation,) = link(made, LIST)
    assert (citation.targets, citation.missing) == ((1,), ("nobody",))


def test_links_of_the_format_are_sure() -> None:
    made = manuscript("It fell (Mora 2021) again.").model_copy(
        update={
            "links": (FixedLink(start=9, end=18, keys=("k2",)),),
            "entries": tuple(Entry(n=n, string="s", start=0, end=0, key=f"k{n}") for n in range(1, 6)),
        }
    )
    (citation,) = link(made, LIST)
    assert (citation.form, citation.targets, citation.recommendation) == ("author-year", (2,), "strong")


def test_a_manuscript_without_a_list_names_what_is_missing() -> None:
    citations = link(manuscript("It fell [1, 2] as Kowal A. et al. showed."), ())
    assert [citation.missing for citation in citations] == [("1", "2"), ("Kowal A. et al.",)]


TEXT = (
    "It fell (Berg et al., 2019; Akker & Ostrom, 2008). As Mora J. et al. showed, and Mora et al. (2021), the WHO (WHO,"
    " 2015) and Kowal et al. (2003) disagree."
)


@settings(max_examples=20, deadline=None)
@given(st.permutations(LIST))
def test_the_order_of_the_list_changes_no_link(shuffled: list[Reference]) -> None:
    renumbered = tuple(reference.model_copy(update={"n": n}) for n, reference in enumerate(shuffled, 1))

    def links(references: tuple[Reference, ...]) -> list[tuple[object, ...]]:
        ids = {reference.n: reference.id for reference in references}
        return [
            (c.exact, [ids[n] for n in c.targets], {ids[x.n] for x in c.candidates}, c.missing, c.recommendation)
            for c in link(manuscript(TEXT), references)
        ]

    assert links(renumbered) == links(LIST)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_linking_is_repeatable_and_serialises(count: int) -> None:
    once = link(manuscript(TEXT), LIST[:count])
    assert once == link(manuscript(TEXT), LIST[:count])
    assert [Citation.model_validate(json.loads(citation.model_dump_json())) for citation in once] == list(once)


@pytest.mark.parametrize("words", ["cited in", "as cited in", "quoted by", "zitiert nach", "apud"])
def test_a_work_cited_from_another_is_not_looked_for_in_the_list(words: str) -> None:
    text = f"Naps are older (Vogel, 1998, {words} Berg et al., 2019). Longer ones are older still (Vogel, 1998)."
    found = [(citation.targets, citation.missing) for citation in link(manuscript(text), LIST)]
    assert found == [((), ()), ((1,), ()), ((), ("Vogel 1998",))]


def test_a_letter_that_the_list_does_not_print_leads_to_the_only_work_of_the_year() -> None:
    assert only("It fell (Mora et al., 2021b).").targets == (2,)


@pytest.mark.parametrize(("label", "targets"), [("3", (2,)), (None, ()), ("*", ())])
def test_an_entry_that_repeats_another_stands_for_it_under_its_own_number(
    label: str | None, targets: tuple[int, ...]
) -> None:
    entries = ((1, LIST[0].string, "1"), (2, LIST[1].string, "2"), (3, "Ibid.", label))
    made = manuscript("One [1]. Two [2]. Three [3].").model_copy(
        update={
            "entries": tuple(Entry(n=n, string=string, label=printed, start=0, end=0) for n, string, printed in entries)
        }
    )
    citations = link(made, tuple(LIST[n - 1].model_copy(update={"n": n, "label": str(n)}) for n in (1, 2)))
    assert [citation.targets for citation in citations] == [(1,), (2,), targets]
