"""When a printed year is that of the work."""

import pytest

from curate.assessment import Difference
from curate.comparing.years import compare_year
from curate.record import Record
from curate.reference import Date, Item


def record(*years: int, source: str = "crossref") -> Record:
    return Record.model_validate({"id": "doi:10.1/x", "source": source, "item": {"type": "book"}, "years": years})


def told(printed: int | None, *records: Record, string: str = "") -> Difference | None:
    issued = Date(date_parts=((printed,),)) if printed else None
    return next(compare_year(Item(type="book", issued=issued), string, records), None)


@pytest.mark.parametrize(
    ("printed", "string"),
    [
        (1998, "Berg T (2019) Late relapse. J Tests 1998:4"),  # 1998 is a volume
        (2018, "Berg T. Late relapse. J Tests. 2019;4:1."),  # 2018 is printed nowhere
        (2015, "Berg T. Late relapse. J Tests. 2019;4:2015-2018."),  # a page
        (2015, "Berg T. Late relapse. J Tests. 2019;4. doi:10.1234/2015"),
    ],
)
def test_a_year_that_was_misread_is_no_difference(printed: int, string: str) -> None:
    assert told(printed, record(2019), string=string) is None


@pytest.mark.parametrize(
    ("printed", "string", "kind", "misleading"),
    [
        (2018, "Berg T. Late relapse. J Tests. 2018;4:1.", "off-by-one", False),
        (2017, "Berg T. Late relapse. J Tests. 2017;4:1.", "other-year", True),
        (2017, "Berg T. Relapse since 2019. J Tests. 2017;4:1.", "other-year", True),
        (2017, "Berg T (2017) Relapse (2019). J Tests. 4:1.", "other-year", True),
    ],
)
def test_another_year_is_told_with_how_far_it_is_off(printed: int, string: str, kind: str, misleading: bool) -> None:
    found = told(printed, record(2019), string=string)
    assert found
    assert (found.kind, found.misleading, found.printed, found.recorded) == (kind, misleading, str(printed), "2019")


def test_the_nearest_year_is_told_with_those_who_give_it() -> None:
    found = told(2018, record(2014), record(2019, source="pubmed"), string="2018")
    assert found
    assert (found.recorded, found.sources) == ("2019", ("pubmed",))


def test_nothing_is_told_where_a_year_is_lacking() -> None:
    assert told(None, record(2019)) is None
    assert told(2018, record(), string="2018") is None
    assert told(2018, record(2019), record(2018, source="pubmed"), string="2018") is None
