"""Answers kept in one SQLite file, so that nothing is asked twice.

Bytes and dates only, nothing that is run when it is read; an answer is written whole or not at all.
"""

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path
from typing import NamedTuple

_TABLE = """
CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, status INTEGER NOT NULL, body BLOB NOT NULL, retrieved TEXT NOT NULL)
"""
_WAIT = 10.0  # seconds for another process that writes


class Stored(NamedTuple):
    """An answer as it was given at a time."""

    status: int
    body: bytes
    retrieved: dt.datetime


class Store:
    """The file of answers. A damaged one is put aside and begun anew: it can be asked for again."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = _opened(path)
        except sqlite3.DatabaseError:
            path.replace(path.with_name(f"{path.name}.damaged"))
            self._connection = _opened(path)

    def get(self, key: str) -> Stored | None:
        """Return the answer that is kept under ``key``, or None."""
        row = self._connection.execute("SELECT status, body, retrieved FROM answer WHERE key = ?", (key,)).fetchone()
        return Stored(int(row[0]), bytes(row[1]), dt.datetime.fromisoformat(row[2])) if row else None

    def put(self, key: str, answer: Stored) -> None:
        """Keep an answer in the place of an older one."""
        row = (key, answer.status, answer.body, answer.retrieved.isoformat())
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", row)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(_TABLE)
        connection.execute("SELECT count(*) FROM answer").fetchone()
    except sqlite3.DatabaseError:
        with contextlib.suppress(sqlite3.Error):
            connection.close()
        raise
    return connection
