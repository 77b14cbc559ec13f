"""Numbers printed raised: "text.^1,2^", Unicode superscripts, raised runs of a Word file."""

import re
from collections.abc import Sequence

from curate.citing.habits import Candidate
from curate.citing.numbers import LIST, SPACE, cites, plain
from curate.value import Span

_NUMBERS = re.compile(rf"[\[(\s]*{LIST}[\])\s,;.]*")
_BRIDGE = re.compile(r"[\s,;‐‑‒–—−-]{0,3}")
# what any power stands at ("10^6^", "1.5×10^6^CFU"), and what a square or cube stands at: a unit ("cm^2^", "kg/m^2^")
# or a single letter ("R^2^", "χ^2^")
_POWER_BEFORE = re.compile(rf"(?:(?<![\w.,/–-])\d{{1,3}}|[×*·=<>≤≥±+−]){SPACE}*$")
_SQUARE_BEFORE = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]|[cmkdµμn]m|ha|ft|sec|min|kg|mg)$")
_ISOTOPE_AFTER = re.compile(r"[A-Z][a-z]?(?![a-z])|m?[A-Z][a-z]?\b")
_WORD_BEFORE = re.compile(r"[\w.,;:)\]’”\"]$")


def find(text: str, spans: Sequence[Span]) -> list[Candidate]:
    """Return the raised groups of numbers in ``text`` that may be citations, powers and isotopes left out.

    ``spans`` are the raised ranges. Ranges with only a comma, dash or space between them are one group.
    """
    result: list[Candidate] = []
    for start, end in _merged(text, spans):
        exact = text[start:end]
        if not _NUMBERS.fullmatch(plain(exact).strip("^")) or "\n" in exact:
            continue
        found = cites(exact.replace("^", " "))
        if not found or _is_power(text, start, end, exact):
            continue
        result.append(Candidate(start, end, found))
    return result


def _merged(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: s.start):
        if result and span.start <= result[-1][1] + 3 and _BRIDGE.fullmatch(text, result[-1][1], span.start):
            result[-1] = (result[-1][0], max(result[-1][1], span.end))
        else:
            result.append((span.start, span.end))
    return result


def _is_power(text: str, start: int, end: int, exact: str) -> bool:
    before = text[max(0, start - 12) : start]
    if exact.lstrip("^ ")[:1] in "-−–" or (exact.strip("^ ").isdigit() and _POWER_BEFORE.search(before)):
        return True
    if plain(exact).strip("^ ") in ("2", "3", "4") and _SQUARE_BEFORE.search(before):
        return True
    return bool(_ISOTOPE_AFTER.match(text, end)) and not _WORD_BEFORE.search(before)
