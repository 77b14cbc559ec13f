import numpy as np
import pytest

from curate.scoring.embedding import Floats
from curate.scoring.likening import LIKENESSES, likenesses, titles
from curate.scoring.sentence_model import NARROW, WIDTH, Read


def axis(at: int, width: int = NARROW) -> Floats:
    found: Floats = np.eye(width, dtype=np.float32)[at]
    return found


def read(
    whole: int, pieces: list[int], weights: list[float], before: int | None = None, earlier: list[int] | None = None
) -> Read:
    return Read(
        axis(whole, WIDTH),
        np.zeros(WIDTH, dtype=np.float32) if before is None else axis(before, WIDTH),
        np.array([axis(at) for at in pieces]),
        np.array(weights, dtype=np.float32),
        np.array([axis(at) for at in earlier or []], dtype=np.float32).reshape(-1, NARROW),
    )


CLAIM = read(0, [1, 2], [0.75, 0.25], before=3, earlier=[5])
LIST = titles([read(0, [1, 5], [0.5, 0.5]), read(3, [9], [1.0])])


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("whole", [1, 0]), ("before", [0, 1]), ("met", [0.5, 0]), ("met-before", [1, 0]), ("back", [0.75, 0])],
)
def test_each_likeness(name: str, wanted: list[float]) -> None:
    assert likenesses(CLAIM, LIST)[:, LIKENESSES.index(name)].tolist() == pytest.approx(wanted)


def test_without_a_sentence_before_it_makes_no_difference() -> None:
    found = likenesses(read(0, [1], [1.0]), LIST)
    assert found[:, LIKENESSES.index("met-before")].tolist() == found[:, LIKENESSES.index("met")].tolist()
    assert not found[:, LIKENESSES.index("before")].any()


def test_an_empty_list_has_no_rows() -> None:
    assert likenesses(CLAIM, titles([])).shape == (0, len(LIKENESSES))
