"""Numbers as they are printed, in digits and in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2006\u2008\u205f", "\u00a0"),
        "％": "%",
        "⩽": "≤",
        "≦": "≤",
        "⩾": "≥",
        "≧": "≥",
        "＜": "<",
        "＞": ">",
        "≈": "~",
        "∼": "~",
        "µ": "μ",
    }
)
_RAISED_POINT = re.compile(r"(?<=\d)[·∙⋅•\u2027](?=\d)")

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_PLAIN = {word: n for n, word in enumerate(_ONES.split(), 1)} | {
    word: 10 * n for n, word in enumerate(_TENS.split(), 2)
}
_PLAIN |= {"zero": 0, "fourty": 40}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}

_SMALL = "|".join(sorted(_PLAIN, key=len, reverse=True))
_WORD = rf"(?:{_SMALL}|hundred|thousand|million|billion)"
_WORDS = rf"\b(?:{_SMALL}|(?:a\s)?(?:hundred|thousand|million|billion))(?:(?:[\s-]|(?<=hundred)\sand\s|(?<=thousand)\sand\s){_WORD})*\b(?![\w-]*fold)"
_UNIT_LETTERS = r"(?:%|x\b|[mcdkμn]?[gmlLM]\b|mcg|[mk]?IU|kDa|mg|kg|mmol|h\b|hrs?\b|yrs?\b|years?|months?|weeks?|days?|fold|c?Gy|mm|cm|nm|°)"
_DIGITS = (
    r"(?<![^\W\d_])(?<![\d_#])(?<![^\W\d_]-)(?<![^\W\d_]/)(?<!\d[.,])(?<!\d-\d)"
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d{1,3}(?:\u00a0\d{3})+(?!\d)|\d{1,3}(?: 000)+(?!\d)|\d+[.,]\d+(?![.,]?\d)|\d+(?![.,]\d)|(?<![\d.])\.\d+)"
    rf"(?!\d)(?=[^\w]|$|{_UNIT_LETTERS})"
)
_POWER = r"(?:\s?[×x*]\s?10\s?(?:\^|\()?\s?(?P<power>-?\d{1,2})\)?)?"
_FRACTION = (
    r"\b(?P<top>(?:an?|one|two|three|four|five|seven|nine)\s|(?:one|two|three|four|five)-)?(?P<part>half|halves|(?:thirds?|quarters?|fourths?|fifths?|sixths?|tenths?))\b"
    r"(?!-|\s(?:li[fv]e|li[fv]es|maxim\w+|hour|dose|day|year|month|century|of\sthe\s(?:\w+\s)?(?:century|year)|degree|line|generation|party|trimester|phase|ventricle|molar|time))"
)
_ONE_IN = rf"(?P<some>\b(?:one|two|three|four|five|six|seven|eight|nine|\d{{1,2}}))\s(?:in|out\sof)\s(?:every\s)?(?P<many>(?:{_SMALL}|\d{{1,4}})\b)(?!\s?%)"
_TIMES = r"\b(?P<multiple>two|three|four|five|six|seven|eight|nine|ten)-?fold\b|\b(?P<double>doubled|doubling|twice)\b"
_ANY = re.compile(
    rf"(?P<onein>{_ONE_IN})|(?P<fold>{_TIMES})|(?P<fraction>{_FRACTION})|(?P<digits>{_DIGITS}){_POWER}|(?P<words>{_WORDS})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its place, its value, the decimals printed, and whether it stands for a share or a multiple.

    ``share`` is one of a whole in words ("a third", "one in five"), in percent; ``fold`` a multiple ("threefold").
    """

    start: int
    end: int
    value: float
    decimals: int = 0
    share: bool = False
    fold: bool = False
    word: bool = False


def alike(text: str) -> str:
    """Return a text of the same length with one sign for each dash, space, comparison and decimal point."""
    return _RAISED_POINT.sub(".", text.translate(_ALIKE))


def numerals(text: str) -> Iterator[Numeral]:
    """Return the numbers of a text (as ``alike`` returns it), in their order."""
    for match in _ANY.finditer(text):
        start, end = match.span()
        if match["digits"]:
            yield _digits(match)
        elif match["onein"]:
            some, many = _counted(match["some"]), _counted(match["many"])
            if many > some and (many <= 100 or some == 1):
                yield Numeral(start, end, 100 * some / many, share=True, word=True)
        elif match["fold"]:
            yield Numeral(start, end, _counted(match["multiple"]) if match["multiple"] else 2, fold=True, word=True)
        elif match["fraction"]:
            top = (match["top"] or "").strip(" -").lower()
            if not top and match["part"].lower() != "half":
                continue
            part = _PARTS.get(match["part"].lower().rstrip("s")) or 2
            yield Numeral(
                start, end, 100 * (1 if top in ("", "a", "an") else _counted(top)) / part, share=True, word=True
            )
        elif match["words"].lower() not in ("one", "a hundred", "zero"):
            yield Numeral(start, end, _counted(match["words"]), word=True)


def _digits(match: re.Match[str]) -> Numeral:
    printed = match["digits"].replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", printed) and not printed.startswith("0,"):
        printed = printed.replace(",", "")
    printed = printed.replace(",", ".")
    value, decimals = float(printed), len(printed.partition(".")[2])
    if match["power"]:
        value *= 10.0 ** int(match["power"])
        decimals = max(0, decimals - int(match["power"]))
    return Numeral(match.start(), match.end(), value, decimals)


def _counted(words: str) -> float:
    """Return the value of a number in words, "two hundred and sixty"."""
    if words.isdecimal():
        return int(words)
    total = part = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in ("a", "and"):
            continue
        if word in _PLAIN:
            part += _PLAIN[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        else:
            total += max(part, 1) * _SCALES[word]
            part = 0
    return total + part
