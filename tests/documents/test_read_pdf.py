"""PDF: columns, paragraphs, raised letters, tables and references as they were before they were set."""

import contextlib
import io
import random
import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from curate.bibliography import references
from curate.documents.pdf import opening, read
from curate.errors import UnreadableError
from curate.linking import link
from curate.manuscript import Manuscript
from typesetting import HEIGHT, Layout, Text, typeset

NOUNS = [
    "lake",
    "shore",
    "reed",
    "otter",
    "heron",
    "current",
    "summer",
    "sediment",
    "basin",
    "temperature",
    "observation",
    "measurement",
]
VERBS = ["shows", "holds", "warms", "carries", "changes", "reflects", "surrounds", "determines"]
NAMES = [
    "Abel",
    "Berg",
    "Cole",
    "Dahl",
    "Egan",
    "Falk",
    "Gray",
    "Holm",
    "Iver",
    "Jung",
    "Kern",
    "Lund",
    "Moss",
    "Nagy",
    "Ober",
    "Pohl",
    "Quin",
    "Rask",
    "Stahl",
    "Thorn",
]


def sentence(rng: random.Random, tail: str = "") -> str:
    """Return a sentence that ends with ``tail`` before its full stop."""
    words = ["The", rng.choice(NOUNS)]
    for _ in range(rng.randint(2, 5)):
        words += [rng.choice(VERBS), "the", rng.choice(NOUNS), "of", "the", rng.choice(NOUNS), "and"]
    words[-1] = "slowly"
    return " ".join(words) + (f" {tail}." if tail else ".")


def reference(rng: random.Random, n: int) -> str:
    name = NAMES[n % len(NAMES)]
    title = sentence(rng).removeprefix("The ").capitalize()
    return f"{name} A, {rng.choice(NAMES)} B. {title} J Lakes. {1980 + n};{n + 3}({n % 4 + 1}):{n + 10}-{n + 21}."


def manuscript(citation: str, *, cited: int = 20, raised: bool = False) -> Text:
    """Return an article that cites its references one after the other; ``citation`` is how 1 would be cited."""
    rng = random.Random(7)  # noqa: S311 - nothing secret
    body: list[str] = []
    number = 0
    for title in ("Introduction", "Methods", "Results", "Discussion"):
        body.append(f"# {title}")
        for _ in range(4):
            sentences = []
            for _ in range(4):
                number = number % cited + 1
                mark = citation.replace("1", str(number))
                sentences.append(sentence(rng) + mark if raised else sentence(rng, mark))
            body.append(" ".join(sentences))
    return Text(
        title="How the temperature of a lake changes with the seasons of a year",
        front=("Anna Abel, Bo Berg and Carl Cole", "Department of Lakes, University of the North, Norton"),
        abstract=" ".join(sentence(rng) for _ in range(3)),
        body=tuple(body),
        references=tuple(reference(rng, n) for n in range(cited)),
        table=(
            ("Lake", "Depth", "Area"),
            ("North", "21 m", "3 km"),
            ("South", "34 m", "5 km"),
            ("East", "8 m", "1 km"),
        ),
    )


def plain(text: Text) -> list[str]:
    """Return the paragraphs as they are to be read."""
    return [block.replace("^", "") for block in text.body if not block.startswith("# ")]


def blocks(found: Manuscript, *kinds: str) -> list[str]:
    return [found.text[block.start : block.end] for block in found.blocks if block.kind in kinds]


LAYOUTS = {
    "one column": Layout(columns=1),
    "two columns": Layout(),
    "two columns, ragged, without spaces": Layout(justified=False, hyphens=False, printed_spaces=False),
    "two columns, spaced paragraphs": Layout(indented=False, spaced=0.8, labels="[1]", entries="flush"),
    "three columns": Layout(columns=3, size=9.0, labels="(1)", entries="spaced"),
    "manuscript with line numbers": Layout(
        columns=1,
        size=12.0,
        leading=2.0,
        justified=False,
        hyphens=False,
        heads=False,
        line_numbers=True,
        list_size=12.0,
    ),
    "list in three columns": Layout(list_columns=3),
    "narrow column beside": Layout(columns=1, sidebar=True, heads=False),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_text_and_references_are_as_they_were_before_they_were_set(name: str) -> None:
    text = manuscript("[1]")
    found = read(typeset(text, LAYOUTS[name]), "lake.pdf")
    assert found.format == "pdf"
    assert found.title == text.title
    assert [section.title for section in found.sections if section.title] == [
        "Abstract",
        *(block[2:] for block in text.body if block.startswith("# ")),
        "References",
    ]
    assert [block for block in blocks(found, "paragraph") if block in plain(text)] == plain(text)
    assert [entry.string for entry in found.entries] == list(text.references)
    assert [entry.label for entry in found.entries] == [str(n) for n in range(1, 21)]


@pytest.mark.parametrize("entries", ["hanging", "indented", "spaced"])
@pytest.mark.parametrize("columns", [1, 2])
def test_lists_without_labels_are_cut_by_indents_and_white_space(entries: str, columns: int) -> None:
    text = manuscript("(Abel and Berg, 1980)")
    found = read(typeset(text, Layout(labels="", entries=entries, columns=columns)), "lake.pdf")
    assert [entry.string for entry in found.entries] == list(text.references)
    assert {entry.label for entry in found.entries} == {None}


@pytest.mark.parametrize("citation", ["^1^", "^[1]^"])
def test_raised_numbers_are_citations_of_the_entries_that_they_name(citation: str) -> None:
    text = manuscript(citation, raised=True)
    found = read(typeset(text, Layout(labels="^1^", entries="flush")), "lake.pdf")
    assert [entry.string for entry in found.entries] == list(text.references)
    known = references(found)
    linked = [item.targets for item in link(found, known) if item.form == "superscript"]
    assert linked == [(n % 20 + 1,) for n in range(64)]
    raised = {found.text[span.start : span.end] for span in found.superscripts}
    assert citation.strip("^") in raised


def test_exponents_and_isotopes_are_raised_and_no_citations() -> None:
    text = manuscript("[1]")
    odd = "The shore held 10^6^ reeds, 5 m^2^ of otters and ^131^I in the sediment; water is H2O."
    text = Text(title=text.title, body=(*text.body, odd), references=text.references)
    found = read(typeset(text, Layout()), "lake.pdf")
    raised = [found.text[span.start : span.end] for span in found.superscripts]
    assert raised == ["6", "2", "131"]
    assert all(item.form == "numeric" for item in link(found, references(found)))


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    found = read(typeset(manuscript("[1]"), Layout()), "lake.pdf")
    for furniture in ("Studies of the lake, second part", "Brook and Hill", "Journal of Lakes 2020"):
        assert furniture not in found.text
    assert not any(block.isdigit() for block in blocks(found, "paragraph", "note", "front", "row"))


def test_anchors_name_the_pages() -> None:
    found = read(typeset(manuscript("[1]"), Layout(columns=1, size=14.0)), "lake.pdf")
    pages = [anchor.page for anchor in found.anchors]
    assert pages[0] == 1
    assert max(pages) >= 4
    assert all(one.start < two.start for one, two in pairwise(found.anchors))
    last = found.entries[-1]
    place = found.location(last.start, last.end)
    assert place.page == max(pages)
    assert str(place) == f"lake.pdf#page={place.page}"


def test_tables_have_captions_rows_and_cells() -> None:
    text = manuscript("[1]")
    found = read(typeset(text, Layout()), "lake.pdf")
    (table,) = found.tables
    assert table.number == "1"
    assert table.caption
    assert found.text[table.caption.start : table.caption.end].startswith("Table 1. Depths of the lakes")
    assert [tuple(found.text[cell.start : cell.end] for cell in row) for row in table.rows] == list(text.table)
    assert "Anna Abel, Bo Berg and Carl Cole" in blocks(found, "front")


class Sheet(canvas.Canvas):
    """A page that is kept in memory."""

    def __init__(self) -> None:
        self.file = io.BytesIO()
        super().__init__(self.file, pagesize=(595, HEIGHT))


def page(*printed: tuple[float, float, str], size: float = 11.0) -> Sheet:
    """Return a page with texts at places that count from its upper left corner."""
    sheet = Sheet()
    for x, y, text in printed:
        sheet.setFont("Times-Roman", size)
        sheet.drawString(x, HEIGHT - y, text)
    return sheet


def saved(sheet: Sheet) -> bytes:
    sheet.save()
    return sheet.file.getvalue()


@pytest.mark.parametrize("ruled", [True, False])
def test_cells_of_several_lines_are_one(ruled: bool) -> None:
    words = plain(manuscript("[1]"))[0].split()
    lines = [(72.0, 500.0 + 11 * at, " ".join(words[12 * at : 12 * at + 12])) for at in range(8)]
    sheet = page((72, 90, "Table 2. What lives in the lake, and where"), *lines, size=9)
    y = 110.0
    for name, place, count in (
        ("Otters", "reed", "4"),
        ("Herons", "shore", "7"),
        ("Carps", "basin", "90"),
        ("Pikes", "basin", "3"),
    ):
        for x, text in ((72, name), (200, f"in the {place} of"), (330, count)):
            sheet.drawString(x, HEIGHT - y, text)
        sheet.drawString(200, HEIGHT - y - 10, "the lake")
        y += 28
        if ruled:
            sheet.line(72, HEIGHT - y + 12, 360, HEIGHT - y + 12)
    found = read(saved(sheet), "lake.pdf")
    assert blocks(found, "row")[:2] == ["Otters\tin the reed of the lake\t4", "Herons\tin the shore of the lake\t7"]


def test_turned_pages_are_turned_back_and_what_is_turned_otherwise_is_left_out() -> None:
    sheet = page((300, 30, "stamp"))
    sheet.rotate(90)
    for at, line in enumerate(("The heron waits at the shore", "and the otter sleeps in the reed.")):
        sheet.drawString(100, -100 - 14 * at, line)
    found = read(saved(sheet), "lake.pdf")
    assert found.text == "The heron waits at the shore and the otter sleeps in the reed."


def test_white_letters_under_others_are_left_out() -> None:
    sheet = page((72, 100, "The heron waits at the shore of the lake."))
    sheet.setFillColorRGB(1, 1, 1)
    sheet.setFont("Times-Roman", 6)
    sheet.drawString(80, HEIGHT - 99, "keywords for nobody")
    found = read(saved(sheet), "lake.pdf")
    assert found.text == "The heron waits at the shore of the lake."


def test_words_inside_a_figure_are_left_out() -> None:
    text = manuscript("[1]")
    lines = [(72.0, 100.0 + 13 * at, " ".join(plain(text)[0].split()[:14])) for at in range(20)]
    sheet = page(*lines)
    sheet.setFont("Helvetica", 8)
    for at, label in enumerate(("Enrolled (n=30)", "Lost (n=4)", "Counted (n=26)")):
        sheet.drawString(100 + 130 * at, HEIGHT - 420 - 30 * at, label)
    sheet.drawString(72, HEIGHT - 540, "Figure 1. Flow of the otters through the lake in one year.")
    found = read(saved(sheet), "lake.pdf")
    assert "Enrolled" not in found.text
    assert [figure.number for figure in found.figures] == ["1"]


def test_dropped_capitals_and_accents_over_letters_are_letters_of_their_words() -> None:
    sheet = page((102, 100, "he heron waits at the shore of the lake, and waits,"), (102, 113, "and the otter sleeps."))
    sheet.setFont("Times-Roman", 36)
    sheet.drawString(78, HEIGHT - 113, "T")
    found = read(saved(sheet), "lake.pdf")
    assert found.text.startswith("The heron waits at the shore")
    accents = page((72, 100, "M"), (82, 100, "u"), (82.3, 100, "\u00a8"), (87.5, 100, "ller waits"))
    assert read(saved(accents), "lake.pdf").text == "Müller waits"


def test_letters_that_stand_apart_evenly_are_words() -> None:
    letters = [(72.0 + 14 * at, 100.0, char) for at, char in enumerate("STUDIES OF A LAKE") if char != " "]
    assert read(saved(page(*letters)), "lake.pdf").text.replace("OF A", "OFA") == "STUDIES OFA LAKE"


def test_what_stands_outside_the_visible_page_is_left_out() -> None:
    sheet = page((72, 100, "The heron waits at the shore."), (72, -30, "galley 4, do not print"))
    assert read(saved(sheet), "lake.pdf").text == "The heron waits at the shore."


def refusal(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(data, "lake.pdf")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("lake.pdf")
    return caught.value


def test_encrypted_files_are_refused() -> None:
    error = refusal(typeset(manuscript("[1]"), Layout(password=NAMES[0])))
    assert "password" in str(error)
    assert "without a password" in error.help


def test_scans_are_refused() -> None:
    sheet = page()
    grey = b"P5 2 2 255 " + bytes([90, 120, 150, 180])
    sheet.drawImage(ImageReader(io.BytesIO(grey)), 0, 0, 595, HEIGHT)
    error = refusal(saved(sheet))
    assert "has no text layer" in str(error)
    assert "OCR" in error.help


def test_broken_and_foreign_files_are_refused() -> None:
    assert "not a PDF" in str(refusal(b"PK\x03\x04 a word file"))
    assert "broken" in str(refusal(b"%PDF-1.7\nnothing of a file"))
    assert "is empty" in str(refusal(b""))


def test_long_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_PAGES", 2)
    assert "at most 2 are read" in str(refusal(typeset(manuscript("[1]"), Layout(columns=1, size=14.0))))


def test_large_files_are_refused() -> None:
    assert "at most 50 MB" in str(refusal(b"%PDF-1.7\n" + b"0" * (50 * 1024 * 1024 + 1)))


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    error = refusal(typeset(Text(title="A lake"), Layout()))
    assert str(error) == "lake.pdf: reading PDF needs the extra: pip install 'curate-citations[pdf]'"


WHOLE = manuscript("[1]", cited=6)
SAMPLE = typeset(Text(title=WHOLE.title, body=WHOLE.body[:3], references=WHOLE.references), Layout())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.integers(0, len(SAMPLE)), st.integers(0, 400))
def test_damaged_files_are_read_or_refused(noise: bytes, at: int, lost: int) -> None:
    for data in (b"%PDF-1.4\n" + noise, SAMPLE[:at], SAMPLE[:at] + noise + SAMPLE[at + lost :]):
        with contextlib.suppress(UnreadableError):
            assert read(data, "lake.pdf").text


PRINTED = st.tuples(
    st.floats(-50, 700),
    st.floats(-50, 900),
    st.text("aB1[.^é \u00b2(", max_size=12),
    st.sampled_from([0.4, 6.0, 11.0, 90.0]),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(PRINTED, max_size=60))
def test_scattered_words_are_read_or_refused(printed: list[tuple[float, float, str, float]]) -> None:
    sheet = page()
    for x, y, text, size in printed:
        sheet.setFont("Helvetica", size)
        sheet.drawString(x, HEIGHT - y, text)
    with contextlib.suppress(UnreadableError):
        found = read(saved(sheet), "lake.pdf")
        assert all(0 <= block.start <= block.end <= len(found.text) for block in found.blocks)
