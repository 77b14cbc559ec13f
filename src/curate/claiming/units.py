"""The manuscript as a run of sentences and table rows, each with its place and its citations."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from curate.citation import Citation
from curate.manuscript import BlockKind, Manuscript


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: ``section`` indexes the sections; numbers count from 1, 0 or None where there is none."""

    section: int
    paragraph: int = 0
    table: str | None = None
    row: int | None = None


@dataclass(slots=True)
class Unit:
    """A sentence or a row: its range in the reading text, its place, and the citations that begin in it."""

    start: int
    end: int
    block: int
    kind: BlockKind
    place: Place
    sentence: int
    citations: list[Citation] = field(default_factory=list)


def units(manuscript: Manuscript, citations: Iterable[Citation]) -> list[Unit]:
    """Return all units in the order of the text.

    A citation that runs over the end of a sentence joins it with the next; one that stands in no sentence (a heading)
    makes a unit of its block or line, so that none is lost.
    """
    places = tuple(_places(manuscript))
    found = list(_sentences(manuscript, places))
    starts = [unit.start for unit in found]
    strays: dict[int, Unit] = {}
    reach: dict[int, int] = {}
    for citation in sorted(citations, key=lambda citation: citation.start):
        at = bisect_right(starts, citation.start) - 1
        if at >= 0 and citation.start < found[at].end:
            found[at].citations.append(citation)
            reach[at] = max(reach.get(at, 0), citation.end)
        else:
            stray = _stray(manuscript, places, citation)
            strays.setdefault(stray.start, stray).citations.append(citation)
    joined = list(_joined(found, reach))
    return sorted((*joined, *strays.values()), key=lambda unit: unit.start)


def _joined(found: Sequence[Unit], reach: dict[int, int]) -> Iterator[Unit]:
    current: Unit | None = None
    until = 0
    for at, unit in enumerate(found):
        if current and unit.start < until and unit.block == current.block:
            current.end = unit.end
            current.citations += unit.citations
        else:
            if current:
                yield current
            current = unit
        until = max(until, reach.get(at, 0))
    if current:
        yield current


def _sentences(manuscript: Manuscript, places: Sequence[Place]) -> Iterator[Unit]:
    block = -1
    number = 0
    for sentence in sorted(manuscript.sentences, key=lambda sentence: sentence.start):
        number = number + 1 if sentence.block == block else 1
        block = sentence.block
        kind = manuscript.blocks[block].kind
        yield Unit(sentence.start, sentence.end, block, kind, places[block], 0 if kind == "row" else number)


def _stray(manuscript: Manuscript, places: Sequence[Place], citation: Citation) -> Unit:
    at = bisect_right(manuscript.blocks, citation.start, key=lambda block: block.start) - 1
    if at >= 0 and citation.start < manuscript.blocks[at].end:
        block = manuscript.blocks[at]
        return Unit(block.start, max(block.end, citation.end), at, block.kind, places[at], 0)
    text = manuscript.text
    start = text.rfind("\n", 0, citation.start) + 1
    end = text.find("\n", citation.end)
    section = max(0, bisect_right(manuscript.sections, start, key=lambda section: section.start) - 1)
    return Unit(start, end if end >= 0 else len(text), -1, "paragraph", Place(section), 0)


def _places(manuscript: Manuscript) -> Iterator[Place]:
    """Return the place of each block. The first of several rows of a table is its head: it is row 0."""
    section, paragraph = -1, 0  # a caption stands between paragraphs and does not count as one
    rows: dict[int, int] = {}
    for block in manuscript.blocks:
        if block.section != section:
            section, paragraph = block.section, 0
        if block.table is not None and block.table < len(manuscript.tables):
            table = manuscript.tables[block.table]
            row = None
            if block.kind == "row":
                row = rows.get(block.table, 0 if len(table.rows) > 1 else 1)
                rows[block.table] = row + 1
            yield Place(section, table=table.number, row=row)
        elif block.kind in ("paragraph", "list-item", "note", "row"):
            paragraph += 1
            yield Place(section, paragraph)
        else:
            yield Place(section)
