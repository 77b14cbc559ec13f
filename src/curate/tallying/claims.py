"""Which references each figure of a claim is cited to."""

from collections.abc import Iterable
from typing import NamedTuple

from curate.claim import Cited, Claim
from curate.figure import Figure
from curate.figuring import read

_TOGETHER = 3
"""Code points between two citations of one group: "[1], [2]"."""


class Assigned(NamedTuple):
    """Figures of a claim, and the ids of the references that one citation (or group of citations) gives for them."""

    figures: tuple[Figure, ...]
    references: tuple[str, ...]


def text(claim: Claim) -> str:
    """Return what a claim says, its citations by number, year or key blanked out; places stay as they are."""
    said = claim.quote or claim.statement
    if claim.quote is None:
        return said
    for cited in claim.citations:
        if cited.form != "author-mention":
            end = cited.start + len(cited.exact)
            said = said[: cited.start] + " " * len(said[cited.start : end]) + said[end:]
    return said


def grouped(citations: Iterable[Cited]) -> list[tuple[int, int, list[str]]]:
    """Return where each citation, or group of adjoining ones, of a sentence starts and ends, and the ids that it cites."""
    groups: list[tuple[int, int, list[str]]] = []
    for cited in sorted(citations, key=lambda one: one.start):
        end = cited.start + len(cited.exact)
        if groups and cited.start - groups[-1][1] <= _TOGETHER:
            groups[-1] = groups[-1][0], end, [*groups[-1][2], *cited.references]
        else:
            groups.append((cited.start, end, list(cited.references)))
    return groups


def assigned(claim: Claim) -> tuple[Assigned, ...]:
    """Return the figures of a claim by the citation they belong to: the next one behind, else the last one before.

    Where the manuscript's own sentence is not kept, all its citations stand for all its figures; a claim that cites nothing
    gives its figures without references.
    """
    figures = read(text(claim))
    if not figures:
        return ()
    if claim.quote is None or len(claim.citations) < 2:
        return (Assigned(figures, claim.references),)
    groups = grouped(claim.citations)
    given: dict[int, list[Figure]] = {}
    for figure in figures:
        at = next((n for n, (start, _, _) in enumerate(groups) if start >= figure.end), len(groups) - 1)
        given.setdefault(at, []).append(figure)
    return tuple(Assigned(tuple(some), tuple(dict.fromkeys(groups[at][2]))) for at, some in sorted(given.items()))
