import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from sqlite3 import connect

import numpy as np
import pytest

from curate.scoring import vector_store
from curate.scoring.embedding import Floats
from curate.scoring.vector_store import VectorStore

LENGTHS = {"Eels": 3, "Wheat grows": 5}


def made(texts: Sequence[str]) -> Iterator[Floats]:
    for text in texts:
        yield np.full(LENGTHS[text], 0.25, dtype=np.float32)


def never(texts: Sequence[str]) -> Iterator[Floats]:
    raise AssertionError(texts)


def test_vectors_of_any_length_are_kept_between_runs(tmp_path: Path) -> None:
    first = VectorStore(tmp_path / "a.sqlite", "model").vectors(["Wheat grows", "Eels", "Eels"], made)
    assert [len(one) for one in first] == [5, 3, 3]
    again = VectorStore(tmp_path / "a.sqlite", "model").vectors(["Eels", "Wheat grows"], never)
    assert [one.tolist() for one in again] == [[0.25] * 3, [0.25] * 5]


def test_no_text_is_in_the_file(tmp_path: Path) -> None:
    VectorStore(tmp_path / "a.sqlite", "model").vectors(["Wheat grows"], made)
    assert b"Wheat" not in (tmp_path / "a.sqlite").read_bytes()


def test_another_model_has_vectors_of_its_own(tmp_path: Path) -> None:
    VectorStore(tmp_path / "a.sqlite", "model").vectors(["Eels"], made)
    assert VectorStore(tmp_path / "a.sqlite", "other").known(["Eels"]) == {}


def test_the_oldest_vectors_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_store, "MOST", 2)
    store = VectorStore(tmp_path / "a.sqlite", "model")
    for name in ("a", "b", "c"):
        store.keep({name: np.ones(2, dtype=np.float32)})
    assert sorted(store.known(["a", "b", "c"])) == ["b", "c"]


def test_a_store_that_cannot_be_opened_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = VectorStore(tmp_path / "file" / "below", "model")
    assert [len(one) for one in store.vectors(["Eels"], made)] == [3]
    assert store.known(["Eels"]) == {}


def test_a_store_that_is_no_database_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "broken.sqlite").write_bytes(b"no database" * 100)
    store = VectorStore(tmp_path / "broken.sqlite", "model")
    assert store.known(["Eels"]) == {}
    store.vectors(["Eels"], made)
    assert list(VectorStore(tmp_path / "broken.sqlite", "model").known(["Eels"])) == ["Eels"]


@pytest.mark.parametrize("data", [b"", b"odd", b"\0" * 10, b"\0" * 4, "text", None])
def test_a_broken_vector_is_made_anew(tmp_path: Path, data: bytes | str | None) -> None:
    VectorStore(tmp_path / "a.sqlite", "model").vectors(["Eels"], made)
    with sqlite3.connect(tmp_path / "a.sqlite") as file:
        file.execute("UPDATE kept SET vector = ?", (data,))
    assert VectorStore(tmp_path / "a.sqlite", "model").known(["Eels"]) == {}
    assert VectorStore(tmp_path / "a.sqlite", "model").vectors(["Eels"], made)[0].tolist() == [0.25] * 3
    assert list(VectorStore(tmp_path / "a.sqlite", "model").known(["Eels"])) == ["Eels"]


def test_a_second_run_has_the_very_same_numbers(tmp_path: Path) -> None:
    def thirds(texts: Sequence[str]) -> Iterator[Floats]:
        return (np.full(3, 1 / 3, dtype=np.float32) for _ in texts)

    (first,) = VectorStore(tmp_path / "a.sqlite", "model").vectors(["Eels"], thirds)
    (again,) = VectorStore(tmp_path / "a.sqlite", "model").vectors(["Eels"], never)
    assert first.tolist() == again.tolist()


def test_memory_is_emptied_before_it_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_store, "HELD", 1)
    store = VectorStore(tmp_path / "a.sqlite", "model")
    store.vectors(["Eels"], made)
    assert [len(one) for one in store.vectors(["Eels", "Wheat grows", "Eels"], made)] == [3, 5, 3]
    assert list(store._kept) == ["Wheat grows"]


def test_the_vectors_of_former_versions_go(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as file, file:
        file.execute("CREATE TABLE vectors (key BLOB PRIMARY KEY, vector BLOB)")
    VectorStore(tmp_path / "a.sqlite", "model").vectors(["Eels"], made)
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as file:
        assert file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall() == [("kept",)]


def test_several_processes_write_one_file(tmp_path: Path) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as processes:
        list(processes.map(_write, [tmp_path / "a.sqlite"] * 3, range(3)))
    known = VectorStore(tmp_path / "a.sqlite", "model").known([f"{of} {n}" for of in range(3) for n in range(20)])
    assert len(known) == 60


def test_threads_share_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_store, "HELD", 1)
    store = VectorStore(tmp_path / "a.sqlite", "model")
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda text: len(store.vectors([text, "Eels"], made)[0]), [*LENGTHS] * 20))
    assert found == [*LENGTHS.values()] * 20


def test_a_store_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = VectorStore(tmp_path / "a.sqlite", "model")
    store.vectors(["Eels"], made)
    monkeypatch.setattr(
        sqlite3,
        "connect",
        lambda path, timeout: connect(f"file:{path}?mode=ro", uri=True, timeout=timeout),
    )
    again = VectorStore(tmp_path / "a.sqlite", "model")
    assert [len(one) for one in again.vectors(["Eels", "Wheat grows"], made)] == [3, 5]
    assert list(again.known(["Eels", "Wheat grows"])) == ["Eels"]


def _write(path: Path, of: int) -> None:
    for n in range(20):
        VectorStore(path, "model").keep({f"{of} {n}": np.ones(2, dtype=np.float32)})
