"""A reference against the records of its work, field by field: the differences that are not artefacts of printing.

A difference is told only where no record of the work agrees with what is printed, and where what is recorded stands
nowhere in the printed string: the fields of a reference come from our own reading of it.
"""

from collections.abc import Sequence

from curate.assessment import Difference
from curate.comparing.authors import compare_authors
from curate.comparing.journals import compare_journal
from curate.comparing.numbers import compare_issue, compare_pages, compare_volume
from curate.comparing.titles import compare_title
from curate.comparing.years import compare_year
from curate.record import Record
from curate.reference import Item

_FIELDS = (compare_title, compare_authors, compare_year, compare_journal, compare_volume, compare_issue, compare_pages)


def compare(item: Item, string: str, records: Sequence[Record]) -> tuple[Difference, ...]:
    """Return where the reference differs from all of ``records``, which describe one work, in the order of the fields."""
    if not records:
        return ()
    return tuple(difference for field in _FIELDS for difference in field(item, string, records))


__all__ = ["compare"]
