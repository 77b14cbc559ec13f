import textwrap

import pytest

from curate.bibliography.locating import locate
from curate.bibliography.segmenting import segment
from curate.reflowing import entries

STRINGS = [
    "Abel K, Brandt M, Castro-Lima J. Growth of seedlings under red light. Plant Sci. 2009;171:1-13.",
    (
        "Castro-Lima J, Abel K. Leaves of annual plants that were grown in the dark for several weeks: a second look "
        "at what is known. J Exp Bot. 2011;47:102-108. PMID: 15490101"
    ),
    (
        "Dietrich P, van der Berg L, Elster T, Novak U, et al. Roots and what they are good for in dry years. Theor "
        "Appl Bot. 2004;109:1105-1114. doi:10.1000/tab.2004.1105"
    ),
    "Faure N. Light and dark: a plant's view of days and nights in the far north. Lyon: Éditions du Sud; 1998.",
    "Gruber H, Haas F. Water. Nature. 2000;390:45-51.",
    "International Seed Testing Group (ISTG). Rules for testing. 2015.",
    "Ito S, Yamada K. Measuring how much light passes through leaves of trees in autumn. Ann Bot. 1999;84:219-223.",
    "Moreau de la Tour A, Petit B. Seeds in space, and what became of them later. Seed Sci. 2018;12:33-40.",
    "van Houten R, Visser K. Tulips. Bulb Res. 2001;3:1-9.",
    "World Plant Organization. Report on the state of the world's plants. 2016. Available from: http://example.org/wp",
]


def strings(text: str) -> list[str]:
    return [entry.string for entry in entries(text)]


def wrapped(width: int, *, later: str = "") -> list[str]:
    return [textwrap.fill(each, width, subsequent_indent=later, break_on_hyphens=False) for each in STRINGS]


@pytest.mark.parametrize("width", [50, 72, 90])
def test_an_unnumbered_wrapped_list_without_gaps(width: int) -> None:
    assert strings("\n".join(wrapped(width))) == STRINGS


def test_one_line_an_entry() -> None:
    assert strings("\n".join(STRINGS)) == STRINGS


def test_hanging_indents() -> None:
    assert strings("\n".join(wrapped(60, later="     "))) == STRINGS


def test_gaps_between_entries() -> None:
    assert strings("\n\n".join(wrapped(60))) == STRINGS


def test_bullets() -> None:
    assert strings("\n".join(f"• {each}" for each in STRINGS)) == STRINGS


@pytest.mark.parametrize("label", ["{}. ", "[{}] ", "({}) ", "{}) ", "{}\t", "{} "])
def test_numbers(label: str) -> None:
    found = entries("\n".join(label.format(n) + each for n, each in enumerate(STRINGS, 1)))
    assert [entry.string for entry in found] == STRINGS
    assert [entry.label for entry in found] == [str(n) for n in range(1, 11)]
    assert [entry.n for entry in found] == list(range(1, 11))


def test_numbers_in_a_wrapped_list_with_gaps_from_pages() -> None:
    lines = [textwrap.fill(f"{n}. {each}", 66) for n, each in enumerate(STRINGS, 1)]
    lines.insert(4, "")
    assert strings("\n".join(lines)) == STRINGS


def test_a_line_that_begins_with_a_number_is_no_entry() -> None:
    text = (
        "1. Abel K. A guide to light in winter: chapter\n2. Plant Sci. 2009;171:1-13.\n"
        "2. Brandt M. Leaves. J Exp Bot. 2010;4:1-2.\n3. Castro J. Roots. J Exp Bot. 2011;4:3-4.\n"
        "4. Dietrich P. Seeds. J Exp Bot. 2012;4:5-6."
    )
    assert strings(text)[0] == "Abel K. A guide to light in winter: chapter 2. Plant Sci. 2009;171:1-13."
    assert len(strings(text)) == 4


def test_a_number_that_is_missing_or_printed_twice() -> None:
    text = "\n".join(f"{n}. {each}" for n, each in zip([1, 2, 3, 5, 6, 6, 7, 8, 9, 10], STRINGS, strict=True))
    found = entries(text)
    assert [entry.string for entry in found] == STRINGS
    assert [entry.label for entry in found] == ["1", "2", "3", "5", "6", "6", "7", "8", "9", "10"]


def test_keys_as_labels() -> None:
    found = entries("\n".join(f"[{each[:3]}{n:02}] {each}" for n, each in enumerate(STRINGS)))
    assert [entry.string for entry in found] == STRINGS
    assert found[0].label == "Abe00"


def test_entries_hold_their_place() -> None:
    found = segment(["1. Abel K. Light. 2001.", "", "2. Brandt M.", "Leaves. 2002.", "", "3. Castro J. 2003."])
    assert [(group.first, group.end, group.label) for group in found] == [(0, 2, "1"), (2, 5, "2"), (5, 6, "3")]


def test_nothing_is_no_list() -> None:
    assert segment([]) == ()
    assert segment(["", "  "]) == ()
    assert strings("Abel K. Light. 2001.") == ["Abel K. Light. 2001."]


BODY = ["Light matters.", "", "It grows well in the light of day [1]."]


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "REFERENCES:",
        "8. References",
        "## References",
        "**References**",
        "Reference List",
        "Literature Cited",
        "Works cited",
        "Bibliography",
        "VI. References and Notes",
        "Literaturverzeichnis",
        "Références",
        "Bibliografía",
        "Список литературы",
        "Piśmiennictwo",
        "Kaynaklar",
        "参考文献",
    ],
)
def test_the_list_stands_under_any_usual_heading(heading: str) -> None:
    place = locate([*BODY, "", heading, "", *STRINGS])
    assert place is not None
    assert place.heading == 4
    assert (place.first, place.end) == (5, 16)


@pytest.mark.parametrize(
    "after",
    [
        ["Appendix A", "", "More of it was done."],
        ["Table 1. Light by month", "", "a\tb\tc"],
        ["Figure legends", "", "Figure 1. Light."],
        ["ACKNOWLEDGEMENTS", "", "We thank the plants."],
        ["Supplementary material", "", "More is online."],
    ],
)
def test_what_stands_behind_the_list_is_no_reference(after: list[str]) -> None:
    place = locate([*BODY, "", "References", *STRINGS, "", *after])
    assert place is not None
    assert place.end == 5 + len(STRINGS)


def test_running_text_behind_the_list_is_no_reference() -> None:
    prose = "Plants were kept in the dark and nobody looked at them until the work was over and done with."
    place = locate([*BODY, "", "References", "", *(f"{n}. {each}" for n, each in enumerate(STRINGS, 1)), "", prose])
    assert place is not None
    assert place.end == 6 + len(STRINGS)


def test_of_two_lists_the_longer_counts() -> None:
    place = locate(["References", "", STRINGS[0], "", "Methods", "", "Text.", "", "References", "", *STRINGS])
    assert place is not None
    assert place.heading == 8


def test_a_numbered_list_needs_no_heading() -> None:
    place = locate([*BODY, "", *(f"{n}. {each}" for n, each in enumerate(STRINGS, 1))])
    assert place is not None
    assert (place.heading, place.first) == (None, 4)
    assert locate([*BODY, "", *(f"{n}. Take the plant {n} out of the box" for n in range(1, 9))]) is None


def test_a_heading_with_nothing_below_is_no_list() -> None:
    assert locate(["References", "", ""]) is None
    assert locate([]) is None
