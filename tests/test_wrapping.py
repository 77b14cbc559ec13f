import textwrap

import pytest

from curate.wrapping import Spelling, measure

PROSE = (
    "Children with relapsed disease were treated at twelve centres between March and November, and all of them "
    "were followed until the end of the study or until they had left the country for good. Those whose parents "
    "had refused further treatment are described elsewhere, together with the reasons that were given for it. "
)


def test_text_filled_by_counting_is_measured_exactly() -> None:
    wrap = measure(textwrap.fill(PROSE * 3, 72).split("\n"))
    assert wrap is not None
    assert wrap.exact
    assert 70 <= wrap.width <= 72


def test_paragraphs_on_single_lines_are_not_wrapped() -> None:
    assert measure([PROSE, PROSE * 2, "A short one.", PROSE]) is None
    assert measure([]) is None


def test_a_line_with_room_for_the_next_word_was_ended_on_purpose() -> None:
    wrap = measure(textwrap.fill(PROSE * 3, 72).split("\n"))
    assert wrap is not None
    assert wrap.early("This line is short.", "Another") == 1.0
    assert wrap.early("x" * 70, "Another") == 0.0
    assert wrap.early("This line ends in a bro-", "ken word") == 0.0


def test_a_non_breaking_space_holds_words_together() -> None:
    wrap = measure(textwrap.fill(PROSE * 3, 72).split("\n"))
    assert wrap is not None
    assert wrap.early("x" * 64, "a\u00a0longer word") == 0.0


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("of the tra-", "nsgene was", "of the transgene was"),
        ("in long-", "term follow", "in long-term follow"),
        ("the T-", "cell response", "the T-cell response"),
        ("a GMP-", "dependent kinase", "a GMP-dependent kinase"),
        ("pre-", "and postoperative", "pre- and postoperative"),
        ("pages 217-", "224 of", "pages 217-224 of"),
        ("years 2001\u2013", "2010 in", "years 2001\u20132010 in"),
        ("relapsed/", "refractory disease", "relapsed/refractory disease"),
        ("https://doi.org/10.1000/", "abc.123", "https://doi.org/10.1000/abc.123"),
        ("at https://example.org/a/ ", "(accessed 2020)", "at https://example.org/a/  (accessed 2020)"),
        ("at https://example.org/a/", "(accessed 2020)", "at https://example.org/a/ (accessed 2020)"),
        ("doi:10.1016/j.", "jaci.2019.01.002", "doi:10.1016/j.jaci.2019.01.002"),
        ("the end.", "Another", "the end. Another"),
        ("a dash -", "so it is", "a dash - so it is"),
        ("anti-", "inflammatory drugs", "anti-inflammatory drugs"),
        ("a dose-", "response curve", "a dose-response curve"),
    ],
)
def test_two_lines_become_one(line: str, following: str, joined: str) -> None:
    drop, glue = Spelling([]).glue(line, following)
    assert (line[:-drop] if drop else line) + glue + following == joined


def test_the_document_tells_how_a_word_is_spelled() -> None:
    spelled = Spelling(["they saw health-care workers", "in health-", "care"])
    assert spelled.glue("for health-", "care reasons") == (0, "")
    whole = Spelling(["they saw healthcare workers and health and care"])
    assert whole.glue("for health-", "care reasons") == (1, "")


def test_words_cut_by_a_line_end_are_no_evidence() -> None:
    assert Spelling(["the gene-", "tically modified", "gene"]).glue("a gene-", "tically new") == (1, "")
