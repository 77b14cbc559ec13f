import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.documents.docx import read as read_bytes
from curate.documents.docx.numbering import formatted
from curate.errors import UnreadableError
from curate.manuscript import Manuscript
from curate.reading import understand
from wordfile import NUMBERING, notes, p, run, table, up, word

LONG = (
    "Plants need light, and they take what they can get of it, from the first day of spring to the last of autumn. " * 3
)


def read(*body: str, **parts: str) -> Manuscript:
    return read_bytes(word(*body, **parts), "x.docx")


def blocks(found: Manuscript) -> list[tuple[str, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def raised(found: Manuscript) -> list[str]:
    return [found.text[span.start : span.end] for span in found.superscripts]


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "x.docx")
    assert caught.value.help
    return str(caught.value)


def test_title_and_headings_by_style() -> None:
    found = read(
        p("Light", "Title"), p("One", "H1"), p("Text."), p("Two", "Own"), p("Text."), p("Three", "Deep"), p("Text.")
    )
    assert found.title == "Light"
    assert [(s.title, s.level) for s in found.sections] == [("", 1), ("One", 1), ("Two", 1), ("Three", 3)]
    assert found.format == "docx"


def test_bold_lines_are_headings_once_the_text_has_begun() -> None:
    bold = "<w:b/>"
    found = read(
        p(run("Light and leaves", bold)),
        p(run("A. Berg", bold)),
        p(LONG),
        p(run("Roots", bold)),
        p(LONG),
        p(run("Never", '<w:b w:val="0"/>')),
    )
    assert [s.title for s in found.sections] == ["", "Roots"]


def test_raised_runs_directly_by_style_and_taken_back() -> None:
    found = read(
        p(
            run("It rose")
            + up("1")
            + up(",2")
            + run(" and fell")
            + run("3", '<w:rStyle w:val="Up"/>')
            + run("4", '<w:rStyle w:val="Up"/><w:vertAlign w:val="baseline"/>')
            + run(".")
        )
    )
    assert found.text == "It rose1,2 and fell34."
    assert raised(found) == ["1,2", "3"]


def test_automatic_numbers_are_printed() -> None:
    entries = [p(f"Abel K. Light {n}. Plant Sci. 2009;{n}:1-3.", number=(1, 0)) for n in range(1, 5)]
    found = read(p("Text [1]."), p("References", "H1"), *entries)
    assert [(e.label, e.string) for e in found.entries] == [
        (str(n), f"Abel K. Light {n}. Plant Sci. 2009;{n}:1-3.") for n in range(1, 5)
    ]
    assert "[3] Abel K. Light 3." in found.text


def test_numbers_of_levels_styles_bullets_and_restarts() -> None:
    found = read(
        p("one", number=(1, 0)),
        p("deep", number=(1, 1)),
        p("deeper", number=(1, 1)),
        p("two", "Listed"),
        p("bullet", number=(2, 0)),
        p("five", number=(3, 0)),
        p("none", "Listed", number=(0, 0)),
        p("unknown", number=(99, 0)),
    )
    assert [text for _, text in blocks(found)] == [
        "[1] one",
        "1.i) deep",
        "1.ii) deeper",
        "[2] two",
        "bullet",
        "[5] five",
        "none",
        "unknown",
    ]


def test_a_typed_list_with_line_breaks_in_one_paragraph() -> None:
    typed = "<w:r><w:t>1. Abel K. Light. 2009.</w:t><w:br/><w:t>2. Brandt M. Leaves. 2010.</w:t></w:r>"
    found = read(p("Text."), p("References", "H1"), p(typed))
    assert [e.string for e in found.entries] == ["Abel K. Light. 2009.", "Brandt M. Leaves. 2010."]


def test_a_bibliography_by_style_needs_no_heading_and_no_numbers() -> None:
    found = read(
        p(LONG),
        p("Abel, K. (2009). Light.", "Bib"),
        p("a strange entry", "Bib"),
        p("Brandt, M. (2010). Leaves.", "Bib"),
    )
    assert [e.string for e in found.entries] == [
        "Abel, K. (2009). Light.",
        "a strange entry",
        "Brandt, M. (2010). Leaves.",
    ]


def test_tables_with_merged_cells() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("wide") + "</w:tc>"
    below = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p("") + "</w:tc>"
    rows = (
        "<w:tr><w:tc>"
        + p("a")
        + "</w:tc>"
        + wide
        + "</w:tr><w:tr>"
        + below
        + "<w:tc>"
        + p("b")
        + p("c")
        + "</w:tc><w:tc>"
        + p(run("d") + up("1"))
        + "</w:tc></w:tr>"
    )
    found = read(p("Text."), p("Table 1. Letters", "Caption"), f"<w:tbl>{rows}</w:tbl>", p("Note: letters."))
    (tab,) = found.tables
    assert tab.number == "1"
    assert [[found.text[c.start : c.end] for c in row] for row in tab.rows] == [["a", "wide", ""], ["", "b c", "d1"]]
    assert raised(found) == ["1"]
    assert [kind for kind, _ in blocks(found)] == ["paragraph", "caption", "row", "row", "note"]


def test_a_frame_of_one_cell_is_text() -> None:
    found = read(p("Text."), table([p("Key points") + p(LONG)]))
    assert not found.tables
    assert LONG.strip() in found.text


def test_tracked_changes_are_read_as_accepted() -> None:
    moved = f'<w:moveFrom w:id="1">{run("gone")}</w:moveFrom><w:moveTo w:id="2">{run("here")}</w:moveTo>'
    found = read(
        p(
            run("It ")
            + f'<w:ins w:id="3">{run("rose")}</w:ins>'
            + '<w:del w:id="4"><w:r><w:delText>fell</w:delText></w:r></w:del>'
            + run(" ")
            + moved
        ),
        p("One ", more='<w:rPr><w:del w:id="5"/></w:rPr>'),
        p("paragraph."),
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("x") + "</w:tc><w:tc>" + p("y") + "</w:tc></w:tr></w:tbl>",
    )
    assert [text for _, text in blocks(found)] == ["It rose here", "One paragraph."]


def test_hidden_text_fields_and_comments_stay_out() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>ADDIN ZOTERO_ITEM {}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    found = read(
        p(
            run("It rose ")
            + field
            + run("[1]")
            + run("secret", "<w:vanish/>")
            + run("more", '<w:rStyle w:val="Gone"/>')
            + '<w:r><w:commentReference w:id="0"/></w:r>'
            + run(".")
        )
    )
    assert found.text == "It rose [1]."


def test_special_characters() -> None:
    special = '<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:sym w:font="Symbol" w:char="F0B1"/><w:tab/><w:sym w:char="zz"/><w:t>d</w:t></w:r>'
    assert read(p(special)).text == "a-bc± d"


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:drawing>'
        f"<w:txbxContent>{p('In a box.')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{p('In a box.')}"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert [text for _, text in blocks(read(p(run("Text.") + box)))] == ["Text.", "In a box."]


def reference(kind: str, id_: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'


def test_footnotes_are_notes_at_the_end() -> None:
    found = read(
        p(run("It rose") + reference("footnote", 1) + run(" at last.")), footnotes=notes("footnote", "A note on it.")
    )
    assert blocks(found) == [("paragraph", "It rose at last."), ("note", "A note on it.")]
    assert found.anchors[-1].part == "footnotes"


def test_endnotes_that_are_references_are_the_list() -> None:
    texts = [f"Abel K, Brandt M. Light {n}. Plant Sci. 2009;{n}:1-3." for n in range(1, 5)]
    order = [2, 1, 3, 4, 2]
    body = p("".join(run("It rose") + reference("endnote", n) + run(". ") for n in order))
    found = read(body, endnotes=notes("endnote", *texts))
    assert [e.string for e in found.entries] == [texts[1], texts[0], texts[2], texts[3]]
    assert found.text.startswith("It rose1. It rose2. It rose3. It rose4. It rose1.")
    assert raised(found) == ["1", "2", "3", "4", "1"]


def test_notes_that_repeat_a_reference_are_part_of_the_list() -> None:
    texts = [
        "Abel K, Brandt M. Light. Plant Sci. 2009;1:1-9.",
        "Ibid., p. 3.",
        "Cole P. Leaves. Plant Sci. 2011;2:4-8.",
        "Ibid.",
    ]
    body = p("".join(run("It rose") + reference("footnote", n) + run(". ") for n in range(1, 5)))
    found = understand(read(body, footnotes=notes("footnote", *texts)))
    assert [each.label for each in found.references] == ["1", "3"]
    assert [citation.targets for citation in found.citations] == [(1,), (1,), (3,), (3,)]


def test_places_are_paragraphs_of_the_file() -> None:
    found = read(
        p("First."), p(""), p("Second."), p("References", "H1"), p("Abel K. Light. 2009."), p("Brandt M. Leaves. 2010.")
    )
    anchor = found.anchor(found.text.index("Second"))
    assert anchor is not None
    assert anchor.paragraph == 3
    assert found.source == ""


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (7, "decimalZero", "07"),
        (0, "lowerRoman", "0"),
        (12, "ordinal", "12"),
    ],
)
def test_formats_of_numbers(number: int, form: str, printed: str) -> None:
    assert formatted(number, form) == printed


def test_what_is_no_word_file() -> None:
    assert "not a Word file" in refused(b"just text")
    assert "old Word file" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100)
    assert "not a Word file" in refused(word(p("Text."))[:-40])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("content.xml", "<x/>")
    assert "holds no Word text" in refused(out.getvalue())
    assert "holds no text" in refused(word())
    assert "holds no text" in refused(word(p("  ")))


def test_encrypted_parts() -> None:
    data = bytearray(word(p("Text.")))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    assert "encrypted" in refused(bytes(data))


def test_a_zip_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"\x20" * (60 * 1024 * 1024))
    assert "more than 50 MB" in refused(out.getvalue())


def test_entities_are_not_expanded() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>')
    assert "entit" in refused(out.getvalue())


def test_a_broken_part() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", "<w:document><oops>")
    assert "not well-formed" in refused(out.getvalue())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(
        word(p("Text [1]."), table(["a", "b"]), p("References", "H1"), p("Abel K. Light. 2009.", number=(1, 0)))
    )
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableError):
        assert read_bytes(bytes(whole), "x.docx").format == "docx"


def test_numbering_with_nonsense_in_it() -> None:
    found = read(
        p("one", number=(1, 8)), p("two", number=(1, 0)), numbering=NUMBERING.replace('w:val="1"/>', 'w:val="-x"/>')
    )
    assert "one" in found.text
    assert "two" in found.text


REFERENCES = [f"Abel K. Light {n}. Plant Sci. 2009;{n}:1-9." for n in range(1, 4)]


def numbered(*levels: str, override: str = "", id_: int = 20) -> str:
    """Numbering with a list of these levels, each "format|text|more", and one more list on it with an override."""
    each = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text, more) in enumerate(level.split("|") for level in levels)
    )
    on = f'<w:abstractNumId w:val="{id_}"/>'
    return (
        f'{NUMBERING.partition("<w:num ")[0]}<w:abstractNum w:abstractNumId="{id_}">{each}</w:abstractNum>'
        f'<w:num w:numId="{id_}">{on}</w:num><w:num w:numId="{id_ + 1}">{on}{override}</w:num>'
    )


def test_a_list_goes_on_after_a_break_and_in_another_list_on_it() -> None:
    found = read(
        p("one", number=(20, 0)),
        p("A break."),
        p("two", number=(20, 0)),
        p("three", number=(21, 0)),
        numbering=numbered("decimal|%1.|"),
    )
    assert [text for _, text in blocks(found)] == ["1. one", "A break.", "2. two", "3. three"]


def test_a_list_that_says_anew_what_its_levels_are() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl>'
    numbering = numbered("lowerLetter|%1.|", override=f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>')
    found = read(p("four", number=(21, 0)), p("five", number=(21, 0)), numbering=numbering)
    assert [text for _, text in blocks(found)] == ["[4] four", "[5] five"]


def test_levels_that_are_printed_in_digits_below_roman_ones() -> None:
    numbering = numbered("upperRoman|%1.|", "decimal|%1.%2|<w:isLgl/>")
    found = read(*(p(str(at), number=(20, at)) for at in (0, 0, 1, 1)), numbering=numbering)
    assert [text for _, text in blocks(found)] == ["I. 0", "II. 0", "2.1 1", "2.2 1"]


@pytest.mark.parametrize(("original", "order"), [(False, [0, 1, 2]), (True, [2, 0, 1])])
def test_an_entry_that_was_moved_is_counted_where_it_is_read(original: bool, order: list[int]) -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone, come = (
        f"<w:p><w:pPr>{number}<w:rPr><w:{tag}/></w:rPr></w:pPr><w:{tag}>{run(REFERENCES[2])}</w:{tag}></w:p>"
        for tag in ("moveFrom", "moveTo")
    )
    body = [p("References", "H1"), gone, *(p(text, number=(1, 0)) for text in REFERENCES[:2]), come]
    found = read_bytes(word(p(LONG), *body), "x.docx", original=original)
    assert [(e.label, e.string) for e in found.entries] == [(str(n), REFERENCES[at]) for n, at in enumerate(order, 1)]


def test_a_note_with_a_mark_of_its_own_is_not_counted() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    marks = "".join(run(" Light.") + reference("footnote", n) for n in (2, 3, 4))
    found = read(p(run("Kim Abel") + own), p(marks), footnotes=notes("footnote", "To whom to write.", *REFERENCES))
    assert "Kim Abel*" in found.text
    assert "Light.1 Light.2 Light.3" in found.text
    assert [e.string for e in found.entries] == REFERENCES
    assert ("note", "To whom to write.") in blocks(found)


def test_a_text_box_in_the_last_paragraph_is_read_where_its_mark_was_deleted() -> None:
    box = f"<w:r><w:drawing><w:txbxContent>{p('In a box.')}</w:txbxContent></w:drawing></w:r>"
    found = read(p(run("The end.") + box, more="<w:rPr><w:del/></w:rPr>"))
    assert [text for _, text in blocks(found)] == ["The end.", "In a box."]


@pytest.mark.parametrize("level", ["upperRoman|%1.|", "lowerRoman|%1.|", "upperLetter|%1)|", "lowerLetter|(%1)|"])
def test_entries_that_are_counted_in_letters(level: str) -> None:
    body = [p("References", "H1"), *(p(text, number=(20, 0)) for text in REFERENCES)]
    found = read(p("Leaves", "Title"), p("Introduction", "H1"), p(LONG), *body, numbering=numbered(level))
    assert [e.string for e in found.entries] == REFERENCES
