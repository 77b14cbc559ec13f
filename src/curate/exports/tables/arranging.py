"""Which rows a table has, in which order and under which headings."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from curate.ledger import Ledger, Row

GroupBy = Literal["claim", "reference"]


class Options(NamedTuple):
    """What a user may ask of a table.

    ``columns`` are names of ``columns.COLUMNS`` (none: what the format shows by itself). ``verified_only`` leaves only the
    links whose source a person found to bear the claim out. ``group_by`` "reference" gives the reverse view. ``mark``: CSV
    begins with a byte order mark, by which Excel knows UTF-8.
    """

    columns: tuple[str, ...] = ()
    verified_only: bool = False
    group_by: GroupBy = "claim"
    mark: bool = False


class Group(NamedTuple):
    """Rows under one heading ("" for the only group of a table)."""

    title: str
    rows: tuple[Row, ...]


NOWHERE = "No reference"
"""The heading of what cites nothing that the list has."""


def arranged(ledger: Ledger, options: Options) -> tuple[Group, ...]:
    """Return the rows that the options ask for, in groups: one for all, or one for each reference in the order of the list."""
    rows = [row for row in ledger.rows if row.settled.verified or not options.verified_only]
    if options.group_by == "claim":
        return (Group("", tuple(rows)),)
    of: dict[str, list[Row]] = {work.id: [] for work in ledger.works}
    rest: list[Row] = []
    for row in rows:
        (of[row.work.id] if row.work else rest).append(row)
    titles = {work.id: f"{work.short}: {work.title}" if work.title else work.short for work in ledger.works}
    groups = [Group(titles[identity], tuple(some)) for identity, some in of.items() if some]
    return (*groups, *((Group(NOWHERE, tuple(rest)),) if rest else ()))


def flat(groups: Sequence[Group]) -> tuple[Row, ...]:
    """Return the rows of all groups."""
    return tuple(row for group in groups for row in group.rows)
