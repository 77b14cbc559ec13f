from datetime import date

import pytest

from curate import reviewing
from curate.claim import Cited, Claim, Selector
from curate.facts import Facts
from curate.finding import Finding
from curate.link import Link
from curate.reference import Item, Reference
from curate.review import Decision, Review

TODAY = date(2025, 6, 1)
CLAIM = Claim(
    id="introduction-01",
    statement="Half of all tables wobble.",
    selector=Selector(digest="a" * 16),
    citations=(Cited(exact="[1]", form="numeric", references=("mora-2025",), candidates=("li-2019",)),),
    links=(Link(reference="zhu-2020"),),
)
SEEN = CLAIM.digest()


def review(decision: Decision = "supports", **more: object) -> Review:
    fields: dict[str, object] = {"reviewer": "A. Bee", "date": date(2025, 5, 1), "decision": decision, "seen": SEEN}
    return Review.model_validate({**fields, **more})


def reviewed(*reviews: Review) -> Claim:
    return CLAIM.model_copy(update={"reviews": reviews})


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (review(), "settled"),
        (review(seen=""), "unpinned"),
        (review(seen="b" * 16), "lapsed"),
        (review(until=date(2025, 5, 31)), "expired"),
        (review(until=date(2025, 6, 1)), "settled"),
        (review("deferred", until=date(2025, 7, 1)), "deferred"),
        (review("deferred", until=date(2025, 5, 1)), "expired"),
        (review("deferred", seen="b" * 16), "lapsed"),
    ],
)
def test_a_review_stands_while_what_it_saw_does(one: Review, state: str) -> None:
    assert reviewing.state(one, SEEN, TODAY) == state


def test_a_claim_stands_as_its_best_review() -> None:
    assert reviewing.standing(CLAIM, TODAY) == "open"
    assert reviewing.standing(reviewed(review(seen="b" * 16), review()), TODAY) == "settled"
    assert reviewing.standing(reviewed(review(seen="b" * 16)), TODAY) == "lapsed"
    linked = reviewed(review(reference="mora-2025"), review("rejected", finding="a-rule"))
    assert reviewing.standing(linked, TODAY) == "open"
    assert reviewing.standing(linked, TODAY, reference="mora-2025") == "settled"


def test_a_reference_is_reviewed_too() -> None:
    reference = Reference(id="mora-2025", n=1, string="Mora J. 2025.", item=Item(title="Tables"))
    kept = reference.model_copy(update={"reviews": (review(seen=reference.digest()),)})
    assert reviewing.standing(kept, TODAY) == "settled"
    assert reviewing.standing(kept.model_copy(update={"n": 7}), TODAY) == "settled"
    assert reviewing.standing(kept.model_copy(update={"string": "Mora J. 2026."}), TODAY) == "lapsed"


@pytest.mark.parametrize(
    ("change", "lapses"),
    [
        ({"statement": "All tables wobble."}, True),
        ({"selector": Selector(digest="b" * 16)}, True),
        ({"citations": ()}, True),
        ({"selector": Selector(digest="a" * 16, paragraph=9, start=100)}, False),
        ({"citations": (Cited(exact="[7]", form="numeric", references=("mora-2025",)),)}, False),
        ({"id": "results-01", "section": "results"}, False),
    ],
)
def test_a_review_lapses_with_the_substance_only(change: dict[str, object], lapses: bool) -> None:
    assert (CLAIM.model_copy(update=change).digest() != SEEN) == lapses


def finding(rule: str = "a-rule", subject: str = CLAIM.id) -> Finding:
    return Finding(rule=rule, code="CIT999", level="warning", confidence="high", message="It wobbles.", subject=subject)


@pytest.mark.parametrize(
    ("reviews", "set_aside"),
    [
        ((), False),
        ((review("rejected", finding="a-rule"),), True),
        ((review("rejected", finding="CIT999"),), True),
        ((review("rejected", finding="a-rule", seen=""),), True),
        ((review("deferred", finding="a-rule", until=date(2025, 7, 1)),), True),
        ((review("deferred", finding="a-rule", until=date(2025, 5, 2)),), False),
        ((review("accepted", finding="a-rule"),), False),
        ((review("rejected", finding="another-rule"),), False),
        ((review("rejected"),), False),
        ((review("rejected", finding="a-rule", seen="b" * 16),), False),
        ((review("rejected", finding="a-rule"), review("accepted", finding="a-rule", date=date(2025, 5, 2))), False),
    ],
)
def test_a_finding_is_set_aside_by_a_standing_decision(reviews: tuple[Review, ...], set_aside: bool) -> None:
    settled = reviewing.settling(finding(), reviewed(*reviews), TODAY)
    assert (settled is not None) == set_aside


def test_reviews_of_what_is_not_there_are_unused() -> None:
    claim = reviewed(
        review(reference="mora-2025"),
        review(reference="li-2019"),
        review(reference="zhu-2020"),
        review(reference="gone-2001"),
        review("rejected", finding="a-rule"),
        review("rejected", finding="another-rule"),
        review("rejected", finding="unknown-yet"),
    )
    facts = Facts(origin="registry", today=TODAY, claims=(claim,))
    found = list(reviewing.unused(facts, [finding()], frozenset({"a-rule", "another-rule"})))
    assert [(one.review.reference, one.review.finding, one.missing) for one in found] == [
        ("gone-2001", None, "link"),
        (None, "another-rule", "finding"),
    ]
