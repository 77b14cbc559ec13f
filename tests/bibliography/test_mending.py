"""Labels of reference strings set right where the words contradict them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.bibliography.mending import mend
from curate.bibliography.tokens import tokenise


def mended(*parts: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the parts of a reference, each a text and its label, with the labels set right."""
    tokens = tokenise(" ".join(text for text, _ in parts))
    labels: list[str] = []
    for text, label in parts:
        labels += [label] * len(tokenise(text))
    runs: list[tuple[str, str]] = []
    for token, label in zip(tokens, mend(tokens, labels), strict=True):
        if runs and runs[-1][1] == label:
            runs[-1] = (f"{runs[-1][0]} {token.text}", label)
        else:
            runs.append((token.text, label))
    return runs


BERG, TITLE = ("Berg, C.", "author"), ("Late signs.", "title")


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ([BERG, TITLE, ("Leipzig,", "location"), ("1889-96.", "pages")], ("1889-96.", "date")),
        (
            [BERG, TITLE, ("Acta Tests,", "journal"), ("Vol. 21 March,", "volume"), ("2017,", "date")],
            ("March, 2017,", "date"),
        ),
        ([BERG, ("Personal communication,", "title"), ("1995.", "date")], ("Personal communication,", "genre")),
        ([BERG, ("Late signs. Knopf,", "title"), ("Berkeley, Print.", "location")], ("Print.", "medium")),
        (
            [BERG, ("“Late signs,” in “Book of Signs,”", "title"), ("1985.", "date")],
            ("in “Book of Signs,”", "container-title"),
        ),
        ([BERG, TITLE, ("In Book of Signs, ed. Carl Ito.", "editor")], ("In Book of Signs,", "container-title")),
        (
            [BERG, TITLE, ("In New Book of Signs, Ito, C., eds.,", "editor")],
            ("In New Book of Signs,", "container-title"),
        ),
        ([BERG, TITLE, ("E. Ito, Ed. North Press,", "editor"), ("237-277.", "pages")], ("North Press,", "publisher")),
        (
            [BERG, TITLE, ("edited by M. Ito et al. Boston,", "editor"), ("Mass.:", "location")],
            ("Boston, Mass.:", "location"),
        ),
        (
            [BERG, ("Late signs. Edited by Carl Ito.", "title"), ("London:", "location")],
            ("Edited by Carl Ito.", "editor"),
        ),
        (
            [BERG, ("Late signs. Übersetzt von Carl Ito.", "title"), ("Bern:", "location")],
            ("Übersetzt von Carl Ito.", "translator"),
        ),
        (
            [BERG, TITLE, ("In: Ann Ito and Bo Lee (eds.) Book of signs.", "container-title")],
            ("In: Ann Ito and Bo Lee (eds.)", "editor"),
        ),
        ([BERG, TITLE, ("North Press New Jersey,", "publisher"), ("2001.", "date")], ("New Jersey,", "location")),
        ([BERG, TITLE, ("North Press, Salt Lake City, Utah,", "publisher")], ("Salt Lake City, Utah,", "location")),
        ([BERG, TITLE, ("Oxford,", "publisher"), ("1995.", "date")], ("Oxford,", "location")),
        (
            [BERG, TITLE, ("Hill & Co.: Boston & New York,", "publisher"), ("1904.", "date")],
            ("Boston & New York,", "location"),
        ),
        ([BERG, TITLE, ("Hill House: London.", "location")], ("Hill House:", "publisher")),
        ([BERG, TITLE, ("London: Hill House.", "location")], ("Hill House.", "publisher")),
        ([BERG, TITLE, ("University", "publisher"), ("of York:", "location")], ("University of York:", "publisher")),
        ([BERG, TITLE, ("In: Book of Signs (2.", "container-title"), ("Aufl.,", "edition")], ("(2. Aufl.,", "edition")),
        ([BERG, ("“Late signs,”", "title"), ("IJTS,", "publisher"), ("2009.", "date")], ("IJTS,", "journal")),
        (
            [BERG, TITLE, ("Hill,", "publisher"), ("1983),", "date"), ("427,", "volume"), ("426.", "pages")],
            ("427, 426.", "pages"),
        ),
        (
            [("Berg, Robert S. Signs and Romance:", "author"), ("Studies.", "title")],
            ("Signs and Romance: Studies.", "title"),
        ),
        ([("———. Signs.", "author"), ("London:", "location")], ("Signs.", "title")),
        ([BERG, TITLE, ("Time", "journal"), ("113 21 July 1986:", "date"), ("71.", "pages")], ("113", "volume")),
    ],
)
def test_what_the_words_contradict_is_set_right(parts: list[tuple[str, str]], wanted: tuple[str, str]) -> None:
    assert wanted in mended(*parts)


@pytest.mark.parametrize(
    "parts",
    [
        [
            ("Berg C, Ito K.", "author"),
            TITLE,
            ("J Tests.", "journal"),
            ("2019;", "date"),
            ("4:", "volume"),
            ("1-9.", "pages"),
        ],
        [BERG, TITLE, ("University of California Los Angeles,", "publisher"), ("1999.", "date")],
        [BERG, TITLE, ("In C. Ito & K. Lee, eds.", "editor"), ("London:", "location")],
        [("H. M. Berg:", "author"), ("On signs.", "title")],
        [("Berg, C., Ito, K.:", "author"), ("On signs.", "title")],
        [BERG, ("Signs seen in Children.", "title"), ("J Tests.", "journal"), ("2019.", "date")],
        [BERG, TITLE, ("Hill and Co.,", "publisher"), ("1999.", "date")],
    ],
)
def test_what_fits_stays(parts: list[tuple[str, str]]) -> None:
    assert mended(*parts) == parts


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "Berg,",
                    "C.",
                    "In",
                    "in",
                    "(eds.)",
                    "ed.",
                    "London:",
                    "Press",
                    "1999",
                    "12,",
                    "—",
                    "—.",
                    "Co.",
                    "&",
                    "Utah",
                    "Edited",
                    "by",
                    "A:",
                ]
            ),
            st.sampled_from(
                [
                    "author",
                    "title",
                    "editor",
                    "journal",
                    "container-title",
                    "publisher",
                    "location",
                    "date",
                    "volume",
                    "pages",
                    "edition",
                    "note",
                ]
            ),
        ),
        max_size=24,
    )
)
def test_any_labels_are_set_right_without_a_token_lost(parts: list[tuple[str, str]]) -> None:
    tokens = tokenise(" ".join(text for text, _ in parts))
    labels = [label for _, label in parts][: len(tokens)]
    labels += ["note"] * (len(tokens) - len(labels))
    assert len(mend(tokens, labels)) == len(tokens)
