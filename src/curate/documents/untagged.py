"""The reference list of a manuscript whose format does not tag it: under its heading, one block an entry."""

import re
from collections.abc import Sequence
from itertools import pairwise

from curate.bibliography.locating import locate
from curate.manuscript import Block, Entry, Section
from curate.value import Span

_LABEL = re.compile(
    r"\s*(?:\[(?P<square>\d{1,4})\]|\((?P<round>\d{1,4})\)|(?P<plain>\d{1,4})[.)])\s+|\s*(?P<tab>\d{1,4})\t"
)
_FEWEST = 2


def find(text: str, blocks: Sequence[Block], sections: Sequence[Section]) -> tuple[tuple[Entry, ...], Span | None]:
    """Return the entries and the range of the list with its heading; none and None where no list is found."""
    lines = [text[block.start : block.end].replace("\n", " ") for block in blocks]
    levels = {
        index: sections[block.section].level
        for index, block in enumerate(blocks)
        if block.kind == "heading" and block.section < len(sections)
    }
    spaced = [part for line in lines for part in (line, "")]
    place = locate(spaced, {index * 2: level for index, level in levels.items()})
    if place is None:
        return (), None
    first, stop = (place.first + 1) // 2, (place.end + 1) // 2
    inside = blocks[first:stop]
    listed = [block for block in inside if block.kind in ("paragraph", "list-item")]
    listed = listed or [block for block in inside if block.kind in ("row", "note")]
    if len(listed) < _FEWEST:
        return (), None
    labels = [_LABEL.match(text, block.start, block.end) for block in listed]
    numbers = [int(next(filter(None, label.groups()))) if label else None for label in labels]
    counted = sum(b is not None and a is not None and b == a + 1 for a, b in pairwise(numbers))
    numbered = counted >= (len(numbers) - 1) / 2
    items = not numbered and all(block.kind == "list-item" for block in listed)
    entries = []
    for n, (block, label) in enumerate(zip(listed, labels, strict=True), 1):
        start = label.end() if numbered and label else block.start
        printed = str(numbers[n - 1]) if numbered and label else str(n) if items else None
        string = text[start : block.end].strip()
        entries.append(Entry(n=n, string=string, start=start, end=block.end, label=printed))
    begin = blocks[place.heading // 2].start if place.heading is not None else listed[0].start
    return tuple(entries), Span(start=begin, end=listed[-1].end)
