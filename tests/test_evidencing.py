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
        (
            opposed,
            "Zinc raises the height of bean seedlings.",
            "Zinc lowered the height of bean seedlings but raised their weight.",
        ),
        (
            negated,
            "Zinc in soils was not associated with an increased height of beans, and the effects of iron were not studied.",
            "Zinc in soils was associated with an increased height of beans, and the effects of iron were not studied.",
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
        (
            turned,
            "Among farms, where wounds of leaves healed, rust was lower in the zinc group than in the iron group.",
            "Among farms, where wounds of leaves healed, rust was lower in the iron group than in the zinc group.",
        ),
        (turned, "Zinc was superior to iron for bean leaves.", "Iron was superior to zinc for bean leaves."),
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
            "Zinc lowered the weight of bean seedlings but raised their height.",
        ),
        (
            "Loss of the zinc carrier reduces, while its activation increases, the uptake of iron by beans.",
            "Activation of the zinc carrier increases, while its loss reduces, the uptake of iron by beans.",
        ),
        (
            "Zinc raises the height of bean seedlings in dry summers.",
            "Zinc raised the height of seedlings, and lowered that of rust on beans in wet summers.",
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


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "Zinc was associated with less rust on bean leaves.",
            "After adjusting for potential confounders, zinc was associated with less rust on bean leaves.",
        ),
        (
            "Zinc reduces rust on bean leaves.",
            "Zinc reduces rust on bean leaves, which may be mediated by iron.",
        ),
        ("Zinc reduces rust on bean leaves.", "Our results suggest that zinc reduces rust on bean leaves."),
        ("Zinc could reduce rust on bean leaves.", "Zinc may reduce rust on bean leaves."),
    ],
)
def test_caution_about_something_else_is_none(claim: str, sentence: str) -> None:
    assert unhedged(claim, told("Beans and zinc", f"We planted beans. {sentence}")) is None


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Rust was lower with zinc than with iron on leaves.", "Rust was lower with zinc than with iron on leaves."),
        (
            "Rust was lower with zinc than with iron on leaves.",
            "Rust was not lower with iron than with zinc on leaves.",
        ),
        ("Rust was lower with zinc than with iron on leaves.", "Rust was higher with iron than with zinc on leaves."),
    ],
)
def test_a_comparison_that_agrees_is_none_turned(claim: str, sentence: str) -> None:
    assert turned(claim, told("Beans and zinc", f"We planted beans. {sentence}")) is None
