"""Words to vectors: the static model that ships, read from its file and checked by its digest."""

import hashlib
import io
import json
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curate.errors import CurateError
from curate.scoring.tokenising import grams, words

MODEL = Path(__file__).parent / "topic.npz"
_KEPT = 200_000
"""So many texts are remembered before the memory is emptied."""

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]
Truths = NDArray[np.bool_]


class ModelError(CurateError):
    """A model of the scorer is missing, broken, or not the one that the thresholds were made for."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The distinct words of a text as arrays of one length.

    ``ids`` are numbers in the vocabulary (negative for other words), ``vectors`` have length 1, ``claim`` and ``source``
    are how much a word weighs in a claim and in a title, ``idf`` how rare it is; ``sizes`` are the lengths that the
    vectors had.
    """

    words: tuple[str, ...]
    ids: Whole
    vectors: Floats
    sizes: Floats
    claim: Floats
    source: Floats
    idf: Floats


@dataclass(frozen=True)
class Embedder:
    """The model: ``vectors`` of known words and ``pieces`` for the others, as bytes with a scale a row.

    ``weights`` has a column for claims and one for sources, its last row is that of unknown words.
    """

    index: dict[str, int]
    vectors: NDArray[np.int8]
    scales: Floats
    pieces: NDArray[np.int8]
    piece_scales: Floats
    weights: Floats
    idf: Floats
    previous: float
    digest: str = ""
    _kept: dict[str, Tokens] = field(default_factory=dict, repr=False, compare=False)

    @property
    def width(self) -> int:
        """Return the number of dimensions."""
        return int(self.vectors.shape[1])

    def tokens(self, text: str) -> Tokens:
        """Return the distinct words of a text with their vectors and weights."""
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[text] = self._tokens(tuple(dict.fromkeys(words(text))))
        return found

    def _tokens(self, distinct: tuple[str, ...]) -> Tokens:
        known = np.array([self.index.get(word, -1) for word in distinct], dtype=np.int64)
        vectors = self.vectors[known].astype(np.float32) * self.scales[known][:, None]
        for at in np.flatnonzero(known < 0):
            pieces = np.array(grams(distinct[at], len(self.pieces)))
            vectors[at] = (self.pieces[pieces].astype(np.float32) * self.piece_scales[pieces][:, None]).mean(0)
        ids = known.copy()
        for at in np.flatnonzero(known < 0):
            ids[at] = -1 - zlib.crc32(distinct[at].encode())
        sizes = np.maximum(np.linalg.norm(vectors, axis=1), 1e-6)
        return Tokens(
            words=distinct,
            ids=ids,
            vectors=vectors / sizes[:, None],
            sizes=sizes,
            claim=self.weights[known, 0],
            source=self.weights[known, 1],
            idf=self.idf[known],
        )


def product(left: Floats, right: Floats) -> Floats:
    """Return the matrix product of two arrays, which are finite.

    numpy warns by what the processor's flags say, and fast kernels raise them for numbers that they only fill up with: such a warning
    says nothing of the result. What is not finite is refused where a model is read.
    """
    with np.errstate(all="ignore"):
        return np.asarray(left @ right, dtype=np.float32)


def unit(vector: Floats) -> Floats:
    """Return a vector scaled to length 1 (zeros stay zeros)."""
    return vector / np.float32(max(float(np.linalg.norm(vector)), 1e-6))


def as_claim(tokens: Tokens) -> Floats:
    """Return the vector of a text that is read as a claim, not scaled."""
    return product(tokens.claim * tokens.sizes, tokens.vectors)


def as_source(tokens: Tokens) -> Floats:
    """Return the vector of a text that is read as a title or a sentence of an abstract, of length 1."""
    return unit(product(tokens.source * tokens.sizes, tokens.vectors))


@cache
def embedder(path: Path = MODEL) -> Embedder:
    """Return the model in a file.

    Raises:
        ModelError: the file is not there or is no such model.
    """
    try:
        data = path.read_bytes()
        return read(arrays(data), hashlib.sha256(data).hexdigest())
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"{path.name}, the model of the topic scorer, cannot be read: {error}", help="install curate anew"
        ) from error


def arrays(data: bytes) -> dict[str, NDArray[Any]]:
    """Return the arrays in a file of numpy by their names.

    Raises:
        ValueError: it is no such file, or not whole.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except (EOFError, zipfile.BadZipFile, zlib.error, TypeError) as error:
        raise ValueError(f"it is not whole ({error})") from error


def read(arrays: dict[str, Any], digest: str = "") -> Embedder:
    """Return the model that arrays of a file describe; the last row of weights and idf is for unknown words.

    Raises:
        KeyError: an array is not there.
        ValueError: a number is not finite.
    """
    if odd := [name for name in ("scales", "piece_scales", "weights", "idf") if not np.isfinite(arrays[name]).all()]:
        raise ValueError(f"'{odd[0]}' holds numbers that are not finite")
    vocabulary = arrays["vocabulary"].tobytes().decode().split("\n")
    return Embedder(
        index={word: at for at, word in enumerate(vocabulary)},
        vectors=arrays["vectors"],
        scales=arrays["scales"].astype(np.float32),
        pieces=arrays["pieces"],
        piece_scales=arrays["piece_scales"].astype(np.float32),
        weights=arrays["weights"].astype(np.float32),
        idf=arrays["idf"].astype(np.float32),
        previous=float(json.loads(arrays["settings"].tobytes())["previous"]),
        digest=digest,
    )
