"""The bibliography beside a manuscript: which of its references the manuscript prints, and in which order."""

from collections.abc import Iterable, Sequence

from curate.bibliography.lists.listed import Listed


def cited_first(listed: Sequence[Listed], cited: Iterable[str], *, everything: bool = False) -> list[Listed]:
    """Return the references that are cited, in the order of their first citation; ``everything`` adds the others.

    A bibliography file often holds more than one manuscript cites; what is not cited is not printed.
    """
    by_key: dict[str, Listed] = {}
    for each in listed:
        for key in (each.key, *each.other_keys):
            if key is not None:
                by_key.setdefault(key, each)
    found = {id(by_key[key]): by_key[key] for key in cited if key in by_key}
    if everything:
        found |= {id(each): each for each in listed if id(each) not in found}
    return list(found.values())
