"""Raised and lowered letters, and capitals that are dropped over several lines: which line each belongs to."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from curate.documents.pdf.page import Word

_CAPITALS = 12
"""The most capitals that are dropped on one page."""
_SMALLER, _SMALLEST = 0.9, 0.45
"""A script is at most, and at least, of this share of the size of the letters beside it."""
_BESIDE = 0.4
_BETWEEN = 1.0
"""A script stands at most so far (in sizes of the letters beside it) from a word before or behind it, or from both."""
_RAISED = (0.14, 0.85)
_LOWERED = (0.05, 0.5)
"""How far (in sizes of the letters beside it) a script stands above or below their line."""


def on_their_lines(words: Sequence[Word]) -> list[Word]:
    """Return the words with ``script`` and ``line`` set."""
    order = sorted(range(len(words)), key=lambda at: words[at].y)
    heights = [words[at].y for at in order]
    tallest = max((word.size for word in words), default=0.0)
    base: dict[int, int] = {}
    for at, word in enumerate(words):
        largest = min(tallest, word.size / _SMALLEST)
        low, high = bisect_left(heights, word.y - 0.6 * largest), bisect_right(heights, word.y + 0.9 * largest)
        around = [place for place in order[low:high] if place != at and _is_script(word, words[place])]
        if around and (beside := _neighbour(word, [(place, words[place]) for place in around])) is not None:
            base[at] = beside
    return _chained(words, base)


def _neighbour(word: Word, around: Sequence[tuple[int, Word]]) -> int | None:
    """Return the word that a script stands at: next to it, or before it where its line goes on behind it."""
    left = min(
        ((word.x0 - other.x1, at, other) for at, other in around if other.x1 < word.x0 + 0.6 * word.size), default=None
    )
    right = min(
        ((other.x0 - word.x1, at, other) for at, other in around if other.x0 > word.x1 - 0.6 * word.size), default=None
    )
    if left and left[0] < _BESIDE * left[2].size and (not right or left[0] <= right[0] + 0.2 * left[2].size):
        return left[1]
    if right and right[0] < (_BESIDE - 0.2) * right[2].size:
        return right[1]
    if left and right and left[2].y == right[2].y and max(left[0], right[0]) < _BETWEEN * left[2].size:
        return left[1]
    return None


def _is_script(word: Word, beside: Word) -> bool:
    rise = (beside.y - word.y) / beside.size
    if word.size < _SMALLEST * beside.size:
        return False
    if word.size > _SMALLER * beside.size:
        return 0.25 <= rise <= 0.6 and word.size <= 1.05 * beside.size and word.text.strip(",;-\u2013[]()*").isdigit()
    return _RAISED[0] <= rise <= _RAISED[1] or -_LOWERED[1] <= rise <= -_LOWERED[0]


def _chained(words: Sequence[Word], base: dict[int, int]) -> list[Word]:
    """Return the words with their lines; "1, 2" is raised where "1," is."""
    result = [word._replace(line=word.y) for word in words]
    for at, beside in base.items():
        root = beside
        for _ in range(3):
            if root not in base:
                break
            root = base[root]
        if root in base:
            continue
        rise = words[root].y - words[at].y
        result[at] = words[at]._replace(script=1 if rise > 0 else -1, line=words[root].y)
    # the rest of a raised group, which stands beside its first part only
    by_height: dict[int, list[int]] = {}
    for at, word in enumerate(words):
        by_height.setdefault(round(word.y), []).append(at)
    for row in by_height.values():
        row.sort(key=lambda at: words[at].x0)
        for step in (1, -1):
            chain = row[::step]
            for before, at in pairwise(chain):
                one, two = result[before], result[at]
                near = abs(words[at].x0 - words[before].x1 if step == 1 else words[before].x0 - words[at].x1)
                if (
                    one.script
                    and not two.script
                    and abs(one.size - two.size) < 0.1 * one.size
                    and near < 0.5 * one.size
                ):
                    result[at] = two._replace(script=one.script, line=one.line)
    return result


def with_capitals(words: Sequence[Word]) -> list[Word]:
    """Return the words with capitals that reach over several lines put before the first of them."""
    result = list(words)
    sizes = sorted(word.size for word in words)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    capitals = [
        at for at, word in enumerate(words) if word.size > 1.8 * usual and len(word.text) == 1 and word.text.isalpha()
    ]
    for at in capitals[:_CAPITALS]:
        word = words[at]
        beside = [
            (other.line, other.x0, place)
            for place, other in enumerate(words)
            if 0 <= other.x0 - word.x1 < word.size
            and word.y - 0.8 * word.size < other.line <= word.y + 1
            and other.size < 0.55 * word.size
        ]
        if len({round(line) for line, _, _ in beside}) > 1:
            _, _, place = min(beside)
            first = words[place]
            result[at] = word._replace(line=first.line, size=first.size, y=first.line)
            result[place] = result[place]._replace(spaced=False)
    return result
