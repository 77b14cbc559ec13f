"""JSON Lines (https://jsonlines.org): one object a row, described by the schema that ``curate schema row`` prints."""

import datetime as dt
import json
import re
from typing import Literal

from pydantic import Field

from curate.exports.tables.arranging import Options, arranged, flat
from curate.ledger import Ledger, Row

# Written as JSON escapes, so that no line ends early and nothing reorders what is read: all of the text is kept.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


class Line(Row):
    """What ``--format jsonl`` prints, line by line.

    ``id`` names the row; ``manuscript`` is the SHA-256 of the manuscript, ``checked`` the day of the check, ``version`` that of
    curate. ``schema_version`` goes up when a field is renamed, removed or changes its meaning; new fields may appear without.
    """

    schema_version: Literal[1] = 1
    name: str = Field(serialization_alias="id")
    manuscript: str
    checked: dt.date
    version: str


def render(ledger: Ledger, options: Options) -> str:
    """Return the rows as JSON Lines; texts are as they were read, unsafe characters written as escapes."""
    return "".join(f"{_line(ledger, row)}\n" for row in flat(arranged(ledger, options)))


def _line(ledger: Ledger, row: Row) -> str:
    one = ledger.provenance
    fields = {name: getattr(row, name) for name in Row.model_fields}
    line = Line(name=row.id, manuscript=one.digest, checked=one.date, version=one.version, **fields)
    data = line.model_dump(mode="json", by_alias=True)
    head = ("schema_version", "id", "kind")
    ordered = {**{key: data[key] for key in head}, **{key: data[key] for key in data if key not in head}}
    return escaped(json.dumps(ordered, ensure_ascii=False))


def escaped(text: str) -> str:
    """Return JSON with the characters written as escapes that are unsafe to print, or end a line for some reader."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
