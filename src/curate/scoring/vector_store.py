"""Vectors of texts kept between runs, in a SQLite file of the user's cache: no text is in it, only digests and numbers."""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from curate.scoring.embedding import Floats

MOST = 20_000
"""So many vectors are kept in the file (of sentences some 15 kB each, of titles 7 kB); when there are more, those that were kept first go.
A long manuscript has some hundreds."""

HELD = 5000
"""So many vectors are held in memory before it is emptied."""

_AT_ONCE = 500
_CHECK = 4
"""Bytes of the checksum before each vector."""

Make = Callable[[Sequence[str]], Iterable[Floats]]


@dataclass(frozen=True)
class VectorStore:
    """Vectors by model and text: in memory, in a file, or else made. The file only saves time.

    The numbers are kept in 16 bits with a checksum, and given in 16 bits from the first, so that a second run says the same: what is broken counts as not known, and is replaced when it is made anew. A file that
    is no database is replaced by an empty one; one that cannot be opened at all is done without.
    """

    path: Path
    model: str
    _kept: dict[str, Floats] = field(default_factory=dict, repr=False, compare=False)

    def vectors(self, texts: Iterable[str], make: Make) -> list[Floats]:
        """Return a vector for each text, in their order; those that are not known are made, all at once, shortest text first."""
        wanted = list(texts)
        held = {text: vector for text in wanted if (vector := self._kept.get(text)) is not None}
        new = sorted(set(wanted) - held.keys())
        found = self.known(new) if new else {}
        left = sorted((text for text in new if text not in found), key=lambda text: (len(text), text))
        if left:
            made = {text: _rounded(vector) for text, vector in zip(left, make(left), strict=True)}
            self.keep(made)
            found |= made
        if len(self._kept) + len(found) > HELD:
            self._kept.clear()
        self._kept.update(found)
        return [found[text] if text in found else held[text] for text in wanted]

    def known(self, texts: Sequence[str]) -> dict[str, Floats]:
        """Return the vectors of those texts that the file knows."""
        keys = {self._key(text): text for text in texts}
        found: dict[str, Floats] = {}
        try:
            with closing(self._open()) as file:
                for at in range(0, len(keys), _AT_ONCE):
                    some = list(keys)[at : at + _AT_ONCE]
                    marks = ",".join("?" * len(some))
                    query = f"SELECT key, vector FROM kept WHERE key IN ({marks})"  # noqa: S608 - marks only
                    found |= {
                        keys[key]: whole
                        for key, data in file.execute(query, some)
                        if (whole := _read(data)) is not None
                    }
        except (sqlite3.Error, OSError):
            return {}
        return found

    def keep(self, vectors: Mapping[str, Floats]) -> None:
        """Keep vectors in the file."""
        rows = [(self._key(text), _written(vector)) for text, vector in vectors.items()]
        try:
            with closing(self._open()) as file, file:
                _add(file, rows)
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
                _add(file, rows)

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(self.path, timeout=5)
        try:
            file.execute("PRAGMA synchronous = OFF")  # what is lost is computed again
            file.execute("CREATE TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, key BLOB UNIQUE, vector BLOB)")
        except sqlite3.Error:
            file.close()
            raise
        return file

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.model}\n{text}".encode()).digest()[:16]


def _add(file: sqlite3.Connection, rows: Sequence[tuple[bytes, bytes]]) -> None:
    file.execute("DROP TABLE IF EXISTS vectors")  # the vectors of former versions, which nobody asks for any more
    file.executemany("INSERT OR REPLACE INTO kept (key, vector) VALUES (?, ?)", rows)
    file.execute("DELETE FROM kept WHERE number <= (SELECT max(number) FROM kept) - ?", (MOST,))


def _rounded(vector: Floats) -> Floats:
    return vector.astype(np.float16).astype(np.float32)


def _written(vector: Floats) -> bytes:
    data = vector.astype(np.float16).tobytes()
    return zlib.crc32(data).to_bytes(_CHECK) + data


def _read(data: object) -> Floats | None:
    if not isinstance(data, bytes) or len(data) <= _CHECK or len(data) % 2:
        return None
    check, numbers = data[:_CHECK], data[_CHECK:]
    if zlib.crc32(numbers).to_bytes(_CHECK) != check:
        return None
    return np.frombuffer(numbers, dtype=np.float16).astype(np.float32)
