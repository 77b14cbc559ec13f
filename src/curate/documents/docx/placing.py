"""Lead from the reading text of a Word file back to the elements that print it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lxml import etree

from curate.documents.docx import Print, understood
from curate.documents.docx.opening import Package
from curate.manuscript import Stretch
from curate.value import Span


def stretches(data: bytes, path: str, spans: Sequence[Span], *, original: bool = False) -> list[tuple[Stretch, ...]]:
    """Return for each range of the reading text where the file keeps it, in the order of the text.

    What stands in a foot- or endnote leads to the note's mark in the main text. A range that Word prints by itself (the
    number of a list) leads nowhere: (). ``original`` as in ``read``.

    Raises:
        UnreadableError: as ``read`` says.
    """
    package = Package(data, path)
    root = package.document()
    manuscript, text = understood(package, path, root, original=original)
    elements = (each for each in root.iter() if isinstance(each.tag, str))
    numbers = {element: at for at, element in enumerate(elements)}
    starts = [each.start for each in text.prints]
    found = []
    for span in spans:
        first, last = (manuscript.offsets.source(at) for at in (span.start, max(span.start, span.end - 1)))
        begin, end = max(0, bisect_right(starts, first) - 1), bisect_right(starts, last)
        found.append(
            tuple(
                Stretch(part=package.main, element=numbers[element], start=low, end=high)
                for each in text.prints[begin:end]
                for element, low, high in _letters(each, first, last + 1)
                if element in numbers
            )
        )
    return found


def _letters(print_: Print, first: int, end: int) -> Iterator[tuple[etree._Element, int, int]]:
    """Return the elements that print a range of the text, with the code points of each that do."""
    low = print_.offsets.source(max(0, first - print_.start))
    high = print_.offsets.source(max(0, end - 1 - print_.start)) + 1
    for start, stop, element in print_.letters:
        if start < high and low < stop:
            yield element, max(low, start) - start, min(high, stop) - start
