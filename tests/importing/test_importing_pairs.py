import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.bibliography import parse
from curate.claim import Claim, Selector
from curate.importing.anchoring import anchored
from curate.importing.pairing import in_order
from curate.importing.recognising import merged, recognised
from curate.reference import Item, Reference
from curate.review import Review
from curate.sketching import digest, sketch

STRINGS = (
    "Mora J, Li X. Why tables wobble. J Furnit. 2015;12(3):100-9. doi:10.1000/jf.2015.12",
    "Lindt K. Paper under legs. Table Stud. 2012;4:1-7.",
    "Zhu Q, Ola B. Felt pads in homes and offices: a randomised trial. Home Sci. 2020;7:20-8. doi:10.1000/hs.2020.7",
    "Zhu Q, Ola B. Felt pads in homes and offices: a protocol. Home Sci. 2017;4:2-3.",
    "Society of Tables. https://tables.example.org (accessed 3 May 2024).",
)


def listed(*strings: str) -> tuple[Reference, ...]:
    return tuple(Reference(id=f"r-{n}", n=n, string=one, item=parse(one)) for n, one in enumerate(strings, 1))


def test_references_are_recognised_in_any_order() -> None:
    order = [3, 0, 4, 2, 1]
    pairs = recognised(listed(*STRINGS), listed(*(STRINGS[at] for at in order)))
    assert pairs.old_of == dict(enumerate(order))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (0, "Mora J., Li X. Why do tables wobble? Journal of Furniture 12 (2015): 100–109."),
        (0, "J. Mora and X. Li, Tables and what makes them wobble, 2015, https://doi.org/10.1000/JF.2015.12"),
        (1, "Lindt K. Paper under the legs. Table Stud. 2013;4:1-7."),
        (2, "Zhu Q, Ola B. Felt pads in homes and offices: a randomised trial. Home Sci. 2021;8:1-9. doi:10.1000/hs.2021.1"),
    ],
)  # fmt: skip
def test_a_corrected_reference_is_recognised(old: int, new: str) -> None:
    assert recognised(listed(*STRINGS), listed("Ku O. Beds. 2001.", new)).old_of == {1: old}


def test_another_work_with_a_borrowed_identifier_is_not_taken_for_it() -> None:
    news = listed("Ku O. Beds and how they creak in the night. Sleep. 2001;1:1. doi:10.1000/jf.2015.12", STRINGS[0])
    assert recognised(listed(*STRINGS[:1]), news).old_of == {1: 0}


def test_merging_keeps_what_a_person_corrected() -> None:
    old = listed(STRINGS[1])[0]
    corrected = old.item.model_copy(update={"doi": "10.1000/ts.4", "volume": "40"})
    review = Review.model_validate(
        {"reviewer": "A. Bee", "date": "2025-05-01", "decision": "accepted", "finding": "missing-identifier"}
    )
    old = old.model_copy(update={"item": corrected, "reviews": (review,), "id": "lindt-2012"})
    same = listed(STRINGS[1])[0].model_copy(update={"n": 7})
    kept = merged(old, same, reparse=False)
    assert (kept.id, kept.n, kept.item.doi, kept.item.volume, kept.reviews) == (
        "lindt-2012",
        7,
        "10.1000/ts.4",
        "40",
        (review,),
    )
    changed = listed("Lindt K. Paper under legs. Table Stud. 2013;5:1-7.")[0]
    kept = merged(old, changed, reparse=False)
    assert (kept.item.doi, kept.item.year, kept.item.volume) == ("10.1000/ts.4", 2013, "5")
    assert merged(old, same, reparse=True).item.volume == "4"


def claim(text: str, *cited: str, quote: bool = True) -> Claim:
    selector = Selector(section="S", digest=digest(text), sketch=sketch(text))
    citations = ({"exact": "[1]", "form": "numeric", "references": cited},)
    return Claim.model_validate(
        {"id": "x", "quote": text if quote else None, "selector": selector, "citations": citations if cited else ()}
    )


def test_equal_sentences_are_paired_in_their_order() -> None:
    olds = [claim("Same words."), claim("Other words here."), claim("Same words.")]
    assert anchored(olds, olds[1:] + olds[:1]).old_of == {0: 1, 1: 0, 2: 2}


def test_the_surest_pair_comes_first() -> None:
    old = claim("Pads of felt last three times longer than folded paper in homes", "a")
    near = claim("Pads of felt last longer than paper", "a")
    nearer = claim("Pads of felt last four times longer than folded paper in homes", "a")
    assert anchored([old], [near, nearer]).old_of == {1: 0}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.booleans())
def test_reworded_sentences_are_found_wherever_they_moved(seed: int, quoted: bool) -> None:
    rnd = random.Random(seed)  # noqa: S311 - not for secrets
    words = [f"w{n}" for n in range(400)]
    texts = [" ".join(rnd.sample(words, 24)) for _ in range(12)]
    order = rnd.sample(range(12), 12)
    reworded = []
    for at in order:
        parts = texts[at].split()
        for n in rnd.sample(range(24), 3):
            parts[n] = f"new{n}"
        reworded.append(" ".join(parts))
    found = anchored([claim(text, quote=quoted) for text in texts], [claim(text) for text in reworded])
    assert found.old_of == dict(enumerate(order))


@given(st.lists(st.integers(0, 20), unique=True, max_size=9))
def test_what_is_in_order_is_a_longest_rising_run(olds: list[int]) -> None:
    kept = in_order(olds)
    run = [olds[at] for at in sorted(kept)]
    assert run == sorted(run)
    best = [1] * len(olds)
    for at, old in enumerate(olds):
        best[at] = 1 + max((best[k] for k in range(at) if olds[k] < old), default=0)
    assert len(kept) == max(best, default=0)


def test_an_item_without_a_title_is_told_by_its_string() -> None:
    olds = (Reference(id="a", n=1, string="Society of Tables, yearly report on wobbling, 2024", item=Item()),)
    news = (Reference(id="b", n=1, string="Society of Tables: Yearly report on wobbling. 2024.", item=Item()),)
    assert recognised(olds, news).old_of == {0: 0}


def test_an_entry_that_keeps_its_key_is_the_same_reference_however_much_was_rewritten() -> None:
    olds, news = listed(STRINGS[0]), listed("Other A. A wholly other account of beds. Sleep Work. 2001;9:1-2.")
    (new,) = (one.model_copy(update={"id": olds[0].id}) for one in news)
    assert recognised(olds, [new]).old_of == {}
    assert recognised(olds, [new], frozenset((new.id,))).old_of == {0: 0}
