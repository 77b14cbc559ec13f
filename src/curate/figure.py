"""A figure: a number that a text gives as a result, read as data, with what it measures, when, in whom."""

from typing import Literal

from pydantic import Field

from curate.value import Value

Kind = Literal["percent", "count", "ratio", "p", "dose", "duration", "rate", "fold", "number"]
"""``count`` is of people or things ("12 of 35", "n = 40"), ``ratio`` of hazards, odds or risks, ``rate`` per so many
("11 per 100,000"), ``fold`` a multiple, ``number`` any other."""

Bound = Literal["", "<", ">", "≤", "≥", "~"]
"""How the text limits the number: "more than 50%" is ">"; "about 50%", "half" are "~"."""


class Figure(Value):
    """One figure.

    ``value`` is in ``unit`` ("%", "months", "mg/m2", "HR", "per 100000", ""); a printed range ("34% to 66%") runs from
    ``value`` to ``high``. ``interval`` is that of confidence, ``spread`` what is printed behind "±", ``of`` the
    whole of which ``value`` is the part. ``decimals`` are those printed, so that rounding can be told from another value.
    ``measure`` is what was measured, by one name for each ("overall survival") or in the text's own words ("hypotension");
    ``time`` the time mark ("5 years"), ``arm`` the group or treatment it belongs to, ``population`` who was looked at; each
    "" where the text does not say. ``exact`` is the figure as printed, ``sentence`` the place of its sentence in the text,
    from 0; ``start`` and ``end`` are code points in the text.
    """

    kind: Kind
    value: float
    high: float | None = None
    of: float | None = None
    unit: str = ""
    bound: Bound = ""
    decimals: int = 0
    interval: tuple[float, float] | None = None
    spread: float | None = None
    measure: str = ""
    time: str = ""
    arm: str = ""
    population: str = ""
    exact: str = ""
    sentence: int = 0
    start: int = Field(default=0, exclude=True)
    end: int = Field(default=0, exclude=True)
