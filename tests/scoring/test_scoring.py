from dataclasses import replace

import pytest

from curate.score import Query, Row, Score, Source, best
from curate.scoring import FEWEST, topic
from scoring.works import CLAIM, FITS, MISSES, SOURCES


def test_what_the_claim_is_about_scores_highest() -> None:
    scores = topic(SOURCES).scores(Query(CLAIM, "", (FITS, MISSES)))
    assert list(scores) == [source.id for source in SOURCES]
    assert max(scores, key=lambda ref: scores[ref].score) == FITS
    assert scores[FITS].verdict == "fits"
    assert scores[MISSES].verdict == "error"
    assert scores[MISSES].reasons == (
        "no telling word of the claim is in its title",
        "fits as number 16 of 16 references",
    ) or (scores[MISSES].reasons[0] == "no telling word of the claim is in its title")
    assert scores["1"].verdict == "not cited"
    assert not scores["1"].reasons


def test_the_same_question_is_answered_the_same_whatever_was_asked_before() -> None:
    scorer = topic(SOURCES)
    first = scorer.scores(Query(CLAIM))
    scorer.scores(Query("Eels migrate through locks."))
    assert scorer.scores(Query(CLAIM)) == first == topic(SOURCES).scores(Query(CLAIM))


def test_what_is_cited_changes_no_score() -> None:
    scorer = topic(SOURCES)
    free, cited = scorer.scores(Query(CLAIM)), scorer.scores(Query(CLAIM, "", (FITS,)))
    assert [one.score for one in free.values()] == [one.score for one in cited.values()]


def test_the_sentence_before_tells_what_a_short_one_is_about() -> None:
    scorer = topic(SOURCES)
    alone = scorer.scores(Query("It rose by half in two years.", "", ("3",)))["3"]
    after = scorer.scores(
        Query("It rose by half in two years.", "The yield of durum wheat depends on drought.", ("3",))
    )["3"]
    assert after.score > alone.score + 1


def test_an_abstract_is_looked_at_sentence_by_sentence() -> None:
    vague = Source("17", "A report from four centres", "")
    told = replace(
        vague,
        abstract="We asked four centres. Gabapentin relieved pain during infusions of anti-GD2 antibodies. All agreed.",
    )
    by_title = topic((*SOURCES, vague)).scores(Query(CLAIM, "", ("17",)))["17"]
    by_abstract = topic((*SOURCES, told)).scores(Query(CLAIM, "", ("17",)))["17"]
    assert (by_title.evidence, by_abstract.evidence) == ("title", "abstract")
    assert by_abstract.score > by_title.score + 2


def test_headings_count_as_a_sentence() -> None:
    vague = Source("17", "A report from four centres")
    told = replace(vague, headings=("Gabapentin", "Pain", "Gangliosides", "Neuroblastoma"))
    found = [topic((*SOURCES, one)).scores(Query(CLAIM))["17"].score for one in (vague, told)]
    assert found[1] > found[0] + 1


@pytest.mark.parametrize(
    ("abstract", "headings", "evidence", "looked"),
    [
        ("", (), "title", "title"),
        ("", ("Eels", "Rivers"), "headings", "title and headings"),
        ("", ("…", ""), "title", "title"),
        ("Eels were counted in four rivers.", (), "abstract", "title and abstract"),
        ("Eels were counted in four rivers.", ("Eels",), "abstract", "title and abstract"),
    ],
)
def test_headings_are_not_taken_for_an_abstract(
    abstract: str, headings: tuple[str, ...], evidence: str, looked: str
) -> None:
    one = Source("17", "A report from four centres", abstract, headings)
    score = topic((*SOURCES, one)).scores(Query(CLAIM, "", ("17",)))["17"]
    assert score.evidence == evidence
    assert score.reasons[0].startswith(
        (f"no telling word of the claim is in its {looked}", f"shares with its {looked}:")
    )
    assert "; " not in score.reasons[0]


@pytest.mark.parametrize(
    ("sources", "claim", "reason"),
    [
        (SOURCES[: FEWEST - 1], CLAIM, "only 14 references have a title, and 15 are needed to compare with"),
        ((replace(SOURCES[0], title=" "), *SOURCES[1:]), CLAIM, "the reference has no title"),
        (SOURCES, "… [1].", "the claim has no words"),
        (
            SOURCES,
            "Антитіла зменшили біль у дітей із нейробластомою.",
            "the claim is in Cyrillic letters and the title in Latin letters",
        ),
    ],
)
def test_no_verdict_without_the_means_for_one(sources: tuple[Source, ...], claim: str, reason: str) -> None:
    score = topic(sources).scores(Query(claim, "", ("1",)))["1"]
    assert score.verdict == "not evaluated"
    assert score.reasons == (reason,)


def test_odd_lists_have_scores_too() -> None:
    odd = (Source("a"), Source("b", "…"), Source("c", "", "An abstract about eels."), Source("d", "Eels"))
    for sources in (odd, odd[:1], odd[3:], (), (Source("e", "wort " * 5000, "Satz. " * 500),)):
        scores = topic(sources).scores(Query("Eels migrate.", "x " * 9000, ("a", "d")))
        assert set(scores) == {source.id for source in sources}
        assert all(-50 < one.score < 50 for one in scores.values())


def test_a_score_is_made_when_it_is_first_asked_for() -> None:
    made: list[str] = []

    def make(ref: str) -> Score:
        made.append(ref)
        return Score(score=1.0, evidence="title", verdict="fits")

    row = Row({"a": 1.0, "b": 2.0}, make)
    assert (best(row), made) == ("b", [])
    assert row["a"] == row["a"]
    assert made == ["a"]
    assert "c" not in row
