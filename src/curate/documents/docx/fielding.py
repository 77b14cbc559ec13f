"""Word's fields and content controls: what stands behind a stretch of printed text.

A field is ``fldSimple``, or a run of ``fldChar`` begin, ``instrText``, ``fldChar`` separate, the printed result and
``fldChar`` end, over as many paragraphs as it likes, fields inside fields (ECMA-376 Part 1, 17.16). A content control
(``sdt``, 17.5.2) has a tag instead of a code.
"""

import re
from dataclasses import dataclass

from lxml import etree

from curate.documents.docx.styling import W

_INNER = re.compile(r"\s*ADDIN\s+EN\.CITE\.DATA")
_MOST_OPEN = 50


@dataclass(slots=True, eq=False)
class Field:
    """A field or content control: ``code`` and ``data`` (base64) of a field, ``tag`` of a control.

    ``stretches`` counts the paragraphs that its printed text is in, ``closed`` tells whether its end was found.
    """

    code: str = ""
    data: str = ""
    tag: str = ""
    stretches: int = 0
    closed: bool = False


@dataclass(slots=True, eq=False)
class _Open:
    field: Field
    start: int | None
    spelled: bool
    """Made of ``fldChar``, so that its parts come one by one."""


class Fields:
    """Follows the fields through the runs; sizes are those of the text of the paragraph that is being read."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def character(self, element: etree._Element, size: int) -> tuple[int, int, Field] | None:
        """Take a ``fldChar``; return the stretch of this paragraph that a field has printed where this is its end."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            data = element.find(W + "fldData")
            self._push(_Open(Field(data=(data.text or "") if data is not None else ""), None, spelled=True))
            return None
        innermost = next((each for each in reversed(self._open) if each.spelled), None)
        if innermost is not None and kind == "separate":
            innermost.start = size
        return self._close(innermost, size) if innermost is not None and kind == "end" else None

    def instruct(self, text: str) -> None:
        """Take a part of a field's code."""
        innermost = next((each for each in reversed(self._open) if each.spelled), None)
        if innermost is not None and innermost.start is None:
            innermost.field.code += text

    def begin(self, field: Field, size: int) -> None:
        """Begin a field whose code is known, or a control."""
        self._push(_Open(field, size, spelled=False))

    def end(self, field: Field, size: int) -> tuple[int, int, Field] | None:
        """End what ``begin`` began; return its stretch in this paragraph, None where it printed nothing."""
        found = next((each for each in self._open if each.field is field), None)
        return self._close(found, size) if found is not None else None

    def paragraph_ends(self, size: int) -> list[tuple[int, int, Field]]:
        """Return what the open fields have printed in the paragraph that ends."""
        found = [stretch for each in self._open if (stretch := _stretch(each, size))]
        for each in self._open:
            if each.start is not None:
                each.start = 0
        return found

    def _push(self, begun: _Open) -> None:
        if len(self._open) >= _MOST_OPEN:
            self._open.clear()  # nothing nests that deeply: ends were lost
        self._open.append(begun)

    def _close(self, ended: _Open, size: int) -> tuple[int, int, Field] | None:
        at = next(at for at, each in enumerate(self._open) if each is ended)
        del self._open[at]
        field = ended.field
        field.closed = True
        if at and _INNER.match(field.code) and not self._open[at - 1].field.data:
            self._open[at - 1].field.data = field.data
        return _stretch(ended, size)


def _stretch(open_: _Open, size: int) -> tuple[int, int, Field] | None:
    if open_.start is None or open_.start >= size:
        return None
    open_.field.stretches += 1
    return open_.start, size, open_.field


def tag(control: etree._Element) -> str:
    """Return the tag of a content control; "bibliography" for Word's own list of sources, which has no tag."""
    properties = control.find(W + "sdtPr")
    if properties is None:
        return ""
    if properties.find(W + "bibliography") is not None:
        return "bibliography"
    named = properties.find(W + "tag")
    return named.get(W + "val", "") if named is not None else ""
