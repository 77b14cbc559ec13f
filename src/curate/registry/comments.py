"""The comments of people in a file of the registry, each tied to the thing that it speaks of.

A comment on a line of its own belongs to what follows it; at the end of a line to what stands there; and where it is
indented deeper than what follows, to the end of the list or mapping above it. Things are told by their keys, items of
the outermost list by their ``id``, so that a comment goes with its claim wherever that moves.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ruamel.yaml.events import ScalarEvent

from curate.explaining import Keys
from curate.registry.parse import Map, Mark, Seq

_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")
_DIRECTIVE = re.compile(r"#\s*yaml-language-server:")


@dataclass(slots=True)
class Comments:
    """Comments by the keys of what they speak of: on lines ``before`` it, ``beside`` it, ``inside`` it at its end.

    ``top`` stands above everything. Each comment begins with its ``#``; blanks at its end are cut.
    """

    top: list[str] = field(default_factory=list)
    before: dict[Keys, list[str]] = field(default_factory=dict)
    beside: dict[Keys, str] = field(default_factory=dict)
    inside: dict[Keys, list[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.top or self.before or self.beside or self.inside)

    def fitted(self, known: set[Keys]) -> "Comments":
        """Return the comments for data of the ``known`` keys: those of a lost key go to what it belonged to.

        Those of a lost item of the outermost list are lost with it.
        """
        fitted = Comments(top=list(self.top))
        for keys, text in self.beside.items():
            if keys in known:
                fitted.beside[keys] = text
            else:
                fitted._keep(keys, [text], known)
        for keys, texts in self.before.items():
            fitted._keep(keys, texts, known)
        for keys, texts in self.inside.items():
            if keys in known:
                fitted.inside[keys] = list(texts)
            else:
                fitted._keep(keys, texts, known)
        return fitted

    def _keep(self, keys: Keys, texts: list[str], known: set[Keys]) -> None:
        while keys and keys not in known:
            keys = keys[:-1]
        if keys:
            self.before.setdefault(keys, []).extend(texts)


class _Node(NamedTuple):
    """A key with its value, or an item of a list."""

    mark: Mark
    keys: Keys
    column: int
    """Of the key, or of the dash before the item."""
    parents: tuple[tuple[Keys, int], ...]
    """The collections around it, from the outermost: the keys of each, and the column of what it holds."""


class _Note(NamedTuple):
    """A comment; ``alone`` says whether nothing stands before it on its line."""

    mark: Mark
    alone: bool
    text: str


def comments(text: str, data: Any, events: Iterable[Any]) -> Comments:
    """Return the comments in ``text``, of which ``data`` is what ``parse`` and ``events`` what the parser returned."""
    nodes = list(_nodes(data, (), ()))
    starts = [node.mark for node in nodes]
    notes = list(_notes(text, events))
    above = [note for note in notes if not starts or note.mark < starts[0]]
    adjacent = 0
    while starts and adjacent < len(above) and above[-1 - adjacent].mark.line == starts[0].line - 1 - adjacent:
        adjacent += 1
    top = len(above) - adjacent
    found = Comments(top=[note.text for note in notes[:top]])
    for note in notes[top:]:
        at = bisect_right(starts, note.mark)
        if note.alone or not at:
            _tie(note, nodes[at - 1] if at else None, nodes[at] if at < len(nodes) else None, found)
        else:
            keys = _of_line(nodes, at - 1).keys
            found.beside[keys] = f"{found.beside[keys]} {note.text}" if keys in found.beside else note.text
    return found


def _of_line(nodes: list[_Node], last: int) -> _Node:
    """Return what a comment at the end of a line speaks of: the first key there, or what begins there last."""
    first = last
    while first and nodes[first - 1].mark.line == nodes[last].mark.line:
        first -= 1
    return next((node for node in nodes[first:last] if node.column == node.mark.column), nodes[last])


def _tie(note: _Note, above: _Node | None, below: _Node | None, found: Comments) -> None:
    around = [(keys, column) for keys, column in above.parents if column <= note.mark.column] if above else []
    if around and (below is None or around[-1][1] > below.column):
        found.inside.setdefault(around[-1][0], []).append(note.text)
    elif below:
        found.before.setdefault(below.keys, []).append(note.text)
    else:
        found.inside.setdefault((), []).append(note.text)


def _nodes(data: Any, keys: Keys, parents: tuple[tuple[Keys, int], ...]) -> Iterator[_Node]:
    if isinstance(data, Map):
        for key, value in data.items():
            mark = data.marks[key]
            around = (*parents, (keys, mark.column))
            yield _Node(mark, (*keys, key), mark.column, around)
            yield from _nodes(value, (*keys, key), around)
    elif isinstance(data, Seq):
        for n, (item, mark) in enumerate(zip(data, data.marks, strict=True)):
            own = item_key(item, n, keys)
            around = (*parents, (keys, mark.column - 2))
            yield _Node(mark, (*keys, own), mark.column - 2, around)
            yield from _nodes(item, (*keys, own), around)


def item_key(item: Any, position: int, keys: Keys) -> str | int:
    """Return what names the item of a list at ``keys``: its id in the outermost list, else its position."""
    if not keys and isinstance(item, dict) and isinstance(item.get("id"), str):
        return str(item["id"])
    return position


def _notes(text: str, events: Iterable[Any]) -> Iterator[_Note]:
    at = 0
    line = 1
    counted = 0
    for start, end in _free(text, events):
        for found in _COMMENT.finditer(text, start, end):
            at = found.start()
            line += text.count("\n", counted, at)
            counted = at
            begin = text.rfind("\n", 0, at) + 1
            if not _DIRECTIVE.match(found[0]):
                yield _Note(Mark(line, at - begin + 1), not text[begin:at].strip(" \t-"), found[0].rstrip())


def _free(text: str, events: Iterable[Any]) -> Iterator[tuple[int, int]]:
    """Return the ranges of the text that no scalar covers; a block scalar begins after its first line."""
    at = 0
    for event in events:
        if isinstance(event, ScalarEvent):
            start = event.start_mark.index
            if event.style in ("|", ">"):
                start = text.find("\n", start)
            yield at, start
            at = event.end_mark.index
    yield at, len(text)
