import pytest

from curate.documents.text import read as read_text
from curate.manuscript import Manuscript
from curate.outlining import is_caption, is_section_name

PROSE = (
    "Children with relapsed disease were treated at twelve centres between March and November, and all of them were "
    "followed until the end of the study. None of them had left the country for good by then [1]."
)
LIST = "1. Abel K. Light. Plant Sci. 2009;1:1-3.\n2. Brandt M. Leaves. J Exp Bot. 2010;2:4-5.\n"


def read(text: str) -> Manuscript:
    return read_text(text.encode(), "x.txt")


def titles(manuscript: Manuscript) -> list[tuple[str, int]]:
    return [(section.title, section.level) for section in manuscript.sections]


def kinds(manuscript: Manuscript) -> list[str]:
    return [block.kind for block in manuscript.blocks]


def words(manuscript: Manuscript, kind: str) -> list[str]:
    return [manuscript.text[block.start : block.end] for block in manuscript.blocks if block.kind == kind]


def test_title_authors_and_sections() -> None:
    found = read(
        "Light and leaves: what is known\n\nAnna M. Berg¹, Tom de Vries², and Li Wei*\n\n"
        "¹Department of Botany, University of Somewhere, anna@example.org\n\nABSTRACT\n\n"
        f"{PROSE}\n\nKeywords: light; leaves\n\nINTRODUCTION\n\n{PROSE}\n\nMaterials and methods\n\n{PROSE}\n\n"
        f"REFERENCES\n\n{LIST}"
    )
    assert found.title == "Light and leaves: what is known"
    assert [title for title, _ in titles(found)] == [
        "",
        "ABSTRACT",
        "INTRODUCTION",
        "Materials and methods",
        "REFERENCES",
    ]
    assert words(found, "title") == [found.title]
    assert len(words(found, "front")) == 3
    assert words(found, "paragraph") == [PROSE] * 3


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("INTRODUCTION", 1),
        ("Introduction", 1),
        ("2. Methods", 1),
        ("2.1. Patients and controls", 2),
        ("3.2.1 How cells were grown", 3),
        ("GROWTH OF SEEDLINGS", 1),
        ("Growth of Seedlings Under Red Light", 2),
        ("Growth of seedlings", 2),
        ("Is there a place for light?", 2),
        ("Выводы", 1),
        ("Schlussfolgerung", 1),
    ],
)
def test_headings_in_any_shape(heading: str, level: int) -> None:
    found = read(f"A title of it all\n\n{PROSE}\n\n{heading}\n\n{PROSE}\n")
    assert titles(found)[-1] == (heading, level)


@pytest.mark.parametrize(
    "line",
    [
        "There was no light.",
        "they were treated at home and then",
        "www.example.org/a-page",
        "• one of the items",
        "12",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    found = read(f"A title of it all\n\n{PROSE}\n\n{line}\n\n{PROSE}\n")
    assert titles(found) == [("", 1)]


def test_the_section_of_a_block() -> None:
    found = read(f"A title of it all\n\n{PROSE}\n\nMethods\n\n{PROSE}\n\nResults\n\n{PROSE}\n")
    sections = [found.sections[block.section].title for block in found.blocks if block.kind == "paragraph"]
    assert sections == ["", "Methods", "Results"]
    assert [found.text[s.start : s.end].strip().split("\n")[0] for s in found.sections[1:]] == ["Methods", "Results"]


def test_text_behind_the_list_is_a_section_of_its_own() -> None:
    table = "Table 1. Light by month\nMonth\tLight\tDark\nMay\t12\t11\n"
    found = read(f"A title of it all\n\n{PROSE}\n\nReferences\n\n{LIST}\n{table}")
    assert len(found.entries) == 2
    assert titles(found) == [("", 1), ("References", 1), ("", 1)]
    assert [row.section for row in found.blocks if row.kind == "row"] == [2, 2]


def test_a_table_with_caption_rows_and_note() -> None:
    found = read(
        f"A title of it all\n\n{PROSE}\n\nTable 1 — Light by month, and its source\n\nMonth\tLight\tSource\n"
        f"May\t12\tMora J. et al.\nJune\t14\tLee K.\n\nNote: light is given in hours.\n\n{PROSE}\n"
    )
    (table,) = found.tables
    assert table.number == "1"
    assert table.caption is not None
    assert found.text[table.caption.start : table.caption.end].startswith("Table 1 — Light")
    assert [[found.text[c.start : c.end] for c in row] for row in table.rows] == [
        ["Month", "Light", "Source"],
        ["May", "12", "Mora J. et al."],
        ["June", "14", "Lee K."],
    ]
    assert kinds(found) == ["title", "paragraph", "caption", "row", "row", "row", "note", "paragraph"]
    assert [block.table for block in found.blocks] == [None, None, 0, 0, 0, 0, 0, None]
    rows = [index for index, block in enumerate(found.blocks) if block.kind == "row"]
    assert [[s for s in found.sentences if s.block == row].__len__() for row in rows] == [1, 1, 1]


def test_a_caption_below_its_rows_and_a_label_on_its_own_line() -> None:
    below = read(f"A title of it all\n\n{PROSE}\n\na\tb\tc\nd\te\tf\n\nTable 2. Letters\n\n{PROSE}\n")
    assert [(table.number, len(table.rows)) for table in below.tables] == [("2", 2)]
    apart = read(f"A title of it all\n\n{PROSE}\n\nTable 3\n\nLetters of it\n\na\tb\tc\nd\te\tf\n\n{PROSE}\n")
    (table,) = apart.tables
    assert table.caption is not None
    assert apart.text[table.caption.start : table.caption.end] == "Table 3\n\nLetters of it"


def test_figures() -> None:
    found = read(
        f"A title of it all\n\n{PROSE}\n\nFigure 2. Light in May.\n\n{PROSE}\n\nFig. S1 Light in June\n\n{PROSE}\n"
    )
    assert [figure.number for figure in found.figures] == ["2", "S1"]


@pytest.mark.parametrize(
    "text",
    [
        "Table 1. Light",
        "Table 1 — Light",
        "TABLE IV: Light",
        "Table S2 | Light",
        "Fig. 3. Light",
        "Figure 1 Light in May",
        "Таблица 1. Свет",
        "Рис. 2. Свет",
    ],
)
def test_captions(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize("text", ["Table 1 shows light.", "Figures 1 and 2 show it", "Table manners", "Figure it out"])
def test_what_is_no_caption(text: str) -> None:
    assert not is_caption(text)


def test_names_of_sections() -> None:
    assert is_section_name("4. Results and Discussion")
    assert is_section_name("**Conclusions**")
    assert not is_section_name("Light")


def test_every_block_has_its_sentences() -> None:
    found = read(f"A title of it all\n\nMethods\n\n{PROSE}\n\n• one item of it\n")
    by_block = {block: [s for s in found.sentences if s.block == block] for block in range(len(found.blocks))}
    assert [len(by_block[block]) for block in range(len(found.blocks))] == [1, 1, 2, 1]
    assert all(found.blocks[s.block].start <= s.start < s.end <= found.blocks[s.block].end for s in found.sentences)


def test_a_journal_s_kind_of_article_is_no_title() -> None:
    found = read(f"REVIEW ARTICLE\n\nLight and leaves: what is known\n\nIntroduction\n\n{PROSE}\n")
    assert found.title == "Light and leaves: what is known"


def test_a_text_that_begins_with_its_abstract_has_no_title() -> None:
    assert read(f"Abstract\n\n{PROSE}\n").title == ""
