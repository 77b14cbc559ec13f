"""XML as bytes: where each element begins and ends in a part, and bytes put in between without touching the others."""

import re
from collections.abc import Iterable
from xml.parsers.expat import ExpatError, ParserCreate

from lxml import etree

from curate.errors import UnreadableError

_TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_CHARACTER = re.compile(rb"&[^;]*;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)")
_UTF8 = (b"utf-8", b"us-ascii", b"ascii", b"utf8")


def as_utf8(data: bytes) -> bytes:
    """Return an XML part as UTF-8; one that is so already (nearly all are) stays as it is."""
    named = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf")[:200])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (named and named[1].lower() not in _UTF8):
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
        return etree.tostring(etree.fromstring(data, parser), encoding="UTF-8", standalone=True)
    return data


class Positions:
    """Where the elements of a part stand in its bytes, by their position in the order of the part."""

    def __init__(self, data: bytes) -> None:
        """Find them.

        Raises:
            UnreadableError: the part is not well-formed.
        """
        self._data = data
        self._begins: list[int] = []
        self._closes: dict[int, int] = {}
        open_: list[int] = []
        parser = ParserCreate()

        def begin(_name: str, _attributes: object) -> None:
            open_.append(len(self._begins))
            self._begins.append(parser.CurrentByteIndex)

        def close(_name: str) -> None:
            element = open_.pop()
            begun = self._begins[element]
            # Of a tag that ends itself, expat tells the end, not where it stands.
            alone = data.endswith(b"/>", begun, self._end(begun))
            self._closes[element] = begun if alone else parser.CurrentByteIndex

        parser.StartElementHandler = begin
        parser.EndElementHandler = close
        try:
            parser.Parse(data, True)
        except ExpatError as error:
            raise UnreadableError(
                f"a part of the Word file is not well-formed: {error}",
                help="open it in Word and save it as .docx again",
            ) from error

    def before(self, element: int) -> int:
        """Return where an element begins."""
        return self._begins[element]

    def behind(self, element: int) -> int:
        """Return where an element has ended."""
        return self._end(self._closes[element])

    def inside(self, element: int, characters: int) -> int:
        """Return where so many code points of the text of an element, which holds nothing else, are past."""
        at, close = self._end(self._begins[element]), self._closes[element]
        for _ in range(characters):
            found = _CHARACTER.match(self._data, at, close)
            if found is None:
                break
            at = found.end()
        return at

    def name(self, element: int) -> bytes:
        """Return the name of an element as the part writes it, with its prefix."""
        return re.split(rb"[\s/>]", self._data[self._begins[element] + 1 :], maxsplit=1)[0]

    def closing(self, element: int) -> int:
        """Return where the end tag of an element begins; the element must have one."""
        return self._closes[element]

    def is_empty(self, element: int) -> bool:
        """Return whether an element is one tag that ends itself."""
        return self._closes[element] == self._begins[element]

    def _end(self, at: int) -> int:
        found = _TAG.match(self._data, at)
        assert found is not None, "a tag begins here"
        return found.end()


def inserted(data: bytes, pieces: Iterable[tuple[int, bytes]]) -> bytes:
    """Return ``data`` with each piece put in at its position; pieces of one position in their order."""
    parts: list[bytes] = []
    at = 0
    for position, piece in sorted(pieces, key=lambda each: each[0]):
        parts += [data[at:position], piece]
        at = position
    return b"".join([*parts, data[at:]])
