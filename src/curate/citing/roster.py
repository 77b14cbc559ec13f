"""Who the reference list knows, so that names in running text can be told from other words."""

from collections.abc import Iterable
from dataclasses import dataclass

from curate.naming.authorship import abbreviations, authors, defined, group_key, is_group, printed_first, printed_head
from curate.reference import Reference
from curate.similarity import skeleton, surname_keys


@dataclass(frozen=True, slots=True)
class Roster:
    """Keys of first authors, of all authors, pairs of the first two, and groups.

    ``groups`` holds folded names and abbreviations of groups.
    """

    first: frozenset[str] = frozenset()
    everyone: frozenset[str] = frozenset()
    skeletons: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    groups: frozenset[str] = frozenset()

    def leads(self, surname: str) -> bool:
        """Return whether a reference may have ``surname`` as its first author, transliteration aside."""
        return any(key in self.first for key in surname_keys(surname)) or (
            len(surname) > 5 and skeleton(surname) in self.skeletons
        )

    def knows(self, surname: str) -> bool:
        """Return whether anyone in the list has ``surname``."""
        return self.leads(surname) or any(key in self.everyone for key in surname_keys(surname))

    def is_whole(self, surname: str) -> bool:
        """Return whether ``surname``, of two words, is someone's whole surname."""
        return any(key in self.everyone for key in surname_keys(surname)[:1])

    def paired(self, one: str, other: str) -> bool:
        """Return whether a reference has these two as its first authors, in this order."""
        return any((a, b) in self.pairs for a in surname_keys(one) for b in surname_keys(other))

    def is_group(self, name: str) -> bool:
        """Return whether ``name`` is a group of the list, its abbreviation, or one defined in the text."""
        return group_key(name) in self.groups


class Anyone(Roster):
    """A roster that knows everybody, for a printed citation on its own: all of it is names."""

    def leads(self, surname: str) -> bool:  # noqa: ARG002 - any surname is one
        """Return True."""
        return True

    def is_whole(self, surname: str) -> bool:  # noqa: ARG002 - any two words are
        """Return True."""
        return True


def roster(references: Iterable[Reference], text: str = "") -> Roster:
    """Return who ``references`` know, with the abbreviations of groups that ``text`` defines."""
    first: set[str] = set()
    everyone: set[str] = set()
    skeletons: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    groups: set[str] = set()
    for reference in references:
        names = authors(reference)
        lead = [printed_first(reference)]
        if names and is_group(names[0]) and (head := printed_head(reference)):
            groups.add(group_key(head))
        for at, name in enumerate(names):
            if is_group(name):
                groups.add(group_key(name.surname))
                groups |= abbreviations(name.surname)
            elif at == 0:
                lead.append(name.surname)
            else:
                everyone.update(surname_keys(name.surname))
        leaders = {key for surname in lead for key in surname_keys(surname)}
        first |= leaders
        skeletons |= {skeleton(surname) for surname in lead if surname}
        if len(names) > 1:
            pairs |= {(a, b) for a in leaders for b in surname_keys(names[1].surname)}
    groups.update(defined(text, groups))
    groups.discard("")
    return Roster(
        frozenset(first), frozenset(everyone | first), frozenset(skeletons), frozenset(pairs), frozenset(groups)
    )
