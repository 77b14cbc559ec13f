import numpy as np

from curate.scoring.adapting import adapted

NUMBERS = np.array([[1, -2], [3, 127], [0, 5]], dtype=np.int8)
STEPS = np.array([0.5, 0.01], dtype=np.float32)
FILE = (
    b"head"
    + NUMBERS.tobytes()
    + b"between"
    + STEPS.tobytes()
    + b"bias"
    + np.zeros(2, dtype=np.float32).tobytes()
    + b"end"
)
CHANGE = {
    "matrices": np.array([[4, 17, 3, 2]]),
    "down-0": np.array([[1.0], [0.0], [2.0]], dtype=np.float16),
    "up-0": np.array([[0.25, -0.5]], dtype=np.float16),
    "places": np.array([29]),
    "plain-0": np.array([7.0, 8.0], dtype=np.float32),
}


def test_a_matrix_is_changed_by_a_product_of_two_small_ones() -> None:
    found = adapted(FILE, CHANGE)
    wanted = NUMBERS * STEPS + np.array([[0.25, -0.5], [0, 0], [0.5, -1.0]])
    steps = np.frombuffer(found, np.float32, 2, 17)
    whole = np.frombuffer(found, np.int8, 6, 4).reshape(3, 2) * steps
    assert np.abs(whole - wanted).max() <= steps.max() / 2 + 1e-6


def test_plain_numbers_are_put_in_and_all_else_stays() -> None:
    found = adapted(FILE, CHANGE)
    assert np.frombuffer(found, np.float32, 2, 29).tolist() == [7, 8]
    assert (len(found), found[:4], found[10:17], found[25:29], found[37:]) == (
        len(FILE),
        b"head",
        b"between",
        b"bias",
        b"end",
    )


def test_no_change_leaves_the_numbers_as_they_are() -> None:
    none = {
        "matrices": np.array([[4, 17, 3, 2]]),
        "down-0": np.zeros((3, 1)),
        "up-0": np.zeros((1, 2)),
        "places": np.array([]),
    }
    found = adapted(FILE, none)
    before, after = (
        np.frombuffer(data, np.int8, 6, 4).reshape(3, 2) * np.frombuffer(data, np.float32, 2, 17)
        for data in (FILE, found)
    )
    assert np.allclose(before, after, atol=0.008)
