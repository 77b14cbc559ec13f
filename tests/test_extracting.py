"""Which sentences of an abstract a claim is nearest to."""

from curate.extract import digest
from curate.extracting import MOST, passages
from curate.figuring import read

ABSTRACT = (
    "Tables wobble for many reasons. We looked at 412 tables in schools over five years. Wobbling was seen in 52% of the"
    " tables after 3 years. A wedge of cork under one leg stopped the wobbling in most of them. Cork comes from Portugal."
)


def test_a_sentence_with_the_same_figure_comes_first() -> None:
    claim = "Wobbling was seen in 52% of tables in schools."
    found = passages(claim, ABSTRACT, read(claim), same_language=True)
    first = found[0]
    assert (first.sentence, first.why, first.figures) == (3, "same figures", ("52%",))
    assert first.text == ABSTRACT[first.start : first.end]
    assert first.digest == digest(first.text)
    assert len(found) <= MOST
    assert 0 < first.score <= 1


def test_without_figures_the_nearest_is_taken() -> None:
    claim = "A piece of cork below a leg keeps a table from wobbling."
    (first, *_) = passages(claim, ABSTRACT, read(claim), same_language=True)
    assert (first.sentence, first.why, first.figures) == (4, "nearest", ())


def test_another_language_is_compared_by_figures_only() -> None:
    claim = "Bei 52% der Tische in Schulen wackelte die Platte."
    found = passages(claim, ABSTRACT, read(claim), same_language=False)
    assert [(one.sentence, one.why) for one in found] == [(3, "same figures")]
    claim = "Tische wackeln."
    assert passages(claim, ABSTRACT, read(claim), same_language=False) == ()


def test_nothing_is_chosen_of_nothing() -> None:
    assert passages("", ABSTRACT, (), same_language=True) == ()
    assert passages("Tables wobble.", "", (), same_language=True) == ()


def test_a_sentence_that_only_asks_is_no_evidence_where_another_answers() -> None:
    abstract = (
        "We aimed to determine whether cork wedges reduce the wobbling of tables in schools. In the tables with a cork wedge the"
        " wobbling fell by half. OBJECTIVE Wedges of cork and wobbling of tables in schools."
    )
    claim = "Cork wedges reduce the wobbling of tables."
    (first, *_) = passages(claim, abstract, (), same_language=True)
    assert first.sentence == 2


def test_all_that_the_claim_says_counts_more_than_how_short_a_sentence_is() -> None:
    abstract = (
        "Cork wedges are cheap. In a study of 412 desks, chairs and other pieces in schools of three towns, put up in rows and looked"
        " at every week, thin plates made of cork were better than paper at stopping the wobbling of a table."
    )
    (first, *_) = passages("Cork wedges stop tables from wobbling better than paper.", abstract, (), same_language=True)
    assert first.sentence == 2
