"""Which styles of numbers a manuscript uses, from how all its numbers behave together."""

from collections.abc import Mapping, Sequence
from typing import Literal

from curate.citing.habits import Candidate, Evidence, Numbering, weigh

Style = Literal["square", "round", "raised"]


def choose(found: Mapping[Style, Sequence[Candidate]], numbers: Numbering, years: int) -> list[Style]:
    """Return the styles whose candidates are citations, the strongest first; ``years`` counts author-year citations.

    Square brackets are believed first: little else prints integers in them. Round brackets also hold counts, items
    and compounds, and raised numbers powers, so these must cover the list in rising order, and more so where another
    style already does.
    """
    seen = {style: weigh(candidates, numbers) for style, candidates in found.items()}
    rest = years / max(1, len(numbers.known))
    believed = [style for style in seen if _alone(style, seen[style], numbers, rest)]
    believed.sort(key=lambda style: -seen[style].weight)
    return [style for style in believed if style == believed[0] or _besides(seen[style], seen[believed[0]])]


def _alone(style: Style, seen: Evidence, numbers: Numbering, years: float) -> bool:
    if not seen.count or (years > 0.5 and seen.coverage < 0.3):
        return False
    if not numbers.last:
        return style == "square" or (seen.count > 2 and seen.coverage > 0.8 and seen.rising > 0.9)
    if style == "round":
        # a list in alphabetical order is cited in no order
        in_order = seen.coverage >= 0.25 and seen.rising >= 0.5
        return seen.inside >= 0.7 and (in_order or seen.coverage >= 0.6)
    return seen.inside >= 0.5 and (style == "square" or seen.coverage >= 0.15 or seen.rising == 1.0)


def _besides(seen: Evidence, first: Evidence) -> bool:
    """Return whether a second style stands beside the first: a part of the manuscript cites so, on its own."""
    return seen.inside > 0.9 and seen.coverage >= 0.3 and seen.rising > 0.7 and first.coverage < 0.8
