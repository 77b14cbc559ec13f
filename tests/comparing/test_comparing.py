"""What is a difference between a reference and the records of its work, and what only looks like one."""

import time

import pytest

from curate.bibliography import parse
from curate.comparing import compare
from curate.comparing.authors import compare_authors
from curate.record import Record, Source
from curate.reference import Date, Item, Name

BASE = "Berg T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):101-109."


def record(source: Source = "crossref", years: tuple[int, ...] = (2019,), **fields: object) -> Record:
    item = {
        "type": "article-journal", "title": "Late relapse of tumours in childhood", "container_title": "Journal of Tests",
        "author": (Name(family="Berg", given="Tove"), Name(family="Ito", given="Kei"), Name(family="Cole", given="Paul")),
        "issued": Date(date_parts=((2019,),)), "volume": "4", "issue": "1", "page": "101-109", **fields,
    }  # fmt: skip
    return Record(id="doi:10.1/x", source=source, item=Item(**item), years=years)


def kinds(string: str, *records: Record) -> list[tuple[str, str]]:
    return [(one.field, one.kind) for one in compare(parse(string), string, records)]


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        (BASE, record()),
        (BASE.replace("101-109", "101-9"), record()),
        (BASE.replace("2019", "2020"), record(years=(2019, 2020))),
        (BASE.replace("J Tests", "Journal of tests"), record()),
        (BASE.replace("tumours", "tumors"), record()),
        (BASE, record(title="Late relapse of tumours in childhood: a study of cohorts")),
        (BASE, record(title="RETRACTED: Late relapse of tumours in childhood")),
        (BASE, record(title="Late relapse of <i>tumours</i> in childhood")),
        (BASE, record(title="[Late relapse of tumours in childhood].")),
        (BASE, record(author=(Name(family="BERG", given="T."), Name(family="ITO", given="K."), Name(family="COLE", given="P.")))),
        (BASE, record(author=(Name(family="Tove", given="Berg"), Name(family="Kei", given="Ito"), Name(family="Cole", given="P")))),
        (BASE.replace("Ito K, Cole P", "et al"), record()),
        (BASE.replace("Ito K", "Müller K"), record(author=(Name(family="Berg"), Name(family="Mueller"), Name(family="Cole")))),
        (BASE, record(volume=None, issue=None, page=None)),
    ],
)  # fmt: skip
def test_artefacts_of_printing_are_no_differences(printed: str, known: Record) -> None:
    assert kinds(printed, known) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2019", "2014", [("year", "other-year")]),
        ("2019", "2020", [("year", "off-by-one")]),
        ("4(1)", "14(1)", [("volume", "other-volume")]),
        ("4(1)", "4(3)", [("issue", "other-issue")]),
        ("101-109", "201-209", [("page", "other-page")]),
        ("101-109", "101-119", [("page", "last-page")]),
        ("J Tests", "Annals of Botany", [("journal", "other-journal")]),
        ("childhood", "adults", [("title", "wording")]),
        ("tumours", "tumuors", [("title", "misspelled")]),
        ("Ito K, ", "", [("author-dropped", "author-dropped")]),
        ("Ito K, ", "Ito K, Okafor N, ", [("author-added", "author-added")]),
        ("Ito K, Cole P", "Cole P, Ito K", [("author-order", "author-order")]),
        ("Berg T", "Halvorsen T", [("first-author", "other-person")]),
        ("Cole P", "Cloe P", [("author", "misspelled")]),
        ("Cole P", "Cole X", [("author", "initials")]),
    ],
)
def test_each_difference_is_named(old: str, new: str, said: list[tuple[str, str]]) -> None:
    assert kinds(BASE.replace(old, new), record()) == said


def test_a_value_that_one_source_gives_is_no_difference() -> None:
    printed = BASE.replace("2019", "2020")
    assert kinds(printed, record(), record("pubmed", years=(2020,))) == []
    (difference,) = compare(parse(printed), printed, (record(), record("pubmed")))
    assert difference.sources == ("crossref", "pubmed")
    assert (difference.printed, difference.recorded) == ("2020", "2019")


def test_without_records_nothing_is_compared() -> None:
    assert kinds(BASE) == []


def test_a_list_of_thousands_of_authors_takes_no_long_time() -> None:
    many = tuple(
        Name(family=f"Author{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}", given="A")
        for n in range(3000)
    )
    item = record(author=many).item
    started = time.perf_counter()
    assert compare(item, "", (record(author=many),)) == ()
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    ("printed", "recorded"),
    [("Hloroyd-Leduc", "Holroyd-Leduc"), ("Külakmp-Guerreiro", "Külkamp-Guerreiro"), ("Ynag", "Yang")],
)
def test_a_slip_in_half_a_name_or_beside_a_namesake_is_told(printed: str, recorded: str) -> None:
    string = BASE.replace("Ito K, Cole P", f"Yang D, {printed} H, Cole P")
    people = (
        Name(family="Berg", given="T"),
        Name(family="Yang", given="D"),
        Name(family=recorded, given="H"),
        Name(family="Cole", given="P"),
    )
    assert kinds(string, record(author=people)) == [("author", "misspelled")]


def test_half_a_double_surname_is_no_slip() -> None:
    people = (Name(family="Berg", given="T"), Name(family="Ito Garcia", given="K"), Name(family="Cole", given="P"))
    assert kinds(BASE, record(author=people)) == []


@pytest.mark.parametrize("printed", [BASE, BASE.replace("4(1):101-109", "4, 101–9"), BASE.replace("4(1):", "4: pp. ")])
def test_volume_and_pages_that_stand_side_by_side_are_printed_whatever_was_read(printed: str) -> None:
    misread = parse(printed).model_copy(update={"volume": "353", "page": "104-114"})
    assert compare(misread, printed, [record(issue=None)]) == ()
    assert [one.field for one in compare(misread, printed, [record(issue=None, page="110-119")])] == ["page"]


def test_a_list_that_was_given_as_cut_short_drops_nobody() -> None:
    item = parse(BASE.replace(", Cole P", ""))
    assert [one.kind for one in compare_authors(item, "", [record()])] == ["author-dropped"]
    cut = parse(BASE.replace(", Cole P", ", et al"))
    assert cut.et_al
    assert list(compare_authors(cut, "", [record()])) == []
