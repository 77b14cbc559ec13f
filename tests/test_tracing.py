from hypothesis import given
from hypothesis import strategies as st

from curate.tracing import Piece, Traced, arrange, edit, raise_


def origin(traced: Traced, start: int, end: int) -> tuple[int, int]:
    span = traced.offsets.span(start, end)
    return span.start, span.end


def test_what_is_not_edited_leads_back_to_where_it_was() -> None:
    source = "one two three"
    traced = edit(Traced(source), [Piece(4, 8, "")])
    assert traced.text == "one three"
    assert origin(traced, 4, 9) == (8, 13)
    assert origin(traced, 0, 3) == (0, 3)


def test_a_ligature_as_two_letters_leads_to_one() -> None:
    traced = edit(Traced("de\ufb01ned"), [Piece(2, 3, "fi")])
    assert traced.text == "defined"
    assert origin(traced, 2, 4) == (2, 3)
    assert origin(traced, 4, 7) == (3, 6)


def test_an_insertion_leads_to_its_place() -> None:
    traced = edit(Traced("ab"), [Piece(1, 1, "--")])
    assert traced.text == "a--b"
    assert traced.offsets.source(1) == 1
    assert traced.offsets.source(3) == 1


def test_edits_of_edits_lead_to_the_first_source() -> None:
    source = "<b>gene</b> (x)"
    once = edit(Traced(source), [Piece(0, 3, ""), Piece(7, 11, "")])
    twice = edit(once, [Piece(0, 1, "G"), Piece(4, 5, "")])
    assert twice.text == "Gene(x)"
    assert origin(twice, 1, 4) == (4, 7)
    assert origin(twice, 4, 7) == (12, 15)


def test_stretches_may_change_places() -> None:
    traced = arrange(Traced("left\tright"), [Piece(5, 10), Piece(4, 5, " "), Piece(0, 4)])
    assert traced.text == "right left"
    assert origin(traced, 0, 5) == (5, 10)
    assert origin(traced, 6, 10) == (0, 4)


def test_raised_ranges_follow_the_text() -> None:
    traced = raise_(Traced("cells^1,2^ and"), [(6, 9)])
    traced = edit(traced, [Piece(5, 6, ""), Piece(9, 10, "")])
    assert [traced.text[start:end] for start, end in traced.raised] == ["1,2"]


def test_two_raised_ranges_that_come_to_touch_stay_two() -> None:
    traced = edit(raise_(Traced("x^1^^2^"), [(2, 3), (5, 6)]), [Piece(1, 2, ""), Piece(3, 5, ""), Piece(6, 7, "")])
    assert [traced.text[start:end] for start, end in traced.raised] == ["1", "2"]


def test_a_raised_range_broken_by_an_edit_stays_one() -> None:
    traced = edit(raise_(Traced("x1,\n2"), [(1, 5)]), [Piece(3, 4, " ")])
    assert [traced.text[start:end] for start, end in traced.raised] == ["1, 2"]


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Piece]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Piece(start, end, draw(st.text("xyz", max_size=4))) for start, end in pairs]


@given(st.data(), st.text("abcdefgh", min_size=1, max_size=40))
def test_every_offset_stays_inside_and_what_was_kept_is_the_same(data: st.DataObject, source: str) -> None:
    traced = Traced(source)
    for _ in range(3):
        traced = edit(traced, data.draw(edits(len(traced.text))))
    places = [traced.offsets.source(at) for at in range(len(traced.text))]
    assert all(0 <= place < len(source) for place in places)
    assert places == sorted(places)
    for at, char in enumerate(traced.text):
        if char in "abcdefgh":
            assert source[places[at]] == char
