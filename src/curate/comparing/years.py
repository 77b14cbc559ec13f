"""Compare years."""

import re
from collections.abc import Iterator, Sequence

from curate.assessment import Difference
from curate.comparing.texts import without_addresses
from curate.record import Record
from curate.reference import Item

_PAGES = re.compile(r"\b\d+\s*[-–—]\s*\d+\b")


def compare_year(item: Item, string: str, records: Sequence[Record]) -> Iterator[Difference]:
    """Say that no record knows the printed year, neither online nor in print."""
    given = item.year
    known = {year for record in records for year in years(record)}
    if given is None or not known or given in known or _stands(known, string, given):
        return
    nearest = min(known, key=lambda year: (abs(year - given), year))
    away = abs(nearest - given)
    yield Difference(
        field="year",
        kind="off-by-one" if away == 1 else "other-year",
        printed=str(given),
        recorded=str(nearest),
        sources=tuple(dict.fromkeys(record.source for record in records if nearest in years(record))),
        misleading=away > 1,
    )


def years(record: Record) -> frozenset[int]:
    """Return every year that a record gives."""
    return frozenset({*record.years, *((record.item.year,) if record.item.year else ())})


def _stands(known: set[int], string: str, understood: int) -> bool:
    """Return whether a recorded year is printed, and the one understood is printed only as something else."""
    bare = _PAGES.sub(" ", without_addresses(string))
    printed = {int(year) for year in re.findall(r"(?<![\d.])(1[5-9]\d\d|20\d\d)(?!\d)", bare)}
    in_brackets = {int(year) for year in re.findall(r"\((1[5-9]\d\d|20\d\d)[a-z]?\)", bare)}
    if known & in_brackets and understood not in in_brackets:
        return True  # what was understood may be a volume
    return bool(known & printed) and understood not in printed
