"""Ibid., op. cit., loc. cit., and works that are cited from another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.bibliography import references
from curate.citation import Citation
from curate.citing import cites
from curate.ibidem import repeat, repeated_entries
from curate.linking import link
from curate.manuscript import Entry
from lists import manuscript, numbered, refs

LIST = refs("Berg M.; 2019", "Mora J., Chan G.; 2021", "Mora J., Lee J.; 2023", "Akker P., Ostrom E.; 2008")


def linked(text: str) -> tuple[Citation, ...]:
    return link(manuscript(text), LIST)


@pytest.mark.parametrize("again", ["ibid.", "Ibid., p. 5", "ibidem", "ebd.", "ebenda, S. 9", "там же", "loc. cit."])
def test_ibid_is_the_work_cited_last(again: str) -> None:
    citations = linked(f"One thing is so (Berg, 2019). Another too ({again}).")
    assert [citation.targets for citation in citations] == [(1,), (1,)]
    assert citations[1].recommendation == "strong"


def test_ibid_goes_on_through_another_ibid() -> None:
    citations = linked(
        "So it is (Berg, 2019). And so (ibid.). And here (ibid., p. 4). Then (Akker and Ostrom, 2008; ibid.)."
    )
    assert [citation.targets for citation in citations] == [(1,), (1,), (1,), (4,), (4,)]


def test_ibid_behind_several_works_is_ambiguous() -> None:
    citations = linked("It is known [1]. So it is [2]. It is seen [3,4]. Another too (ibid.).")
    assert citations[-1].targets == ()
    assert [candidate.n for candidate in citations[-1].candidates] == [3, 4]
    assert citations[-1].recommendation == "ambiguous"


def test_ibid_behind_a_number_is_its_work() -> None:
    citations = link(manuscript("One [1]. Two [2]. Three [3]. Four (ibid., p. 12)."), numbered(3))
    assert [citation.targets for citation in citations] == [(1,), (2,), (3,), (3,)]


def test_ibid_with_nothing_before_it_is_missing() -> None:
    (citation,) = linked("It is so (ibid.).")
    assert citation.missing == ("ibid.",)


def test_ibid_behind_a_work_that_is_not_listed_is_not_missing_once_more() -> None:
    citations = linked("It is so (Nobody, 1999). It is so (Unlisted et al., 1999). And so (ibid.).")
    assert citations[-1].exact == "ibid."
    assert (citations[-1].targets, citations[-1].missing) == ((), ())


def test_op_cit_is_the_work_of_that_author_that_was_cited_last() -> None:
    citations = linked(
        "See Mora and Lee (2023). See Berg (2019). As Mora, op. cit., p. 7, says. As Berg (op. cit.) says."
    )
    assert [citation.targets for citation in citations] == [(3,), (1,), (3,), (1,)]


def test_op_cit_of_an_author_with_several_works_none_of_them_cited_is_ambiguous() -> None:
    citations = linked("See Berg (2019). As Mora, op. cit., says.")
    assert {candidate.n for candidate in citations[-1].candidates} == {2, 3}


def test_op_cit_behind_a_citation_adds_nothing() -> None:
    assert [
        citation.targets for citation in linked("So it is (Berg, 2019, op. cit.). And (Akker and Ostrom, 2008).")
    ] == [(1,), (4,)]


@pytest.mark.parametrize(
    "text", ["The idea (id. quod) is old.", "An ad lib. copy.", "Opcit is a town.", "In Ibiza it was."]
)
def test_other_words_repeat_nothing(text: str) -> None:
    assert linked(text) == ()
    assert repeat(text) is None


def test_a_printed_ibid_can_be_read_again() -> None:
    assert [cite.exact for cite in cites("ibid.", "author-year")] == ["ibid."]
    assert [cite.exact for cite in cites("Berg 2019", "author-year")] == ["2019"]


@pytest.mark.parametrize("words", ["cited in", "as cited in", "quoted in", "zitiert nach", "citado por", "цит. по"])
def test_a_work_that_was_not_seen_is_noted_with_the_one_that_cites_it(words: str) -> None:
    citations = linked(f"It was long known (Ozols, 1899, {words} Berg, 2019).")
    assert [(citation.targets, citation.missing, citation.via) for citation in citations] == [
        ((), (), (1,)),
        ((1,), (), ()),
    ]


def test_a_work_in_the_sentence_may_be_cited_from_another() -> None:
    citations = linked("Ozols et al. (1899, cited in Berg, 2019) knew it.")
    assert citations[-1].targets == (1,)
    assert citations[0].via == (1,)


def test_in_a_numbered_text_it_may_be_cited_from_a_number() -> None:
    citations = link(manuscript("One [1]. Two [2]. Ozols et al. (1899), cited in [3]."), numbered(3))
    assert (citations[2].missing, citations[2].via, citations[3].targets) == ((), (3,), (3,))


def test_notes_that_repeat_are_no_references_and_lead_to_the_work() -> None:
    strings = (
        "Berg M. Late signs. J Tests. 2019;4:1-9.",
        "Ibid., p. 7.",
        "Mora J. Early signs. J Tests. 2021;5:1-9.",
        "Berg, op. cit., p. 8.",
    )
    text = "One [1]. Two [2]. Three [3]. Four [4]."
    entries = tuple(Entry(n=n, string=string, start=0, end=0, label=str(n)) for n, string in enumerate(strings, 1))
    document = manuscript(text).model_copy(update={"entries": entries})
    listed = references(document)
    assert [reference.n for reference in listed] == [1, 3]
    assert [citation.targets for citation in link(document, listed)] == [(1,), (1,), (3,), (1,)]


@given(
    st.lists(st.sampled_from(["Ibid.", "Berg, op. cit.", "Berg M. Signs. 2019.", "Mora J. Op. 2020.", "loc. cit.", ""]))
)
def test_what_repeats_leads_to_an_earlier_entry_that_does_not(strings: list[str]) -> None:
    found = repeated_entries(strings)
    assert all(of < at and of not in found for at, of in found.items())


@given(st.text(alphabet="ibid.opctlWM ()[],;0129\n", max_size=80))
def test_any_text_is_linked(text: str) -> None:
    for citation in linked(text):
        assert citation.exact == text[citation.start : citation.end]
