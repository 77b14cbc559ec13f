from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from pydantic import ValidationError

from curate import reviewing
from curate.claim import Cited, Claim, Selector
from curate.facts import Facts
from curate.finding import Finding
from curate.link import Link
from curate.outline import Outline
from curate.record import AbstractPart, Lookup, Notice, Record
from curate.reference import Item, Name, Reference
from curate.review import Part, Review, Seen
from curate.survey import Survey

TODAY = date(2025, 6, 1)
TABLES = Item(title="Why so many tables wobble", author=(Name(family="Mora", given="J"),), doi="10.1000/1")
MORA = Reference(id="mora-2025", n=1, string="Mora J. Why so many tables wobble. 2025.", item=TABLES)
LI = Reference(id="li-2019", n=2, string="Li X. Legs. 2019.", item=Item(title="Legs", author=(Name(family="Li"),)))
CLAIM = Claim(
    id="introduction-01",
    statement="Half of all tables wobble.",
    selector=Selector(digest="a" * 16),
    citations=(Cited(exact="[1]", form="numeric", references=("mora-2025",), candidates=("li-2019",)),),
    links=(Link(reference="zhu-2020"),),
)  # fmt: skip
RECORD = Record(
    id="pmid:1",
    source="pubmed",
    item=TABLES,
    abstract=(AbstractPart(text="All of them wobble."),),
)


def facts(claim: Claim = CLAIM, reference: Reference = MORA, *records: Record) -> Facts:
    lookups = tuple(
        Lookup(reference="mora-2025", source=one.source, asked="doi:10.1000/1", url="", retrieved=datetime(2025, 5, 1, tzinfo=UTC), records=(one,))
        for one in records
    )  # fmt: skip
    return Facts(origin="registry", today=TODAY, claims=(claim,), references=(reference, LI), lookups=lookups)


SEEN = Survey(facts()).sight(CLAIM, "mora-2025")
OTHER = Seen(claim=Part(digest="b" * 16, text="Few tables wobble."))


def review(decision: str = "supports", **more: object) -> Review:
    about = {"reference": "mora-2025"} if "finding" not in more else {}
    fields = {"reviewer": "A. Bee", "date": date(2025, 5, 1), "decision": decision, "seen": SEEN, **about}
    return Review.model_validate({**fields, **more})


def opinion(decision: str = "rejected", **more: object) -> Review:
    seen = Seen(claim=SEEN.claim)
    fields = {"reason": "It does not.", "finding": "a-rule", "seen": seen, "until": None, **more}
    return review(decision, **fields)


def reviewed(*reviews: Review) -> Claim:
    return CLAIM.model_copy(update={"reviews": reviews})


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (review(), "settled"),
        (review(seen=Seen()), "unpinned"),
        (review(seen=OTHER), "lapsed"),
        (review(until=date(2025, 5, 31)), "expired"),
        (review(until=date(2025, 6, 1)), "settled"),
        (opinion("deferred", until=date(2025, 7, 1)), "deferred"),
        (opinion("deferred", until=date(2025, 5, 1)), "expired"),
        (opinion("deferred", until=date(2025, 7, 1), seen=OTHER), "lapsed"),
    ],
)
def test_a_review_stands_while_what_it_saw_does(one: Review, state: str) -> None:
    assert reviewing.state(one, SEEN, TODAY) == state


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "either a link"),
        ({"reference": "a", "finding": "b"}, "either a link"),
        ({"finding": "b"}, "those about a finding are accepted, rejected, deferred"),
        ({"reference": "a", "decision": "accepted"}, "those about a link are supports"),
        ({"finding": "b", "decision": "rejected", "reason": " "}, "with a reason"),
        ({"finding": "b", "decision": "deferred"}, "until a day"),
        ({"reference": "a", "reviewer": ""}, "at least 1 character"),
        ({"reference": "a", "evidence": [{"quote": ""}]}, "at least 1 character"),
        ({"reference": "a", "evidence": [{"quote": "q", "label": "sheet"}]}, "'page'"),
    ],
)
def test_a_review_that_settles_nothing_is_refused(fields: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Review.model_validate({"reviewer": "A. Bee", "date": "2025-05-01", "decision": "supports", **fields})


def stands(claim: Claim, reference: Reference = MORA, *records: Record) -> reviewing.Outcome:
    return Survey(facts(claim, reference, *records)).link(claim, "mora-2025")


def test_a_link_stands_as_its_best_review() -> None:
    assert stands(CLAIM).state == "open"
    assert stands(reviewed(review(seen=OTHER), review())).state == "settled"
    lapsed = stands(reviewed(review(seen=OTHER)))
    assert (lapsed.state, lapsed.decision) == ("lapsed", None)
    assert [(one.what, one.was, one.now) for one in lapsed.changes] == [
        ("claim", "Few tables wobble.", "Half of all tables wobble.")
    ]
    assert stands(reviewed(review("does-not-support", reference="li-2019"), opinion())).state == "open"


@pytest.mark.parametrize(
    ("change", "lapses"),
    [
        ({"statement": "All tables wobble."}, True),
        ({"selector": Selector(digest="b" * 16)}, True),
        ({"citations": (Cited(exact="[7, 9]", form="numeric", references=("mora-2025", "li-2019")),)}, False),
        ({"selector": Selector(digest="a" * 16, paragraph=9, start=100)}, False),
        ({"citations": (Cited(exact="[7]", form="numeric", references=("mora-2025",)),)}, False),
        ({"id": "results-01", "section": "results"}, False),
    ],
)
def test_a_decision_lapses_with_the_substance_of_the_claim_only(change: dict[str, object], lapses: bool) -> None:
    how = stands(reviewed(review()).model_copy(update=change))
    assert how.state == ("lapsed" if lapses else "settled")
    assert [one.what for one in how.changes] == (["claim"] if lapses else [])


@pytest.mark.parametrize(
    ("change", "lapses"),
    [
        ({"n": 7, "label": "7"}, False),
        ({"string": "MORA J.  “Why so many tables wobble” (2025)"}, False),
        ({"string": "Mora J. Why so many tables wobble. 2026."}, True),
        ({"item": TABLES.model_copy(update={"volume": "3"})}, True),
    ],
)
def test_a_decision_lapses_with_the_substance_of_the_reference_only(change: dict[str, object], lapses: bool) -> None:
    how = stands(reviewed(review()), MORA.model_copy(update=change))
    assert [one.what for one in how.changes] == (["reference"] if lapses else [])


def test_a_decision_lapses_when_a_record_that_was_seen_changes() -> None:
    seen = Survey(facts(CLAIM, MORA, RECORD)).sight(CLAIM, "mora-2025")
    claim = reviewed(review(seen=seen))
    assert stands(claim, MORA, RECORD).state == "settled"
    longer = RECORD.model_copy(update={"abstract": (AbstractPart(text="Some of them wobble a lot."),)})
    (change,) = stands(claim, MORA, longer).changes
    assert (change.what, change.source) == ("record", "pubmed")
    assert "abstract of 19 characters" in change.was
    assert "abstract of 26 characters" in change.now


def test_another_source_lapses_nothing_until_it_brings_a_notice() -> None:
    claim = reviewed(review(seen=Survey(facts(CLAIM, MORA, RECORD)).sight(CLAIM, "mora-2025")))
    second = Record(id="doi:10.1000/1", source="crossref", item=RECORD.item)
    assert stands(claim, MORA, RECORD, second).state == "settled"
    retracted = second.model_copy(update={"notices": (Notice(kind="retraction", identifier="doi:10.1000/2"),)})
    (change,) = stands(claim, MORA, RECORD, retracted).changes
    assert (change.what, change.was, change.now) == ("notices", "none", "retraction doi:10.1000/2")


def test_a_first_record_lapses_nothing() -> None:
    assert stands(reviewed(review()), MORA, RECORD).state == "settled"


BEE, COW = "A. Bee", "B. Cow"


@pytest.mark.parametrize(
    ("decisions", "state", "holds"),
    [
        ([(BEE, "supports", 1), (COW, "supports", 2)], "settled", "supports"),
        ([(BEE, "supports", 1), (COW, "partly-supports", 2)], "conflict", None),
        ([(BEE, "supports", 1), (COW, "cannot-tell", 2)], "settled", "supports"),
        ([(BEE, "cannot-tell", 1), (COW, "cannot-tell", 2)], "settled", "cannot-tell"),
        ([(BEE, "supports", 1), (COW, "off-topic", 2), (BEE, "off-topic", 3)], "settled", "off-topic"),
    ],
)
def test_two_reviewers_agree_or_do_not(decisions: list[tuple[str, str, int]], state: str, holds: str | None) -> None:
    made = [review(said, reviewer=who, date=date(2025, 5, day)) for who, said, day in decisions]
    for order in permutations(made):
        how = stands(reviewed(*order))
        assert (how.state, how.decision) == (state, holds)


def test_an_adjudication_settles_a_conflict_and_lapses_like_any_other() -> None:
    two = (review(), review("off-topic", reviewer=COW))
    third = review("partly-supports", reviewer="C. Dog", adjudicates=True)
    assert stands(reviewed(*two)).state == "conflict"
    assert stands(reviewed(third, *two)).decision == "partly-supports"
    assert stands(reviewed(*two, third.model_copy(update={"seen": OTHER}))).state == "conflict"


def finding(rule: str = "a-rule", subject: str = CLAIM.id, fingerprint: str = "f1") -> Finding:
    return Finding(rule=rule, code="CIT999", level="warning", confidence="high", message="It wobbles.", subject=subject, fingerprint=fingerprint)  # fmt: skip


@pytest.mark.parametrize(
    ("reviews", "set_aside"),
    [
        ((), False),
        ((opinion(),), True),
        ((opinion(finding="CIT999"),), True),
        ((opinion(fingerprint="f1"),), True),
        ((opinion(fingerprint="f2"),), False),
        ((opinion(seen=Seen()),), True),
        ((opinion("deferred", until=date(2025, 7, 1)),), True),
        ((opinion("deferred", until=date(2025, 5, 2)),), False),
        ((opinion("accepted"),), False),
        ((opinion(finding="another-rule"),), False),
        ((review("off-topic"),), False),
        ((opinion(seen=OTHER),), False),
        ((opinion(), opinion("accepted", date=date(2025, 5, 2))), False),
        ((opinion(), opinion("accepted", reviewer=COW)), False),
    ],
)
def test_a_finding_is_set_aside_by_a_standing_decision(reviews: tuple[Review, ...], set_aside: bool) -> None:
    claim = reviewed(*reviews)
    settled = reviewing.settling(finding(), claim, Survey(facts(claim)).sight, TODAY)
    assert (settled is not None) == set_aside


def test_a_finding_about_the_whole_is_settled_in_the_outline() -> None:
    outline = Outline(reviews=(opinion(fingerprint="f1", seen=Seen()),))
    whole = facts().model_copy(update={"outline": outline})
    settled = reviewing.settling(finding(subject=""), outline, Survey(whole).sight, TODAY)
    assert settled == outline.reviews[0]
    assert Survey(whole).settled(finding(subject="")).state == "settled"
    assert Survey(whole).settled(finding(subject="", fingerprint="f2")).state == "open"


def test_reviews_of_what_is_not_there_are_unused() -> None:
    claim = reviewed(
        review(),
        review(reference="li-2019", seen=Seen()),
        review(reference="zhu-2020", seen=Seen()),
        review(reference="gone-2001"),
        opinion(),
        opinion(fingerprint="f2"),
        opinion(fingerprint="f3", seen=OTHER),
        opinion(finding="another-rule"),
        opinion(finding="another-rule", seen=OTHER),
        opinion(finding="unknown-yet"),
    )
    sight = Survey(facts(claim)).sight
    found = list(reviewing.unused(facts(claim), [finding()], frozenset({"a-rule", "another-rule"}), sight))
    assert [(one.review.reference, one.review.finding, one.review.fingerprint, one.missing) for one in found] == [
        ("gone-2001", None, "", "link"),
        (None, "a-rule", "f2", "finding"),
        (None, "another-rule", "", "finding"),
        (None, "another-rule", "", "finding"),
    ]
    fallen = list(reviewing.fallen(facts(claim), found, sight))
    assert [(one.review.finding, one.review.fingerprint, one.changes[0].what) for one in fallen] == [
        ("a-rule", "f3", "claim")
    ]
