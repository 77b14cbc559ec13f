from hypothesis import given, settings
from hypothesis import strategies as st

from curate.documents.markdown.blocks import read as read_bytes
from curate.manuscript import Manuscript


def read(text: str) -> Manuscript:
    return read_bytes(text.encode(), "x.md")


def raised(found: Manuscript) -> list[str]:
    return [found.text[span.start : span.end] for span in found.superscripts]


def test_headings_titles_and_attributes() -> None:
    found = read(
        "---\ntitle: 'Light: a review'\nauthor: A. Berg\n---\n\n## Introduction {#sec:one .unnumbered}\n\nText.\n\n"
        "### Leaves ##\n\nText.\n\nRoots\n-----\n\nText.\n"
    )
    assert found.title == "Light: a review"
    assert [(s.title, s.level) for s in found.sections] == [("Introduction", 2), ("Leaves", 3), ("Roots", 2)]
    assert "Berg" not in found.text


def test_the_first_heading_is_the_title_where_it_is_the_only_one_of_its_level() -> None:
    found = read("# Light and leaves\n\n## Methods\n\nText.\n\n## Results\n\nText.\n")
    assert found.title == "Light and leaves"
    assert [s.title for s in found.sections] == ["", "Methods", "Results"]


def test_lines_of_a_paragraph_are_one() -> None:
    found = read("One sentence here.\nAnother one there,\nwith more.\n\nA new paragraph.\n")
    assert [found.text[b.start : b.end] for b in found.blocks] == [
        "One sentence here. Another one there, with more.",
        "A new paragraph.",
    ]


def test_emphasis_code_escapes_and_entities() -> None:
    found = read(
        r"It is **very *light*** and _in vivo_ with snake_case, `code *x*`, 2\*3, a &lt; b, &amp; R&D, 5\% of HLA-A*02 and B*07."
    )
    assert (
        found.text
        == "It is very light and in vivo with snake_case, code *x*, 2*3, a < b, & R&D, 5% of HLA-A*02 and B*07."
    )


def test_links_and_addresses() -> None:
    found = read(
        "See [the *site*](https://example.org/a_b_c 'T'), [1](#ref-1), <https://example.org/x_y>, https://example.org/p_q_r and [sic]."
    )
    assert found.text == "See the site, 1, https://example.org/x_y, https://example.org/p_q_r and [sic]."


def test_a_number_before_a_bracket_is_no_link() -> None:
    assert read("It rose [1](2 of 3) again.").text == "It rose [1](2 of 3) again."


def test_link_definitions_and_comments_stay_out() -> None:
    found = read(
        "See [this][one] and [that].\n\n<!-- a note\nto self -->\n\n[one]: https://example.org\n[that]: https://example.com 'x'\n"
    )
    assert found.text.strip() == "See this and [that]."


def test_citation_keys_stay_as_they_are() -> None:
    text = "It rose [@mora_2019; see -@lee2020, p. 3; @doi:10.1000/a_b_c*d] as @pmid:123 said [@{https://example.org/a_b}]."
    assert read(text).text == text


def test_raised_and_lowered() -> None:
    found = read("It rose^1,2^ and fell.^[3]^ H~2~O, the 5^th^, 10<sup>4</sup> and note[^1].\n\n[^1]: A note on it.\n")
    assert found.text.startswith("It rose1,2 and fell.[3] H2O, the 5th, 104 and note1.")
    assert raised(found) == ["1,2", "[3]", "th", "4", "1"]
    assert [found.text[b.start : b.end] for b in found.blocks if b.kind == "note"] == ["1. A note on it."]


def test_pipe_tables_and_their_captions() -> None:
    found = read(
        "Text.\n\n| Month | *Light* | Source |\n|:--|--:|---|\n| May | 12 | [@mora2019] |\n| June | a \\| b | |\n\n"
        "Table: Light by month. {#tbl:light}\n\nMore.\n"
    )
    (table,) = found.tables
    assert [[found.text[c.start : c.end] for c in row] for row in table.rows] == [
        ["Month", "Light", "Source"],
        ["May", "12", "[@mora2019]"],
        ["June", "a | b", ""],
    ]
    assert table.caption is not None
    assert found.text[table.caption.start : table.caption.end] == "Light by month."


def test_lists_quotes_rules_and_code() -> None:
    found = read(
        "Points:\n\n- one\n  and more\n- two\n\n1. first\n2. second\n\n> A quote\n> of two lines.\n\n***\n\n```r\nx <- 1\n```\n\nEnd.\n"
    )
    assert [(b.kind, found.text[b.start : b.end]) for b in found.blocks] == [
        ("paragraph", "Points:"),
        ("list-item", "one and more"),
        ("list-item", "two"),
        ("list-item", "1. first"),
        ("list-item", "2. second"),
        ("paragraph", "A quote of two lines."),
        ("paragraph", "End."),
    ]


def test_an_image_is_a_figure_with_a_caption() -> None:
    found = read("Text.\n\n![Light by *month*.](figures/light.png){#fig:light width=50%}\n\nMore.\n")
    (figure,) = found.figures
    assert found.text[figure.caption.start : figure.caption.end] == "Light by month."


def test_html() -> None:
    found = read('Text<br/>with <b class="x">tags</b>, 1 < 2 and <video\n  controls\n>a film</video>.\n')
    assert found.text == "Text with tags, 1 < 2 and a film."


def test_a_reference_list() -> None:
    found = read(
        "Text [1].\n\n## References\n\n1. Abel K. *Light*. Plant Sci. 2009;1:1--3. [doi](https://doi.org/10.1000/1).\n"
        "2.  Brandt M. Leaves\\*. 2010.\n\n## Appendix\n\n1. Do this.\n"
    )
    assert [e.string for e in found.entries] == [
        "Abel K. Light. Plant Sci. 2009;1:1–3. doi.",
        "Brandt M. Leaves*. 2010.",
    ]


def test_footnotes_that_are_references() -> None:
    notes = "\n".join(f"[^{n}]: Abel K, Brandt M. Light in {n} places. Plant Sci. 2009;{n}:1-3." for n in range(1, 7))
    found = read(f"It rose[^1] and fell[^2].\n\n{notes}\n")
    assert [e.label for e in found.entries] == ["1", "2", "3", "4", "5", "6"]
    assert raised(found) == ["1", "2"]


MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "*",
                "**",
                "_",
                "`",
                "```\n",
                "[",
                "](",
                ")",
                "]",
                "![",
                "<",
                ">",
                "<!--",
                "-->",
                "^",
                "~",
                "\\",
                "{#a}",
                "|",
                "|--|",
                "# ",
                "\n",
                "\n\n",
                "---\n",
                "- ",
                "1. ",
                "[^1]",
                "[^1]: ",
                "@a_b",
                "&amp;",
                "http://a.b/c_d",
                "  ",
                "a",
                "B.",
                "é",
                "<sup>",
                "</sup>",
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=250, deadline=None)
@given(MARKUP)
def test_any_markup_is_read_and_leads_back(text: str) -> None:
    if not text.encode("utf-8", "replace").strip() or "\x00" in text:
        return
    found = read_bytes(text.encode("utf-8", "replace"), "x.md")
    for at in range(len(found.text)):
        assert 0 <= found.offsets.source(at) < len(found.source)
    for block in found.blocks:
        assert found.text[block.start : block.end].strip()
