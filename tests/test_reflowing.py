import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from curate.reflowing import Hint, Reflowed, clean, reflow
from curate.tracing import Traced

FIRST = (
    "Children with relapsed disease were treated at twelve centres between March and November, and all of them were "
    "followed until the end of the study or until they had left the country for good [1]."
)
SECOND = (
    "Those whose parents had refused further treatment are described elsewhere, together with the reasons that were "
    "given for it and with what became of them in the years that followed [2]."
)


def read(text: str, *, joining: bool = False) -> Reflowed:
    return reflow(clean(Traced(text)), joining=joining)


def blocks(text: str, *, joining: bool = False) -> list[str]:
    found = read(text, joining=joining)
    return [found.traced.text[draft.start : draft.end] for draft in found.drafts]


def fill(text: str, width: int = 72) -> str:
    return textwrap.fill(text, width)


def test_wrapped_lines_are_joined() -> None:
    assert blocks(f"{fill(FIRST)}\n\n{fill(SECOND)}\n") == [FIRST, SECOND]


def test_a_short_last_line_ends_a_paragraph_without_an_empty_line() -> None:
    assert blocks(f"{fill(FIRST)}\n{fill(SECOND)}\n{fill(FIRST)}") == [FIRST, SECOND, FIRST]


def test_first_lines_that_are_indented_begin_paragraphs() -> None:
    text = "\n".join(textwrap.fill(each, 72, initial_indent="    ") for each in [FIRST, SECOND, SECOND, FIRST])
    assert blocks(text) == [FIRST, SECOND, SECOND, FIRST]


def test_paragraphs_on_single_lines_stay_apart() -> None:
    assert blocks(f"{FIRST}\n{SECOND}\n{FIRST}") == [FIRST, SECOND, FIRST]


def test_line_ends_of_all_kinds() -> None:
    assert blocks(f"\ufeff{FIRST}\r\n\r\n{SECOND}\r\r{FIRST}") == [FIRST, SECOND, FIRST]


def test_ligatures_soft_hyphens_and_odd_spaces() -> None:
    assert blocks("A \ufb01rst\u00a0e\ufb00ect in pa\u00adtients\u2009was seen  there.") == [
        "A first effect in patients was seen there."
    ]


def test_letters_and_their_accents_become_one() -> None:
    assert blocks("Pe\u0301rez and Mu\u0308ller did it.") == ["P\u00e9rez and M\u00fcller did it."]


def test_a_page_turned_in_a_sentence() -> None:
    lines = fill(f"{FIRST} {SECOND} " * 4, 60).split("\n")
    pages = [lines[at : at + 14] for at in range(0, len(lines), 14)]
    text = "A study of children\n\n"
    for number, page in enumerate(pages, 1):
        text += "\n".join(page) + f"\n\nA study of children\n{number}\n\n"
    assert blocks(text) == ["A study of children", f"{FIRST} {SECOND} " * 3 + f"{FIRST} {SECOND}"]


def test_page_numbers_alone() -> None:
    lines = fill(f"{FIRST} {SECOND} " * 12, 60).split("\n")
    text = ""
    for number, at in enumerate(range(0, len(lines), 15), 7):
        text += "\n".join(lines[at : at + 15]) + f"\n\n{number}\n\n"
    found = " ".join(blocks(text))
    assert "for good [1]. Those whose" in found
    assert not any(block.isdigit() for block in blocks(text))


def test_numbered_lines() -> None:
    lines = fill(f"{FIRST} {SECOND} " * 6, 60).split("\n")
    text = "\n".join(f"{number:>4} {line}" for number, line in enumerate(lines, 1))
    assert blocks(text) == [" ".join([FIRST, SECOND] * 6)]


def test_numbers_on_lines_of_their_own_are_kept_where_no_page_ends() -> None:
    assert blocks("Age in years\n\n12\n\nWeight\n\n40\n") == ["Age in years", "12", "Weight", "40"]


def test_a_sentence_broken_by_an_empty_line() -> None:
    cut = FIRST.index("and all")
    assert blocks(f"{FIRST[:cut].strip()}\n\n{FIRST[cut:]}") == [FIRST]
    text = "The limits of it are many and have been listed elsewhere; Table\n\n1 shows them all at once."
    assert blocks(text) == [text.replace("\n\n", " ")]


def test_paragraphs_that_ended_stay_apart() -> None:
    assert blocks(f"{FIRST}\n\n{SECOND}") == [FIRST, SECOND]
    assert blocks("The aims of all of this work were the following:\n\nto see it") == [
        "The aims of all of this work were the following:",
        "to see it",
    ]


def test_rows_keep_their_cells() -> None:
    found = read("Table 1. Light\n\nMonth\tLight\tDark\nMay\t12\t\nJune\t14\t10\n")
    text = found.traced.text
    rows = [[text[low:high] for low, high in draft.cells] for draft in found.drafts if draft.kind == "row"]
    assert rows == [["Month", "Light", "Dark"], ["May", "12", ""], ["June", "14", "10"]]


def test_a_row_cut_by_a_page_is_put_together() -> None:
    text = (
        "Disease\tWhat is known of it\tSource\nFirst\tknown for a long time and\tMora\n\n\twell described in many\t\n"
        "Second\tnot known\tLee\n"
    )
    found = read(text)
    rows = [[found.traced.text[low:high] for low, high in draft.cells] for draft in found.drafts]
    assert rows[1] == ["First", "known for a long time and well described in many", "Mora"]
    assert len(rows) == 3


def test_columns_set_with_spaces() -> None:
    found = read("Month      Light      Dark\nMay        12         11\nJune       14         10\n")
    assert [len(draft.cells) for draft in found.drafts] == [3, 3, 3]


def test_list_items_begin_blocks() -> None:
    text = "We asked for three things that were to be done at once:\n- to grow\n- to flower\n• to seed\n(a) to die"
    assert [draft.kind for draft in read(text).drafts] == [None, *["list-item"] * 4]


def test_a_number_in_brackets_in_a_sentence_is_no_item() -> None:
    text = fill(f"{FIRST} It was followed by (1) one, by (2) two and by (3) three of them in the end.", 61)
    assert len(blocks(text)) == 1


def test_raised_numbers() -> None:
    found = read("It grew.^1,2^ It fell\u00b3 to 10\u2075 and 2^8 of them[4].")
    assert found.traced.text == "It grew.1,2 It fell\u00b3 to 10\u2075 and 2^8 of them[4]."
    raised = [found.traced.text[start:end] for start, end in found.traced.raised]
    assert raised == ["1,2", "\u00b3", "\u2075"]


def test_raised_numbers_over_two_lines() -> None:
    text = fill(f"{FIRST} And so on.", 60).replace("good [1]", "good^11,\n12^")
    found = read(text)
    raised = [found.traced.text[start:end] for start, end in found.traced.raised]
    assert raised == ["11, 12"]


def test_only_an_empty_line_ends_a_paragraph_in_some_formats() -> None:
    assert blocks("One sentence.\nAnother one.\nA third.", joining=True) == ["One sentence. Another one. A third."]


def test_what_the_format_knows_counts() -> None:
    text = "Light\nand more of it.\n"
    found = reflow(Traced(text), {0: Hint("heading", 2)}, joining=True)
    assert [(draft.kind, draft.level) for draft in found.drafts] == [("heading", 2), (None, 0)]


def test_the_list_is_cut_out_of_the_text() -> None:
    text = f"{FIRST}\n\nReferences\n\n1. Abel K. Light. Plant Sci. 2009;1:1-3.\n2. Brandt M. Leaves. 2010.\n\nAppendix\n\n{SECOND}"
    found = read(text)
    assert [entry.string for entry in found.entries] == [
        "Abel K. Light. Plant Sci. 2009;1:1-3.",
        "Brandt M. Leaves. 2010.",
    ]
    assert found.list_span is not None
    span = found.traced.text[found.list_span.start : found.list_span.end]
    assert span.startswith("References")
    assert span.endswith("2010.")
    assert [found.traced.text[d.start : d.end] for d in found.drafts] == [FIRST, "References", "Appendix", SECOND]


HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "\n",
                "\n\n",
                "\r\n",
                "\f",
                "\t",
                "|",
                "- ",
                "1. ",
                "[1] ",
                "^1,2^",
                "^",
                "\u00b9\u00b2",
                "\ufb01",
                "\u00ad",
                "\u00a0",
                "References",
                "\nReferences\n",
                "Table 1. ",
                "Smith J, Lee K. ",
                "2009;1:2-3.",
                "tra-\nnsgene",
                "   ",
                "12",
                "\u0301",
                "et al.",
            ]
        ),
        st.text(max_size=12),
        st.text(st.sampled_from("abc ABC.,-"), max_size=60),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=250, deadline=None)
@given(HOSTILE, st.booleans())
def test_any_text_is_read_and_leads_back(text: str, joining: bool) -> None:
    found = read(text, joining=joining)
    result = found.traced.text
    map_ = found.traced.offsets
    for at, char in enumerate(result):
        place = map_.source(at)
        assert 0 <= place < max(1, len(text))
        if char.isascii() and char.isalnum() and text[place].isascii():
            assert text[place] == char
    for draft in found.drafts:
        assert 0 <= draft.start <= draft.end <= len(result)
        assert "\n" not in result[draft.start : draft.end]
        for low, high in draft.cells:
            assert draft.start <= low <= high <= draft.end
    for entry in found.entries:
        assert result[entry.start : entry.end] == entry.string
    for start, end in found.traced.raised:
        assert 0 <= start < end <= len(result)
    ends = [draft.end for draft in found.drafts]
    assert ends == sorted(ends)
