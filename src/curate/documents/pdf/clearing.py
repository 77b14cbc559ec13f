"""What belongs to the page and not to the text: running heads and feet, page numbers, the line numbers of manuscripts."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from curate.documents.pdf.page import Line, Page, Word

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[\s|\u2013\u2014-]{0,3}(?:page |p\. ?|seite |s\. ?)?[a-z]?\d{1,5}(?: ?(?:of|/|von) ?\d{1,5})?[\s|\u2013\u2014-]{0,3}",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:table|fig(?:ure|\.)?|box|scheme)\W{0,2}\d", re.IGNORECASE)
_ZONE = 0.16
"""Heads and feet stand within this share of the page's height from its edges."""
_LEVEL = 4.0
"""A head stands at one height, within so many points, on every page that has it."""
_FEWEST_NUMBERED = 8


def without_line_numbers(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages without the numbers printed beside their lines.

    They are numbers that stand before (or behind) all other words, at one edge, count on by ones or by fives, and stand
    beside nearly every line (or every fifth).
    """
    found = [_line_numbers(page) for page in pages]
    numbered = sum(bool(numbers) for numbers in found)
    if numbered * 2 < sum(len(page.words) > 50 for page in pages) or sum(map(len, found)) < _FEWEST_NUMBERED:
        return tuple(pages)
    return tuple(
        replace(page, words=tuple(word for at, word in enumerate(page.words) if at not in numbers)) if numbers else page
        for page, numbers in zip(pages, found, strict=True)
    )


def _line_numbers(page: Page) -> set[int]:
    numbers = [at for at, word in enumerate(page.words) if word.text.isdecimal() and len(word.text) <= 4]
    if len(numbers) < 4:
        return set()
    others = [word for word in page.words if not word.text.isdecimal()]
    for edge in (_right_edge, _left_edge):
        groups: dict[int, list[int]] = defaultdict(list)
        for at in numbers:
            groups[round(edge(page.words[at]) / 3)].append(at)
        for key, members in groups.items():
            group = sorted({*members, *groups.get(key + 1, ())}, key=lambda at: page.words[at].y)
            if len(group) >= 4 and _counts(page, group, others) and _outside(page, group, others):
                return set(group)
    return set()


def _right_edge(word: Word) -> float:
    return word.x1


def _left_edge(word: Word) -> float:
    return word.x0


def _counts(page: Page, group: Sequence[int], others: Sequence[Word]) -> bool:
    """Return whether numbers count on, beside nearly each of the lines from the first of them to the last."""
    low, high = page.words[group[0]].y - 3, page.words[group[-1]].y + 3
    rows = len({round(word.y / 2) for word in others if low <= word.y <= high})
    values = [int(page.words[at].text) for at in group]
    steps = Counter(after - before for before, after in pairwise(values))
    step, times = steps.most_common(1)[0]
    if times < 0.8 * (len(values) - 1):
        return False
    return (step == 1 and len(group) >= 0.6 * rows) or (step in (5, 10) and len(group) >= 0.6 * rows / step)


def _outside(page: Page, group: Sequence[int], others: Sequence[Word]) -> bool:
    left = min(page.words[at].x0 for at in group)
    right = max(page.words[at].x1 for at in group)
    before = sum(word.x0 < right for word in others)
    behind = sum(word.x1 > left for word in others)
    return min(before, behind) <= 0.02 * len(others)


def furniture(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> list[set[int]]:
    """Return, for each page, the indices of the lines that are heads, feet or page numbers.

    They stand outermost, and again at the same height on another page, with the same words and with numbers that are
    the same or count the pages. A line that stands apart where other pages have theirs is one, too.
    """
    dropped = _repeated(pages, lines)
    levels = {
        (_zone(page, own[at]), round(own[at].y))
        for page, own, found in zip(pages, lines, dropped, strict=True)
        for at in found
    }
    for page, own, found in zip(pages, lines, dropped, strict=True):
        for at in _from_outside(page, own):
            zone = _zone(page, own[at])
            if at in found or not (_outermost(own, at, zone, found) and _set_apart(own, at, zone)):
                continue
            level = any((zone, round(own[at].y) + step) in levels for step in (-2, -1, 0, 1, 2))
            if level or _NUMBER.fullmatch(own[at].text):
                found.add(at)
    return dropped


def _repeated(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> list[set[int]]:
    """Return, for each page, the indices of the outermost lines that other pages have, too."""
    places: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for number, (page, own) in enumerate(zip(pages, lines, strict=True)):
        for line in own:
            if _zone(page, line):
                places[_pattern(line)].append((number, line))
    dropped: list[set[int]] = [set() for _ in pages]
    for number, (page, own) in enumerate(zip(pages, lines, strict=True)):
        for at in _from_outside(page, own):
            line = own[at]
            zone = _zone(page, line)
            whole = len(line.words) > 2 or _DIGITS.search(line.text) or _set_apart(own, at, zone)
            alike = whole and any(
                other != number and abs(its.y - line.y) <= _LEVEL and _counts_pages(line, its, other - number)
                for other, its in places[_pattern(line)]
            )
            if alike and not _CAPTION.match(line.text) and _outermost(own, at, zone, dropped[number]):
                dropped[number].add(at)
    return dropped


def _from_outside(page: Page, lines: Sequence[Line]) -> list[int]:
    """Return the indices of the lines near the edges, those at the edges first."""
    near = [at for at, line in enumerate(lines) if _zone(page, line)]
    return sorted(near, key=lambda at: min(lines[at].y, page.height - lines[at].y))


def _counts_pages(line: Line, other: Line, pages: int) -> bool:
    """Return whether each number in ``other``, so many pages on, is the same as in ``line`` or greater by that many."""
    mine, theirs = _DIGITS.findall(line.text), _DIGITS.findall(other.text)
    if not _DIGITS.sub("", line.text).strip() and mine == theirs:
        return len(mine[0]) > 2  # a number that is the same on all pages, and no page number
    return all(one == two or int(two) - int(one) == pages for one, two in zip(mine, theirs, strict=False))


def _zone(page: Page, line: Line) -> int:
    """Return 1 for a line near the upper edge of the page, -1 near the lower one, 0 elsewhere."""
    if line.y < _ZONE * page.height:
        return 1
    return -1 if line.y > (1 - _ZONE) * page.height else 0


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _outermost(lines: Sequence[Line], at: int, zone: int, dropped: set[int]) -> bool:
    """Return whether only heads (feet) stand above (below) a line."""
    y = lines[at].y
    return not any((y - line.y) * zone > 2 for other, line in enumerate(lines) if other not in dropped)


def _set_apart(lines: Sequence[Line], at: int, zone: int) -> bool:
    """Return whether more white than between lines of text stands between a line and the next one further in."""
    line = lines[at]
    inner = [(other.y - line.y) * zone for other in lines if (other.y - line.y) * zone > 2]
    return not inner or min(inner) > 1.5 * line.size
