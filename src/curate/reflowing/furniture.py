"""Page furniture: running heads, page numbers and line numbers that stand between the lines of a text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

_NUMBER = re.compile(
    r"(?:page |p\. ?|seite |\u0441\u0442\u0440\. ?)?[-\u2013\u2014| ]{0,4}(\d{1,4})[-\u2013\u2014| ]{0,4}(?:(?:of|/|von|\u0438\u0437) ?\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_LINE_NUMBER = re.compile(r"\s{0,8}(\d{1,5})(?:\s+(?=\S)|\s*$)")
_FEWEST_NUMBERED = 20
_EDGE = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
_LETTER = re.compile(r"[^\W\d_]")
_ENDED = re.compile(r"[.!?:;\"\u201d\u2019)\]]$")
_LONGEST = 160
_REACH = 3
"""A running head stands at most so many lines from the empty line or page number at the page's edge."""
_APART = 12
"""Pages are at least so many lines long (in texts whose paragraphs are wrapped)."""
_APART_CHARS = 800


def furniture(lines: Sequence[str]) -> set[int]:
    """Return the indices of the lines that belong to the page and not to the text."""
    places = _page_numbers(lines)
    heads = _running_heads(lines, places)
    return heads | {at for at in places if any(at + step in heads for step in (-2, -1, 1, 2))} | _chains(lines, places)


def _page_numbers(lines: Sequence[str]) -> dict[int, int]:
    """Return the lines that hold nothing but a number and could be a page number, with that number."""
    found: dict[int, int] = {}
    for at, line in enumerate(lines):
        bare = line.strip()
        if len(bare) <= 24 and bare and (match := _NUMBER.fullmatch(bare)):
            found[at] = int(match[1])
    return found


def _running_heads(lines: Sequence[str], numbers: dict[int, int]) -> set[int]:
    """Return the lines that repeat, page after page, apart from text: heads and feet, with or without a number in them."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        bare = line.strip()
        if not 3 <= len(bare) <= _LONGEST or at in numbers or "\t" in bare:
            continue
        if _isolated(lines, at, numbers):
            places[_pattern(bare)].append(at)
    title = _title(lines)
    top = next((at for at, line in enumerate(lines) if line.strip()), 0)
    heads: set[int] = set()
    for found in places.values():
        first = lines[found[0]].strip()
        repeats = len(found) >= 3 or (len(found) == 2 and len(first) >= 12)
        if repeats and _far_apart(lines, found) and _interrupts(lines, found, numbers):
            heads.update(at for at in found if at != top)
        elif title and len(first) >= 12 and title.startswith(first):
            heads.update(at for at in found if at != top and _next_to_number(at, numbers))
    return heads


def _pattern(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())


def _title(lines: Sequence[str]) -> str:
    """Return the first paragraph of the text: running heads often are its beginning."""
    parts: list[str] = []
    for line in lines[:12]:
        bare = line.strip()
        if bare:
            parts.append(bare)
        elif parts:
            break
    return " ".join(parts)


def _isolated(lines: Sequence[str], at: int, numbers: dict[int, int]) -> bool:
    """Return whether a line stands at the edge of a page: next to an empty line or a page number on both sides."""

    def edge(beside: int) -> bool:
        return not 0 <= beside < len(lines) or not lines[beside].strip() or beside in numbers

    return edge(at - 1) and edge(at + 1)


def _next_to_number(at: int, numbers: dict[int, int]) -> bool:
    return any(at + step in numbers for step in (-2, -1, 1, 2))


def _far_apart(lines: Sequence[str], found: Sequence[int]) -> bool:
    """Return whether the lines of ``found`` are a page or more apart."""
    gaps = [(after - before, sum(len(line) for line in lines[before:after])) for before, after in pairwise(found)]
    far = sum(rows >= _APART or chars >= _APART_CHARS for rows, chars in gaps)
    return far >= 0.7 * len(gaps)


def _interrupts(lines: Sequence[str], found: Sequence[int], numbers: dict[int, int]) -> bool:
    """Return whether the lines stand next to page numbers, cut sentences in two, or hold page numbers of their own."""
    beside = sum(_next_to_number(at, numbers) for at in found)
    cut = sum(_cuts(lines, at) for at in found)
    if max(beside, cut) >= 0.5 * len(found):
        return True
    inside = [_EDGE.search(lines[at].strip()) for at in found]
    pages = [int(number[0]) for number in inside if number]
    return cut > 0 and len(pages) == len(found) >= 3 and pages == sorted(set(pages))


def _cuts(lines: Sequence[str], at: int) -> bool:
    """Return whether a sentence begins before the line ``at`` and goes on behind it."""
    before, after = _beside(lines, at, -1), _beside(lines, at, 1)
    return bool(before and after and not _ENDED.search(before) and _LETTER.match(after) and after[0].islower())


def _beside(lines: Sequence[str], at: int, step: int) -> str:
    """Return the nearest line of text before or behind ``at``."""
    for away in range(1, _REACH + 4):
        beside = at + step * away
        if not 0 <= beside < len(lines):
            return ""
        bare = lines[beside].strip()
        if bare and _LETTER.search(bare):
            return bare
    return ""


def _chains(lines: Sequence[str], numbers: dict[int, int]) -> set[int]:
    """Return the page numbers that stand alone: they rise by one, a page apart, and some of them cut sentences."""
    chains: dict[int, list[int]] = {}  # the last number of a chain -> its lines
    done: list[list[int]] = []
    last = max((at for at, line in enumerate(lines) if line.strip()), default=0)  # the last page may be short
    for at, number in numbers.items():
        if not _isolated(lines, at, {}):
            continue
        chain = [at]
        if number - 1 in chains and (at == last or _far_apart(lines, [chains[number - 1][-1], at])):
            chain = [*chains.pop(number - 1), at]
        if number in chains:
            done.append(chains[number])
        chains[number] = chain
    found: set[int] = set()
    for chain in (*done, *chains.values()):
        cuts = sum(_cuts(lines, at) for at in chain)
        if (len(chain) >= 3 and cuts >= 0.3 * len(chain)) or (len(chain) == 2 and cuts == 2):
            found.update(chain)
    return found


def line_numbers(lines: Sequence[str]) -> dict[int, int]:
    """Return how many code points the number takes that stands before each line, as in manuscripts sent to reviewers.

    Empty where the lines are not numbered. They are when nearly all of them count on from one to the next (or from 1
    again on a new page), and many go on in mid-sentence, as no numbered list does.
    """
    found: dict[int, int] = {}
    before = filled = inside = 0
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        filled += 1
        match = _LINE_NUMBER.match(line)
        if not match:
            continue
        if int(match[1]) in (before + 1, 1):
            found[at] = match.end()
            inside += line[match.end() : match.end() + 1].islower()
        before = int(match[1])
    return found if len(found) >= _FEWEST_NUMBERED and len(found) >= 0.8 * filled and inside >= 0.2 * len(found) else {}
