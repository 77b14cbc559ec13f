"""The reference list: by number, by author, and as messages name its entries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from curate.enumerating import enumerate_words
from curate.facts import Facts
from curate.reference import Reference
from curate.similarity import slip_keys


@dataclass(frozen=True)
class Bibliography:
    """The references of the list, as citations and mentions lead to them."""

    facts: Facts

    @cached_property
    def by_number(self) -> dict[int, Reference]:
        """Return the references by the number that the list prints for them."""
        return {number(reference): reference for reference in reversed(self.facts.references)}

    @cached_property
    def last(self) -> Reference:
        """Return the reference with the highest number (there must be one)."""
        return self.by_number[max(self.by_number)]

    @cached_property
    def _by_spelling(self) -> dict[str, list[Reference]]:
        by_spelling: dict[str, list[Reference]] = defaultdict(list)
        for reference in self.facts.references:
            for key in {key for author in reference.item.author for key in slip_keys(author.surname)}:
                by_spelling[key].append(reference)
        return by_spelling

    def with_author(self, surname: str) -> tuple[Reference, ...]:
        """Return the references, in their order, with an author whose surname may be this one, slips allowed for.

        A net with wide meshes: callers compare the names themselves.
        """
        found = {ref.id: ref for key in slip_keys(surname) for ref in self._by_spelling.get(key, ())}
        return tuple(sorted(found.values(), key=lambda reference: reference.n))

    def references(self, ids: tuple[str, ...]) -> Iterator[Reference]:
        """Return the references with these ids, unknown ones left out."""
        return (self.facts.by_id[ref] for ref in ids if ref in self.facts.by_id)

    def in_order(self, ids: tuple[str, ...]) -> tuple[Reference, ...]:
        """Return the references with these ids in the order of the list."""
        return tuple(sorted(self.references(ids), key=lambda reference: reference.n))


def number(reference: Reference) -> int:
    """Return the number that the list prints for a reference: its label where that is a number, else its place."""
    label = (reference.label or "").strip("[]().")
    return int(label) if label.isdecimal() and len(label) < 6 else reference.n


def named(references: Iterator[Reference] | tuple[Reference, ...], most: int = 5) -> str:
    """Return references as a message lists them: "[25] Mora 2025, [50] Mora 2021 and 3 more"."""
    shorts = [reference.short for reference in references]
    if len(shorts) > most:
        return f"{', '.join(shorts[: most - 1])} and {len(shorts) - most + 1} more"
    return enumerate_words(shorts)
