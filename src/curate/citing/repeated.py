"""Citations that repeat an earlier one: "(ibid., p. 5)", "(loc. cit.)", "Smith, op. cit."."""

import re
from collections.abc import Sequence

from curate.citation import Cite
from curate.citing.dated import Dated
from curate.citing.names import names_before
from curate.citing.roster import Anyone, Roster
from curate.ibidem import MARK

_BEFORE = re.compile(r",?\s?[(\[]?\s?$")
_NEAR = 3
"""So near behind a citation "op. cit." only says that it was cited before."""


def find(text: str, roster: Roster, others: Sequence[tuple[int, int]]) -> list[Dated]:
    """Return the repeated citations of ``text``; ``others`` are the places of the citations with a year or number."""
    found: list[Dated] = []
    ends = {end for _, end in others}
    for mark in MARK.finditer(text):
        gap = _BEFORE.search(text, max(0, mark.start() - 4), mark.start())
        behind = gap.start() if gap else mark.start()
        if mark["named"] and any(end in ends for end in range(mark.start() - _NEAR, mark.start() + 1)):
            continue
        names = names_before(text, behind, roster) if mark["named"] or behind < mark.start() else None
        if names is not None and (names.group or not (mark["named"] or roster.knows(names.names[0].surname))):
            names = None
        start = names.start if names else mark.start()
        cite = Cite(
            start=0,
            end=mark.end() - start,
            exact=text[start : mark.end()],
            names=names.names if names else (),
            et_al=bool(names and names.et_al),
        )
        found.append(Dated(start, mark.end(), (cite,), spoken=False))
    return found


def cites(exact: str) -> tuple[Cite, ...]:
    """Return the cite of one printed citation that repeats another, () for one that does not."""
    return tuple(cite for one in find(exact, Anyone(), ()) for cite in one.cites)
