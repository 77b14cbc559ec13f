"""Inline marks of Markdown: emphasis, links, code, escapes, tags. What a reader of the print does not see goes."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from curate.tracing import Piece

_URL = r"https?://[^\s<>\"]+"
_TARGET = r"\((?:[^()\s]*(?:\([^()\s]*\)[^()\s]*){0,5})(?:\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s*\)"
_ATTRIBUTES = r"\{[#.][^{}\n]{0,300}\}"
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])|(?P<drop>\\(?=\n))"
    r"|(?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]{1,2000}?(?P=ticks)(?!`))"
    rf"|(?P<auto><(?:{_URL}|mailto:[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+)>)"
    r"|(?P<sup><sup>)|(?P<unsup></sup>)|(?P<br><br ?/?>)|(?P<tag></?[a-zA-Z][^<>]{0,2000}>)"
    r"|(?P<key>-?@\{[^{}\s]+\}|(?<![\w.])-?@\w[^\s\];,]*)"
    rf"|(?P<address>{_URL}|\b10\.\d{{4,9}}/[^\s\])]+)"
    r"|(?P<footnote>\[\^(?P<note>[^\]\s]{1,60})\](?!:))"
    rf"|(?P<linked>\](?:{_TARGET}(?:\{{[^{{}}\n]{{0,300}}\}})?|{_ATTRIBUTES}|\[[^\]\n]{{1,80}}\]))|(?P<open>!?\[)|(?P<shut>\])"
    r"|(?P<tilde>~~|(?<=[\w)])~(?=[^\s~]{1,30}~)|(?<=[^\s~])~(?!~))"
    rf"|(?P<attributes>[ \t]{{0,4}}{_ATTRIBUTES})|(?P<entity>&(?:[a-zA-Z]{{2,10}}|\#\d{{1,6}}|\#x[0-9a-fA-F]{{1,5}});)"
    r"|(?P<range>(?<=\d)--(?=\d))|(?P<mark>\*{1,3}|_{1,3})|(?P<paragraph>\n[ \t]*\n)",
    re.DOTALL,
)
_LOWERED = re.compile(r"[^\s~]{1,30}~")
_PLACE = re.compile(r"[/#.:]")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


class Marks:
    """The edits that take the inline marks of ``text`` out, and the ranges that they raise.

    ``labels`` are those that the document defines for links ("[text][label]"), case-folded.
    """

    def __init__(self, text: str, labels: frozenset[str] = frozenset()) -> None:
        self.edits: list[Piece] = []
        self.raised: list[tuple[int, int]] = []
        self._text = text
        self._labels = labels
        self._emphasis: list[_Mark] = []
        self._brackets: list[int] = []
        self._raised: int | None = None
        self._lowered = False
        for match in _INLINE.finditer(text):
            handler = self._handlers.get(match.lastgroup or "")
            if handler:
                handler(self, match)
        self._pair()
        self.edits.sort(key=lambda piece: piece.start)

    def _drop(self, start: int, end: int, new: str = "") -> None:
        self.edits.append(Piece(start, end, new))

    def _whole(self, match: re.Match[str]) -> None:
        self._drop(*match.span())

    def _escape(self, match: re.Match[str]) -> None:
        self._drop(match.start(), match.start() + 1)

    def _break(self, match: re.Match[str]) -> None:
        self._drop(*match.span(), " ")

    def _range(self, match: re.Match[str]) -> None:
        self._drop(*match.span(), "\u2013")

    def _entity(self, match: re.Match[str]) -> None:
        plain = html.unescape(match[0])
        if plain != match[0]:
            self._drop(*match.span(), plain)

    def _code(self, match: re.Match[str]) -> None:
        width = len(match["ticks"])
        self._drop(match.start(), match.start() + width)
        self._drop(match.end() - width, match.end())

    def _auto(self, match: re.Match[str]) -> None:
        self._drop(match.start(), match.start() + 1)
        self._drop(match.end() - 1, match.end())

    def _sup(self, match: re.Match[str]) -> None:
        self._whole(match)
        self._raised = match.end()

    def _unsup(self, match: re.Match[str]) -> None:
        self._whole(match)
        if self._raised is not None:
            self.raised.append((self._raised, match.start()))
        self._raised = None

    def _footnote(self, match: re.Match[str]) -> None:
        self._drop(match.start(), match.start("note"))
        self._drop(match.end() - 1, match.end())
        self.raised.append(match.span("note"))

    def _open(self, match: re.Match[str]) -> None:
        self._brackets.append(match.start())

    def _shut(self, _match: re.Match[str]) -> None:
        if self._brackets:
            self._brackets.pop()

    def _linked(self, match: re.Match[str]) -> None:
        """Take a link out but for its text: "](target)", "]{.class}", "][label]"."""
        if not self._brackets:
            return
        opened = self._brackets.pop()
        behind = match[0][1:]
        known = behind[0] != "[" or behind[1:-1].casefold() in self._labels
        if known and (behind[0] != "(" or _PLACE.search(behind)):
            self._drop(opened, self._text.index("[", opened) + 1)
            self._whole(match)

    def _tilde(self, match: re.Match[str]) -> None:
        if match[0] == "~~":
            self._whole(match)
        elif self._lowered:
            self._whole(match)
            self._lowered = False
        elif _LOWERED.match(self._text, match.end()):
            self._whole(match)
            self._lowered = True

    def _mark(self, match: re.Match[str]) -> None:
        """Note a run of emphasis marks that may open or close; one between two letters does neither ("HLA-A*02")."""
        start, end = match.span()
        before = self._text[start - 1 : start] or " "
        after = self._text[end : end + 1] or " "
        opens = not after.isspace() and not before.isalnum()
        closes = not before.isspace() and not after.isalnum()
        if opens or closes:
            self._emphasis.append(_Mark(start, end, opens, closes))

    def _paragraph(self, _match: re.Match[str]) -> None:
        self._pair()
        self._emphasis.clear()
        self._brackets.clear()
        self._raised = None
        self._lowered = False

    def _pair(self) -> None:
        """Take the emphasis marks out that belong together in one paragraph."""
        waiting: dict[str, list[tuple[int, int]]] = {}
        for mark in self._emphasis:
            stack = waiting.setdefault(self._text[mark.start], [])
            start = mark.start
            while mark.closes and stack and start < mark.end:
                low, high = stack.pop()
                width = min(high - low, mark.end - start)
                self._drop(high - width, high)
                self._drop(start, start + width)
                start += width
                if high - width > low:
                    stack.append((low, high - width))
            if mark.opens and start < mark.end:
                stack.append((start, mark.end))

    _handlers: ClassVar[dict[str, Callable[["Marks", re.Match[str]], None]]] = {
        "escape": _escape,
        "drop": _whole,
        "code": _code,
        "auto": _auto,
        "sup": _sup,
        "unsup": _unsup,
        "br": _break,
        "tag": _whole,
        "footnote": _footnote,
        "linked": _linked,
        "open": _open,
        "shut": _shut,
        "tilde": _tilde,
        "attributes": _whole,
        "entity": _entity,
        "range": _range,
        "mark": _mark,
        "paragraph": _paragraph,
    }
