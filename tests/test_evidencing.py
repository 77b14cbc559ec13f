"""What a claim says against what its source says: direction, denial, order, caution."""

from collections.abc import Callable, Sequence

import pytest

from curate.evidencing import Contrast, negated, opposed, told, turned, unhedged

Find = Callable[[str, Sequence[str]], Contrast | None]


@pytest.mark.parametrize(
    ("find", "claim", "sentence"),
    [
        (
            opposed,
            "Zinc raises the height of bean seedlings.",
            "Zinc lowered the height of bean seedlings in our greenhouse.",
        ),
        (opposed, "Bean height increases in zinc-rich soils.", "Bean height declines in zinc-rich soils."),
        (
            opposed,
            "Zinc increases the resistance of beans to rust.",
            "Zinc increases the susceptibility of beans to rust.",
        ),
        (
            opposed,
            "Zinc suppresses root growth along furrows.",
            "Zinc was seen to promote vigorous root growth along furrows.",
        ),
        (
            negated,
            "Zinc has no effect on the height of beans.",
            "Here we show that zinc leads to greater height of beans.",
        ),
        (
            negated,
            "Bean height correlates with rainfall in spring.",
            "Bean height was uncorrelated with rainfall in spring.",
        ),
        (negated, "Zinc improved the yield of bean fields.", "Zinc did not improve the yield of bean fields."),
        (
            turned,
            "Yields were higher with zinc than with iron in fields.",
            "Yields were higher with iron than with zinc in fields.",
        ),
        (unhedged, "Zinc reduces rust on bean leaves.", "Zinc may reduce rust on bean leaves."),
    ],
)
def test_a_sentence_that_differs_is_found(find: Find, claim: str, sentence: str) -> None:
    found = find(claim, told("Beans and zinc", f"We planted beans. {sentence}"))
    assert found
    assert found.sentence == sentence


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Zinc raises the height of bean seedlings.", "Zinc raised the height of bean seedlings."),
        (
            "Zinc raises the height of bean seedlings.",
            "Deletion of the zinc carrier lowered the height of bean seedlings.",
        ),
        (
            "Zinc raises the height of bean seedlings.",
            "Zinc lowered the height of bean seedlings but raised their weight.",
        ),
        (
            "Zinc raises the height of bean seedlings.",
            "It is unknown whether zinc lowers the height of bean seedlings.",
        ),
        ("Zinc raises the height of bean seedlings.", "Iron lowered the number of aphids on cabbage."),
        (
            "Zinc has no effect on the height of beans.",
            "Zinc did not affect rust, nor had it an effect on the height of beans.",
        ),
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_left_alone(claim: str, sentence: str) -> None:
    source = told("Beans and zinc", f"We planted beans. {sentence}")
    assert opposed(claim, source) is None
    assert negated(claim, source) is None


def test_a_sentence_that_goes_the_same_way_silences_the_others() -> None:
    claim = "Zinc raises the height of bean seedlings."
    down = "Zinc lowered the height of bean seedlings in one plot."
    assert opposed(claim, told("Beans", down))
    assert opposed(claim, told("Beans", f"{down} In all, zinc raised the height of bean seedlings.")) is None
