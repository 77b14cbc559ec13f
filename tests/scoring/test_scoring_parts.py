import dataclasses
import json
import time
from pathlib import Path

import numpy as np
import pytest

from curate.score import Source
from curate.scoring.calibration import FILE, calibration, read
from curate.scoring.describing import Usual, combined
from curate.scoring.embedding import MODEL, ModelError, embedder, product
from curate.scoring.listing import listing
from curate.scoring.signalling import signals
from curate.scoring.tokenising import grams, without_citations, words
from curate.scoring.weighing import Limits
from curate.scoring.wordpiece import encode, vocabulary
from scoring.works import SOURCES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IFN-γ and IL-6 (Berg et al., 2019; Ito, 2020a) rise [3, 5–7].", ["ifn", "gamma", "and", "il6", "rise"]),
        ("Berg T. et al. treated children's tumours", ["treated", "children", "tumour"]),
        (
            "Naïve T-cell biopsies and a loss of sepsis",
            ["naive", "tcell", "cell", "biopsy", "and", "a", "loss", "of", "sepsis"],
        ),
        ("the ch14.18 antibody (3)", ["the", "ch1418", "antibody"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    found = words(text)
    assert [word for word in expected if word not in found] == []
    assert not {"berg", "2019", "2020a", "et"} & set(found)


def test_runs_of_letters_are_numbered() -> None:
    found = grams("naxitamab", 100)
    assert len(found) == 9 + 8 + 7
    assert all(0 <= one < 100 for one in found)
    assert grams("x", 100)


def test_unknown_words_have_a_vector_from_their_letters() -> None:
    model = embedder()
    known, unknown = (model.tokens(text) for text in ("neuroblastoma", "neuroblastomatosisx"))
    assert known.ids[0] >= 0 > unknown.ids[0]
    assert float(known.vectors[0] @ unknown.vectors[0]) > 0.2


@pytest.mark.parametrize("length", [0, 10, 5000])
def test_a_model_that_is_not_whole_is_refused(tmp_path: Path, length: int) -> None:
    part = tmp_path / "part.npz"
    part.write_bytes(MODEL.read_bytes()[:length])
    with pytest.raises(ModelError, match=r"part\.npz, the model .* cannot be read"):
        embedder(part)


def test_an_array_alone_is_no_model(tmp_path: Path) -> None:
    np.save(tmp_path / "alone.npy", np.zeros(3))
    with pytest.raises(ModelError, match="cannot be read"):
        embedder(tmp_path / "alone.npy")


def test_the_memory_of_texts_is_emptied_before_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curate.scoring.embedding._KEPT", 1)
    model = dataclasses.replace(embedder(), _kept={})
    assert [model.tokens(text).words for text in ("eel", "wheat", "eel")] == [("eel",), ("wheat",), ("eel",)]
    assert list(model._kept) == ["eel"]


def test_a_long_chain_of_capitals_is_no_name() -> None:
    began = time.process_time()
    assert without_citations("A-" * 20_000) == "A-" * 20_000
    assert without_citations("A tale of Saint-Exupéry et al. and Smith JA et al") == "A tale of   and  "
    assert time.process_time() - began < 5


def test_thresholds_of_another_model_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"made for model .* and this is model abc"):
        calibration("abc")
    numbers = json.loads(FILE.read_text(encoding="utf-8"))
    with pytest.raises(ModelError, match="features differ"):
        read({**numbers, "features": ["length"]}, numbers["model"])
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        calibration("abc", broken)


def test_a_model_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.npz, the model"):
        embedder(tmp_path / "gone.npz")
    (tmp_path / "text.npz").write_text("no model", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        embedder(tmp_path / "text.npz")


def test_verdicts_are_budgets() -> None:
    limits = calibration(embedder().digest).limits
    below = [limits.levels[level] for level in ("error", "warning", "note")]
    assert below == sorted(below)
    steps = [below[0] - 1, below[1] - 0.01, below[2] - 0.01, below[2] + 0.01]
    assert [limits.verdict(step) for step in steps] == ["error", "warning", "note", "fits"]


def test_a_level_without_a_limit_is_not_given() -> None:
    assert [Limits({"note": -1.0}).verdict(score) for score in (-99.0, -0.5)] == ["note", "fits"]


def test_a_product_of_finite_numbers_gives_no_warning() -> None:
    with np.errstate(all="raise"):
        big = np.full((2, 2), 1e38, dtype=np.float32)
        assert product(np.zeros((0, 2), dtype=np.float32), big).shape == (0, 2)
        assert np.isinf(product(big, big)).all(), "a raised flag of the processor is no error"


def test_a_model_with_odd_numbers_is_refused(tmp_path: Path) -> None:
    with np.load(MODEL) as arrays:
        known = {name: arrays[name] for name in arrays.files}
    known["scales"] = np.where(np.arange(len(known["scales"])) == 7, np.nan, known["scales"]).astype(np.float32)
    np.savez(tmp_path / "odd.npz", **known)
    with pytest.raises(ModelError, match="'scales' holds numbers that are not finite"):
        embedder(tmp_path / "odd.npz")


def test_an_abstract_that_is_as_usual_changes_nothing() -> None:
    usual = Usual(title=0.1, spread=0.2, best=0.3, growth=0.05, best_spread=0.1, together=0.0)
    listed = listing(
        [Source("a", "Eels"), Source("b", "Wheat", "It grew well in May. It was cut in June.")], embedder()
    )
    values = np.array([0.5, 0.1, 0.0, 0.3 + 0.05 * np.log(2)], dtype=np.float32)
    assert combined(values, listed, usual) == pytest.approx([0.5, 0.1])


def test_a_title_among_its_like_is_central() -> None:
    listed = listing(SOURCES, embedder())
    assert listed.central[0] > listed.central[2]


def test_pieces_are_those_of_bert() -> None:
    assert len(vocabulary()) == 30522
    names = {number: piece for piece, number in vocabulary().items()}
    pieces = [names[number] for number in encode("Neuroblastoma cells, naïve!", 32)]
    assert pieces == ["[CLS]", "ne", "##uro", "##bla", "##sto", "##ma", "cells", ",", "naive", "!", "[SEP]"]
    assert encode("cells", 8) == [101, 4442, 102]
    assert encode("word " * 50, 8)[-1] == 102
    assert len(encode("word " * 50, 8)) == 8


@pytest.mark.parametrize("claim", ["", "—", "Naxitamab zzqx in relapsed neuroblastoma", "the " * 3000])
@pytest.mark.parametrize("previous", ["", "…", "GD2 zzqx"])
@pytest.mark.parametrize("known", [0, 1, len(SOURCES)])
def test_signals_are_finite_whatever_is_empty(claim: str, previous: str, known: int) -> None:
    empty = (Source(id="none", title=""), Source(id="dash", title="—", abstract="… ", headings=("", "—")))
    with np.errstate(all="raise", under="ignore"):
        found = signals(claim, previous, listing((*SOURCES[:known], *empty), embedder()), embedder())
    arrays = [
        value
        for value in (getattr(found, field.name) for field in dataclasses.fields(found))
        if isinstance(value, np.ndarray)
    ]
    assert len(arrays) == 11
    assert all(np.isfinite(one).all() and np.abs(one).max(initial=0.0) < 20 for one in arrays)
