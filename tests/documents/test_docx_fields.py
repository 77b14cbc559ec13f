import base64
import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.documents.docx import read as read_bytes
from curate.documents.docx.fielding import Field
from curate.documents.docx.managing import works
from curate.manuscript import Manuscript
from curate.reading import Reading, understand
from wordfields import (
    control,
    endnote,
    endnote_data,
    field,
    mendeley,
    mendeley_cite,
    simple,
    with_bookmarks,
    with_sources,
    work,
    zotero,
)
from wordfile import notes, p, run, table, word

ABEL = work("Abel", 2009, "Light in the morning of leaves", DOI="10.1000/abel.1")
BRANDT = work("Brandt", 2010, "Water in the stems of old trees", volume="7", page="70-79")
COSTA = work("Costa", 2011, "Roots and what they drink at night")
PRINTED = [
    "Abel K. Light in the morning of leaves. Plant Sci. 2009;4:1-9. doi:10.1000/abel.1",
    "Brandt K. Water in the stems of old trees. Plant Sci. 2010;7:70-9.",
    "Costa K. Roots and what they drink at night. Plant Sci. 2011;2:3-8.",
]
MANAGERS: list[Callable[..., str]] = [zotero, mendeley, mendeley_cite, endnote, endnote_data]


def entries(*texts: str) -> list[str]:
    return [p("References", "H1"), *(p(f"{n}. {text}") for n, text in enumerate(texts or PRINTED, 1))]


def read(*body: str, **parts: str) -> Reading:
    return understand(read_bytes(word(*body, **parts), "x.docx"))


def linked(found: Reading) -> list[tuple[str, tuple[int, ...]]]:
    return [(citation.exact, citation.targets) for citation in found.citations]


def fixed(found: Manuscript) -> list[tuple[str, tuple[str, ...]]]:
    return [(found.text[link.start : link.end], link.keys) for link in found.links]


@pytest.mark.parametrize("cite", MANAGERS)
def test_works_behind_a_citation_are_matched_to_the_printed_list(cite: Callable[..., str]) -> None:
    found = read(
        p(run("Light ") + cite("[1]", ABEL) + run(" and water ") + cite("[2,3]", BRANDT, COSTA) + run(" matter.")),
        *entries(),
    )
    assert linked(found) == [("[1]", (1,)), ("[2,3]", (2, 3))]
    assert fixed(found.manuscript) == [("[1]", ("abel-2009",)), ("[2,3]", ("brandt-2010", "costa-2011"))]
    assert [reference.item.title for reference in found.references] == [each["title"] for each in (ABEL, BRANDT, COSTA)]
    assert [reference.string for reference in found.references] == PRINTED


@pytest.mark.parametrize("cite", MANAGERS)
def test_the_works_are_the_list_where_none_is_printed(cite: Callable[..., str]) -> None:
    found = read(p(run("Water ") + cite("(Brandt 2010)", BRANDT) + run(" and light ") + cite("(Abel 2009)", ABEL)))
    assert [reference.id for reference in found.references] == ["brandt-2010", "abel-2009"]
    assert linked(found) == [("(Brandt 2010)", (1,)), ("(Abel 2009)", (2,))]
    assert "Water in the stems of old trees" in found.references[0].string


def test_the_format_counts_before_print_and_print_is_kept_beside_it() -> None:
    found = read(p(run("Light ") + zotero("[2]", ABEL) + run(" and water ") + zotero("[2]", BRANDT)), *entries())
    assert [(c.targets, c.printed) for c in found.citations] == [((1,), (2,)), ((2,), ())]


def test_a_range_that_its_field_fills_agrees_with_print() -> None:
    found = read(p(run("All ") + zotero("[1-3]", COSTA, ABEL, BRANDT) + run(" matter.")), *entries())
    assert [(set(c.targets), c.printed) for c in found.citations] == [({1, 2, 3}, ())]
    more = read(p(run("All ") + zotero("[1-3]", ABEL, BRANDT) + run(" matter.")), *entries())
    assert [(c.targets, c.printed) for c in more.citations] == [((1, 2), (1, 2, 3))]


def test_works_that_no_entry_prints_leave_the_citation_to_print() -> None:
    other = work("Dahl", 1999, "Something else entirely about stones")
    body = p(run("Light ") + zotero("[1]", other) + run(" matters [2], and water [3]."))
    found = read(p("Leaves", "Title"), p("Introduction", "H1"), body, *entries())
    assert found.manuscript.links == ()
    assert linked(found) == [("[1]", (1,)), ("[2]", (2,)), ("[3]", (3,))]


def test_entries_without_titles_are_matched_by_author_year_volume_and_page() -> None:
    found = read(
        p(run("Water ") + zotero("[1]", BRANDT)),
        *entries("Brandt, K. Plant Sci. 2010, 7, 70.", "Costa, K. Bot. 2011, 2, 3."),
    )
    assert linked(found) == [("[1]", (1,))]
    assert found.references[0].item.title == BRANDT["title"]


def test_printed_numbers_decide_between_entries_that_are_alike() -> None:
    twin = PRINTED[1].replace("2010;7", "2010;8")
    found = read(
        p(run("Water ") + zotero("[2]", BRANDT)), *entries(PRINTED[0], PRINTED[1].replace("7:70-9", "1:1"), twin)
    )
    assert linked(found) == [("[2]", (2,))]


def test_one_work_of_two_libraries_is_one_entry() -> None:
    again = {**ABEL, "title": ABEL["title"].upper()}
    found = read(p(run("Light ") + zotero("[1]", ABEL) + run(" and more ") + zotero("[1]", again)), *entries())
    assert linked(found) == [("[1]", (1,)), ("[1]", (1,))]


def test_words_own_sources() -> None:
    sources = (
        "<b:Source><b:Tag>Abe09</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Author><b:Author><b:NameList>"
        "<b:Person><b:Last>Abel</b:Last><b:First>Kim</b:First></b:Person></b:NameList></b:Author></b:Author>"
        f"<b:Title>{ABEL['title']}</b:Title><b:Year>2009</b:Year></b:Source>"
        "<b:Source><b:Tag>WHO10</b:Tag><b:SourceType>Report</b:SourceType><b:Author><b:Author><b:Corporate>World Health "
        "Organization</b:Corporate></b:Author></b:Author><b:Title>Water for all</b:Title><b:Year>2010</b:Year></b:Source>"
    )
    body = p(
        run("Light ")
        + field(" CITATION Abe09 \\l 1033 ", "(Abel, 2009)")
        + run(" and both ")
        + simple(" CITATION WHO10 \\p 3 \\l 1033 \\m Abe09 ", "(World Health Organization, 2010; Abel, 2009)")
    )
    found = understand(read_bytes(with_sources(word(body), sources), "x.docx"))
    assert [reference.item.type for reference in found.references] == ["article-journal", "report"]
    assert [targets for _, targets in linked(found)] == [(1,), (2, 1)]


@pytest.mark.parametrize(
    "code",
    [
        " ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ",
        "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY",
        " ADDIN EN.REFLIST ",
        " BIBLIOGRAPHY \\l 1033 ",
    ],
)
def test_a_bibliography_field_is_the_list_whatever_its_heading(code: str) -> None:
    first, *middle, last = PRINTED
    body = [
        p(run("Light ") + zotero("(Abel, 2009)", ABEL)),
        p("What we read"),
        p(field(code, "").replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "") + run(first)),
        *map(p, middle),
        p(run(last) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        p("Thanks to all."),
    ]
    found = read(*body)
    assert [reference.string for reference in found.references] == PRINTED
    assert found.manuscript.text.endswith("Thanks to all.")


def test_a_list_in_a_control_and_one_that_word_prints_as_a_table() -> None:
    controlled = read(p("Light."), control("MENDELEY_BIBLIOGRAPHY", "".join(map(p, PRINTED))), p("The end."))
    assert [reference.string for reference in controlled.references] == PRINTED
    rows = table(*([f"[{n}]", text] for n, text in enumerate(PRINTED, 1)))
    begin, end = field(" BIBLIOGRAPHY ", "|").split(run("|"))
    tabled = read(p(run("Light ") + simple("CITATION x", "[2]")), p(begin), rows, p(end))
    assert [(each.label, each.string) for each in tabled.references] == [(str(n), t) for n, t in enumerate(PRINTED, 1)]


def test_citations_that_are_notes() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = [
        p(
            run("Light matters.")
            + mark.format(1)
            + run(" Water does.")
            + mark.format(2)
            + run(" Stones do not.")
            + mark.format(3)
        ),
        p("Bibliography", "H1"),
        *map(p, PRINTED),
    ]
    texts = [zotero("Abel, Light.", ABEL), run("See ") + zotero("Brandt", BRANDT) + zotero("Costa", COSTA), "A remark."]
    found = read(*body, footnotes=notes("footnote", *texts))
    assert "Light matters.1 Water does.2 Stones do not." in found.manuscript.text
    marks = [(c.exact, c.targets, c.printed) for c in found.citations if c.form == "superscript"]
    assert marks == [("1", (1,), ()), ("2", (2, 3), ())]


def test_what_is_broken_in_a_field_is_only_text() -> None:
    found = read(
        p(run("Light ") + field(" ADDIN ZOTERO_ITEM CSL_CITATION {broken", "[1]") + field("PAGE", "7")),
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + run("never ended ")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        p(
            '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("nor begun")
        ),
        p(control("MENDELEY_CITATION_v3_%%%", run("[2]"))),
        p(field("ADDIN EN.CITE <EndNote><Cite>", "[3]") + field(" ADDIN EN.CITE ", "[1]", "not base64!")),
        *entries(),
    )
    assert found.manuscript.links == ()
    assert "never ended" in found.manuscript.text
    assert "nor begun" in found.manuscript.text
    assert [targets for _, targets in linked(found)] == [(1,), (2,), (3, 1)] or found.citations


def test_identifiers_in_remarks_are_kept_and_the_rest_is_not() -> None:
    item = work("Abel", 2009, "Light", note="PMID: 12345\nPMCID: PMC777\nmy favourite", abstract="Long.")
    found = read(p(zotero("(Abel 2009)", item))).references[0].item
    assert (found.pmid, found.pmcid, found.note, found.abstract) == ("12345", "PMC777", None, None)


def test_tracked_changes_around_fields_as_accepted_and_as_original() -> None:
    old = zotero("[1]", ABEL).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    old = old.replace("w:instrText", "w:delInstrText")
    body = p(run("Light ") + f"<w:del>{old}</w:del><w:ins>{zotero('[2]', BRANDT)}</w:ins>" + run(" matters."))
    gone = "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>" + f"<w:ins>{run('A new end. ')}</w:ins></w:p>"
    data = word(body, gone, p("The end."), *entries())
    accepted, original = read_bytes(data, "x.docx"), read_bytes(data, "x.docx", original=True)
    assert fixed(accepted) == [("[2]", ("brandt-2010",))]
    assert fixed(original) == [("[1]", ("abel-2009",))]
    assert "A new end." in accepted.text
    assert "A new end." not in original.text
    assert "The end." in original.text


CODES = st.sampled_from(
    [" ADDIN ZOTERO_ITEM CSL_CITATION ", "ADDIN CSL_CITATION ", " ADDIN EN.CITE ", "CITATION ", "x"]
)
JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda x: (
        st.lists(x, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["citationItems", "itemData", "uris", "id", "author", "title", "issued", "date-parts", "family", "note"]
            ),
            x,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(code=CODES, text=st.text(max_size=60) | st.binary(max_size=40).map(lambda b: base64.b64encode(b).decode()))
def test_any_code_and_tag_is_taken(code: str, text: str) -> None:
    for each in (
        Field(code=code + text, data=text),
        Field(code=code, data=text),
        Field(tag="MENDELEY_CITATION_v3_" + text),
    ):
        assert isinstance(works(each, {}), tuple)


@settings(max_examples=150, deadline=None)
@given(data=JSON)
def test_any_json_is_taken(data: object) -> None:
    wrapped = {"citationItems": [{"itemData": data, "uris": data}]}
    for each in (data, wrapped):
        assert isinstance(works(Field(code="ADDIN CSL_CITATION " + json.dumps(each)), {}), tuple)


PIECE = st.sampled_from(
    [
        run("Text [1] "),
        *re.findall(r"<w:r>.*?</w:r>", zotero("[1]", ABEL)),
        "<w:sdt><w:sdtContent>",
        "</w:sdtContent></w:sdt>",
    ]
)


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(st.lists(PIECE, max_size=8), max_size=4))
def test_fields_in_any_disorder(pieces: list[list[str]]) -> None:
    body = []
    for part in pieces:
        depth, kept = 0, []
        for piece in part:
            depth += piece.startswith("<w:sdt>") - piece.startswith("</w:sdtContent>")
            if depth < 0:
                depth = 0
                continue
            kept.append(piece)
        body.append(p("<w:r/>" + "".join(kept) + "</w:sdtContent></w:sdt>" * depth))
    found = read_bytes(word(p("Leaves."), *body, *entries()), "x.docx")
    for link in found.links:
        assert 0 <= link.start < link.end <= len(found.text)


def test_marks_of_notes_side_by_side_are_two_numbers() -> None:
    marks = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in (1, 2))
    third = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    body = p(run("Light matters.") + marks + run(" So does water.") + third)
    found = read(p("Leaves", "Title"), p("Introduction", "H1"), body, footnotes=notes("footnote", *PRINTED))
    assert "Light matters.1,2 So does water.3" in found.manuscript.text
    assert linked(found) == [("1,2", (1, 2)), ("3", (3,))]


def test_citations_of_zotero_in_bookmarks() -> None:
    def marked(id_: int, name: str, content: str) -> str:
        return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{id_}"/>'

    cited = {"citationItems": [{"uris": ["http://zotero.org/1"], "itemData": {**ABEL, "note": "long " * 100}}]}
    body = p(run("Light ") + marked(0, "ZOTERO_BREF_aX1", run("[2]")) + marked(1, "other", run(" matters.")))
    listed = marked(2, "ZOTERO_BREF_bY2", "".join(map(p, PRINTED)))
    codes = {
        "ZOTERO_BREF_aX1": f"ZOTERO_ITEM CSL_CITATION {json.dumps(cited)}",
        "ZOTERO_BREF_bY2": "ZOTERO_BIBL {} CSL_BIBLIOGRAPHY",
    }
    found = understand(read_bytes(with_bookmarks(word(body, p("Read"), listed, p("The end.")), **codes), "x.docx"))
    assert [reference.string for reference in found.references] == PRINTED
    assert [(c.exact, c.targets, c.printed) for c in found.citations] == [("[2]", (1,), (2,))]


def test_printed_numbers_say_nothing_where_no_list_is_printed() -> None:
    found = read(p(run("Water ") + zotero("[2]", BRANDT) + run(" and light ") + zotero("[1]", ABEL)))
    bare = read(p(run("Water [") + zotero("2", BRANDT) + run("] and light [") + zotero("1", ABEL) + run("].")))
    for one in (found, bare):
        assert [(c.exact, c.targets, c.printed) for c in one.citations] == [("[2]", (1,), ()), ("[1]", (2,), ())]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_beside_a_list_that_a_manager_prints(kind: str) -> None:
    begin, end = field(" ADDIN EN.REFLIST ", "|").split(run("|"))
    mark = f'<w:r><w:{kind}Reference w:id="1"/></w:r>'
    first, *middle, last = PRINTED
    body = [p(run("Light matters.") + mark), p(begin + run(first)), *map(p, middle), p(run(last) + end)]
    found = read(*body, **{f"{kind}s": notes(kind, "A remark on it.")})
    assert [reference.string for reference in found.references] == PRINTED
    assert [
        found.manuscript.text[block.start : block.end] for block in found.manuscript.blocks if block.kind == "note"
    ] == ["A remark on it."]


APART = [p("Leaves", "Title"), p("Introduction", "H1")]
UNNUMBERED = [p("References", "H1"), *map(p, PRINTED)]


@pytest.mark.parametrize("cite", MANAGERS)
@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("(Abel, 2009; Brandt, 2010)", [((1,), ()), ((2,), ())]),
        ("(Brandt, 2010; Abel, 2009)", [((2,), ()), ((1,), ())]),
        ("(Abel, 2009; Costa, 2011)", [((1,), ()), ((2,), (3,))]),
        ("(Abel, 2009)", [((1, 2), (1,))]),
    ],
)
def test_names_and_years_in_one_field_are_told_apart(
    cite: Callable[..., str], printed: str, expected: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    found = read(*APART, p(run("Light ") + cite(printed, ABEL, BRANDT) + run(" matters.")), *UNNUMBERED)
    assert [(c.targets, c.printed) for c in found.citations] == expected


def test_names_and_years_in_one_field_without_a_printed_list() -> None:
    cited = zotero("(Abel, 2009; Brandt, 2010)", ABEL, BRANDT)
    found = read(*APART, p(run("Light ") + cited + run(" matters.")))
    assert [(c.targets, c.printed) for c in found.citations] == [((1,), ()), ((2,), ())]


def test_temporary_citations_of_endnote_are_read_by_name_and_year() -> None:
    text = "Light matters {Abel, 2009 #12}, and water too {Brandt, 2010 #13;Costa, 2011 #4}."
    found = read(*APART, p(text), *UNNUMBERED)
    assert linked(found) == [("Abel, 2009", (1,)), ("Brandt, 2010", (2,)), ("Costa, 2011", (3,))]
