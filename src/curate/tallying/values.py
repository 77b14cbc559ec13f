"""Whether two figures are the same number, as rounding, units, limits and ways to put it allow."""

from collections.abc import Iterator

from curate.figure import Figure, Kind
from curate.figuring.measures import opposite

_SCALE = {
    "years": 12.0,
    "months": 1.0,
    "weeks": 12 / 52.18,
    "days": 12 / 365.25,
    "hours": 12 / 8766,
    "minutes": 12 / 525_960,
}
_MASS = {"kg": 1e6, "g": 1e3, "mg": 1.0, "ug": 1e-3, "ng": 1e-6}
_ALIKE: dict[Kind, frozenset[Kind]] = {
    "percent": frozenset({"percent", "number"}),
    "count": frozenset({"count", "number"}),
    "ratio": frozenset({"ratio", "number", "fold"}),
    "p": frozenset({"p", "number"}),
    "dose": frozenset({"dose", "number"}),
    "duration": frozenset({"duration", "number"}),
    "rate": frozenset({"rate", "number", "percent"}),
    "fold": frozenset({"fold", "ratio", "number"}),
    "number": frozenset({"percent", "count", "ratio", "p", "dose", "duration", "rate", "fold", "number"}),
}
_RATIOS = frozenset({"HR", "OR", "RR", "SMR", "PR"})
_ROUGH = 0.06
"""How far, relatively, "about" reaches; and two and a half points of a share in words."""


def equal(said: Figure, known: Figure) -> bool:
    """Return whether two figures are the same number: a range by both ends, a part by its whole, others by value."""
    if said.high is not None:
        ends = _ends(known)
        return ends is not None and _close(said, said.value, ends[0]) and _close(said, said.high, ends[1])
    if said.of is not None and known.of is not None:
        return said.value == known.value and said.of == known.of
    if said.decimals > known.decimals and said.kind == known.kind and known.high is None and said.unit == known.unit:
        return (
            abs(said.value - known.value) <= 0.5 * 10.0**-known.decimals
        )  # the abstract may round what the text gives
    return any(_close(said, mine, theirs) for mine, theirs in _pairs(said, known))


def is_telling(figure: Figure) -> bool:
    """Return whether a figure is a result that a source can be asked for: no lone small number, no p value."""
    match figure.kind:
        case "percent" | "ratio" | "rate":
            return True
        case "count":
            return figure.of is not None or (figure.value >= 10 and figure.high is None and not figure.bound)
        case "duration" | "dose":
            return bool(figure.measure) or figure.decimals > 0
        case _:
            return False


def derived(said: Figure, known: Figure) -> bool:
    """Return whether a figure follows from another: its complement, the reduction that a ratio means, a share in percent."""
    if said.kind == "percent":
        return any(_close(said, said.value, value) for value in _shares(said, known))
    if known.kind != "percent":
        return False
    if said.kind in ("count", "number") and said.of:
        return abs(100 * said.value / said.of - known.value) <= 0.5 * 10.0**-known.decimals + 0.05
    if said.kind == "fold":
        return _close(said, 100 * (said.value - 1), known.value)
    return said.kind in ("ratio", "number") and said.value < 1 and _close(said, 100 * said.value, known.value)


def _shares(said: Figure, known: Figure) -> Iterator[float]:
    """Return the percentages that can be said for a figure of another kind, or its complement."""
    if known.kind == "percent" and opposite(said.measure, known.measure):
        yield 100 - known.value
    if known.kind in ("ratio", "fold"):
        yield from (abs(100 * (known.value - 1)), 100 * known.value)
    if known.kind in ("count", "number") and known.of:
        yield from (100 * known.value / known.of, 100 - 100 * known.value / known.of)
    if known.kind == "number" and 0 < known.value < 1:
        yield 100 * known.value


def _pairs(said: Figure, known: Figure) -> Iterator[tuple[float, float]]:
    """Return the values to be compared, in one unit."""
    if known.kind not in _ALIKE[said.kind]:
        return
    if said.kind == "percent" and known.kind == "number" and not (said.decimals and known.decimals):
        return  # small whole numbers are alike by chance
    factor = _factor(said, known)
    if not factor:
        return
    yield said.value, known.value * factor
    if known.high is not None:
        yield said.value, known.high * factor
    if known.of is not None and said.kind in ("count", "number"):
        yield said.value, known.of
    if said.kind == "p" and said.bound == "<" and known.value < said.value:
        yield said.value, said.value  # p = 0.042 is p < 0.05
    if said.kind == "number" and known.interval:
        yield from ((said.value, end) for end in known.interval)


def _factor(said: Figure, known: Figure) -> float:
    """Return what the source's value is multiplied with to be in the claim's unit, 0 where the units have nothing in common."""
    if said.kind != known.kind or said.unit == known.unit:
        return 1.0
    if said.kind == "duration":
        return _SCALE[known.unit] / _SCALE[said.unit] if {said.unit, known.unit} <= set(_SCALE) else 0.0
    if said.kind == "dose":
        mine, _, rest = said.unit.partition("/")
        theirs, _, other = known.unit.partition("/")
        if rest and other and rest.replace("day", "d") != other.replace("day", "d"):
            return 0.0
        return _MASS[theirs] / _MASS[mine] if {mine, theirs} <= set(_MASS) else float(mine == theirs)
    if said.kind == "rate":
        return float(said.unit.split()[-1]) / float(known.unit.split()[-1])
    return 0.0 if said.kind == "ratio" and {said.unit, known.unit} <= _RATIOS else 1.0


def _ends(known: Figure) -> tuple[float, float] | None:
    if known.high is not None:
        return known.value, known.high
    return known.interval


def _close(said: Figure, mine: float, theirs: float) -> bool:
    """Return whether a printed value can stand for another: equal where that is rounded as the printed one is."""
    if abs(mine - theirs) <= 0.5 * 10.0**-said.decimals * 1.0001 + 1e-9:
        return True
    if said.bound and (said.decimals or mine % 5) and said.kind != "p":
        return bool(mine % 1) and not said.decimals and abs(mine - theirs) <= 2.6  # "a third", "one in eight"
    if said.bound == "~":
        return abs(mine - theirs) <= max(_ROUGH * abs(theirs), 2.6 if said.kind == "percent" and mine >= 10 else 0)
    if said.bound in (">", "≥"):
        return mine < theirs <= mine * 1.25
    if said.bound in ("<", "≤"):
        return mine * 0.8 <= theirs < mine
    return (
        mine >= 1000
        and mine % 100 == 0
        and abs(mine - theirs) <= 0.5 * (1000 if mine % 1000 == 0 and mine >= 10_000 else 100)
    )
