import textwrap
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from curate.documents.text import read as read_bytes
from curate.errors import UnreadableError
from curate.manuscript import Manuscript


def read(text: str) -> Manuscript:
    return read_bytes(text.encode(), "x.txt")


def test_addresses_in_angle_brackets() -> None:
    found = read("References\n\n1. Plant Group. Light. URL: <https://example.org/light?a=1> (accessed: 01.02.2024).\n")
    assert found.entries[0].string == "Plant Group. Light. URL: https://example.org/light?a=1 (accessed: 01.02.2024)."


def test_emphasis_where_a_text_makes_use_of_it() -> None:
    lines = [f"{n}. Abel K. Light. *Plant Sci.* 2009;{n}:1-3." for n in range(1, 7)]
    found = read("Text with a footnote mark* in it.\n\nReferences\n\n" + "\n".join(lines))
    assert found.entries[0].string == "Abel K. Light. Plant Sci. 2009;1:1-3."
    assert "mark* in" in found.text


def test_asterisks_stay_where_they_mark_something() -> None:
    found = read("The levels* rose (*p < 0.05, **p < 0.01) in HLA-A*02 and HLA-B*07 carriers.")
    assert found.text == "The levels* rose (*p < 0.05, **p < 0.01) in HLA-A*02 and HLA-B*07 carriers."


def test_places_lead_back_to_lines_and_columns() -> None:
    sentence = "Children with relapsed disease were treated at twelve centres in two countries at once [12]."
    text = "A study of it\r\n\r\n" + textwrap.fill(sentence * 1, 40).replace("\n", "\r\n")
    found = read(text)
    at = found.text.index("[12]")
    place = found.location(at, at + 4)
    line = text.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("[12]")


def test_the_whole_of_a_small_manuscript() -> None:
    text = textwrap.dedent("""\
        Light and leaves

        Introduction

        Plants need light.[1] It is scarce in
        the for-
        est [2,3].

        References

        [1] Abel K. Light. Plant Sci. 2009;1:1-3.
        [2] Brandt M. Leaves. J Exp Bot.
        2010;2:4-5.
        [3] Castro J. Roots. 2011.
        """)
    found = read(text)
    assert [found.text[s.start : s.end] for s in found.sentences] == [
        "Light and leaves",
        "Introduction",
        "Plants need light.[1]",
        "It is scarce in the forest [2,3].",
        "References",
    ]
    assert [(e.label, e.string) for e in found.entries] == [
        ("1", "Abel K. Light. Plant Sci. 2009;1:1-3."),
        ("2", "Brandt M. Leaves. J Exp Bot. 2010;2:4-5."),
        ("3", "Castro J. Roots. 2011."),
    ]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableError):
        found = read_bytes(data, "x.txt")
        assert all(found.location(block.start, block.end).line > 0 for block in found.blocks)
