"""Abbreviations as a text defines them: "high-risk neuroblastoma (HR-NB)".

The method is that of Schwartz and Hearst (A simple algorithm for identifying abbreviation definitions in biomedical text, Pac
Symp Biocomput 2003, 451-462): the letters of the short form are found from its end in the words before the bracket.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

_BRACKET = re.compile(r"\(\s*(?P<short>[A-Za-z][\w./+-]{1,9}?)s?\s*(?:[;,][^()]{0,60})?\)")
_CODE = r"[A-Z]{1,6}[- ]?[A-Z]{0,2}\d[\d-]{1,8}[A-Z]{0,2}"
_NAMED_CODE = re.compile(
    rf"\b(?P<name>[A-Za-z][a-z]{{5,}}) \(\s*(?P<code>{_CODE})\s*[);,]|(?<![\w-])(?P<code_>{_CODE}) \(\s*(?P<name_>[A-Za-z][a-z]{{5,}})\s*[);,]"
)
"""A code of a laboratory beside the name that it is for: "osimertinib (AZD9291)", "AZD9291 (osimertinib)"."""
_REACH = 120
"""Characters before a bracket in which its long form is looked for."""


def definitions(texts: Iterable[str]) -> Mapping[str, str]:
    """Return the abbreviations that texts define, each with its long form; the commonest where there are several."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for short, long in defined(text):
            found[short][long] += 1
    return {short: forms.most_common(1)[0][0] for short, forms in found.items()}


@lru_cache(maxsize=1024)
def defined(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of short and long form that a text defines, and of codes and names."""
    pairs = []
    for match in _BRACKET.finditer(text):
        short = match["short"].rstrip(".")
        if not any(map(str.isupper, short)):
            continue
        before = text[max(0, match.start() - _REACH) : match.start()]
        before = re.split(r"[;:()\[\]]|(?<=[a-z])\.\s", before)[-1].rstrip()
        most = min(len(short) + 5, len(short) * 2)
        candidate = " ".join(before.split()[-most:])
        if long := _long(short, candidate):
            pairs.append((short, long))
    codes = ((one["code"] or one["code_"], one["name"] or one["name_"]) for one in _NAMED_CODE.finditer(text))
    return (*pairs, *codes)


def _long(short: str, candidate: str) -> str:
    """Return the shortest end of ``candidate`` that the letters of ``short`` stand in, or ""."""
    at = len(candidate) - 1
    for place in range(len(short) - 1, -1, -1):
        letter = short[place].lower()
        if not letter.isalnum():
            continue
        while at >= 0 and (candidate[at].lower() != letter or (place == 0 and at > 0 and candidate[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return ""
        at -= 1
    start = candidate.rfind(" ", 0, at + 2) + 1
    long = candidate[start:].strip(" -,")
    return long if len(long) > len(short) and short not in long.split() else ""
