"""BibLaTeX, as its own styles and biber want it: https://ctan.org/pkg/biblatex (manual, 2.1 Entry Types, 2.2 Entry Fields).

Its types ``phdthesis``, ``mastersthesis`` and ``techreport`` are those of BibTeX.
"""

from collections.abc import Iterator, Sequence

from curate.exports import texing
from curate.exports.bibtex import Entry, entries, printed
from curate.exports.printable import printable
from curate.reference import Date, Item

_FIELDS = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "archiveprefix": "eprinttype",
}
_DATE = frozenset(("year", "month", "day", "pubstate"))
_SUBTYPES = {
    "article-magazine": ("entrysubtype", "magazine"),
    "article-newspaper": ("entrysubtype", "newspaper"),
    "entry-encyclopedia": ("entrysubtype", "encyclopedia"),
}


def render(items: Sequence[Item]) -> str:
    """Return the items as a BibLaTeX file; ``id`` is the key, made safe and unique."""
    return "\n".join(printed(_entry(entry)) for entry in entries(items))


def _entry(entry: Entry) -> Entry:
    given = [(name, value) for name, value in entry.fields if name not in _DATE]
    renamed = [(_FIELDS.get(name, name), value) for name, value in given]
    return entry._replace(fields=(*renamed, *_dates(entry.item), *_subtype(entry.item)))


def _subtype(item: Item) -> Iterator[tuple[str, str]]:
    if found := _SUBTYPES.get(item.type):
        yield found[0], f"{{{found[1]}}}"


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    issued = item.issued or Date()
    if issued.year is not None:
        yield "date", "{" + "/".join(_day(parts, issued) for parts in issued.date_parts) + "}"
    state = printable(item.status or issued.literal or issued.raw or "")
    if state and (item.status or issued.year is None):
        yield "pubstate", f"{{{texing.escaped(state)}}}"


def _day(parts: tuple[int, ...], date: Date) -> str:
    """Return a day as EDTF has it, which biblatex reads: "2019-05-03", a season as "2019-21", about as "2019~"."""
    numbers = [f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])]
    if len(parts) == 1 and date.season in (1, 2, 3, 4):
        numbers.append(f"{20 + date.season}")
    return "-".join(numbers) + ("~" if date.circa else "")
