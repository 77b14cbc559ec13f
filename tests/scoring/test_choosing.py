from collections.abc import Mapping, Sequence
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from curate.errors import UsageError
from curate.score import Query, Score, Source
from curate.scoring import Topic
from curate.scoring.choosing import GROUP, names, scorer

SOURCES = (Source("a", "Eels"), Source("b", "Wheat"))


class ByLength:
    """Fits better the longer its title is."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources

    def scores(self, query: Query) -> Mapping[str, Score]:
        del query
        return {one.id: Score(score=len(one.title), evidence="title", verdict="fits") for one in reversed(self.sources)}


class Forgetful(ByLength):
    """Says nothing of the first reference."""

    def __init__(self, sources: Sequence[Source]) -> None:
        super().__init__(sources[1:])


@pytest.fixture
def _brought(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        EntryPoint(name, f"scoring.test_choosing:{value}", GROUP)
        for name, value in (("length", "ByLength"), ("forgetful", "Forgetful"), ("gone", "Gone"), ("topic", "ByLength"))
    ]
    monkeypatch.setattr("curate.scoring.choosing.entry_points", lambda group: EntryPoints(entries).select(group=group))


@pytest.mark.usefixtures("_brought")
def test_a_package_brings_a_scorer_by_name() -> None:
    assert names() == ("topic", "embed", "forgetful", "gone", "length")
    said = scorer("length", SOURCES).scores(Query("Eels."))
    assert [(ref, one.score) for ref, one in said.items()] == [("a", 4), ("b", 5)]


@pytest.mark.usefixtures("_brought")
def test_the_scorer_that_ships_is_not_replaced() -> None:
    assert isinstance(scorer("topic", SOURCES), Topic)


@pytest.mark.usefixtures("_brought")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("lenght", "there is no scorer 'lenght'; did you mean 'length'?"),
        ("gone", "the scorer 'gone' (scoring.test_choosing:Gone) cannot be loaded"),
        ("forgetful", "gave 1 scores for 2 references ('a' is too many or lacking)"),
    ],
)
def test_what_cannot_be_used_is_said(name: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        scorer(name, SOURCES).scores(Query("Eels."))
    assert message in str(caught.value)
    assert caught.value.help
