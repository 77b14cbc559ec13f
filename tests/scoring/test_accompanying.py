import numpy as np
import pytest

from curate.score import Query, Source
from curate.scoring import topic
from curate.scoring.accompanying import NAMES, company
from curate.scoring.embedding import Floats, embedder
from curate.scoring.listing import Listing, listing

TITLES = (
    "Migration of eels to the sea",
    "Spawning migration of the European eel",
    "Eels in coastal rivers",
    "Price of wheat in May",
    "Wheat harvest in dry years",
    "Storage of grain in silos",
    "Sleep in shift workers",
)
LIST = listing([Source(str(at), title) for at, title in enumerate(TITLES)], embedder())


def of(listed: Listing, cited: list[int]) -> Floats:
    return company(listed.vectors[listed.first], listed.titled, cited)


def column(name: str, cited: list[int]) -> list[float]:
    found: list[float] = of(LIST, cited)[:, NAMES.index(name)].tolist()
    return found


@pytest.mark.parametrize("cited", [[], [3], [3, 3]])
def test_a_work_that_is_cited_alone_has_no_company(cited: list[int]) -> None:
    assert not of(LIST, cited).any()


def test_a_stray_member_of_a_group_stands_out() -> None:
    beside = column("beside", [0, 1, 4])
    assert beside[4] < beside[0]
    assert column("beside-z", [0, 1, 4])[4] < 1 < column("beside-z", [0, 1, 2])[2]


def test_a_work_is_not_compared_with_itself() -> None:
    titles = LIST.vectors[LIST.first]
    assert column("beside", [0, 4])[0] == pytest.approx(float(titles[0] @ titles[4]), abs=1e-6)
    assert column("beside", [0, 4])[6] == pytest.approx(float((titles[6] @ titles[[0, 4]].T).mean()), abs=1e-6)


def test_the_order_of_citing_makes_no_difference() -> None:
    assert np.array_equal(of(LIST, [0, 1, 4]), of(LIST, [4, 0, 1]))


def test_works_without_a_title_are_no_company() -> None:
    some = listing([Source("a", "Eels"), Source("b", ""), Source("c", "Wheat")], embedder())
    assert not of(some, [0, 1]).any()
    assert of(some, [0, 1, 2])[0].any()


def test_the_score_of_a_member_depends_on_its_group() -> None:
    sources = [Source(str(at), title) for at, title in enumerate(TITLES)]
    claim = "They travel far before they reproduce."
    strange, own = (
        topic(sources).scores(Query(claim, "", group))["1"].score for group in (("1", "4", "5"), ("0", "1", "2"))
    )
    assert own > strange
