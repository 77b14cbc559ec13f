"""Answers kept in one SQLite file, so that nothing is asked twice.

Bytes and dates only, nothing that is run when it is read; an answer is written whole or not at all. Where the file is busy or
cannot be written, the answer is simply not kept: whoever asked still gets it.
"""

import contextlib
import datetime as dt
import sqlite3
import threading
from pathlib import Path
from typing import NamedTuple

from curate.errors import SettingsError

_TABLE = """
CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, status INTEGER NOT NULL, body BLOB NOT NULL, retrieved TEXT NOT NULL)
"""
_WAIT = 10.0  # seconds for another process that writes
_MAGIC = b"SQLite format 3\0"


class Stored(NamedTuple):
    """An answer as it was given at a time."""

    status: int
    body: bytes
    retrieved: dt.datetime


class Store:
    """The file of answers. A damaged one is put aside and begun anew: it can be asked for again.

    Raises:
        SettingsError: the path leads to something that is no such file (and is left as it is), or cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _begun(path)
        except (OSError, sqlite3.Error) as error:
            raise SettingsError(
                f"{path} cannot be used to keep answers: {error}",
                help="name a file that can be written (there has to be room on the disk) as 'cache' in [services]",
            ) from error

    def get(self, key: str) -> Stored | None:
        """Return the answer that is kept under ``key``, or None."""
        row = None
        with contextlib.suppress(sqlite3.Error), self._lock:
            row = self._connection.execute(
                "SELECT status, body, retrieved FROM answer WHERE key = ?", (key,)
            ).fetchone()
        return Stored(int(row[0]), bytes(row[1]), dt.datetime.fromisoformat(row[2])) if row else None

    def put(self, key: str, answer: Stored) -> None:
        """Keep an answer in the place of an older one."""
        row = (key, answer.status, answer.body, answer.retrieved.isoformat())
        with contextlib.suppress(sqlite3.Error), self._lock, self._connection:
            self._connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", row)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _begun(path: Path) -> sqlite3.Connection:
    """Return a connection; a file of answers that is damaged is put aside, and nothing else is."""
    try:
        return _opened(path)
    except sqlite3.OperationalError:
        raise  # busy, or no right to: nothing is wrong with the file
    except sqlite3.DatabaseError:
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                raise
        path.replace(path.with_name(f"{path.name}.damaged"))
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)  # one at a time: see the lock
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(_TABLE)
        connection.execute("SELECT count(*) FROM answer").fetchone()
    except sqlite3.DatabaseError:
        with contextlib.suppress(sqlite3.Error):
            connection.close()
        raise
    return connection
