"""Dates as printed in reference strings, in the languages that references are written in."""

import re

from curate.reference import Date

_MONTH_WORDS = (
    "jan january janvier janv januar jänner enero ene janeiro gennaio stycznia styczeń sty ocak oca января янв январь leden januari",
    "feb february février fevrier févr fév februar febrero fevereiro fev febbraio lutego luty lut şubat февраля фев февр февраль februari",
    "mar march mars märz maerz mrz marzo março marco marca marzec mart марта мар март maart",
    "apr april avril avr abril abr aprile kwietnia kwiecień kwi nisan nis апреля апр апрель",
    "may mai mayo maio maggio maja maj mayıs мая май mei",
    "jun june juin juni junio junho giugno czerwca czerwiec cze haziran haz июня июн июнь",
    "jul july juillet juil juli julio julho luglio lipca lipiec lip temmuz tem июля июл июль",
    "aug august août aout agosto ago sierpnia sierpień sie ağustos ağu августа авг август augustus",
    "sep sept september septembre septiembre setembro set settembre września wrzesień wrz eylül eyl сентября сен сент сентябрь",
    "oct october octobre oktober okt octubre outubro out ottobre ott października październik paź ekim eki октября окт октябрь",
    "nov november novembre noviembre novembro listopada listopad lis kasım kas ноября ноя нояб ноябрь",
    "dec december décembre decembre déc dezember dez diciembre dic dezembro dicembre grudnia grudzień gru aralık ara декабря дек декабрь",
)
MONTHS: dict[str, int] = {word: at for at, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_SEASONS: dict[str, int] = {
    "spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4, "frühjahr": 1, "frühling": 1, "sommer": 2, "herbst": 3,
    "printemps": 1, "été": 2, "automne": 3, "hiver": 4, "primavera": 1, "verano": 2, "otoño": 3, "invierno": 4,
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
DATE_PATTERN = (
    rf"(?:{_YEAR}[\s,]+(?:{_MONTH})\b\.?(?:[\s,]+{_DAY}\b)?"  # 2025 Dec 10
    rf"|{_DAY}(?:st|nd|rd|th|er|[ºo°.])?\s?(?:de\s+|of\s+)?(?:{_MONTH})\b\.?(?:\s+de|\s*,)?\s*{_YEAR}"  # 3 de mayo de 2018
    rf"|(?:{_MONTH})\b\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}"  # March 29, 2017
    rf"|(?:{_MONTH})\b\.?,?\s+(?:de\s+)?{_YEAR}"  # May 1993
    rf"|{_YEAR}\s?[-–/.]\s?(?:0?[1-9]|1[0-2])\s?[-–/.]\s?{_DAY}\b|{_DAY}\s?[./-]\s?(?:0?[1-9]|1[0-2])\s?[./-]\s?{_YEAR}"  # 2018-03-06, 25.03.2026
    rf"|{_YEAR})"
)
_WORD = re.compile(r"[^\W\d_]+|\d+", re.IGNORECASE)
_YEARS = re.compile(rf"(?<!\d)({_YEAR})([a-z])?(?:\s?[-–/]\s?({_YEAR}|\d\d)(?!\d))?(?![\d])")
_NUMERIC = re.compile(
    rf"(?<!\d)(?:({_YEAR})\s?[-–/.]\s?(\d\d?)\s?[-–/.]\s?(\d\d?)|(\d\d?)\s?[./-]\s?(\d\d?)\s?[./-]\s?({_YEAR}))(?!\d)"
)
_STATUS = re.compile(
    r"\b(?:in press|forthcoming|to appear|accepted|submitted|in preparation|under review|im druck|in vorbereitung|sous presse|en prensa"
    r"|no prelo|w druku|baskıda|в печати|ahead of print|online first|epub)\b",
    re.IGNORECASE,
)
_NO_DATE = re.compile(r"\b(?:n\.?\s?d\.?|s\.?\s?d\.?|no date|undated|o\.?\s?J\.?|б\.?\s?г\.?)(?!\w)", re.IGNORECASE)


def parse_date(text: str) -> tuple[Date | None, str]:
    """Return the date in a text, and the letter behind its year ("a" in "2019a") or "".

    The parts are as exact as printed. A text without a year comes back in ``literal`` ("in press", "n.d.") where it
    says so, else as None.
    """
    if numeric := _NUMERIC.search(text):
        date = _numeric(*numeric.groups())
        if date:
            return date, ""
    year = _YEARS.search(text)
    if not year:
        word = _STATUS.search(text) or _NO_DATE.search(text)
        return (Date(literal=word.group()), "") if word else (None, "")
    parts = [int(year.group(1))]
    season = None
    words = _WORD.findall(text)
    months = [at for at, word in enumerate(words) if word.casefold() in MONTHS]
    if months:
        at = months[0]
        parts.append(MONTHS[words[at].casefold()])
        day = _day(words, at, year.group(1))
        if day:
            parts.append(day)
    else:
        season = next((_SEASONS[word.casefold()] for word in words if word.casefold() in _SEASONS), None)
    ends = [tuple(parts)]
    if (end := year.group(3)) and len(parts) == 1:
        last = int(end if len(end) == 4 else year.group(1)[:2] + end)
        if last > parts[0]:
            ends.append((last,))
    circa = True if re.search(r"\bc(?:irc)?a?\.?\s*\[?\d{4}", text) else None
    return Date(date_parts=tuple(ends), season=season, circa=circa), year.group(2) or ""


def _numeric(*groups: str | None) -> Date | None:
    year, month, day, first, second, last = (int(group) if group else 0 for group in groups)
    if last:
        year, month, day = last, second, first
    if month > 12 and day <= 12:  # 03/25/2026, the American order
        month, day = day, month
    return Date(date_parts=((year, month, day),)) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _day(words: list[str], at: int, year: str) -> int | None:
    """Return the day that stands beside the month at ``words[at]``: in front, or behind and not the year."""
    around = [words[i] for i in (at - 1, at + 1, at - 2) if 0 <= i < len(words)]
    if (
        at >= 2
        and not words[at - 1].isdigit()
        and words[at - 1].casefold() not in ("de", "of", "st", "nd", "rd", "th", "er", "o")
    ):
        around = around[:-1]
    return next(
        (int(word) for word in around if word.isdecimal() and len(word) < 3 and word != year and 1 <= int(word) <= 31),
        None,
    )
