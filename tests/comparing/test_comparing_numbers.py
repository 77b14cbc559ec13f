"""When a printed volume, issue or page is that of the work."""

import pytest

from curate.comparing.numbers import compare_issue, compare_pages, compare_volume, number, pages_of
from curate.record import Record, Source
from curate.reference import Item


def record(source: Source = "crossref", **fields: str | None) -> Record:
    return Record(id="doi:10.1/x", source=source, item=Item(type="book", **fields))


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("E0012", "12"),
        ("123a", "123"),
        ("XII", "12"),
        ("ix", "9"),
        ("MCMXCIV", "1994"),
        ("1 2", "12"),
        ("Suppl", "suppl"),
        ("", ""),
    ],
)
def test_a_number_is_compared_without_its_dress(text: str, compared: str) -> None:
    assert number(text) == compared


@pytest.mark.parametrize(
    ("printed", "recorded", "string"),
    [
        ("12", "XII", ""),
        ("12", "12 Suppl 1", ""),
        ("12 Suppl 1", "12", ""),
        ("3", "12", "Berg T. Relapse. J Tests. 2019;12:4."),
        ("3", "12", "Berg T. Relapse. J Tests, vol. 12, 2019."),
        ("3", "12", "Berg T. Relapse. J Tests. 12(4):9."),
        ("3", "12", "Berg T. Relapse. J Tests. 12: 9."),
        (None, "12", ""),
        ("12", None, ""),
    ],
)
def test_a_volume_that_is_printed_otherwise_is_no_difference(
    printed: str | None, recorded: str | None, string: str
) -> None:
    assert list(compare_volume(Item(type="book", volume=printed), string, [record(volume=recorded)])) == []


@pytest.mark.parametrize(
    "string", ["", "J Tests. 2019;112:4.", "J Tests. 3.12:4", "doi:10.1234/x;12:4", "It took 12 days"]
)
def test_another_volume_is_told(string: str) -> None:
    records = [record(volume="12"), record("datacite", volume="13"), record("pubmed", volume="12")]
    (found,) = compare_volume(Item(type="book", volume="3"), string, records)
    assert (found.kind, found.printed, found.recorded) == ("other-volume", "3", "12")
    assert found.sources == ("crossref", "pubmed")
    assert list(compare_volume(Item(type="book", volume="13"), string, records)) == []


@pytest.mark.parametrize(
    ("printed", "recorded", "string", "differs"),
    [
        ("3", "4", "", True),
        ("3", "4", "J Tests. 2019;12(4):9.", False),
        ("3", "4", "J Tests. 2019;12, no. 4, 9.", False),
        ("3", "4", "J Tests. 2019;12, no. 45, 9.", True),
        ("3", "Suppl 4", "", False),
        ("Suppl 3", "4", "", False),
        ("3", None, "", False),
    ],
)
def test_issues_are_compared_where_both_are_numbers(
    printed: str, recorded: str | None, string: str, differs: bool
) -> None:
    found = list(compare_issue(Item(type="book", issue=printed), string, [record(issue=recorded)]))
    assert [one.kind for one in found] == (["other-issue"] if differs else [])


@pytest.mark.parametrize(
    ("printed", "recorded", "string", "kind"),
    [
        ("101-109", "101-109", "", ""),
        ("101-9", "101-109", "", ""),
        ("101-109", "101", "", ""),
        ("101", "101-109", "", ""),
        ("e17", "17", "", ""),
        ("101-109", "101-119", "", "last-page"),
        ("101-109", "101-119", "J Tests. 2019;4:101 - 119", ""),
        ("101-109", "201-209", "", "other-page"),
        ("101-109", "201-209", "J Tests. 2019;4:201 to 209", ""),
        ("1-9", "20-29", "J Tests. 2019;4:20 to 29", "other-page"),
        ("1-9", "20-29", "J Tests. 2019;4: 20-9", ""),
        ("1-9", "120-129", "J Tests. 2019;4: pp. 120-9", ""),
        ("1-9", "120", "J Tests. 2019;4(2):120", ""),
        ("1-9", "20", "J Tests. 2019;14:20", "other-page"),
        ("1-9", "20", "J Tests. 2019;4:205", "other-page"),
        ("in press", "20", "", ""),
        (None, "20", "", ""),
        ("1-9", None, "", ""),
    ],
)
def test_pages_are_compared_by_their_first_and_last_one(
    printed: str | None, recorded: str | None, string: str, kind: str
) -> None:
    item = Item(type="book", page=printed)
    found = list(compare_pages(item, string, [record(volume="4", page=recorded)]))
    assert [one.kind for one in found] == ([kind] if kind else [])


def test_the_pages_that_come_nearest_are_told_with_those_who_give_them() -> None:
    item = Item(type="book", page="101-109")
    records = [record(page="7-9"), record("pubmed", page="101-119"), record("datacite", page="101-119")]
    (found,) = compare_pages(item, "", records)
    assert (found.kind, found.recorded, found.sources) == ("last-page", "101-119", ("pubmed", "datacite"))
    assert list(compare_pages(item, "", [*records, record("openalex", page="101-109")])) == []


def test_an_article_number_counts_as_a_page() -> None:
    assert pages_of(record(page="12-19", number="e17")) == ("12-19", "e17")
