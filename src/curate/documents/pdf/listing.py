"""The reference list of a document: which of its lines it is made of, and where each entry begins."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from curate.bibliography.locating import Place, locate
from curate.bibliography.segmenting import Group
from curate.documents.pdf.blocking import Passage, framed
from curate.documents.pdf.cutting import Placed, cut
from curate.documents.pdf.page import Line

_TABLE = re.compile(r"(?:supplementary\s+)?tab", re.IGNORECASE)
_LONG = 5
_AWAY = 1.4
_LISTED = frozenset({"text", "item", "note", "aside", "heading", "row"})


@dataclass(frozen=True, slots=True)
class Listing:
    """The list: the passages ``[first, end)``, its heading, its lines and entries (``Group``s of lines).

    ``others`` are the passages among them that are no part of it: tables and captions.
    """

    first: int
    end: int
    heading: Passage | None
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    others: tuple[Passage, ...]


def find(passages: Sequence[Passage]) -> Listing | None:
    """Return the reference list among the passages of a document, or None."""
    tables = _tables(passages)
    texts: list[str] = []
    owner: list[int] = []
    levels: dict[int, int] = {}
    weights = sorted({passage.weight for passage in passages if passage.role == "heading"}, reverse=True)
    before: Passage | None = None
    for at, passage in enumerate(passages):
        if passage.role not in _LISTED or at in tables:
            continue
        if texts and (before is None or _apart(before, passage)):
            texts.append("")
            owner.append(at)
        if passage.role == "heading":
            levels[len(texts)] = _level(passage, weights)
            texts.append(passage.text)
            owner.append(at)
            before = None
            continue
        lines = list(_whole(passage))
        texts += [line.text for line in lines]
        owner += [at] * len(lines)
        before = passage
    place = locate(texts, levels)
    return _listing(passages, place, owner, tables) if place else None


def _level(passage: Passage, weights: Sequence[float]) -> int:
    """Return how many kinds of headings stand out more: lesser ones inside the list do not end it."""
    return 1 + sum(weight > 1.05 * passage.weight for weight in weights)


def _listing(passages: Sequence[Passage], place: Place, owner: Sequence[int], tables: set[int]) -> Listing | None:
    heading = owner[place.heading] if place.heading is not None else None
    within = [at for at in owner[place.first : place.end] if at != heading]
    if not within:
        return None
    first, end = min(within), max(within) + 1
    members = [at for at in range(first, end) if passages[at].role in _LISTED and at not in tables and at != heading]
    placed = _placed([passages[at] for at in members])
    others = tuple(passages[at] for at in range(first, end) if at not in members and at != heading)
    return Listing(
        first if heading is None else min(first, heading),
        end,
        None if heading is None else passages[heading],
        tuple(each.line for each in placed),
        cut(placed),
        others,
    )


def _tables(passages: Sequence[Passage]) -> set[int]:
    """Return the rows that stand below the caption of a table."""
    found: set[int] = set()
    at = 0
    for role, group in groupby(passages, key=lambda passage: passage.role):
        size = len(list(group))
        before = passages[at - 1] if at else None
        if role == "row" and before and before.role == "caption" and _TABLE.match(before.text):
            found.update(range(at, at + size))
        at += size
    return found


def _apart(before: Passage, passage: Passage) -> bool:
    """Return whether more white than usual stands between two passages of a column."""
    step = passage.lines[0].y - before.lines[-1].y
    return before.page == passage.page and step > 1.3 * min(before.frame.leading, passage.frame.leading)


def _whole(passage: Passage) -> Iterator[Line]:
    """Yield the lines of a passage, pieces of one line put together."""
    for _, group in groupby(passage.lines, key=lambda line: (line.page, line.y)):
        pieces = list(group)
        if len(pieces) == 1:
            yield pieces[0]
        else:
            yield Line(pieces[0].page, tuple(word for piece in pieces for word in piece.words))


def _placed(passages: Sequence[Passage]) -> list[Placed]:
    """Return the lines of the list with their places in its columns."""
    runs: list[list[Line]] = []
    for passage in passages:
        for line in _whole(passage):
            last = runs[-1][-1] if runs else None
            if last and last.page == line.page and last.y < line.y and last.x0 < line.x1 and line.x0 < last.x1:
                runs[-1].append(line)
            else:
                runs.append([line])
    lefts = [min(line.x0 for line in run) for run in runs if len(run) >= _LONG]
    placed: list[Placed] = []
    for run in runs:
        left, right = min(line.x0 for line in run), max(line.x1 for line in run)
        if len(run) < _LONG or all(line.x0 - left < 0.3 * line.size for line in run):  # they may all be indented
            left = min((other for other in lefts if 0 <= left - other < 4 * run[0].size), default=left)
        leading = framed(run).leading
        for at, line in enumerate(run):
            placed.append(Placed(line, left, right, (line.y - run[at - 1].y) / leading if at else None))
    return _trimmed(placed)


def _trimmed(placed: list[Placed]) -> list[Placed]:
    """Return the lines without those behind the list that stand apart in another hand."""
    hands = Counter((each.line.size, each.line.font) for each in placed)
    size = hands.most_common(1)[0][0][0] if hands else 0.0
    fonts = {font for (_, font), count in hands.items() if count >= 0.05 * len(placed)}
    for at, each in enumerate(placed):
        if at < 0.5 * len(placed) or each.above is None or each.above < _AWAY:
            continue
        behind = [other.line for other in placed[at:]]
        if all(abs(line.size - size) > 0.04 * size or line.font not in fonts for line in behind):
            return placed[:at]
    return placed
