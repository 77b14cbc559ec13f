"""The grammar of printed numbers: single ones, lists and ranges, with every dash and space."""

import re

from curate.citation import Cite

DASHES = "-‐‑‒–—―−﹘﹣－"
DASH = f"[{DASHES}]{{1,3}}"
SPACE = r"[ \t\u00a0\u2007\u2009\u200a\u202f\u3000]"
ITEM = r"\d{1,4}[a-z]?"
SEPARATOR = rf"(?:{SPACE}*(?:[,;]{SPACE}*(?:and{SPACE}|&)?|{DASH}|&){SPACE}*|{SPACE}+and{SPACE}+)"
LIST = rf"{ITEM}(?:{SEPARATOR}{ITEM})*"

_NUMBER = re.compile(r"(?<![\w.])(\d{1,4})[a-z]?(?!\w)")
_RANGE = re.compile(f"[\\s\\[\\]()^]*{DASH}[\\s\\[\\]()^]*")
_LOCATOR = re.compile(
    r"(?:(?:[,;:]\s*+)?(?:\b(?:pp?|pages?|chap(?:ter)?s?|ch|fig(?:ure)?s?|tab(?:le)?s?|sec(?:tion)?s?|eqs?|vol)\b\.?\s*\w+"
    rf"(?:\s*{DASH}\s*\w+)?))",
    re.IGNORECASE,
)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾˒［］（）【】，；", "0123456789-(),[]()[],;")


def plain(text: str) -> str:
    """Return ``text`` with raised digits on the line and wide brackets as plain ones; its length stays."""
    return text.translate(_PLAIN)


def cites(exact: str) -> tuple[Cite, ...]:
    """Return the numbers and ranges of a printed numeric citation, in printed order.

    Brackets, words ("see", "refs.") and locators ("p. 12") are passed over. "[2]–[5]" is one range.
    """
    text = _LOCATOR.sub(lambda m: " " * len(m.group()), plain(exact))
    found = [(m.start(), m.end(), int(m.group(1))) for m in _NUMBER.finditer(text)]
    result: list[Cite] = []
    at = 0
    while at < len(found):
        start, end, first = found[at]
        last = first
        if at + 1 < len(found) and _RANGE.fullmatch(text, end, found[at + 1][0]):
            at += 1
            end, last = found[at][1], found[at][2]
        result.append(Cite(start=start, end=end, exact=exact[start:end], first=first, last=last))
        at += 1
    return tuple(result)


def covered(found: tuple[Cite, ...], limit: int) -> list[int]:
    """Return the numbers that cites stand for, ranges filled in, none above ``limit``.

    A reversed range ("9–4") stands for its two ends.
    """
    result: list[int] = []
    for cite in found:
        first, last = cite.first or 0, cite.last or 0
        if first <= last:
            result += range(first, min(last, limit) + 1)
        else:
            result += [number for number in (first, last) if number <= limit]
    return result
