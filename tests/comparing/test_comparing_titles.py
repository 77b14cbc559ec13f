"""When a recorded title is the printed one, and how the two differ where it is not."""

import pytest

from curate.assessment import Difference
from curate.comparing.titles import compare_title, title_stands, titles
from curate.record import Record
from curate.reference import Item

TITLE = "Late relapse of tumours in childhood"


def record(title: str | None, source: str = "crossref") -> Record:
    return Record.model_validate({"id": "doi:10.1/x", "source": source, "item": {"type": "book", "title": title}})


def told(printed: str | None, *records: Record, string: str = "") -> Difference | None:
    return next(compare_title(Item(type="book", title=printed), string, records), None)


@pytest.mark.parametrize(
    ("printed", "recorded", "string"),
    [
        ("Cell free DNA in sepsis", "Cellfree DNA in sepsis", ""),
        ("The role of sleep in a healthy heart", "Role of sleep in healthy heart", ""),
        ("Late relapse", TITLE, f"Berg T. {TITLE}. 2019."),
        (TITLE, f"{TITLE}: a cohort study", ""),
        (f"{TITLE} - a cohort study", TITLE, ""),
        (f"Cohorts of tumours. {TITLE}", TITLE, ""),
        (TITLE, "Tumours (late relapse of tumours in childhood", ""),
    ],
)
def test_artefacts_of_printing_are_no_other_title(printed: str, recorded: str, string: str) -> None:
    assert title_stands(recorded, printed, string)


@pytest.mark.parametrize(
    ("printed", "recorded", "string"),
    [
        (TITLE, "", ""),
        (TITLE, "Relapse", f"Berg T. {TITLE}. 2019."),
        (TITLE, "Relapse in adults", f"Berg T. {TITLE}. 2019. In adults."),
        ("Late relapse", "Late relapse: a cohort study", ""),
        (TITLE, f"{TITLE} and youth: a cohort study", ""),
    ],
)
def test_words_that_happen_to_stand_there_are_no_title(printed: str, recorded: str, string: str) -> None:
    assert not title_stands(recorded, printed, string)


@pytest.mark.parametrize(
    ("printed", "recorded", "kind", "misleading"),
    [
        ("Late relaspe of tumours in childhood", TITLE, "misspelled", False),
        ("Late relapse of severe tumours in childhood", TITLE, "words-added", False),
        ("Late relapse in childhood", TITLE, "words-dropped", False),
        ("Late relapse of tumours in adults", TITLE, "wording", False),
        ("Late relaspe of tumours in their childhood years", TITLE, "wording", False),
        ("Sleep of nurses on night shifts", TITLE, "other-title", True),
    ],
)
def test_how_a_title_differs_is_named(printed: str, recorded: str, kind: str, misleading: bool) -> None:
    found = told(printed, record(recorded))
    assert found
    assert (found.kind, found.misleading, found.printed, found.recorded) == (kind, misleading, printed, recorded)


def test_the_nearest_of_several_titles_is_told_with_all_who_have_it() -> None:
    far, near = record("Sleep of nurses on night shifts"), record(TITLE, "pubmed")
    found = told("Late relapse of tumours in adults", far, near, record(TITLE, "datacite"))
    assert found
    assert (found.recorded, found.sources) == (TITLE, ("pubmed", "datacite"))


def test_nothing_is_told_where_a_title_is_lacking() -> None:
    assert told(None, record(TITLE)) is None
    assert told(TITLE, record(None)) is None
    assert told(TITLE, record("Sleep of nurses"), record(TITLE)) is None


@pytest.mark.parametrize("recorded", [f"[{TITLE}].", f" {TITLE}. ", f"RETRACTED: {TITLE}", f"<i>{TITLE}</i>"])
def test_a_recorded_title_is_told_without_what_surrounds_it(recorded: str) -> None:
    assert titles(record(recorded)) == (TITLE,)
