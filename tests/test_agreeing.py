from datetime import date

import pytest

from curate.review import Review, Seen
from curate.reviewing.agreeing import agreements, independent, kappa

TODAY = date(2025, 6, 1)


def pairs(*counts: tuple[str, str, int]) -> list[tuple[str, str]]:
    return [(a, b) for a, b, times in counts for _ in range(times)]


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ([("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)], 0.4),
        ([("yes", "yes", 45), ("yes", "no", 15), ("no", "yes", 25), ("no", "no", 15)], 0.1304),
        ([("a", "a", 3), ("b", "b", 4)], 1.0),
        ([("a", "b", 5), ("b", "a", 5)], -1.0),
        ([("a", "a", 1), ("a", "b", 1), ("b", "a", 1), ("b", "b", 1)], 0.0),
        ([("a", "b", 4)], 0.0),
    ],
)
def test_kappa_is_that_of_the_books(counts: list[tuple[str, str, int]], value: float) -> None:
    assert kappa(pairs(*counts)) == pytest.approx(value, abs=5e-5)


def test_kappa_is_undefined_where_chance_gives_all() -> None:
    assert kappa([]) is None
    assert kappa(pairs(("a", "a", 7))) is None


def review(who: str, decision: str, day: int = 1, **more: object) -> Review:
    fields = {"reviewer": who, "date": date(2025, 5, day), "decision": decision, "reference": "mora-2025"}
    return Review.model_validate({**fields, **more})


def test_the_first_decision_that_holds_is_the_independent_one() -> None:
    reviews = (
        review("A", "supports", 5),
        review("A", "cannot-tell", 2),
        review("A", "off-topic", 1, until=date(2025, 5, 30)),
        review("B", "background", 3),
        review("C", "supports", 4, adjudicates=True),
    )
    found = independent(reviews, Seen(), TODAY)
    assert {who: one.decision for who, one in found.items()} == {"A": "cannot-tell", "B": "background"}


def test_agreement_is_told_for_each_two_who_share_something() -> None:
    both = {"A": review("A", "supports"), "B": review("B", "off-topic")}
    same = {"A": review("A", "supports"), "B": review("B", "supports")}
    other = {"C": review("C", "supports")}
    found = agreements([both, same, other], [])
    assert [(one.a, one.b, one.kind, one.both, one.agreed, one.kappa) for one in found] == [
        ("A", "B", "link", 2, 1, 0.0)
    ]
    (nothing,) = agreements([{"A": both["A"]}, {"B": both["B"]}], [])
    assert (nothing.both, nothing.kappa) == (0, None)
    assert nothing.reason == "there is none about which both have decided"
    (chance,) = agreements([same, same], [])
    assert chance.kappa is None
    assert chance.reason.startswith("both used one and the same decision")
