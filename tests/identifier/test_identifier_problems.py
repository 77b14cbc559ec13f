import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate import identifier


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("doi", "10.1016/S0140-6736(22)01541-0"),
        ("doi", "https://doi.org/10.1234/abc"),
        ("pmid", "34541620"),
        ("pmcid", "PMC8563639"),
        ("isbn", "978-0-306-40615-7"),
        ("isbn", "0-306-40615-2"),
        ("isbn", "080442957X"),
        ("issn", "0378-5955"),
        ("issn", "2434-561X"),
        ("orcid", "0000-0002-1825-0097"),
        ("orcid", "https://orcid.org/0000-0002-1694-233X"),
        ("arxiv", "2101.01234v2"),
        ("arxiv", "hep-th/9901001"),
        ("nct", "NCT01234567"),
        ("trial", "ISRCTN12345678"),
        ("trial", "2012-002275-37"),
        ("url", "https://example.org/a?b=c"),
        ("url", "www.example.org"),
    ],
)
def test_what_is_well_formed_has_no_problem(scheme: identifier.Scheme, value: str) -> None:
    assert identifier.problem(scheme, value) is None
    assert identifier.valid(scheme, value)


@pytest.mark.parametrize(
    ("scheme", "value", "message"),
    [
        ("pmid", "PMC123", "PubMed identifiers are digits only; is 'PMC123' a PMCID?"),
        ("pmid", "10.1234/abc", "PubMed identifiers are digits only; is '10.1234/abc' a DOI?"),
        ("pmid", "0123", "PubMed identifiers do not start with 0; did you mean '123'?"),
        ("pmid", "123456789", "PubMed identifiers have at most eight digits, '123456789' has 9"),
        ("pmcid", "34201368", "PubMed Central identifiers start with 'PMC'; did you mean 'PMC34201368', or is '34201368' a PMID?"),
        ("doi", "34201368", "a DOI starts with '10.'; is '34201368' a PMID?"),
        ("doi", "10,1234/abc", "'10,1234/abc' does not start with '10.'; did you mean '10.1234/abc'?"),
        ("doi", "1O.1234/abc", "'1O.1234/abc' does not start with '10.'; did you mean '10.1234/abc'?"),
        ("doi", "10.1234", "'10.1234' is only the prefix of a DOI: the part behind the slash is missing"),
        ("doi", "10.1234/abc.", "'10.1234/abc.' ends with what is not part of a DOI; did you mean '10.1234/abc'?"),
        ("doi", "10.1234/xxxxx", "'10.1234/xxxxx' is a placeholder, not a DOI"),
        ("doi", "10.1234/ab c", "'10.1234/ab c' has a space inside; did you mean '10.1234/abc'?"),
        ("isbn", "978-0-306-40615-8", "the check digit of ISBN '978-0-306-40615-8' is 8 and should be 7: a digit is wrong"),
        ("isbn", "12345", "an ISBN has 10 or 13 digits, '12345' has 5"),
        ("issn", "0378-5954", "the check digit of ISSN '0378-5954' is 4 and should be 5: a digit is wrong"),
        ("orcid", "0000-0002-1825-0098", "the check digit of ORCID '0000-0002-1825-0098' is 8 and should be 7: a digit is wrong"),
        ("arxiv", "2113.01234", "'2113.01234' names month 13, which no arXiv identifier has"),
        ("nct", "NCT0123456", "a ClinicalTrials.gov identifier is 'NCT' and eight digits, 'NCT0123456' has 7 digits"),
        ("url", "http://abc", "'http://abc' names no host"),
    ],
)  # fmt: skip
def test_a_problem_says_what_is_wrong_and_what_may_be_meant(
    scheme: identifier.Scheme, value: str, message: str
) -> None:
    assert identifier.problem(scheme, value) == message


@pytest.mark.parametrize(
    ("scheme", "printed", "canonical"),
    [
        ("doi", "https://doi.org/10.1234/ABC", "10.1234/abc"),
        ("pmid", "PMID: 123", "123"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/123/", "123"),
        ("pmcid", "pmc 123.1", "PMC123"),
        ("isbn", "ISBN-13: 978-0-306-40615-7", "9780306406157"),
        ("issn", "2434561x", "2434-561X"),
        ("orcid", "https://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("arxiv", "https://arxiv.org/pdf/2101.01234.pdf", "2101.01234"),
        ("nct", "nct 01234567", "NCT01234567"),
        ("url", "<https://example.org/a>.", "https://example.org/a"),
    ],
)
def test_the_canonical_form_has_no_label_and_one_spelling(
    scheme: identifier.Scheme, printed: str, canonical: str
) -> None:
    assert identifier.normalise(scheme, printed) == canonical
    assert identifier.normalise(scheme, canonical) == canonical


def test_curies_are_written_and_read() -> None:
    assert identifier.curie("doi", "https://doi.org/10.1234/ABC") == "doi:10.1234/abc"
    assert identifier.parse_curie("PMID:123") == ("pmid", "123")
    assert identifier.parse_curie("nothing:123") is None
    assert identifier.parse_curie("10.1234/abc") is None


@given(st.sampled_from(identifier.SCHEMES), st.text(max_size=40))
def test_any_text_has_a_canonical_form_that_stays_and_a_verdict(scheme: identifier.Scheme, text: str) -> None:
    once = identifier.normalise(scheme, text)
    assert identifier.normalise(scheme, once) == once or scheme in ("doi", "arxiv")
    message = identifier.problem(scheme, text)
    assert message is None or message


@given(
    st.integers(min_value=0, max_value=10**9 - 1),
    st.integers(min_value=0, max_value=8),
    st.integers(min_value=1, max_value=9),
)
def test_every_single_wrong_digit_of_an_isbn_is_noticed(number: int, at: int, by: int) -> None:
    digits = f"{number:09}"
    check = next(c for c in "0123456789X" if identifier.valid("isbn", digits + c))
    wrong = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]
    assert not identifier.valid("isbn", wrong + check)
