"""JATS: what is kept, how tagged links become citations, what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.documents import jats
from curate.errors import UnreadableError
from curate.manuscript import Manuscript

_REFS = """
<ref-list><title>References</title>
<ref id="r1"><label>1.</label><element-citation publication-type="journal"><person-group person-group-type="author">
<name><surname>van Dam</surname><given-names>AB</given-names></name><name><surname>Ito</surname><given-names>K</given-names></name>
<etal/></person-group><article-title>Tides of <italic>Littorina</italic></article-title><source>J Shore</source>
<year>2019</year><volume>7</volume><issue>2</issue><fpage>11</fpage><lpage>19</lpage>
<pub-id pub-id-type="doi">10.1000/tides.7</pub-id><pub-id pub-id-type="pmid">123456</pub-id></element-citation></ref>
<ref id="r2"><label>2.</label><mixed-citation publication-type="book"><string-name><surname>Okoye</surname>
<given-names>C.</given-names></string-name>, <string-name><surname>Lind</surname> <given-names>P</given-names></string-name>.
<source>Shells</source>. 2nd ed. <publisher-loc>Oslo</publisher-loc>: <publisher-name>Fjord</publisher-name>; <year>2001</year>.</mixed-citation></ref>
<ref id="r3"><label>3.</label><mixed-citation>Harbour Board. Annual tables, 2017. Available at: https://example.org/t</mixed-citation></ref>
<ref id="r4"><label>4.</label><mixed-citation publication-type="journal"><name><surname>Roe</surname><given-names>J</given-names></name>
<article-title>Sand</article-title>. <source>Dunes</source>. <year>2010a</year>;<volume>1</volume>:<fpage>5</fpage>.</mixed-citation></ref>
</ref-list>
"""


def _article(body: str, refs: str = _REFS, front: str = "") -> bytes:
    return f"""<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS-archivearticle1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta><title-group>
<article-title>Shells of the <italic>north</italic></article-title></title-group>{front}</article-meta></front>
<body>{body}</body><back>{refs}</back></article>""".encode()


def _read(body: str, **more: str) -> Manuscript:
    return jats.read(_article(body, **more), "shells.xml")


def _links(manuscript: Manuscript) -> list[tuple[str, tuple[str, ...]]]:
    return [(manuscript.text[link.start : link.end], link.keys) for link in manuscript.links]


def _x(rid: str, text: str) -> str:
    return f'<xref ref-type="bibr" rid="{rid}">{text}</xref>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"Seen [{_x('r1', '1')}].", [("[1]", ("r1",))]),
        (f"Seen [{_x('r1', '1')}–{_x('r4', '4')}].", [("[1–4]", ("r1", "r2", "r3", "r4"))]),
        (f"Seen [{_x('r1', '1')}, {_x('r3', '3')}-{_x('r4', '4')}].", [("[1, 3-4]", ("r1", "r3", "r4"))]),
        (f"Seen [{_x('r1', '1–3')}].", [("[1–3]", ("r1", "r2", "r3"))]),
        (f"Seen [{_x('r2 r3', '2, 3')}].", [("[2, 3]", ("r2", "r3"))]),
        (f"Seen {_x('r1', '1')}{_x('r2', '–')}{_x('r3', '3')}.", [("1–3", ("r1", "r2", "r3"))]),
        (f"Seen [{_x('r2', '')}].", [("[2]", ("r2",))]),
        (
            f"Seen ({_x('r1', 'van Dam et al., 2019')}; {_x('r4', 'Roe, 2010a')}).",
            [("van Dam et al., 2019", ("r1",)), ("Roe, 2010a", ("r4",))],
        ),
        (f"Seen [{_x('r9', '9')}].", [("[9]", ("r9",))]),
        (f"One [{_x('r1', '1')}] and another [{_x('r2', '2')}].", [("[1]", ("r1",)), ("[2]", ("r2",))]),
        (f"Dose 3–{_x('r1', '1')}.", [("1", ("r1",))]),
    ],
)
def test_links_follow_the_print(body: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _links(_read(f"<p>{body}</p>")) == expected


def test_a_raised_number_is_raised_and_linked() -> None:
    manuscript = _read(f"<p>Known.<sup>{_x('r1', '1')},{_x('r2', '2')}</sup> More.</p>")
    assert _links(manuscript) == [("1,2", ("r1", "r2"))]
    assert [manuscript.text[span.start : span.end] for span in manuscript.superscripts] == ["1,2"]


def test_tagged_fields_become_the_item() -> None:
    first, second, third, fourth = _read("<p>x</p>").entries
    assert first.item is not None
    assert (first.key, first.label) == ("r1", "1")
    assert [name.surname for name in first.item.author] == ["van Dam", "Ito"]
    assert first.item.author[0].non_dropping_particle == "van"
    assert first.item.et_al
    assert (first.item.title, first.item.container_title) == ("Tides of Littorina", "J Shore")
    assert (first.item.volume, first.item.issue, first.item.page, first.item.year) == ("7", "2", "11-19", 2019)
    assert (first.item.doi, first.item.pmid) == ("10.1000/tides.7", "123456")
    assert first.string.startswith("van Dam AB, Ito K, et al. Tides of Littorina. J Shore. 2019;7(2):11-19.")
    assert second.item is not None
    assert (second.item.type, second.item.title, second.item.publisher) == ("book", "Shells", "Fjord")
    assert second.string == "Okoye C., Lind P. Shells. 2nd ed. Oslo: Fjord; 2001."
    assert third.string == "Harbour Board. Annual tables, 2017. Available at: https://example.org/t"
    assert fourth.item is not None
    assert (fourth.item.year, fourth.item.year_suffix) == (2010, "a")


def test_entries_and_links_know_their_lines() -> None:
    body = f"<p>One.</p>\n<p>Two [{_x('r1', '1')}].</p>"
    data = _article(body)
    manuscript = jats.read(data, "shells.xml")
    lines = data.decode().splitlines()
    link = manuscript.links[0]
    assert "Two" in lines[manuscript.location(link.start, link.end).line - 1]
    entry = manuscript.entries[1]
    assert 'id="r2"' in lines[manuscript.location(entry.start, entry.end).line - 1]
    assert manuscript.text[entry.start : entry.end] == entry.string


def test_structure_is_kept() -> None:
    manuscript = _read(
        f"""<sec><label>1</label><title>Methods</title><p>We walked. We looked.<fig id="f1"><label>Figure 1.</label>
        <caption><title>Map</title><p>Of the coast.</p></caption></fig> Then home.</p>
        <list><list-item><p>First</p></list-item></list></sec>
        <table-wrap><label>Table 2</label><caption><p>Counts</p></caption><table><thead><tr><th>Bay</th><th>n</th></tr></thead>
        <tbody><tr><td>East [{_x("r2", "2")}]</td><td>4</td></tr><tr><td/><td/></tr></tbody></table>
        <table-wrap-foot><fn><p>Counted twice.</p></fn></table-wrap-foot></table-wrap>""",
        front="<abstract><p>In short.</p></abstract>",
    )
    text = manuscript.text
    assert manuscript.title == "Shells of the north"
    assert [section.title for section in manuscript.sections] == ["", "Abstract", "1 Methods", "References"]
    assert [text[sentence.start : sentence.end] for sentence in manuscript.sentences][:4] == [
        "In short.",
        "We walked.",
        "We looked.",
        "Then home.",
    ]
    (table,) = manuscript.tables
    assert table.number == "2"
    assert [[text[cell.start : cell.end] for cell in row] for row in table.rows] == [["Bay", "n"], ["East [2]", "4"]]
    (figure,) = manuscript.figures
    assert (figure.number, text[figure.caption.start : figure.caption.end]) == ("1", "Figure 1. Map Of the coast.")
    assert {block.kind for block in manuscript.blocks if block.table == 0} == {"caption", "row", "note"}
    assert manuscript.list_span is not None
    assert text[manuscript.list_span.start :].startswith("References")


def test_a_list_that_is_not_tagged_is_found() -> None:
    refs = (
        "<sec><title>References</title><p>1. Abe K. Sand and water. Dunes. 2010;1:5-9.</p>"
        "<p>2. Bell T. Wind on water. Dunes. 2012;3:15-19.</p><p>3. Cole U. Rain. Dunes. 2013;4:1-9.</p></sec>"
    )
    manuscript = _read("<p>Seen [1].</p>", refs=refs)
    assert [(entry.label, entry.string[:6]) for entry in manuscript.entries] == [
        ("1", "Abe K."),
        ("2", "Bell T"),
        ("3", "Cole U"),
    ]


def test_a_bits_chapter_and_nlm_citation_are_read() -> None:
    data = b"""<book-part-wrapper><book-part><book-part-meta><title-group><title>Salt</title></title-group></book-part-meta>
    <body><p>Seen <xref ref-type="bibr" rid="a">Roe 2001</xref>.</p></body><back><ref-list><ref id="a">
    <citation citation-type="journal"><name><surname>Roe</surname></name><article-title>Brine</article-title>
    <source>Sea</source><year>2001</year></citation></ref></ref-list></back></book-part></book-part-wrapper>"""
    manuscript = jats.read(data, "salt.xml")
    assert manuscript.title == "Salt"
    assert _links(manuscript) == [("Roe 2001", ("a",))]
    assert manuscript.entries[0].string == "Roe. Brine. Sea. 2001."


def test_letters_inside_the_article_are_left_out() -> None:
    letter = "<sub-article><body><p>A letter.</p></body><back><ref-list><ref id='z'><mixed-citation>Z</mixed-citation></ref></ref-list></back></sub-article>"
    data = _article("<p>Mine.</p>").replace(b"</article>", letter.encode() + b"</article>")
    manuscript = jats.read(data, "x.xml")
    assert "A letter" not in manuscript.text
    assert [entry.key for entry in manuscript.entries] == ["r1", "r2", "r3", "r4"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><article>&b;</article>', "entity"),
        (b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><article>&a;</article>', "entity"),
        (b'<!DOCTYPE a [<!ENTITY % a SYSTEM "http://localhost/x">%a;]><article/>', "entity"),
        (b"<article><body>" + b"<sec>" * 230 + b"</sec>" * 230 + b"</body></article>", "nests"),
        (b"<article>" * 5000, "well-formed"),
        (b"<article><body><p>broken", "well-formed"),
        (b"<html/>", "no article"),
        (b"   ", "empty"),
        (b"<article/>", "no text"),
        (b"<article><body><p>" + b"x" * 10_100_000 + b"</p></body></article>", "well-formed"),
    ],
)
def test_hostile_files_are_refused_with_help(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        jats.read(data, "bad.xml")
    assert words in str(caught.value)
    assert "bad.xml" in str(caught.value)
    assert caught.value.help


def test_a_dtd_is_not_fetched_and_its_characters_are_known() -> None:
    assert "5–6" in _read("<p>Between 5&ndash;6 of them.</p>").text


_TAGS = st.sampled_from(
    [
        "p",
        "sec",
        "title",
        "xref",
        "sup",
        "list",
        "list-item",
        "table-wrap",
        "table",
        "tr",
        "td",
        "fig",
        "fn",
        "ref",
        "caption",
    ]
)


@st.composite
def _trees(draw: st.DrawFn, depth: int = 0) -> str:
    tag = draw(_TAGS)
    text = draw(st.text("ab 1,–[].", max_size=6))
    children = draw(st.lists(_trees(depth + 1), max_size=3)) if depth < 3 else []
    attributes = ' ref-type="bibr" rid="r1 r3"' if tag == "xref" else ""
    return f"<{tag}{attributes}>{text}{''.join(children)}</{tag}>{text}"


@settings(max_examples=40)
@given(st.lists(_trees(), max_size=4))
def test_any_tree_is_read_soundly(trees: list[str]) -> None:
    manuscript = _read("<p>Start.</p>" + "".join(trees))
    size = len(manuscript.text)
    assert all(0 <= block.start < block.end <= size for block in manuscript.blocks)
    assert all(a.end <= b.start for a, b in zip(manuscript.blocks, manuscript.blocks[1:], strict=False))
    assert all(manuscript.text[link.start : link.end].strip() for link in manuscript.links)
    assert all(manuscript.text[entry.start : entry.end] == entry.string for entry in manuscript.entries)


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        manuscript = jats.read(data, "x.xml")
    except UnreadableError as error:
        assert "x.xml" in str(error)  # noqa: PT017  # either way is right
    else:
        assert all(0 <= block.start < block.end <= len(manuscript.text) for block in manuscript.blocks)
