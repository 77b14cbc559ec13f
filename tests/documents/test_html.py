"""Web pages: the article is told from the page, links into the reference list become citations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.documents import html
from curate.errors import UnreadableError
from curate.manuscript import Manuscript

_LIST = """<h2>References</h2><ol>
<li id="b1">Abe K. Sand and water. Dunes. 2010;1:5-9. <a href="https://doi.org/10.1000/sand">CrossRef</a> <a href="#x">↑</a></li>
<li><a name="b2"></a>Bell T. Wind. Dunes. 2012;3:15-19. <a href="https://pubmed.ncbi.nlm.nih.gov/123456/">PubMed</a></li>
<li id="b3">Cole U. Rain. Dunes. 2013;4:1-9. doi:10.1000/rain</li></ol>"""


def _read(body: str, listed: str = _LIST) -> Manuscript:
    page = f"""<html><head><title>Site</title><style>p {{}}</style></head><body><nav><a href="/">Home</a> menu</nav>
<article><h1>Shells of the <i>north</i></h1>{body}{listed}</article><footer>Cookies</footer><script>x()</script></body></html>"""
    return html.read(page.encode(), "shells.html")


def _links(manuscript: Manuscript) -> list[tuple[str, tuple[str, ...]]]:
    return [(manuscript.text[link.start : link.end], link.keys) for link in manuscript.links]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('Seen [<a href="#b1">1</a>].', [("[1]", ("b1",))]),
        ('Seen [<a href="page.html#b1">1</a>–<a href="#b3">3</a>].', [("[1–3]", ("b1", "b2", "b3"))]),
        ('Seen <sup><a href="#b2">2</a></sup>.', [("2", ("b2",))]),
        ('Seen (<a href="#b1">Abe, 2010</a>).', [("Abe, 2010", ("b1",))]),
        (
            'Seen <span data-cites="b1 b3">(<a href="#b1">Abe 2010</a>; <a href="#b3">Cole 2013</a>)</span>.',
            [("Abe 2010", ("b1",)), ("Cole 2013", ("b3",))],
        ),
        (
            'Seen <span data-cites="b1 b2 b3">[<a href="#b1">1</a>–<a href="#b3">3</a>]</span>.',
            [("[1–3]", ("b1", "b2", "b3"))],
        ),
        (
            'Seen <span class="citation" data-cites="b1 b3">(Abe 2010; Cole 2013)</span>.',
            [("(Abe 2010; Cole 2013)", ("b1", "b3"))],
        ),
        ('See <a href="#methods">methods</a> and <a href="https://example.org/#b1x">this</a>.', []),
    ],
)
def test_links_into_the_list_are_citations(body: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _links(_read(f"<p>{body}</p>")) == expected


def test_the_list_is_read_without_its_buttons_and_with_what_they_identify() -> None:
    first, second, third = _read("<p>x</p>").entries
    assert first.string == "Abe K. Sand and water. Dunes. 2010;1:5-9."
    assert first.item is not None
    assert first.item.doi == "10.1000/sand"
    assert second.item is not None
    assert second.item.pmid == "123456"
    assert third.item is None
    assert [entry.label for entry in (first, second, third)] == ["1", "2", "3"]


def test_pandoc_lists_are_read() -> None:
    listed = """<h1>References</h1><div id="refs" class="references csl-bib-body" role="list">
    <div id="ref-abe" class="csl-entry" role="listitem"><div class="csl-left-margin">[1] </div><div class="csl-right-inline">
    Abe K. Sand. 2010.</div></div><div id="ref-bell" class="csl-entry">Bell T. Wind. 2012.</div></div>"""
    body = '<p>So <span class="citation" data-cites="bell">[<a href="#ref-bell">2</a>]</span>.</p>'
    manuscript = _read(body, listed)
    assert _links(manuscript) == [("[2]", ("ref-bell",))]
    assert [(entry.key, entry.label, entry.string) for entry in manuscript.entries] == [
        ("ref-abe", "1", "Abe K. Sand. 2010."),
        ("ref-bell", None, "Bell T. Wind. 2012."),
    ]


def test_the_page_around_the_article_and_hidden_parts_are_left_out() -> None:
    manuscript = _read(
        '<p>Kept.</p><p style="display: none">secret</p><div hidden>secret</div><noscript>secret</noscript><button>Share</button>'
    )
    assert manuscript.title == "Shells of the north"
    for word in ("secret", "menu", "Cookies", "Share", "x()"):
        assert word not in manuscript.text


def test_structure_is_kept() -> None:
    manuscript = _read(
        """<h2>Methods</h2><div>Loose <b>text</b>.<p>We looked. We saw.</p></div><ul><li>First</li></ul>
        <figure><table><tr><th>Bay</th><th>n</th></tr><tr><td><p>East</p></td><td>4</td></tr></table>
        <figcaption>Table 2: Counts</figcaption></figure><figure><img><figcaption>Fig. 1. Map</figcaption></figure>"""
    )
    text = manuscript.text
    assert [section.title for section in manuscript.sections] == ["", "Methods", "References"]
    assert [
        text[block.start : block.end] for block in manuscript.blocks if block.kind in ("paragraph", "list-item")
    ] == [
        "Loose text.",
        "We looked. We saw.",
        "First",
    ]
    (table,) = manuscript.tables
    assert table.number == "2"
    assert [[text[cell.start : cell.end] for cell in row] for row in table.rows] == [["Bay", "n"], ["East", "4"]]
    assert manuscript.figures[0].number == "1"


def test_typed_citations_and_an_untagged_list_stay_for_detection() -> None:
    listed = "<h2>References</h2><p>1. Abe K. Sand and water. Dunes. 2010;1:5-9.</p><p>2. Bell T. Wind. Dunes. 2012;3:15-19.</p><table><tr><td>x</td><td>y</td></tr></table>"
    manuscript = _read("<p>Seen [1, 2].</p>", listed)
    assert not manuscript.links
    assert [entry.string[:7] for entry in manuscript.entries] == ["1. Abe ", "2. Bell"] or [
        entry.label for entry in manuscript.entries
    ] == ["1", "2"]


def test_lines_are_known() -> None:
    data = b"<html><body><p>One.</p>\n<p>Two.</p></body></html>"
    manuscript = html.read(data, "x.html")
    at = manuscript.text.index("Two")
    assert str(manuscript.location(at, at + 3)) == "x.html:2"


def test_text_that_is_not_utf8_is_read_as_the_page_says() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Café</p></body></html>'.encode("latin-1")
    assert html.read(page, "x.html").text == "Café"


@pytest.mark.parametrize("data", [b"", b" ", b"<html></html>", b"<div>" * 400 + b"x", b"<script>x</script>"])
def test_pages_without_text_and_deep_ones_are_refused_with_help(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        html.read(data, "bad.html")
    assert caught.value.help


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<ol>",
                "<li id=b1>",
                "<a href=#b1>",
                "</a>",
                "1",
                "<sup>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<h2>References",
                "</h2>",
                "<figure>",
                "<figcaption>",
                "text. ",
                "&amp;",
                "&#0;",
                "<math>",
                "<div class=references>",
                "<span data-cites=b1>",
                "<!--",
                "é",
            ]
        ),
        max_size=30,
    )
)
def test_any_markup_is_read_soundly(pieces: list[str]) -> None:
    try:
        manuscript = html.read(("start " + "".join(pieces)).encode(), "x.html")
    except UnreadableError:
        return
    size = len(manuscript.text)
    assert all(0 <= block.start < block.end <= size for block in manuscript.blocks)
    assert all(manuscript.text[entry.start : entry.end].strip() == entry.string for entry in manuscript.entries)


@settings(max_examples=40)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        manuscript = html.read(data, "x.html")
    except UnreadableError as error:
        assert "x.html" in str(error)  # noqa: PT017  # either way is right
    else:
        assert all(0 <= block.start < block.end <= len(manuscript.text) for block in manuscript.blocks)
