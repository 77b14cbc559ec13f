"""Names of journals: which are one's, which are not, and what is not known."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate import journals
from curate.comparing.journals import same_journal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BMJ", "British Medical Journal"),
        ("PNAS", "Proceedings of the National Academy of Sciences of the United States of America"),
        ("Proc. Natl. Acad. Sci. U.S.A.", "Proc Natl Acad Sci USA"),
        ("Front Oncol", "Frontiers in Oncology"),
        ("Front. Oncol.", "FRONTIERS IN ONCOLOGY"),
        ("N Engl J Med", "The New England Journal of Medicine"),
        ("Ann. N.Y. Acad. Sci.", "Ann NY Acad Sci"),
        ("JAMA", "Journal of the American Medical Association"),
        ("Lancet", "The Lancet"),
        ("Lancet (London, England)", "The Lancet"),
    ],
)
def test_names_of_one_journal_are_one(one: str, other: str) -> None:
    assert journals.same(one, other) is True
    assert journals.same(other, one) is True
    assert same_journal(one, other, "")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mol Cell", "Mol Cells"), ("J Clin Oncol", "J Clin Invest"), ("Cancer Res", "Cancer Lett"), ("BMJ", "PNAS")],
)
def test_names_of_two_journals_are_two(one: str, other: str) -> None:
    assert journals.same(one, other) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Case Reports in Radiology", "Case Reports in Cardiology"),
        ("Journal of Oncology", "The Journal of Ecology"),
        ("Physical Review B", "Physical Review C"),
        ("Physical Review A", "Phys. Rev. D"),
    ],
)
def test_names_that_are_alike_in_letters_are_two(one: str, other: str) -> None:
    assert not same_journal(one, other, "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acta Testica Section D Structural Tests", "Acta Testica D Struct Tests"),
        ("Acta Paediatrica", "Acta Pediatrica"),
        ("Journal of Invented Behaviour", "Journal of Invented Behavior"),
    ],
)
def test_two_spellings_are_one_journal(one: str, other: str) -> None:
    assert same_journal(one, other, "")


def test_a_name_that_was_given_up_has_its_years() -> None:
    assert journals.era("Br. Med. J.") == (0, 1988)
    assert journals.era("The BMJ") == (1988, 9999)
    assert journals.era("Lancet") is None


def test_what_the_table_lacks_is_not_known() -> None:
    assert journals.same("Journal of Entirely Invented Tests", "Lancet") is None
    assert journals.journals("") == frozenset()
    assert journals.journals("Lancet " * 100) == frozenset()


def test_the_table_is_loaded_in_a_moment() -> None:
    journals.table.cache_clear()
    started = time.process_time()
    assert len(journals.table()) > 25_000
    assert time.process_time() - started < 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_compared_either_way_round(one: str, other: str) -> None:
    assert journals.same(one, other) == journals.same(other, one)
