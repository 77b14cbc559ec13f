"""The Retraction Watch file of Crossref (CSV): notices by DOI and PMID, from a file at hand.

https://gitlab.com/crossref/retraction-watch-data, https://doi.org/10.13003/c23rw1d9. One row a notice: what it is about stands in the
columns ``OriginalPaper…``, the notice in ``Retraction…``, its kind in ``RetractionNature``. "Unavailable" and 0 stand for no
identifier. Months come first in dates. The file has some 60,000 rows, so it is read once into an index (SQLite) that stands
beside the answers, and again only when the file has changed.
"""

import contextlib
import csv
import hashlib
import json
import re
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from curate.errors import SettingsError
from curate.record import Notice, NoticeKind, Record
from curate.reference import Date, Item, Name
from curate.resolvers.answering import digest

URL = "https://gitlab.com/crossref/retraction-watch-data"
_VERSION = "1"
_NEEDED = ("originalpaperdoi", "retractiondoi", "retractiondate", "retractionnature")
_KEPT = (
    *_NEEDED, "retractionpubmedid", "originalpaperpubmedid", "originalpaperdate", "title", "journal", "container", "author", "reason", "recordid",
)  # fmt: skip
_KINDS: Mapping[str, NoticeKind] = {
    "retraction": "retraction", "partial retraction": "partial-retraction", "withdrawal": "withdrawal", "removal": "withdrawal",
    "expression of concern": "concern", "correction": "correction", "reinstatement": "reinstatement",
    "retract and replace": "republication", "retraction and replacement": "republication",
}  # fmt: skip
_TABLES = """
CREATE TABLE made (path TEXT, state TEXT);
CREATE TABLE row (id INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE name (name TEXT NOT NULL, row INTEGER NOT NULL, role TEXT NOT NULL);
CREATE INDEX by_name ON name (name);
"""
_WORK, _NOTICE = "work", "notice"


class Retractions:
    """The file at ``path``, as it was ``retrieved`` (when it was last written), indexed in a SQLite file in the folder ``beside``; in memory where that cannot be written.

    Raises:
        SettingsError: the file cannot be read, or is not that of Retraction Watch.
    """

    url = URL

    def __init__(self, path: Path, beside: Path | None = None) -> None:
        self._connection = _indexed(path, beside)
        self.retrieved = datetime.fromtimestamp(path.stat().st_mtime, UTC)

    def find(self, names: Sequence[str]) -> tuple[Record, ...]:
        """Return what the file says about a work known by these identifiers (CURIEs): one record, with all its notices, or none.

        A work that is itself a notice says so, and of which works.
        """
        about = self._rows(names, _WORK)
        itself = [row for row in self._rows(names, _NOTICE) if row not in about]
        if not about and not itself:
            return ()
        notices = tuple(dict.fromkeys(filter(None, map(_notice, about))))
        notice_of = tuple(dict.fromkeys(filter(None, map(_notice_of, itself))))
        if not notices and not notice_of:
            return ()
        record = _record(about[0]) if about else _itself(itself[0])
        return (record.model_copy(update={"notices": notices, "notice_of": notice_of}),)

    def digest(self, records: Sequence[Record]) -> str:
        """Return the digest of what was found."""
        return digest([one.model_dump(mode="json", by_alias=True) for one in records])

    def _rows(self, names: Sequence[str], role: str) -> list[dict[str, str]]:
        """Return the rows about works (or notices) of these names, in the order of the file, each once."""
        marks = ",".join("?" * len(names))
        rows = self._connection.execute(
            f"SELECT DISTINCT row.id, data FROM name JOIN row ON row.id = name.row"  # noqa: S608 - only question marks
            f" WHERE name IN ({marks}) AND role = ? ORDER BY row.id",
            (*names, role),
        )
        return [json.loads(data) for _, data in rows]


def _indexed(path: Path, beside: Path | None) -> sqlite3.Connection:
    """Return the index of a file, made anew where the file is not the one that was indexed."""
    try:
        stat = path.stat()
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror or error}",
            help=f"fetch the file of Retraction Watch from {URL}, or take 'retraction-watch' out of [services]",
        ) from error
    state = f"{_VERSION} {stat.st_size} {stat.st_mtime_ns}"
    target = None
    if beside is not None:
        name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
        target = beside / f"retraction-watch-{name}.sqlite"
        if (there := _opened(target, state)) is not None:
            return there
    if target is not None:
        with contextlib.suppress(sqlite3.Error, OSError):
            return _made(target, path, state)
    connection = sqlite3.connect(":memory:")
    _fill(connection, path, state)
    return connection


def _opened(target: Path, state: str) -> sqlite3.Connection | None:
    """Return the index at ``target`` where it is of a file in this state, else None."""
    if not target.is_file():
        return None
    try:
        connection = sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro", uri=True)
        made = connection.execute("SELECT state FROM made").fetchone()
    except sqlite3.Error:
        return None
    if made and made[0] == state:
        return connection
    connection.close()
    return None


def _made(target: Path, path: Path, state: str) -> sqlite3.Connection:
    """Write the index whole beside its place, and put it there: whoever reads at the same time sees the old or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{hashlib.sha256(state.encode()).hexdigest()[:8]}.new")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft)
    try:
        with contextlib.closing(connection):
            _fill(connection, path, state)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro", uri=True)


def _fill(connection: sqlite3.Connection, path: Path, state: str) -> None:
    connection.executescript(_TABLES)
    with connection:
        for at, row in enumerate(_read(path)):
            names = [(name, at, role) for name, role in _names(row)]
            if names:
                connection.execute("INSERT INTO row VALUES (?, ?)", (at, json.dumps(row, ensure_ascii=False)))
                connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        connection.execute("INSERT INTO made VALUES (?, ?)", (str(path), state))


def _read(path: Path) -> Iterator[dict[str, str]]:
    """Return the rows of the file, the columns that are used, their names without capitals and spaces.

    Bytes that are no UTF-8, as they stand in some names and titles, are replaced: identifiers, dates and kinds are ASCII.

    Raises:
        SettingsError: it cannot be read, is not CSV, or lacks the columns of Retraction Watch.
    """
    limit = csv.field_size_limit(min(sys.maxsize, 10_000_000))
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            reader = csv.reader(file)
            header = [re.sub(r"[^a-z]", "", name.lower()) for name in next(reader, [])]
            lacking = [name for name in _NEEDED if name not in header]
            if lacking:
                raise SettingsError(
                    f"{path} is not the file of Retraction Watch: it has no column {', '.join(lacking)}",
                    help=f"fetch the CSV file from {URL}",
                )
            columns = [(at, name) for at, name in enumerate(header) if name in _KEPT]
            for row in reader:
                yield {name: row[at].strip() for at, name in columns if at < len(row) and row[at].strip()}
    except (OSError, csv.Error) as error:
        raise SettingsError(f"{path} cannot be read: {error}", help=f"fetch the CSV file anew from {URL}") from error
    finally:
        csv.field_size_limit(limit)


def _names(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    work, notice = _ids(row, "originalpaper"), _ids(row, "retraction")
    yield from ((name, _WORK) for name in work)
    yield from ((name, _NOTICE) for name in notice if name not in work)  # some notices stand under the work's own DOI


def _ids(row: Mapping[str, str], whose: str) -> list[str]:
    doi = re.search(r"10\.\d{4,9}/\S+", row.get(f"{whose}doi", ""))
    pmid = row.get(f"{whose}pubmedid", "").removesuffix(".0")
    found = [f"doi:{doi.group().lower()}"] if doi else []
    return [*found, f"pmid:{int(pmid)}"] if pmid.isdecimal() and int(pmid) else found


def _notice(row: Mapping[str, str]) -> Notice | None:
    return _of(row, _ids(row, "retraction"))


def _notice_of(row: Mapping[str, str]) -> Notice | None:
    return _of(row, _ids(row, "originalpaper"))


def _of(row: Mapping[str, str], ids: Sequence[str]) -> Notice | None:
    """Return what a row says, with the identifier that stands at the other end; None for a nature that is not known."""
    nature = row.get("retractionnature", "")
    kind = _KINDS.get(" ".join(nature.lower().split()))
    if kind is None:
        return None
    reasons = re.findall(r"[^;'\[\]\n]+", row.get("reason", ""))
    return Notice(
        kind=kind,
        date=_date(row.get("retractiondate", "")),
        identifier=ids[0] if ids else "",
        label=nature,
        reason="; ".join(filter(None, (one.strip(" +") for one in reasons))),
        said_by="retraction-watch",
    )


def _record(row: Mapping[str, str]) -> Record:
    ids = _ids(row, "originalpaper")
    issued = _date(row.get("originalpaperdate", ""))
    names = [name.strip() for name in row.get("author", "").split(";") if name.strip()]
    item = Item(
        title=row.get("title"),
        author=tuple(Name(literal=name) for name in names),
        container_title=row.get("journal") or row.get("container"),
        issued=issued,
    )
    return Record(id=ids[0], source="retraction-watch", item=item, identifiers=tuple(ids[1:]))


def _itself(row: Mapping[str, str]) -> Record:
    ids = _ids(row, "retraction")
    item = Item(container_title=row.get("journal") or row.get("container"), issued=_date(row.get("retractiondate", "")))
    return Record(id=ids[0], source="retraction-watch", item=item, identifiers=tuple(ids[1:]))


def _date(text: str) -> Date | None:
    """Return the day of "2/6/2010 0:00": month, day, year."""
    match = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})\b", text)
    if not match:
        return None
    month, day, year = map(int, match.groups())
    return Date(date_parts=((year, month, day),)) if 1 <= month <= 12 and 1 <= day <= 31 else None
