"""A long list: what a claim cites is scored as in the list of those that it is compared with."""

import numpy as np

from curate.score import Query, Source
from curate.scoring import MOST, topic
from curate.scoring.signalling import joined, signals

WORDS = [
    "sleep",
    "nurse",
    "shift",
    "relapse",
    "tumour",
    "antibody",
    "infusion",
    "pain",
    "walking",
    "kidney",
    "cohort",
    "winter",
    "copper",
    "signal",
    "memory",
    "dose",
]


def sources(count: int) -> list[Source]:
    titles = (
        " ".join(WORDS[(at * step + step) % len(WORDS)] for step in (1, 3, 5, 7)) + f" in cohort {at}"
        for at in range(count)
    )
    return [
        Source(
            id=f"r{at}", title=title, abstract="A sentence on dose and pain. Another on sleep." if at % 7 == 0 else ""
        )
        for at, title in enumerate(titles)
    ]


def test_a_part_of_a_list_is_the_list_of_that_part() -> None:
    whole = topic(sources(60))
    kept = [3, 7, 8, 20, 21, 49, 59]
    part, alone = whole.listed.part(kept), topic([whole.listed.sources[at] for at in kept]).listed
    for name in ("vectors", "first", "ids", "words", "weights", "idf", "starts", "lengths", "titled"):
        assert np.array_equal(getattr(part, name), getattr(alone, name)), name
    assert (part.sources, part.evidence, dict(part.places)) == (alone.sources, alone.evidence, dict(alone.places))


def test_all_are_scored_where_the_whole_list_is_asked_for() -> None:
    scorer = topic(sources(MOST + 150))
    claim = Query("Pain during the infusion of an antibody grows with its dose.", cited=("r299", "r17"))
    assert len(scorer.scores(claim)) == MOST + 150
    some = scorer.scores(Query(claim.claim, cited=claim.cited, whole=False))
    assert MOST <= len(some) <= MOST + 2
    assert {some[ref].verdict for ref in claim.cited} <= {"fits", "note", "warning", "error"}
    assert [ref for ref in some if some[ref].verdict == "not cited"] == [ref for ref in some if ref not in claim.cited]


def test_short_lists_are_always_scored_whole() -> None:
    scorer = topic(sources(MOST))
    query = Query("Pain during the infusion of an antibody.", cited=("r1",))
    some = scorer.scores(Query(query.claim, cited=query.cited, whole=False))
    assert dict(some) == dict(scorer.scores(query))


def test_the_signals_of_two_lists_are_those_of_one() -> None:
    whole = topic(sources(40))
    claim, before = "Pain during the infusion of an antibody.", "Nurses sleep less."
    two = [whole.listed.part(part) for part in (range(25), range(25, 40))]
    together = joined(*(signals(claim, before, one, whole.model) for one in two))
    alone = signals(claim, before, whole.listed, whole.model)
    for name in ("meaning", "claim", "before", "words", "back", "shared", "previous", "rarest"):
        assert np.allclose(getattr(together, name), getattr(alone, name), atol=1e-6), name
    assert two[0].followed(two[1]).evidence == whole.listed.evidence


def test_a_work_that_is_cited_twice_is_scored_once() -> None:
    scorer = topic(sources(MOST + 150))
    claim = "Pain during the infusion of an antibody grows with its dose."
    once, twice = (scorer.scores(Query(claim, cited=cited, whole=False)) for cited in (("r299",), ("r299", "r299")))
    assert dict(once) == dict(twice)


def test_works_without_a_title_take_no_place_among_those_that_are_compared() -> None:
    untitled = [Source(f"u{at}") for at in range(MOST * 4)]
    query = Query("Pain during the infusion of an antibody.", cited=("r1", "u1", "none"), whole=False)
    some = topic([*untitled, *sources(20)]).scores(query)
    assert (len(some), some["r1"].verdict != "not evaluated", some["u1"].verdict) == (21, True, "not evaluated")
    nothing = topic(untitled).scores(query)
    assert [(ref, one.verdict) for ref, one in nothing.items()] == [("u1", "not evaluated")]
