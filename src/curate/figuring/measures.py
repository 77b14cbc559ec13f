"""What is measured, and when: the names that outcomes have in clinical texts, each led to one, with its time mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END_POINTS = (
    ("overall survival", r"overall[\s-]survival|\bOS\b"),
    ("event-free survival", r"event[\s-]free(?:[\s-]survival)?|\bEFS\b"),
    ("progression-free survival", r"progression[\s-]free(?:[\s-]survival)?|\bPFS\b"),
    ("disease-free survival", r"disease[\s-]free(?:[\s-]survival)?|\bi?DFS\b"),
    ("relapse-free survival", r"(?:relapse|recurrence|failure|treatment failure|metastas[ie]s|distant metastas[ie]s|leuk[a]?emia|biochemical failure)[\s-]free(?:[\s-]survival)?|\b(?:RFS|MFS|DMFS|FFS|LFS)\b"),
    ("cause-specific survival", r"(?:cancer|disease|cause)[\s-]specific survival|\b(?:CSS|DSS)\b"),
    ("graft survival", r"graft[\s-]survival"),
    ("survival", r"\bsurviv(?:al|ed|ing|ors?)\b|\balive\b"),
    ("mortality", r"mortality|case[\s-]fatality|\bfatality\b|\bdied\b|\bdeaths?\b|\bdead\b|\bdying\b"),
    ("complete response", r"complete (?:\w+ )?(?:response|remission|responders?)|\bCR\b(?!P|I)"),
    ("partial response", r"partial (?:\w+ )?(?:response|remission)|\bPR\b"),
    ("stable disease", r"stable disease|\bSD\b(?=\s?[,)(=:])"),
    ("progressive disease", r"progressive disease|disease progression|\bPD\b"),
    ("disease control", r"disease[\s-]control(?: rate)?|\bDCR\b"),
    ("objective response", r"(?:objective|overall)[\s-](?:\w+ )?(?:response|remission)|\bORR\b"),
    ("response", r"\brespon(?:se|ses|ded|ders?)\b(?! to\b| was\b| were\b)"),
    ("relapse", r"\brelaps(?:e|es|ed)\b(?!d?[\s/-](?:or|and|refractory))|\brecurrences?\b|\brecurred\b"),
    ("remission", r"\bremission\b"),
    ("incidence", r"\bincidence\b|\bincident cases\b"),
    ("prevalence", r"\bprevalence\b|\bprevalent\b"),
    ("sensitivity", r"\bsensitivit(?:y|ies)\b"),
    ("specificity", r"\bspecificit(?:y|ies)\b"),
    ("positive predictive value", r"positive predictive values?|\bPPVs?\b"),
    ("negative predictive value", r"negative predictive values?|\bNPVs?\b"),
    ("accuracy", r"\baccurac(?:y|ies)\b"),
    ("area under the curve", r"area under the (?:\w+ ){0,4}curve|\bAUROC\b|\bAUCs?\b|c[\s-]statistics?|c[\s-]index"),
    ("adverse events", r"(?:serious |severe |treatment-related |drug-related )?(?:adverse (?:events?|effects?|reactions?|drug reactions?)|side effects)|\b(?:S|TR|TE)?AEs?\b|toxicit(?:y|ies)"),
    ("follow-up", r"follow(?:ed)?[\s-]?up"),
    ("age", r"\bage(?:d|s)?\b|years old"),
    ("correlation", r"\bcorrelat(?:ion|ed)\b|\br\s?=\s?(?=[-\d.])"),
    ("heterogeneity", r"I2\b|I\(2\)|I²|heterogeneity"),
    ("adherence", r"\badherence\b|\bcompliance\b"),
    ("hospital stay", r"(?:length of|hospital) stay|\bLOS\b"),
    ("body mass index", r"body mass index|\bBMI\b"),
)  # fmt: skip
_NAMED = tuple((name, pattern) for name, pattern in _END_POINTS)
_MENTION = re.compile("|".join(f"(?P<m{at}>{pattern})" for at, (_, pattern) in enumerate(_NAMED)), re.IGNORECASE)
_GENERAL = {"survival": {"overall survival", "event-free survival", "progression-free survival", "disease-free survival", "relapse-free survival",
    "cause-specific survival", "graft survival"}, "response": {"objective response", "complete response", "partial response", "disease control"},
    "remission": {"complete response", "partial response", "objective response"}}  # fmt: skip
_OPPOSITE = (
    ({"survival", "overall survival"}, {"mortality"}),
    ({"event-free survival", "disease-free survival", "relapse-free survival"}, {"relapse"}),
)

_COUNT = r"(?:\d{1,3}(?:\.5)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|thirty)"
_TIME_UNIT = r"(?:years?|yrs?|yr|y|months?|mo|weeks?|wks?|days?|hours?|hrs?|h)"
_MARKS = re.compile(
    rf"(?P<prep>\b(?:at|after|by|within|over|for|during|of|from|to|and|or|until|in)\s(?:the\s)?(?:a\s)?(?:median\s(?:of\s)?)?(?:first\s)?)?(?P<list>(?:{_COUNT}-?\s?(?:{_TIME_UNIT})?\s?(?:,\s?and\s|,\s?or\s|,\s?|and\s|or\s|to\s|/|-)\s?)*)(?P<n>{_COUNT})(?P<join>[\s-]?)(?P<unit>{_TIME_UNIT})\b(?!\s(?:old|of age))",
    re.IGNORECASE,
)
_EACH = re.compile(_COUNT, re.IGNORECASE)
_WORDS = {
    word: n for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
} | {
    "twelve": 12,
    "eighteen": 18,
    "twenty-four": 24,
    "thirty": 30,
}
_FULL = (("y", "year"), ("mo", "month"), ("w", "week"), ("d", "day"), ("h", "hour"))
_IN_DAYS = {"year": 365.25, "month": 30.4375, "week": 7.0, "day": 1.0, "hour": 1 / 24}


@dataclass(frozen=True, slots=True)
class Mention:
    """A measure that a sentence names, and the time marks printed right before it."""

    start: int
    end: int
    name: str
    times: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A time mark, or a list of them ("1-, 3- and 5-year"); ``free`` where it stands behind a preposition ("at 36 months")."""

    start: int
    end: int
    times: tuple[str, ...]
    free: bool


def marks(text: str) -> list[Mark]:
    """Return the time marks of a sentence."""
    found = []
    for match in _MARKS.finditer(text):
        unit = next(full for key, full in _FULL if match["unit"].lower().startswith(key))
        numbers = [_number(one) for one in (*_EACH.findall(match["list"] or ""), match["n"])]
        joined = match["join"] == "-" or not match["prep"]
        if (
            not match["prep"]
            and match["join"] != "-"
            and not re.match(r"\s[a-zA-Z]", text[match.end() : match.end() + 2])
        ):
            continue
        start = match.end("prep") if match["prep"] else match.start()
        found.append(
            Mark(start, match.end(), tuple(f"{n:g} {unit}{'s' if n != 1 else ''}" for n in numbers), free=not joined)
        )
    return found


def mentions(text: str, known: list[Mark]) -> list[Mention]:
    """Return the measures that a sentence names, in their order, each with the time marks right before it."""
    found: list[Mention] = []
    for match in _MENTION.finditer(text):
        at = int(str(match.lastgroup)[1:])
        if (
            match.group().isupper() is False
            and len(match.group()) <= 5
            and re.fullmatch(r"[A-Za-z]{2,5}", match.group())
            and _is_short(match.group())
        ):
            continue
        times: tuple[str, ...] = ()
        for mark in known:
            if mark.end <= match.start() and re.fullmatch(r"[\s-]?(?:[\w-]+\s){0,3}", text[mark.end : match.start()]):
                times = mark.times
        if (
            found
            and re.fullmatch(r"\s?[(\[,]?\s?", text[found[-1].end : match.start()])
            and found[-1].name == _NAMED[at][0]
        ):
            found[-1] = Mention(found[-1].start, match.end(), found[-1].name, found[-1].times or times)
            continue
        found.append(Mention(match.start(), match.end(), _NAMED[at][0], times))
    return found


def _is_short(word: str) -> bool:
    """Return whether a short word is an acronym in the wrong case ("or", "pr"), which is another word."""
    return word.lower() in (
        "os",
        "cr",
        "pr",
        "sd",
        "pd",
        "ae",
        "aes",
        "css",
        "los",
        "auc",
        "orr",
        "efs",
        "pfs",
        "dfs",
        "rfs",
        "bmi",
    )


def compatible(one: str, other: str) -> bool:
    """Return whether two names of measures can mean the same: equal, or one general and the other of its kind."""
    return one == other or other in _GENERAL.get(one, ()) or one in _GENERAL.get(other, ())


def opposite(one: str, other: str) -> bool:
    """Return whether what one measure counts is what the other leaves ("survival", "mortality")."""
    return any((one in a and other in b) or (one in b and other in a) for a, b in _OPPOSITE)


def is_named(measure: str) -> bool:
    """Return whether a measure is one of those known by name."""
    return any(measure == name for name, _ in _NAMED)


def days(time: str) -> float | None:
    """Return a time mark in days, None for "" and what is none."""
    number, _, unit = time.partition(" ")
    scale = _IN_DAYS.get(unit.rstrip("s"))
    return float(number) * scale if scale else None


def same_time(one: str, other: str) -> bool:
    """Return whether two time marks mean the same time ("2 years", "24 months")."""
    a, b = days(one), days(other)
    return a is not None and b is not None and abs(a - b) <= 0.02 * max(a, b)


def _number(word: str) -> float:
    return _WORDS.get(word.lower()) or float(word)


def names() -> Iterator[str]:
    """Return the names of all measures."""
    return (name for name, _ in _NAMED)
