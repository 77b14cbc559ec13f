"""Where comments are anchored in the main text: around whole runs, never inside a field, a link or a tracked change."""

from collections.abc import Sequence

from lxml import etree

from curate.guarding import parse_xml
from curate.manuscript import Stretch
from curate.reporters.word.bytes import Positions, inserted
from curate.reporters.word.xml import W, end, point, start

_MUCH = 40
"""A range of whole runs that holds so many code points more than what is meant says too little."""
_IDENTIFIED = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_TEXT = (W + "t", W + "delText")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Body:
    """The part with the main text, and the marks that are put into it."""

    def __init__(self, data: bytes) -> None:
        """Read the part.

        Raises:
            UnreadableError: it is not well-formed.
        """
        self._data = data
        self._positions = Positions(data)
        root = parse_xml(data, "the main text")
        self._elements = [each for each in root.iter() if isinstance(each.tag, str)]
        self._numbers = {element: at for at, element in enumerate(self._elements)}
        self._first = next((each for each in root.iter(W + "t") if (each.text or "").strip()), None)
        self._starts: list[tuple[int, bytes]] = []
        self._ends: list[tuple[int, bytes]] = []
        self._points: dict[tuple[int, int], list[int]] = {}

    def last_comment(self) -> int:
        """Return the highest number of a comment that the text refers to, -1 where there is none."""
        numbers = [each.get(W + "id", "") for each in self._elements if each.tag in _IDENTIFIED]
        return max((int(number) for number in numbers if number.isdecimal()), default=-1)

    def mark(self, number: int, stretches: Sequence[Stretch]) -> None:
        """Anchor a comment at what it is about, at the first words of the text where that is nothing."""
        if not stretches:
            if self._first is None:
                return
            whole = self._numbers[self._first]
            stretches = [Stretch(part="", element=whole, start=0, end=len(self._first.text or ""))]
        elements = [self._elements[each.element] for each in stretches]
        paragraph, begin = _outermost(elements[0])
        within = [element for element in elements if _outermost(element)[0] is paragraph]
        children = list(paragraph)
        low, high = children.index(begin), children.index(_outermost(within[-1])[1])
        last = stretches[len(within) - 1]
        if self._divides(children[low : high + 1], within, stretches) and not any(
            first <= high <= end_ for first, end_ in _fields(children)
        ):
            self._points.setdefault((last.element, last.end), []).append(number)
            return
        for first, end_ in _fields(children):
            low = first if first <= low <= end_ else low
            high = end_ if first <= high <= end_ else high
        self._starts.append((self._positions.before(self._numbers[children[low]]), start(number)))
        self._ends.append((self._positions.behind(self._numbers[children[high]]), end(number)))

    def marked(self) -> bytes:
        """Return the part with all marks."""
        # Behind one comment's end before another's begin, where both stand at one place.
        return inserted(self._data, [*self._ends, *self._starts, *self._inside()])

    def _divides(
        self, children: Sequence[etree._Element], within: Sequence[etree._Element], stretches: Sequence[Stretch]
    ) -> bool:
        """Return whether whole runs hold far more than what is meant, and its end is in the plain text of the last one."""
        element, last = within[-1], stretches[len(within) - 1]
        if element.getparent() is not children[-1] or element.tag not in _TEXT or element.tag != W + "t":
            return False
        meant = sum(each.end - each.start for each in stretches[: len(within)])
        held = sum(len(each.text or "") for child in children for each in child.iter(*_TEXT))
        return held - meant > _MUCH and last.end > 0

    def _inside(self) -> list[tuple[int, bytes]]:
        """Return what is put into texts: the text ends, the reference follows, the text goes on."""
        found = []
        for (element, characters), numbers in self._points.items():
            name = self._positions.name(element)
            marks = b"".join(map(point, numbers))
            if characters >= len(self._elements[element].text or ""):
                found.append((self._positions.behind(element), marks))
                continue
            again = b"<" + name + b' xml:space="preserve">'
            found.append((self._positions.inside(element, characters), b"</" + name + b">" + marks + again))
        return found


def _outermost(element: etree._Element) -> tuple[etree._Element, etree._Element]:
    """Return the paragraph of the main text that holds an element, and its child that does.

    What stands in a text box is told of at the box: Word takes no comments in it.
    """
    chain = [element, *element.iterancestors()]
    at = max(index for index, each in enumerate(chain) if each.tag == W + "p")
    return chain[at], chain[at - 1]


def _fields(children: Sequence[etree._Element]) -> list[tuple[int, int]]:
    """Return the ranges of children that are whole fields, the outermost only."""
    found: list[tuple[int, int]] = []
    open_: list[int] = []
    for at, child in enumerate(children):
        for mark in child.iter(W + "fldChar"):
            kind = mark.get(W + "fldCharType")
            if kind == "begin":
                open_.append(at)
            elif kind == "end" and open_:
                first = open_.pop()
                if not open_:
                    found.append((first, at))
    return found
