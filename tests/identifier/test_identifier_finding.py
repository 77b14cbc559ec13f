import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate import identifier

CLASSIC = "10.1000/(SICI)1234-5678(19960801)78:3<511::AID-ABCD18>3.0.CO;2-#"


def found(text: str) -> list[tuple[str, str]]:
    return [(one.scheme, one.value) for one in identifier.find(text)]


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("Title. doi:10.1234/S0140-6736(22)01541-0", "10.1234/S0140-6736(22)01541-0"),
        ("Title (https://doi.org/10.1234/abc.5).", "10.1234/abc.5"),
        ("Title. <https://doi.org/10.1234/abc.5>", "10.1234/abc.5"),
        ("DOI: https://dx.doi.org/10.1234/abc.5,", "10.1234/abc.5"),
        (f"doi: {CLASSIC}.", CLASSIC),
        (CLASSIC.replace("<", "&lt;").replace(">", "&gt;") + " PMID: 1", CLASSIC),
        ("10.1234/1097-4679(196404)20:2<200::AID-X2270200203>3.0.CO;2-U", "10.1234/1097-4679(196404)20:2<200::AID-X2270200203>3.0.CO;2-U"),
        ("10.1234/0012-9658(2006)87[1465:ATAFA]2.0.CO;2", "10.1234/0012-9658(2006)87[1465:ATAFA]2.0.CO;2"),
        ("10.1234/x123[CrossRef]", "10.1234/x123"),
        ("10.1234/1471-2393-14-186.PMID:24890188", "10.1234/1471-2393-14-186"),
        ("https://publisher.example/doi/10.1234/cncr.1234/full (accessed", "10.1234/cncr.1234"),
        ("doi:10.1234/abc\u2013123", "10.1234/abc-123"),
    ],
)  # fmt: skip
def test_a_doi_is_found_without_what_is_printed_around_it(text: str, doi: str) -> None:
    assert identifier.find_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("doi: 10.1234/s40272- 021-00469-9. PMID", "10.1234/s40272-021-00469-9"),
        ("10.1234/j. cell.2012.01.001 end", "10.1234/j.cell.2012.01.001"),
        ("doi: 10.1234/fonc. 2020.601076.", "10.1234/fonc.2020.601076"),
        ("doi.org/ 10.1234/ j.ejca.2021.02.035", "10.1234/j.ejca.2021.02.035"),
        ("10.1234/S0140-6736 (22)01541-0.", "10.1234/S0140-6736(22)01541-0"),
    ],
)
def test_a_doi_that_a_line_end_broke_is_whole_again(text: str, doi: str) -> None:
    assert identifier.find_doi(text) == doi


@pytest.mark.parametrize(
    "text",
    [
        "10.1234/aob123. 22684685",
        "10.1234/nature15390. PMID: 26416757",
        "10.1234/nature15390 Smith J",
        "10.1234/nature15390. 2010",
    ],
)
def test_what_follows_a_doi_is_not_taken_for_its_end(text: str) -> None:
    doi = identifier.find_doi(text)
    assert doi
    assert text.startswith(doi)
    assert len(doi) < 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PMID: 34541620; PMCID: PMC8563639.", [("pmid", "34541620"), ("pmcid", "PMC8563639")]),
        ("PubMed PMID: 12345678", [("pmid", "12345678")]),
        ("[PubMed: 12345678]", [("pmid", "12345678")]),
        ("https://pubmed.ncbi.nlm.nih.gov/34201368/", [("pmid", "34201368")]),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8230017/", [("pmcid", "PMC8230017")]),
        ("PMID: PMC8563639", [("pmid", "PMC8563639")]),
        ("PMCID: 8563639", [("pmcid", "8563639")]),
        ("ISBN 978-0-306-40615-7. ISSN 0028-0836", [("isbn", "978-0-306-40615-7"), ("issn", "0028-0836")]),
        ("arXiv:2101.01234v2 [cs.LG]", [("arxiv", "2101.01234v2")]),
        ("https://arxiv.org/abs/hep-th/9901001", [("arxiv", "hep-th/9901001")]),
        ("(NCT01234567, ISRCTN12345678, ChiCTR2000029308)", [("nct", "NCT01234567"), ("trial", "ISRCTN12345678"), ("trial", "ChiCTR2000029308")]),
        ("https://orcid.org/0000-0002-1825-0097", [("orcid", "0000-0002-1825-0097")]),
        ("see www.example.org/a_b.pdf, accessed", [("url", "www.example.org/a_b.pdf")]),
        ("URL: <https://example.org/about/for-the- youngest/> (accessed", [("url", "https://example.org/about/for-the-youngest/")]),
        ("in 2019 of 12345678 people 10.5 years, 10.12 mg", []),
    ],
)  # fmt: skip
def test_identifiers_of_other_schemes_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_an_address_with_a_doi_is_the_doi_and_no_address() -> None:
    assert found("https://doi.org/10.1234/abc and https://example.org/x") == [
        ("doi", "10.1234/abc"),
        ("url", "https://example.org/x"),
    ]


@given(st.text(alphabet="10./-_():;<>[]dDoOiI aAPMC3459 ,&gt\n", max_size=120))
def test_places_are_in_order_inside_the_text_and_apart(text: str) -> None:
    end = 0
    for one in identifier.find(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@given(st.from_regex(r"10\.[0-9]{4,6}/[a-z0-9]([a-z0-9.()_-]{0,14}[a-z0-9])?", fullmatch=True))
def test_a_doi_is_found_again_behind_every_label(doi: str) -> None:
    if doi.count("(") != doi.count(")"):
        return
    for form in ("doi:{}", "doi: {}.", "https://doi.org/{}", "(https://dx.doi.org/{}).", "<https://doi.org/{}>"):
        value = identifier.find_doi(form.format(doi))
        assert value
        assert value == doi or doi.startswith(value)
