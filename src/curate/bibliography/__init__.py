"""The reference list: entries as printed become references with CSL items and stable ids."""

from curate.bibliography.keys import keys
from curate.bibliography.parsing import parse
from curate.manuscript import Manuscript
from curate.reference import Reference

__all__ = ["parse", "references"]


def references(manuscript: Manuscript) -> tuple[Reference, ...]:
    """Return the references of a manuscript, in the order of its list.

    An entry that brings its own CSL item or key (BibTeX, JATS) keeps them; the others are parsed from their string.
    """
    items = [entry.item or parse(entry.string) for entry in manuscript.entries]
    return tuple(
        Reference(
            id=key,
            n=entry.n,
            string=entry.string,
            item=item.model_copy(update={"id": key}),
            label=entry.label,
            location=manuscript.location(entry.start, entry.end),
        )
        for entry, item, key in zip(
            manuscript.entries, items, keys(items, [entry.key for entry in manuscript.entries]), strict=True
        )
    )
