"""The reference list: entries as printed become references with CSL items and stable ids."""

import re

from curate.bibliography.keys import keys
from curate.bibliography.parsing import parse
from curate.ibidem import repeated_entries
from curate.manuscript import Manuscript
from curate.reference import Item, Reference

__all__ = ["parse", "references", "repeats"]

# A line where the authors would stand: the same as in the entry before.
_SAME_AUTHORS = re.compile(r"\W{0,3}(?:[—―_]{1,6}|[-–]{3,6})\s?[.,:(\s]")


def repeats(manuscript: Manuscript) -> dict[int, int]:
    """Return which entry, by position, each entry repeats that repeats one: "Ibid., p. 7" in a list of notes."""
    entries = manuscript.entries
    found = repeated_entries([entry.string for entry in entries])
    return {entries[at].n: entries[of].n for at, of in found.items()}


def references(manuscript: Manuscript) -> tuple[Reference, ...]:
    """Return the references of a manuscript, in the order of its list.

    An entry that brings its own CSL item or key (BibTeX, JATS) keeps them; the others are parsed from their string. Where
    notes are the list, one that only repeats another ("Ibid., p. 7") is no reference; the places of the others stay.
    """
    again = repeats(manuscript)
    entries = [entry for entry in manuscript.entries if entry.n not in again]
    items: list[Item] = []
    for entry in entries:
        item = entry.item or parse(entry.string)
        if not item.author and items and _SAME_AUTHORS.match(entry.string):
            item = item.model_copy(update={"author": items[-1].author})
        items.append(item)
    return tuple(
        Reference(
            id=key,
            n=entry.n,
            string=entry.string,
            item=item.model_copy(update={"id": key}),
            label=entry.label,
            location=manuscript.location(entry.start, entry.end),
        )
        for entry, item, key in zip(entries, items, keys(items, [entry.key for entry in entries]), strict=True)
    )
