"""Vectors of texts kept between runs, in a SQLite file of the user's cache: no text is in it, only digests and numbers."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from curate.scoring.embedding import Floats

_AT_ONCE = 500
_ROUNDED = 0.02
"""So much may the length of a vector of 1 be off, after it was kept in 16 bits."""


@dataclass(frozen=True)
class VectorStore:
    """Vectors of length 1 by model and text. It only saves time: what is broken in it is made anew, never used.

    A vector that has not ``width`` numbers or not the length 1 counts as not known, and is replaced when it is kept again. A file that is
    no database is replaced by an empty one; one that cannot be opened at all is done without.
    """

    path: Path
    model: str
    width: int

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
                    found |= {
                        keys[key]: whole
                        for key, data in file.execute(query, some)
                        if (whole := self._read(data)) is not None
                    }
        except (sqlite3.Error, OSError):
            return {}
        return found

    def keep(self, vectors: Mapping[str, Floats]) -> None:
        """Keep vectors."""
        rows = [(self._key(text), vector.astype(np.float16).tobytes()) for text, vector in vectors.items()]
        try:
            with closing(self._open()) as file, file:
                file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except sqlite3.DatabaseError as error:
            if not isinstance(
                error, sqlite3.OperationalError
            ):  # broken; that it is locked or read-only is another matter
                self._begin_anew(rows)
        except OSError:
            return

    def _begin_anew(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        with suppress(sqlite3.Error, OSError):
            self.path.unlink(missing_ok=True)
            with closing(self._open()) as file, file:
                file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)

    def _read(self, data: object) -> Floats | None:
        if not isinstance(data, bytes) or len(data) != 2 * self.width:
            return None
        vector = np.frombuffer(data, dtype=np.float16).astype(np.float32)
        return vector if abs(float(vector @ vector) - 1) < _ROUNDED else None  # false for NaN, too

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(self.path, timeout=5)
        try:
            file.execute("PRAGMA synchronous = OFF")  # what is lost is computed again
            file.execute(
                "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
            )
        except sqlite3.Error:
            file.close()
            raise
        return file

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.model}\n{text}".encode()).digest()[:16]
