"""Figures as read from a text, and when two are the same."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.figure import Figure
from curate.figuring import read, with_figures
from curate.record import AbstractPart, Lookup, Record
from curate.reference import Item
from curate.tallying import equal, tally


def shown(text: str) -> list[tuple[str, str, str, str]]:
    return [(one.exact, one.measure, one.time, one.arm or one.population) for one in read(text)]


def test_each_figure_has_its_measure_time_and_group() -> None:
    text = "The 5-year EFS was 56.6 ± 4.7% with the antibody versus 46.1% with placebo (P = .042)."
    assert shown(text) == [
        ("56.6 ± 4.7%", "event-free survival", "5 years", "the antibody"),
        ("46.1%", "event-free survival", "5 years", "placebo"),
        (".042", "", "", ""),
    ]


def test_respectively_puts_values_to_measures_and_to_groups() -> None:
    assert shown(
        "One-year overall survival and progression-free survival were 93% (95% CI: 80-98%) and 35%, respectively."
    ) == [
        ("93% (95% CI: 80-98%)", "overall survival", "1 year", ""),
        ("35%", "progression-free survival", "1 year", ""),
    ]
    assert shown("Relapse was seen in 41% and 23% in the placebo group and the antibody group, respectively.") == [
        ("41%", "relapse", "", "placebo group"),
        ("23%", "relapse", "", "the antibody"),
    ]


def test_lists_of_times_are_put_to_their_values() -> None:
    text = "The 1-, 3- and 5-year survival rates were 90%, 80% and 70%."
    assert [(one.value, one.time) for one in read(text)] == [(90, "1 year"), (80, "3 years"), (70, "5 years")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Three quarters of the children responded.", "percent", 75),
        ("One in five relapsed.", "percent", 20),
        ("Two hundred and sixty patients took part.", "count", 260),
        ("The hazard ratio was 0·74.", "ratio", 0.74),
        ("Survival was 12,5 %.", "percent", 12.5),
        ("There are 3.5 cases per 100 000 children.", "rate", 3.5),
        ("Incidence is 12 per 1 million.", "rate", 12),
        ("The dose was 3 mg/kg.", "dose", 3),
        ("The risk rose threefold.", "fold", 3),
        ("It was found in 4,832 patients.", "count", 4832),
    ],
)
def test_numbers_in_all_their_forms(text: str, kind: str, value: float) -> None:
    assert [(one.kind, one.value) for one in read(text)] == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "IL-2, CD19, GD2, H3K27M and 3F8 are names.",
        "Samples were kept at 4 °C since 2017.",
        "Grade 3 pain and stage 4 disease in a phase 2 trial.",
        "The 2nd visit of Table 1.",
    ],
)
def test_labels_names_years_and_temperatures_are_no_figures(text: str) -> None:
    assert read(text) == ()


def test_intervals_parts_and_ranges() -> None:
    ratio, part, low = read("HR 0.74 (95% CI 0.65 to 0.85), 12 of 35 patients, 34% to 66%.")
    assert ratio.interval == (0.65, 0.85)
    assert (part.value, part.of) == (12, 35)
    assert (low.value, low.high) == (34, 66)


def one(text: str) -> Figure:
    [figure] = read(text)
    return figure


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Survival was 57%.", "Survival was 56.6%."),
        ("About 60% survived.", "Survival was 57.8%."),
        ("More than half responded.", "The response rate was 53%."),
        ("The median survival was 2 years.", "The median survival was 24 months."),
        ("Survival was 56.6%.", "Survival was 57%."),
        ("A third of them relapsed.", "Relapse was seen in 34%."),
    ],
)
def test_two_figures_are_the_same(said: str, known: str) -> None:
    assert equal(one(said), one(known))


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("9/13 responded.", 9, 13),
        ("Of these, 12 of 35 patients relapsed.", 12, 35),
        ("Relapse was seen in five of 20 patients.", 5, 20),
        ("12 of 10 patients relapsed.", 12, None),
        ("The rate was 3.5 of 10 patients.", 3.5, None),
        ("It took 3 of 12 weeks.", 3, None),
        ("The pressure was 120/180 mm Hg.", 120, None),
        ("It was seen on 1/10/20 patients.", 1, None),
    ],
)
def test_a_part_has_a_whole_that_can_be_its_whole(text: str, value: float, of: float | None) -> None:
    first = read(text)[0]
    assert (first.value, first.of) == (value, of)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("There were 3 cases per 100 children.", "per 100"),
        ("There were 4 deaths per thousand births.", "per 1000"),
        ("There were 3 cases per hundred thousand children.", "per 100000"),
        ("There are 3 cases per million children.", "per 1000000"),
    ],
)
def test_a_rate_is_told_by_what_it_is_per(text: str, unit: str) -> None:
    assert [(one.kind, one.unit) for one in read(text)] == [("rate", unit)]


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("About", "~"),
        ("Nearly", "~"),
        ("More than", ">"),
        ("At least", ">"),
        ("Up to", "<"),
        ("Fewer than", "<"),
        ("All", ""),
    ],
)
def test_words_before_a_figure_bound_it(words: str, bound: str) -> None:
    assert [one.bound for one in read(f"{words} 30% relapsed.")] == [bound]


def test_two_figures_are_not_the_same() -> None:
    assert not equal(one("Survival was 57%."), one("Survival was 58%."))
    assert not equal(one("The hazard ratio was 0.74."), one("The odds ratio was 0.74."))


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Survival was 80%.", "Mortality was 20%."),
        ("The risk fell by 26%.", "The hazard ratio was 0.74."),
        ("Relapse was seen in 25%.", "Relapse was seen in 12 of 48 children."),
        (
            "Survival was 10 percentage points better: a difference of 10%.",
            "Survival was 60% with it and 50% without it.",
        ),
    ],
)
def test_what_follows_from_the_source_is_found(said: str, known: str) -> None:
    assert {each.outcome for each in tally(read(said)[-1:], read(known))} == {"found"}


def test_records_keep_figures_without_the_text() -> None:
    record = Record(
        id="pmid:1", source="pubmed", item=Item(), abstract=(AbstractPart(text="Survival was 80%. None (0%) died."),)
    )
    lookup = Lookup.model_validate(
        {
            "reference": "r",
            "source": "pubmed",
            "asked": "pmid:1",
            "url": "",
            "retrieved": "2026-01-01T00:00:00Z",
            "records": [record],
        }
    )
    [kept] = with_figures(lookup, abstracts=False).records
    assert kept.abstract == ()
    assert [figure.value for figure in kept.figures] == [80, 0]
    assert json.loads(kept.model_dump_json(by_alias=True))["figures"][0]["measure"] == "survival"
    assert with_figures(lookup, abstracts=True).records[0].abstract == record.abstract


@given(st.text(alphabet="0123456789.,%±–-/ ()anofPHR=<≥·years group", max_size=120))
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= figure.start < figure.end <= len(text) for figure in read(text))
