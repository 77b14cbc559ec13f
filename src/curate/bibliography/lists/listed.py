"""What a format of reference lists says of one entry, before the entry has its place in a manuscript."""

from collections.abc import Iterable

from curate.manuscript import Entry
from curate.reference import Item
from curate.value import Value


class Listed(Value):
    """One entry as a format keeps it: its string (printed where the format has none), key, label and CSL item.

    ``line`` (from 1, 0 unknown) and ``file`` say where it is kept; ``other_keys`` are further names it answers to.
    """

    string: str
    key: str | None = None
    label: str | None = None
    item: Item | None = None
    line: int = 0
    file: str = ""
    other_keys: tuple[str, ...] = ()


def entries(listed: Iterable[Listed]) -> tuple[Entry, ...]:
    """Return the entries of a list that stands alone, numbered from 1; their spans are empty."""
    return tuple(
        Entry(n=n, string=each.string, start=0, end=0, label=each.label, key=each.key, item=each.item)
        for n, each in enumerate(listed, 1)
    )
