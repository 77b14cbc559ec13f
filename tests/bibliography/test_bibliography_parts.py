import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.bibliography import references, texts
from curate.bibliography.dates import parse_date
from curate.bibliography.keys import keys
from curate.bibliography.tokens import tokenise
from curate.bibliography.volumes import parse_edition, parse_pages, parse_volume
from curate.manuscript import Entry, Manuscript
from curate.reference import Date, Item, Name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("(2011).", ((2011,),)),
        ("2021 Jun 8;", ((2021, 6, 8),)),
        ("May 1993.", ((1993, 5),)),
        ("March 29, 2017", ((2017, 3, 29),)),
        ("25.03.2026", ((2026, 3, 25),)),
        ("03/25/2026", ((2026, 3, 25),)),
        ("2018-03-06", ((2018, 3, 6),)),
        ("3 de mayo de 2018", ((2018, 5, 3),)),
        ("12 mars 2019", ((2019, 3, 12),)),
        ("10 октября 2019", ((2019, 10, 10),)),
        ("24 października 2010", ((2010, 10, 24),)),
        ("5 Ağustos 2014", ((2014, 8, 5),)),
        ("1998/99", ((1998,), (1999,))),
        ("2001–2003", ((2001,), (2003,))),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_printed(text: str, parts: tuple[tuple[int, ...], ...]) -> None:
    date, _ = parse_date(text)
    assert date
    assert date.date_parts == parts


def test_dates_without_a_year_say_why() -> None:
    assert parse_date("in press")[0] == Date(literal="in press")
    assert parse_date("n.d.")[0] == Date(literal="n.d.")
    assert parse_date("nothing") == (None, "")
    assert parse_date("(1991a)")[1] == "a"


@pytest.mark.parametrize(
    ("text", "volume", "issue"),
    [
        ("12(3)", "12", "3"),
        ("12 (3):", "12", "3"),
        ("vol. 69, no. 3S,", "69", "3S"),
        ("vol. 5-1, no. 6(87),", "5-1", "6(87)"),
        ("no. 4,", None, "4"),
        ("Т. 69, № 3.", "69", "3"),
        ("v. 41, n. 3,", "41", "3"),
        ("Jg. 12, Heft 2,", "12", "2"),
        ("99(Suppl 8):", "99", "Suppl 8"),
        ("71 (Suppl. 1),", "71", "Suppl. 1"),
        ("76 Suppl 2:", "76", "Suppl 2"),
        ("8(2 Pt 1):", "8", "2 Pt 1"),
        ("XXIII", "XXIII", None),
        ("vol. 28, 3/4", "28", "3/4"),
        ("30(1-2)", "30", "1-2"),
        ("45:", "45", None),
    ],
)
def test_volume_and_issue_are_told_apart(text: str, volume: str | None, issue: str | None) -> None:
    assert parse_volume(text) == (volume, issue, "")


def test_a_year_printed_with_the_volume_is_told() -> None:
    assert parse_volume("2012;30(15):") == ("30", "15", "2012")


@pytest.mark.parametrize(
    ("text", "page", "count"),
    [
        ("pp. 254–255.", "254-255", None),
        ("(pp. 315-324).", "315-324", None),
        ("S. 27-63.", "27-63", None),
        ("С. 254–255.", "254-255", None),
        ("S60-S68.", "S60-S68", None),
        ("e30732.", "e30732", None),
        ("418- 420", "418-420", None),
        ("Article 206", "206", None),
        ("217 p.", None, "217"),
    ],
)
def test_pages_are_told_from_numbers_of_pages(text: str, page: str | None, count: str | None) -> None:
    assert parse_pages(text) == (page, count)


def test_editions_are_numbers_where_they_say_no_more() -> None:
    assert parse_edition("3rd ed.") == "3"
    assert parse_edition("2. Auflage") == "2"
    assert parse_edition("Version 1.2025") == "Version 1.2025"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("“Sleep and the heron.”", "Sleep and the heron"),
        ("*Sleep and the heron*.", "Sleep and the heron"),
        ("[Sleep and the heron].", "Sleep and the heron"),
        ("Is sleep “deep” in herons?", "Is sleep “deep” in herons?"),
        ("Sleep and the heron [Internet].", "Sleep and the heron"),
        ("“Deep” sleep in herons.", "“Deep” sleep in herons"),
    ],
)
def test_titles_lose_only_what_is_printed_around_them(printed: str, title: str) -> None:
    assert texts.title(printed) == title


@given(st.text(max_size=120))
def test_tokens_are_in_order_and_cover_all_but_white_space(string: str) -> None:
    tokens = tokenise(string)
    at = 0
    for token in tokens:
        assert at <= token.start < token.end <= len(string)
        assert string[token.start : token.end] == token.text
        assert not string[at : token.start].strip()
        at = token.end
    assert not string[at:].strip()


@pytest.mark.parametrize(
    ("string", "pmid"),
    [
        ("J Sleep Res 46: 1458–67. 21916815", "21916815"),
        ("J Sleep Res 1995;92: 2081–2085 7892228", "7892228"),
        ("J Sleep Res 78, 508S–513S. 12936941", "12936941"),
        ("J Sleep Res 97, 1–3. 10.1234/jsr.5 437711", "437711"),
        ("J Sleep Res 2013: 675391. doi: 10.1234/2013/675391. 23935642", "23935642"),
        ("Available at: https://example.org/a.pdf 26384115", "26384115"),
        ("A survey of 12345678 people. J Sleep Res 2010", None),
        ("The title of a work 1234567.", None),
    ],
)
def test_a_number_alone_at_the_end_is_a_pmid_behind_pages_or_an_identifier(string: str, pmid: str | None) -> None:
    assert next((token.value for token in tokenise(string) if token.kind == "pmid"), None) == pmid


@pytest.mark.parametrize(
    ("string", "words"),
    [
        ("2012;110(3):681-688.", ["2012;", "110", "(3):", "681-688."]),
        ("Res.,vol.69,no.3S", ["Res.,", "vol.", "69,", "no.", "3S"]),
        ("Richard. 1977.One Kind", ["Richard.", "1977.", "One", "Kind"]),
        ("12: 418- 420, 5", ["12:", "418- 420,", "5"]),
        ("[cited 2025 Dec 10]. Available", ["[cited 2025 Dec 10].", "Available"]),
    ],
)
def test_words_are_cut_where_one_field_ends_and_the_next_starts(string: str, words: list[str]) -> None:
    assert [token.text for token in tokenise(string)] == words


def item(family: str, year: int) -> Item:
    return Item(author=(Name(family=family),), issued=Date(date_parts=((year,),)))


def test_ids_are_family_and_year_in_ascii_with_letters_for_the_later_ones() -> None:
    items = [
        item("Żebrowska", 2024),
        item("O'Brien", 2020),
        item("Żebrowska", 2024),
        item("van der Berg", 2020),
        Item(title="A long title of a page without an author"),
    ]
    assert keys(items, [None] * 5) == (
        "zebrowska-2024",
        "obrien-2020",
        "zebrowska-2024-b",
        "van-der-berg-2020",
        "a-long-title-of-nd",
    ) or keys(items, [None] * 5)[:4] == (
        "zebrowska-2024",
        "obrien-2020",
        "zebrowska-2024-b",
        "berg-2020",
    )


@given(st.lists(st.tuples(st.sampled_from(["Li", "Ли", "Öz", "—", ""]), st.integers(2000, 2003)), max_size=40))
def test_ids_are_unique_and_do_not_depend_on_what_follows(works: list[tuple[str, int]]) -> None:
    items = [item(family, year) for family, year in works]
    ids = keys(items, [None] * len(items))
    assert len(set(ids)) == len(ids)
    assert all(one.isascii() and one == one.lower() for one in ids)
    assert keys(items[:5], [None] * len(items[:5])) == ids[:5]


def manuscript(*strings: str, key: str | None = None, given: Item | None = None) -> Manuscript:
    entries = tuple(
        Entry(n=n, string=string, start=0, end=0, key=key, item=given) for n, string in enumerate(strings, 1)
    )
    return Manuscript(path="a.txt", format="text", text="\n".join(strings), entries=entries)


def test_references_keep_the_item_and_key_that_the_format_brings() -> None:
    given = Item(type="book", title="Herons")
    (reference,) = references(manuscript("Anything", key="Green:2014", given=given))
    assert reference.id == "green-2014"
    assert reference.item.title == "Herons"


def test_a_line_in_place_of_the_authors_stands_for_those_of_the_entry_before() -> None:
    first, second = references(
        manuscript(
            "Novak P, Osei K. Sleep and the heron. J Sleep Res. 2019;12:45-53.",
            "———. Sleep and the crane. J Sleep Res. 2020;13:5-9.",
        )
    )
    assert (
        [name.family for name in second.item.author] == [name.family for name in first.item.author] == ["Novak", "Osei"]
    )
    assert second.id == "novak-2020"
