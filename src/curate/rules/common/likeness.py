"""References that may be one work twice: what the rules about duplicates share.

Candidates are found by blocking keys (identifier, folded title), so that the time grows with the list, not its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from curate.identifier import Scheme
from curate.reference import Reference
from curate.rules.common.identifiers import of
from curate.similarity import fold, titles_alike

SAME_TITLE = 0.92
"""From this on two titles are one, slips of the pen allowed for."""

_PREPRINTS = ("10.1101/", "10.21203/", "10.2139/", "10.48550/", "10.20944/", "10.31219/", "10.31234/", "10.26434/")
_SERVERS = (
    "arxiv",
    "biorxiv",
    "medrxiv",
    "research square",
    "ssrn",
    "preprints",
    "psyarxiv",
    "chemrxiv",
    "osf preprints",
)
_LONG = 4
"""Words that a title must have before it can tell two works apart."""
_PREFIX = 5
"""Words of a title under which it is filed."""


def sharing_an_identifier(references: Iterable[Reference]) -> Iterator[tuple[Reference, Reference, Scheme, str]]:
    """Return pairs of references with the same DOI, PMID or PMCID, each later one with the first."""
    first: dict[tuple[Scheme, str], Reference] = {}
    told: set[str] = set()
    for reference in references:
        for scheme, value in of(reference.item).items():
            earlier = first.setdefault((scheme, value), reference)
            if earlier is not reference and reference.id not in told:
                told.add(reference.id)
                yield earlier, reference, scheme, value


def sharing_a_title(references: Iterable[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """Return pairs of references with the same title and the same first author, in the order of the list."""
    by_key: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        words = fold(reference.item.title or "").split()
        if len(words) >= _LONG:
            by_key[f"> {' '.join(words[:_PREFIX])}"].append(reference)
            by_key[f"< {' '.join(words[-_PREFIX:])}"].append(reference)
    seen: set[tuple[str, str]] = set()
    for group in by_key.values():
        for a, b in combinations(group[:50], 2):
            if (a.id, b.id) not in seen and same_title(a, b) and same_first_author(a, b):
                yield a, b
            seen.add((a.id, b.id))


def same_title(a: Reference, b: Reference) -> bool:
    """Return whether both have a title, and it is the same but for slips of the pen and numbers are equal."""
    title_a, title_b = a.item.title or "", b.item.title or ""
    if _numbers(title_a) != _numbers(title_b):
        return False
    return titles_alike(title_a, title_b) >= SAME_TITLE


def same_first_author(a: Reference, b: Reference) -> bool:
    """Return whether both name the same first author, or at least one of them names none."""
    if not a.item.author or not b.item.author:
        return True
    return fold(a.item.author[0].surname) == fold(b.item.author[0].surname)


def is_preprint(reference: Reference) -> bool:
    """Return whether the reference is to a preprint server."""
    item = reference.item
    if item.doi and item.doi.casefold().startswith(_PREPRINTS):
        return True
    container = fold(item.container_title or item.publisher or "")
    return container.startswith(_SERVERS)


def _numbers(title: str) -> list[str]:
    return [word for word in fold(title).split() if word.isdecimal()]
