"""Lines -> blocks: which lines of a text belong together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curate.manuscript import BlockKind
from curate.wrapping import Wrap


@dataclass(frozen=True, slots=True)
class Hint:
    """What a format knows of a line: its kind, and the level of a heading.

    ``of`` says what a caption is of ("table", "figure"), or that a paragraph is an entry of the list ("reference").
    """

    kind: BlockKind
    level: int = 0
    of: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: ``text`` is ``[start, end)`` of the whole, white space at the ends left out.

    ``tabs`` are those in and behind the text, before it too where there are such. ``apart``: an empty line stands before it; ``turned``: a page was turned before it. An empty line has no text.
    """

    start: int
    end: int
    text: str
    apart: bool = False
    turned: bool = False
    hint: Hint | None = None
    indent: int = 0
    tabs: int = 0

    @property
    def printed(self) -> str:
        """Return the line with the white space before it."""
        return " " * self.indent + self.text


_MARK = "[\u2022\u25cf\u25aa\u25e6\u2023\u2043\u00b7\u25a0\u25cb\u2713\uf0b7*+-]"
_BULLET = re.compile(rf"{_MARK}\s+(?=\S)")
ITEM = re.compile(
    rf"(?:{_MARK}\s+|(?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,4}})\)\s+|\((?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})\)\s+)(?=\S)"
)
"""A mark of a list item at the beginning of a line."""
CAPTION = re.compile(
    r"(?:(?:supplement(?:ary|al)|extended data|online)\s+)?(?P<what>tables?|figures?|fig\.?|box|scheme|chart|graph|tabelle|abbildung|abb\."
    r"|tabla|figura|tableau|tabela|rycina|\u0442\u0430\u0431\u043b\u0438\u0446\u0430|\u0442\u0430\u0431\u043b\.|\u0440\u0438\u0441\u0443\u043d\u043e\u043a|\u0440\u0438\u0441\.)"
    r"\s*(?P<number>[SA]?\d{1,3}(?:\.\d{1,2})?[A-Za-z]?|[IVX]{1,5})(?P<mark>\s*[.:|\u2013\u2014-](?=\s|$)|\s*$|\)|\s+(?=(?-i:[A-Z\u0410-\u042f])))",
    re.IGNORECASE,
)
"""The label at the beginning of a caption: "Table 1 —", "Fig. 2."."""
_ENDED = re.compile(
    r"[.!?:;\u2026\u3002][\"'\u201d\u2019\u00bb)\]]*(?:\[[\d,\s\u2013-]*\]|\^[\d,;\s\u2013-]{1,60}\^|[\d\u00b9\u00b2\u00b3\u2070-\u2079,\u2013-]{1,12})?$"
)
_OPEN = re.compile(
    r"(?:[,(\[\u2013\u2014/-]|\b(?:and|or|the|a|an|of|in|on|at|by|for|with|from|to|as|is|are|was|were|be|been|that|which|than|into|between|both|its|their"
    r"|this|these|those|not|has|have|had|can|may|vs\.?|e\.g\.|i\.e\.|et al\.|tables?|figures?|figs?\.?|refs?\.?|und|der|die|das|von|mit|et|de|la|le|les|des|y|el|los"
    r"|\u0438|\u0432|\u043d\u0430|\u0441|\u0434\u043b\u044f|\u043f\u043e))$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+[^\W\d_]")
_ADDRESS = re.compile(r"\S*@|\S+:\s|https?:|www\.|orcid", re.IGNORECASE)
_SINGLE = ("heading", "row", "title")
_SHORT = 40
"""A line shorter than this is no line of running text that breaks off."""


def group(lines: Sequence[Line], wrap: Wrap | None, *, joining: bool) -> list[list[Line]]:
    """Return the lines in blocks. ``joining``: in this format only an empty line ends a paragraph."""
    indent = None if joining or wrap is None else _first_indent(lines)
    blocks: list[list[Line]] = []
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        following = lines[at + 1] if at + 1 < len(lines) else None
        if (
            before is None
            or not _same_block(before, line, wrap, joining=joining, indent=indent)
            or (wrap is not None and following is not None and _heads(before, line, following, wrap))
        ):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _heads(before: Line, line: Line, following: Line, wrap: Wrap) -> bool:
    """Return whether ``line`` is a heading between two paragraphs that nothing sets apart."""
    return (
        not following.apart
        and _ended(before)
        and not _ended(line)
        and not _OPEN.search(line.text[-12:])
        and (line.text[0].isupper() or line.text[0].isdigit())
        and following.text[0].isupper()
        and wrap.early(line.printed, following.text) == 1.0
    )


def _first_indent(lines: Sequence[Line]) -> int | None:
    """Return from how many spaces on the first line of a paragraph is indented; None where paragraphs are not."""
    base = min((line.indent for line in lines), default=0)
    inner = [at for at, line in enumerate(lines) if at and line.indent >= base + 2 and not ITEM.match(line.text)]
    ended = sum(_ended(lines[at - 1]) or lines[at].apart for at in inner)
    if len(inner) < 3 or len(inner) > 0.5 * len(lines) or ended < 0.7 * len(inner):
        return None
    return base + 2


def _same_block(before: Line, line: Line, wrap: Wrap | None, *, joining: bool, indent: int | None) -> bool:
    """Return whether ``line`` goes on with the block that ``before`` is in."""
    if line.hint or (before.hint and before.hint.kind in _SINGLE):
        return False
    if line.apart:
        return _breaks_off(before, line)
    if joining:
        return not _begins_block(line)
    if indent is not None and line.indent >= indent:
        return False
    early = wrap.early(before.printed, line.text) if wrap else 1.0
    if early < 0.5 or (indent is not None and early < 1.0 and _ended(before)):
        return not (_BULLET.match(line.text) or (_captioned(line) and _ended(before) and not line.turned))
    return not (_begins_block(line) or _ended(before)) and _goes_on(before, line, wrap)


def _goes_on(before: Line, line: Line, wrap: Wrap | None) -> bool:
    """Return whether a sentence that ``before`` broke off, though there was room, goes on with ``line``."""
    if wrap is None and line.turned:
        return True
    return line.text[0].islower() or (wrap is not None and bool(_OPEN.search(before.text[-12:])))


def _ended(line: Line) -> bool:
    return bool(_ENDED.search(line.text[-200:]))


def _begins_block(line: Line) -> bool:
    """Return whether ``line`` begins as a list item or a caption does."""
    return bool(ITEM.match(line.text)) or _captioned(line)


def _captioned(line: Line) -> bool:
    caption = CAPTION.match(line.text)
    return bool(caption and caption["mark"].strip())


def _breaks_off(before: Line, line: Line) -> bool:
    """Return whether the text breaks off with ``before`` and goes on with ``line``, an empty line between."""
    if len(before.text) < _SHORT or _ended(before) or ITEM.match(line.text) or _ADDRESS.match(line.text):
        return False
    if CAPTION.match(before.text) or _captioned(line):
        return False
    if line.text[0].islower():
        return True
    open_ = bool(_OPEN.search(before.text[-12:]))
    return open_ and line.text[0].isalnum() and not _NUMBERED.fullmatch(line.text[:12]) and not line.text.isupper()
