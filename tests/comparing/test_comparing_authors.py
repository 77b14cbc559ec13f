"""When a printed list of authors is that of the work: lists cut short, groups, incomplete records, spellings of one name."""

import pytest

from curate.comparing.authors import compare_authors
from curate.record import Record
from curate.reference import Item, Name


def people(text: str) -> tuple[Name, ...]:
    """Return authors from "Berg T, Ito K"; what begins with "=" is a group."""
    found = []
    for one in text.split(", "):
        family, _, given = one.rpartition(" ")
        found.append(Name(literal=one[1:]) if one.startswith("=") else Name(family=family or one, given=given or None))
    return tuple(found)


def told(printed: str, recorded: str, string: str = "", *, complete: bool = True) -> list[tuple[str, str]]:
    known = Record(
        id="doi:10.1/x", source="crossref", item=Item(type="book", author=people(recorded)), authors_complete=complete
    )
    item = Item(type="book", author=people(printed))
    return [(one.field, one.kind) for one in compare_authors(item, string, [known])]


@pytest.mark.parametrize(
    "string", ["Berg T, Ito K, et al. 2019", "Berg T, Ito K, … 2019", "Berg T, Ito K, and others. 2019"]
)
def test_a_list_that_is_cut_in_print_drops_nobody_behind_it(string: str) -> None:
    assert told("Berg T, Ito K", "Berg T, Ito K, Cole P", string) == []
    assert told("Berg T, Cole P", "Berg T, Ito K, Cole P", string.replace("Ito", "Cole")) == [
        ("author-dropped", "author-dropped")
    ]


def test_groups_are_compared_where_nobody_else_signs() -> None:
    assert told("=World Health Organization", "=World Health Organization") == []
    assert told("=World Health Organization", "=Royal Panel on Sleep Studies") == [("first-author", "other-person")]
    assert told("=World Health Organization", "Berg T, Ito K") == []
    assert told("Berg T, Ito K, =World Health Organization", "Berg T, Ito K") == []


def test_a_record_that_may_lack_authors_tells_of_nobody_added() -> None:
    assert told("Berg T, Ito K, Cole P", "Berg T, Ito K") == [("author-added", "author-added")]
    assert told("Berg T, Ito K, Cole P", "Berg T, Ito K", complete=False) == []
    assert told("Berg T, Ito K", "Berg T") == []


def test_who_is_printed_where_nobody_was_read_is_not_dropped() -> None:
    assert told("Berg T, Cole P", "Berg T, Ito K, Cole P", "Berg T; Ito-K; Cole P. Relapse. 2019") == []
    assert told("Berg T, Cole P", "Berg T, Ito K, Cole P", "Berg T; Cole P. Relapse. 2019") == [
        ("author-dropped", "author-dropped")
    ]


@pytest.mark.parametrize(
    ("printed", "recorded"),
    [
        ("Berg T, Müller K", "Berg T, Mueller K"),
        ("Berg T, Garcia M", "Berg T, Garcia Lopez M"),
        ("Berg T, Wei Zhang", "Berg T, Zhang Wei"),
        ("Berg T, Ito KM", "Berg T, Ito MK"),
        ("Berg T, Ito K", "Berg T, Ito Kei"),
    ],
)
def test_spellings_of_one_name_are_no_difference(printed: str, recorded: str) -> None:
    assert told(printed, recorded) == []


@pytest.mark.parametrize(
    ("printed", "recorded", "string", "said"),
    [
        ("Ito K, Berg T", "Berg T, Ito K", "", [("author-order", "author-order")]),
        ("Ito K, Berg T", "Berg T, Ito K", "Berg T, Ito K. 2019", []),
        ("Ito A, Ito K", "Ito K, Ito A", "Ito A, Ito K. 2019", [("author-order", "author-order")]),
        ("Berg T", "Berg T", "", []),
    ],
)
def test_the_order_is_that_of_the_print(printed: str, recorded: str, string: str, said: list[tuple[str, str]]) -> None:
    assert told(printed, recorded, string) == said
