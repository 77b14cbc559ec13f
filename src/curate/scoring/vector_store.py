"""Vectors of texts kept between runs, in a SQLite file of the user's cache: no text is in it, only digests and numbers."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from curate.scoring.embedding import Floats

_AT_ONCE = 500


@dataclass(frozen=True)
class VectorStore:
    """Vectors by model and text. A file that cannot be used is done without: it only saves time."""

    path: Path
    model: str

    def known(self, texts: Sequence[str]) -> dict[str, Floats]:
        """Return the vectors of those texts that are known."""
        keys = {self._key(text): text for text in texts}
        found: dict[str, Floats] = {}
        try:
            with closing(self._open()) as file:
                for at in range(0, len(keys), _AT_ONCE):
                    some = list(keys)[at : at + _AT_ONCE]
                    marks = ",".join("?" * len(some))
                    query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608 - marks only
                    for key, vector in file.execute(query, some):
                        found[keys[key]] = np.frombuffer(vector, dtype=np.float16).astype(np.float32)
        except (sqlite3.Error, OSError, ValueError):
            return {}
        return found

    def keep(self, vectors: Mapping[str, Floats]) -> None:
        """Keep vectors."""
        rows = [(self._key(text), vector.astype(np.float16).tobytes()) for text, vector in vectors.items()]
        try:
            with closing(self._open()) as file, file:
                file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except (sqlite3.Error, OSError):
            return

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(self.path, timeout=5)
        file.execute("PRAGMA synchronous = OFF")  # what is lost is computed again
        file.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID")
        return file

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.model}\n{text}".encode()).digest()[:16]
