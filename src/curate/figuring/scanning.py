"""Sentence → quantities: each number with its kind, unit, limits, interval and whole; what is a label or a date is left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from curate.figure import Bound, Kind
from curate.figuring.numerals import Numeral, numerals
from curate.figuring.words import PEOPLE

_NEAR = 44
_LABEL = re.compile(
    r"(?:(?:\b(?i:grades?|stages?|phases?|days?|cycles?|types?|tables?|figs?\.?|figures?|groups?|arms?|levels?|class|weeks?|versions?|factors?|chromosomes?|exons?"
    r"|steps?|parts?|sections?|chapters?|nos?\.|numbers?|appendix|supplement|ref\.?|refs\.?|equation|box|visits?|time ?points?|wave|tier|categor(?:y|ies)|score of)"
    r"|\b(?:T|N|M|pT|pN|ASA|ECOG|CTCAE|NYHA|KDIGO|Fitzpatrick|Child-Pugh|version|(?i:aged?|ages|clinicaltrials\.gov|identifier)|NCT|ISRCTN|since|until|year))"
    r"\s?[≥>≤<+:]?\s?|(?:\+|/|\^)\s?)$"
)
_LABELS = re.compile(
    r"\b(?:grades?|stages?|phases?|days?|cycles?|types?|groups?|classes)\s[≥>≤<+-]?\s?[\dIV]+(?:\s?(?:-|to|and|or|/|,)\s?[\dIV]+)*\s?(?:-|to|and|or|/|,)\s?$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\s?%?\s?-?\s?(?:\(?\s?(?:CIs?|CrIs?|UIs?|HDIs?|PIs?|confidence|credib\w+|prediction|uncertainty|limits)\b)",
    re.IGNORECASE,
)
_TO_INTERVAL = re.compile(
    r"\s?%?\s?-?\s?(?:\(?(?:CIs?|CrIs?|UI|HDI|PI|confidence intervals?|credible intervals?|credibility intervals?|prediction intervals?|uncertainty intervals?|limits|confidence limits)\)?"
    r"\s?(?:[\[({]\s?C[Ir]?I?\s?[\])}])?)?\s?(?:=|:|,|;|of|from|was|is|were|,? ?ranging from|\(|\[)*\s?[-+]?\s?",
    re.IGNORECASE,
)
_IN_INTERVAL = re.compile(r"\s?%?\s?(?:-|to|,|;|and|~|/)\s?[-+]?\s?", re.IGNORECASE)
_P = re.compile(
    r"(?:\b|(?<=\d))[pP](?:[\s-]?values?)?(?:\s?(?:for|of)\s[\w\s-]{1,25})?\s?(?P<sign>[=<>≤≥Z:]|<\s?or\s?=|was|were|of)\s?[-]?\s?$"
)
_N = re.compile(r"\b[nN]\s?[=:]\s?$")
_RATIO = re.compile(
    r"(?<![A-Za-z])(?P<name>(?:[ac]|adj\.?\s?|adjusted\s|pooled\s|crude\s|s|sub)?(?:HRs?|ORs?|RRs?|IRRs?|PRRs?|RORs?|SMRs?|SIRs?|SHRs?)"
    r"|(?:[Hh]azards?|[Oo]dds|[Rr]ate|[Rr]isk|[Pp]revalence|[Ii]ncidence(?: rate)?|[Mm]ortality)[\s-][Rr]atios?|[Rr]elative [Rr]isks?|standardi[sz]ed (?:mortality|incidence) ratio)"
    r"(?:\s?[\[(][^()\[\]\d]{1,12}[\])])?(?P<gap>[^.;\d%]{0,40}|\s?[\[(,:=]?\s?)$"
)
_RATIO_NAMES = {
    "hazard": "HR", "hr": "HR", "shr": "HR", "subhr": "HR", "odd": "OR", "or": "OR", "ror": "OR", "risk": "RR", "relative": "RR", "rr": "RR",
    "rate": "RR", "incidence": "RR", "irr": "RR", "prevalence": "PR", "mortality": "SMR", "smr": "SMR", "sir": "SIR", "prr": "PRR", "standardised": "SMR", "standardized": "SMR",
}  # fmt: skip
_UNIT = re.compile(
    r"\s?-?\s?(?P<unit>%|per\s?cent\b|percent(?:age)?(?:\spoints?)?\b"
    r"|(?:mg|μg|mcg|ug|g|kg|ng|pg|ml|mL|L|dL|l|IU|mIU|MIU|kU|U|units?|Gy|cGy|mmol|μmol|nmol|μM|nM|mM|mmHg|mm\sHg|mm|cm|m|km|kcal|kJ|Hz|kb|bp|Mb|kDa|GBq|MBq|mCi)"
    r"(?:\s?/\s?(?:kg|m2|m\(2\)|m²|d|day|h|hr|hour|L|dL|dl|ml|mL|min|g|24\s?h|dose|week|cycle|course|infusion|mol))*(?![\w])"
    r"|(?:years?|yrs?|yr|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|mins?|seconds?|s)(?![\w])"
    r"|[-]?\s?(?:fold|times)\b|°|℃|points?\b)"
)
_OF = re.compile(r"\s?(?:(?:\w+\s)?(?:of|out of|from|among)\s(?:the\s|a total of\s|all\s)?|/)\s?", re.IGNORECASE)
_PER = re.compile(
    r"\s?(?:(?:new\s|annual\s|cases?\s|deaths?\s|events?\s|births?\s|episodes?\s|infections?\s)*(?:\(?95[^)]{3,40}\)\s?)?(?:per|/|in every|for every|in)\s?(?P<per>1[\s,.\u00a0]?000[\s,.\u00a0]?000|1(?:[\s,.\u00a0]?000)|10[\s,.\u00a0]?000|100[\s,.\u00a0]?000|100\b(?!\s?%)"
    r"|1\smillion|(?:one\s|a\s)?million|(?:one\s|a\s)?(?:hundred\s)?thousand|(?:one\s)?hundred)(?!\d))",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\s?(?:%?\s?(?:,|;|/|and|or|to|vs\.?|versus|from|compared (?:with|to)|-|, and|, or)\s?(?:the\s)?)\s?(?:a\s)?[<>≤≥~=]?\s?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?%?\s?(?:-|to)\s?", re.IGNORECASE)
_UNIT_BETWEEN = re.compile(r"\s?(?:years?|months?|weeks?|days?|hours?|mg|kg|μg)?\s?(?:-|to)\s?", re.IGNORECASE)
_PLUS = re.compile(r"\s?%?\s?\(?\s?(?:±|\+/-|\+-|±SD)\s?", re.IGNORECASE)
_BOUND = re.compile(
    r"(?:(?P<more><?>|≥|more than|over|at least|greater than|above|exceed\w*|in excess of|upwards of|as high as|minimum of|no less than)"
    r"|(?P<less><|≤|less than|fewer than|under|at most|up to|below|no more than|not more than|within|maximum of)"
    r"|(?P<near>~|about|approximately|approx\.?|around|nearly|almost|roughly|some|circa|c\.|ca\.?|close to|an estimated|estimated at|estimated|just over|just under|slightly (?:more|less) than|well over|near))"
    r"\s?(?:the\s|a\s|an\s|to\s)?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\s(?:of\s(?:the\s)?)?(?:[^\W\d][\w/+-]*\s){{0,4}}?{PEOPLE}\b", re.IGNORECASE)
_TIMES = frozenset(
    [
        "years",
        "year",
        "yrs",
        "yr",
        "months",
        "month",
        "mo",
        "mos",
        "weeks",
        "week",
        "wks",
        "wk",
        "days",
        "day",
        "hours",
        "hour",
        "hrs",
        "hr",
        "h",
        "minutes",
        "minute",
        "mins",
        "min",
        "seconds",
        "second",
        "s",
    ]
)
_TIME_NAMES = {"y": "years", "mo": "months", "w": "weeks", "d": "days", "h": "hours", "mi": "minutes", "s": "seconds"}
_MULTIPLE = re.compile(r"\s?(?P<scale>million|billion|thousand)\b", re.IGNORECASE)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence that is no label: its place (with all that is printed with it up to ``end``) and what it is."""

    start: int
    end: int
    kind: Kind
    value: float
    decimals: int = 0
    high: float | None = None
    of: float | None = None
    unit: str = ""
    bound: Bound = ""
    interval: tuple[float, float] | None = None
    spread: float | None = None
    mark: bool = False
    """It says when, not what ("5-year", "at 36 months")."""


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of a sentence (as ``alike`` returns it), in their order."""
    found: list[Quantity] = []
    tokens = list(numerals(text))
    at = 0
    while at < len(tokens):
        at = _next(text, tokens, at, found)
    return _shared(text, found)


def _next(text: str, tokens: Sequence[Numeral], at: int, found: list[Quantity]) -> int:
    """Add what the token at this place is the beginning of, and return the place of the next."""
    token = tokens[at]
    if found and token.start < found[-1].end:
        return at + 1
    before, after = text[max(0, token.start - _NEAR) : token.start], text[token.end : token.end + 60]
    if token.value in (90, 95, 97.5, 98, 99) and _LEVEL.match(after):
        return _interval(text, tokens, at, found)
    if plain := _plain(token, before):
        found.append(plain)
        return at + 1
    if _is_label(token, before, after):
        return at + 1
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    glue = text[token.end : following.start] if following else ""
    if following and _OF.fullmatch(glue) and _is_part(token, following, text):
        found.append(
            Quantity(token.start, following.end, "count", token.value, of=following.value, bound=_bound(before))
        )
        return at + 2
    return _measured(text, tokens, at, found)


def _plain(token: Numeral, before: str) -> Quantity | None:
    """Return a share in words, a multiple in words, or a p value."""
    if token.share or token.fold:
        kind: Kind = "percent" if token.share else "fold"
        unit = "%" if token.share else "fold"
        return Quantity(token.start, token.end, kind, token.value, unit=unit, bound=_bound(before) or "~")
    if p := _P.search(before):
        sign: Bound = "<" if p["sign"][:1] in "<≤" else ">" if p["sign"] in (">", "≥") else ""
        return Quantity(token.start, token.end, "p", token.value, token.decimals, unit="p", bound=sign)
    return None


def _measured(text: str, tokens: Sequence[Numeral], at: int, found: list[Quantity]) -> int:
    token = tokens[at]
    before = text[max(0, token.start - _NEAR) : token.start]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    glue = text[token.end : following.start] if following else ""
    last, high, spread = token, None, None
    if following and not (following.share or following.fold):
        if _PLUS.fullmatch(glue):
            last, spread = following, following.value
        elif (
            _RANGE.fullmatch(glue)
            or _UNIT_BETWEEN.fullmatch(glue)
            or (glue.strip() == "and" and before.rstrip().lower().endswith("between"))
        ):
            tail = text[following.end : following.end + 6]
            if following.value > token.value:
                last, high = following, following.value
            elif glue.strip(" %\u00a0") == "-" and "%" in (tail[:2].strip() or " "):  # a "±" that was lost
                last, spread = following, following.value
        elif (
            glue == " " and re.match(r"\s?%", text[following.end : following.end + 2]) and following.value < token.value
        ):
            last, spread = following, following.value
    quantity = _unit(text, token, last, before)
    if quantity is None:
        return at + (2 if last is not token else 1)
    quantity = replace(quantity, high=high, spread=spread, decimals=max(token.decimals, 0))
    found.append(quantity)
    at += 2 if last is not token else 1
    return _bracketed(text, tokens, at, found)


def _unit(text: str, token: Numeral, last: Numeral, before: str) -> Quantity | None:
    """Return the token (to ``last``, where it is a range) as a quantity, None where it is none (a temperature, a year)."""
    end, value = last.end, token.value
    if scale := _MULTIPLE.match(text, end):
        value, end = value * _SCALES[scale["scale"].lower()], scale.end()
    bound = _bound(before)
    if one := _ratio(text, token, end, before) or _rate(text, token, end):
        return replace(one, value=value, bound=bound)
    unit = _UNIT.match(text, end)
    if unit:
        return _with_unit(token, unit, value, bound)
    if _N.search(before) or _COUNTED.match(text, end):
        return Quantity(token.start, end, "count", value, bound=bound)
    year = token.decimals == 0 and 1900 <= token.value <= 2100 and text[token.start : token.end].isdecimal()
    return None if year else Quantity(token.start, end, "number", value, bound=bound)


def _ratio(text: str, token: Numeral, end: int, before: str) -> Quantity | None:
    """Return a number as a ratio where the name of one stands before it."""
    ratio = _RATIO.search(before)
    if not ratio or re.match(r"\s?(?:%|patients|years|months)", text[end : end + 10]):
        return None
    name = re.sub(r"^(?:adj\.?\s?|adjusted\s|pooled\s|crude\s|[ac](?=[A-Z]))", "", ratio["name"])
    short = name.isupper() or name[:-1].isupper()
    key = (name.lower() if short else re.split(r"[\s-]", name.lower())[0]).rstrip("s")
    return Quantity(token.start, end, "ratio", token.value, unit=_RATIO_NAMES.get(key, "ratio"))


def _rate(text: str, token: Numeral, end: int) -> Quantity | None:
    """Return a number as a rate where "per 100,000" or the like stands behind it."""
    per = _PER.match(text, end)
    return Quantity(token.start, per.end(), "rate", token.value, unit=f"per {int(_whole(per['per']))}") if per else None


def _with_unit(token: Numeral, unit: re.Match[str], value: float, bound: Bound) -> Quantity | None:
    name = unit["unit"].strip("- ").replace(" ", "")
    if name in ("°", "℃"):
        return None
    kind: Kind = "dose"
    end, named = unit.end(), name.replace("μg", "ug").replace("mcg", "ug")
    if name == "%" or name.startswith("per"):
        kind, named = "percent", "%"
    elif name in ("fold", "times"):
        kind, named = "fold", "fold"
    elif name == "s" and unit.group()[:1] == "s":  # "the 1980s"
        kind, named, end = "number", "", token.end
    elif name in _TIMES:
        kind, named = "duration", _time(name)
    elif name.startswith("point"):
        kind, named = "number", "points"
    return Quantity(token.start, end, kind, value, unit=named, bound=bound)


def _time(name: str) -> str:
    """Return the full name of a unit of time."""
    return next(
        full
        for key, full in _TIME_NAMES.items()
        if name.startswith(key) and not (key == "mi" and name.startswith("mo"))
    )


def _interval(text: str, tokens: Sequence[Numeral], at: int, found: list[Quantity]) -> int:
    """Read "95% CI: 36-64%" and give it to the quantity before; return the place of the next token."""
    if at + 2 >= len(tokens):
        return at + 1
    low, high = tokens[at + 1], tokens[at + 2]
    to, inner = text[tokens[at].end : low.start], text[low.end : high.start]
    if not (_TO_INTERVAL.fullmatch(to) and _IN_INTERVAL.fullmatch(inner)):
        return at + 1
    signs = [
        -1
        if re.search(r"(?:^|[\s(\[,:=])-$", text[: one.start])
        and (one is low or "- -" in inner or "to -" in inner or ", -" in inner)
        else 1
        for one in (low, high)
    ]
    owner = next((one for one in reversed(found) if one.kind != "p" and one.interval is None), None)
    if (
        owner
        and tokens[at].start - owner.end <= 60
        and owner is next((one for one in reversed(found) if one.kind != "p"), None)
    ):
        closing = re.match(r"\s?%?\s?[)\]]?", text[high.end :])
        found[found.index(owner)] = replace(
            owner,
            interval=(signs[0] * low.value, signs[1] * high.value),
            end=high.end + (closing.end() if closing else 0),
        )
    return at + 3


def _bracketed(text: str, tokens: Sequence[Numeral], at: int, found: list[Quantity]) -> int:
    """Read a bare range in brackets right behind a ratio, "HR 0.74 (0.65-0.85)", as its interval."""
    if at + 1 >= len(tokens) or found[-1].kind != "ratio":
        return at
    low, high = tokens[at], tokens[at + 1]
    opening, inner = text[found[-1].end : low.start], text[low.end : high.start]
    if (
        re.fullmatch(r"\s?[\[(;,]\s?(?:CI\s?:?\s?)?", opening)
        and _IN_INTERVAL.fullmatch(inner)
        and low.value <= found[-1].value <= high.value
    ):
        found[-1] = replace(found[-1], interval=(low.value, high.value), end=high.end)
        return at + 2
    return at


def _shared(text: str, found: list[Quantity]) -> list[Quantity]:
    """Return the quantities, a bare number of a list with the unit that the list prints once, behind its last."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        if (
            one.kind == "number"
            and following.kind in ("percent", "duration", "dose", "rate", "count")
            and following.of is None
            and _LIST.fullmatch(text[one.end : following.start])
        ):
            shared[at] = replace(one, kind=following.kind, unit=following.unit)
    for at in range(1, len(shared)):
        one, before = shared[at], shared[at - 1]
        if one.kind == "number" and before.kind == "ratio" and _LIST.fullmatch(text[before.end : one.start]):
            shared[at] = replace(one, kind="ratio", unit=before.unit)
    return shared


def _is_label(token: Numeral, before: str, after: str) -> bool:
    if _LABELS.search(before):
        return True
    label = _LABEL.search(before)
    if not label:
        return False
    word = label.group().strip().lower()
    if re.match(r"\s?(?:%|per\s?cent)", after):
        return False
    if word.startswith(("number", "no", "score")) and token.value > 20:
        return False
    return not (
        word.startswith(("age", "group", "arm", "cycle", "week", "day")) and re.match(rf"\s(?:\w+\s)?{PEOPLE}", after)
    )


def _is_part(token: Numeral, whole: Numeral, text: str) -> bool:
    """Return whether two numbers are a part and its whole, "12 of 35", "9/13"."""
    if token.decimals or whole.decimals or token.value > whole.value or whole.value < 2:
        return False
    slash = text[token.end : whole.start].strip() == "/"
    after = text[whole.end : whole.end + 14]
    if re.match(r"\s?(?:mm\s?Hg|weeks?|days?|%|/)", after):
        return False
    return not (slash and (token.word or (text[max(0, token.start - 1) : token.start] in "/-" and token.start > 0)))


def _bound(before: str) -> Bound:
    match = _BOUND.search(before)
    if not match:
        return ""
    return "~" if match["near"] else ">" if match["more"] else "<"


def _whole(printed: str) -> float:
    digits = re.sub(r"\D", "", printed)
    words = printed.lower()
    value = float(digits) if digits else 1.0
    if "hundred" in words:
        value *= 100
    if "thousand" in words:
        value *= 1e3
    return value * 1e6 if "million" in words else value
