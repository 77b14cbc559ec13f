from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.citation import Citation
from curate.claiming.callouts import callouts
from curate.claiming.periods import search_period
from curate.claiming.roles import Role
from curate.claiming.units import Place, Unit
from curate.manuscript import Section

TODAY = date(2025, 6, 1)
SECTIONS = (Section(title="Introduction", level=1, start=0, end=10_000),)


def unit(text: str, sentence: int = 2, *cited: str) -> Unit:
    found = Unit(0, len(text), 0, "paragraph", Place(0, 3), sentence)
    for exact in cited:
        start = text.index(exact)
        found.citations.append(Citation(start=start, end=start + len(exact), exact=exact, form="numeric"))
    return found


def called(text: str, *cited: str, sentence: int = 2) -> Iterator[tuple[str, str, str]]:
    for one in callouts([unit(text, sentence, *cited)], text, SECTIONS):
        assert (one.section, one.paragraph) == ("Introduction", 3)
        yield one.kind, one.number, one.exact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as Table 1 shows", [("table", "1", "Table 1")]),
        ("(Fig. 2a)", [("figure", "2", "Fig. 2a")]),
        ("(Fig 2A–C, right)", [("figure", "2", "Fig 2A–C")]),
        ("Figure 3(b) shows", [("figure", "3", "Figure 3(b)")]),
        ("see Tables 1–3", [("table", n, "Tables 1–3") for n in "123"]),
        ("see Tables 1 and 3", [("table", n, "Tables 1 and 3") for n in "13"]),
        ("see Figs. 1, 2A and 4", [("figure", n, "Figs. 1, 2A and 4") for n in "124"]),
        ("in Table 1, 25 patients", [("table", "1", "Table 1")]),
        ("in Table 1 and 25 patients", [("table", "1", "Table 1")]),
        ("Fig. 1A, 2B show", [("figure", "1", "Fig. 1A, 2B"), ("figure", "2", "Fig. 1A, 2B")]),
        ("Table IV lists", [("table", "IV", "Table IV")]),
        ("Table S2", [("table", "S2", "Table S2")]),
        ("Supplementary Figure 4", [("figure", "S4", "Supplementary Figure 4")]),
        ("eTable 1", [("table", "S1", "eTable 1")]),
        ("Таблица 2 и рис. 3", [("table", "2", "Таблица 2"), ("figure", "3", "рис. 3")]),
        ("Tabelle 5", [("table", "5", "Tabelle 5")]),
        ("the table has 4 legs", []),
        ("vegetables 3", []),
        ("a stable 2", []),
        ("Table 2 of [5]", []),
        ("Figure 3 in Smith et al. (2010)", []),
        ("Tables 1–900", [("table", str(n), "Tables 1–900") for n in [*range(1, 31), 900]]),
    ],
)
def test_callouts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list(called(text)) == expected


def test_captions_and_cited_tables_are_no_callouts() -> None:
    assert list(called("Table 1. Remedies.", sentence=1)) == []
    assert list(called("Table 1 lists remedies.", sentence=1)) == [("table", "1", "Table 1")]
    assert list(called("shown before (Smith 2010, Table 3)", "(Smith 2010, Table 3)")) == []


@given(st.text(alphabet="Table Figs.123–-, and(SA)IVX", max_size=60))
def test_any_text_has_callouts(text: str) -> None:
    for _, number, exact in called(text):
        assert number
        assert exact in text


def period(text: str, role: Role = "background", *cited: str) -> tuple[int, int] | None:
    found = search_period([unit(text, 2, *cited)], text, (role,), TODAY)
    return (found.first, found.last) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The literature search was performed in PubMed and Scopus for the period 2015–2022.", (2015, 2022)),
        ("We searched PubMed for articles published between 2010 and 2020.", (2010, 2020)),
        ("Embase was searched from January 2015 to March 2024.", (2015, 2024)),
        ("MEDLINE was searched from 1 January 2015 until 31 March 2024.", (2015, 2024)),
        ("Publications of 2001–2017 were retrieved from Web of Science.", (2001, 2017)),
        ("The literature was searched for papers published from 2011 through 2019.", (2011, 2019)),
        ("PubMed was searched for the last 10 years.", None),
        ("PubMed was searched up to March 2024.", None),
        ("Patients treated between 2010 and 2020 were identified in the literature search.", None),
        ("We searched the hospital records for patients diagnosed between 2010 and 2020.", None),
        ("The war of 1914–1918 changed furniture.", None),
        ("PubMed was searched for articles of 2020–2010.", None),
        ("PubMed was searched for articles of 2020–2090.", None),
        ("Works published between 2010 and 2020 praise pads.", None),
    ],
)
def test_the_declared_search_period(text: str, expected: tuple[int, int] | None) -> None:
    assert period(text) == expected


def test_a_cited_period_is_another_reviews_unless_in_the_methods() -> None:
    text = "PubMed was searched for articles published in 2010–2020 [5]."
    assert period(text, "background", "[5]") is None
    assert period(text, "methods", "[5]") == (2010, 2020)
    assert period(text, "end") is None


def test_the_clearest_declaration_counts() -> None:
    first = "Reviews of 2001–2009 were screened in the literature."
    second = "We searched PubMed for works published in 2010–2020."
    text = f"{first} {second}"
    units = [
        Unit(0, len(first), 0, "paragraph", Place(0, 1), 1),
        Unit(len(first) + 1, len(text), 0, "paragraph", Place(0, 1), 2),
    ]
    found = search_period(units, text, ("background",), TODAY)
    assert found
    assert (found.first, found.exact) == (2010, "2010–2020")
