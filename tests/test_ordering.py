"""The fewest things that would have to move for a list to be in order."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from curate.rules.common.ordering import out_of_order


def left(numbers: list[int], moved: set[int]) -> list[int]:
    return [number for at, number in enumerate(numbers) if at not in moved]


@given(st.lists(st.integers(0, 20), max_size=40))
def test_what_stays_is_in_order(numbers: list[int]) -> None:
    kept = left(numbers, out_of_order(numbers))
    assert kept == sorted(kept)


@given(st.lists(st.integers(0, 6), max_size=7))
def test_no_fewer_would_do(numbers: list[int]) -> None:
    fewest = len(out_of_order(numbers))
    for count in range(fewest):
        for moved in combinations(range(len(numbers)), count):
            kept = left(numbers, set(moved))
            assert kept != sorted(kept)


def test_one_number_that_comes_early_is_the_one_to_move() -> None:
    assert out_of_order([9, 1, 2, 3, 4]) == {0}


def test_one_number_that_comes_late_is_the_one_to_move() -> None:
    assert out_of_order([2, 3, 4, 5, 1]) == {4}
