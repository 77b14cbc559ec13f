"""The reference list of a document: which of its lines it is made of, and where each entry begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from curate.bibliography.locating import locate
from curate.bibliography.segmenting import Group, segment
from curate.documents.pdf.blocking import Passage
from curate.documents.pdf.page import Line

_STEP = 0.4
"""An indent is written as one space for so many sizes of the letters, for the eyes of ``segment``."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The list: the passages ``[first, end)``, its heading, its lines and entries (``Group``s of lines)."""

    first: int
    end: int
    heading: Passage | None
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]


def find(passages: Sequence[Passage]) -> Listing | None:
    """Return the reference list among the passages of a document, or None."""
    texts: list[str] = []
    owner: list[int] = []
    levels: dict[int, int] = {}
    for at, passage in enumerate(passages):
        if passage.role in ("row", "caption", "front", "title"):
            continue
        if passage.role == "heading":
            levels[len(texts)] = passage.level or 1
            texts.append(passage.text)
            owner.append(at)
        else:
            texts += [line.text for line in passage.lines]
            owner += [at] * len(passage.lines)
        texts.append("")
        owner.append(at)
    place = locate(texts, levels)
    if place is None:
        return None
    first = owner[place.first] if place.first < len(owner) else len(passages)
    end = owner[place.end - 1] + 1 if place.end > place.first else first
    heading = passages[owner[place.heading]] if place.heading is not None else None
    members = [at for at in range(first, end) if passages[at].role in ("text", "item", "note", "aside", "heading")]
    members = [at for at in members if passages[at] is not heading]
    lines: list[Line] = []
    printed: list[str] = []
    places: list[int] = []
    for at in members:
        passage = passages[at]
        left = min(line.x0 for line in passage.lines) if False else passage.frame.left
        if printed:
            printed.append("" if _apart(passages, members, at) else "\x00")
        for line in passage.lines:
            printed.append(" " * max(0, round((line.x0 - left) / (_STEP * line.size))) + line.text)
            places.append(len(printed) - 1)
            lines.append(line)
    kept = [line for line in printed if line != "\x00"]
    index = _index(kept)
    groups = tuple(
        Group(index[group.first], index[group.end - 1] + 1, group.label, _skip(kept[group.first], group.skip))
        for group in segment(kept)
    )
    start = owner[place.heading] if place.heading is not None else first
    return Listing(start, end, heading, tuple(lines), groups)


def _skip(printed: str, skip: int) -> int:
    return max(0, skip - (len(printed) - len(printed.lstrip())))


def _index(kept: Sequence[str]) -> dict[int, int]:
    """Return the line (empty ones not counted) that each printed line is."""
    found: dict[int, int] = {}
    count = -1
    for at, line in enumerate(kept):
        count += bool(line.strip())
        found[at] = max(0, count)
    return found


def _apart(passages: Sequence[Passage], members: Sequence[int], at: int) -> bool:
    """Return whether more white than usual stands above a passage."""
    before = passages[members[members.index(at) - 1]]
    passage = passages[at]
    step = passage.lines[0].y - before.lines[-1].y
    return passage.page == before.page and step > 1.2 * passage.frame.leading
