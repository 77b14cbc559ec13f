"""YAML text → plain data that knows its places, with everything refused that a registry does not need.

Plain scalars stay as they are written: ``volume: 012`` is the text "012" and ``page: 1e3`` the text "1e3"; the model
that takes them decides what is a number. Only ``true``, ``false`` and ``null`` (or nothing) are more than text, and
numbers below the keys named in ``typed``. Reading goes event by event, so that neither nesting nor aliases can make a
small file cost much.
"""

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from curate.errors import RegistryError
from curate.explaining import Keys

DEEPEST = 32
"""Levels; nothing in a registry nests half as deep."""

_NUMBER = re.compile(r"[-+]?(?:\d{1,300}|(?P<float>(?:\d+\.\d*|\.?\d+)(?:[eE][-+]?\d+)?))")
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
_UNACCEPTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 does not call printable (https://yaml.org/spec/1.2.2/#character-set)."""


class Mark(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class Map(dict[str, Any]):
    """A mapping and where it and its keys stand; keys with nothing behind them are left out."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.marks: dict[str, Mark] = {}


class Seq(list[Any]):
    """A sequence and where it and its items stand."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.marks: list[Mark] = []


def parse(text: str, path: str, *, typed: frozenset[str] = frozenset()) -> Any:
    """Return the data of one YAML document: ``Map``, ``Seq``, a scalar, or None where there is nothing.

    Raises:
        RegistryError: not YAML, or YAML that a registry does not use (several documents, tags, anchors, repeated
            keys); the message names file, line and column.
    """
    builder = _Builder(path, typed)
    try:
        return builder.document(events(text))
    except MarkedYAMLError as error:
        raise _broken(error, text, path) from error
    except YAMLError as error:
        raise _unacceptable(error, text, path) from error


def events(text: str) -> Iterator[Any]:
    """Return the events of the YAML parser: the C one where it is there, its twin in Python where not."""
    yield from YAML(typ="safe").parse(text)


def mark_at(data: Any, keys: Keys) -> Mark:
    """Return where ``keys`` lead to in what ``parse`` returned; as far as they lead."""
    mark = Mark(1, 1)
    for key in keys:
        if isinstance(data, Map) and isinstance(key, str) and key in data.marks:
            mark, data = data.marks[key], data.get(key)
        elif isinstance(data, Seq) and isinstance(key, int) and key < len(data):
            mark, data = data.marks[key], data[key]
        else:
            break
    return mark


class _Builder:
    def __init__(self, path: str, typed: frozenset[str]) -> None:
        self.path = path
        self.typed = typed

    def refuse(self, event: Any, message: str, what_to_do: str) -> RegistryError:
        mark = _mark(event)
        return RegistryError(f"{self.path}:{mark.line}:{mark.column}: {message}", help=what_to_do)

    def document(self, stream: Iterator[Any]) -> Any:
        data, documents = None, 0
        for event in stream:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.refuse(event, "a second YAML document begins", "keep one document a file")
            elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent):
                data = self.value(event, stream, 0, typed=False)
        return data

    def value(self, event: Any, stream: Iterator[Any], depth: int, *, typed: bool) -> Any:
        if isinstance(event, AliasEvent) or event.anchor:
            raise self.refuse(
                event, "anchors (&) and aliases (*) are not used here", "write the value out, or quote it"
            )
        if event.tag:
            raise self.refuse(event, f"tags are not used here: {event.tag}", "write the value without it, or quote it")
        if depth > DEEPEST:
            raise self.refuse(event, f"nested deeper than {DEEPEST} levels", "this is not a file of a registry")
        if isinstance(event, ScalarEvent):
            return _scalar(event, typed=typed)
        if isinstance(event, MappingStartEvent):
            return self.mapping(event, stream, depth + 1, typed=typed)
        return self.sequence(event, stream, depth + 1, typed=typed)

    def mapping(self, start: Any, stream: Iterator[Any], depth: int, *, typed: bool) -> Map:
        found = Map(_mark(start))
        for event in stream:
            if isinstance(event, MappingEndEvent):
                break
            if not isinstance(event, ScalarEvent):
                raise self.refuse(event, "a key must be a plain word", "write 'key: value'")
            key = str(event.value)
            if key in found.marks:
                first = found.marks[key].line
                raise self.refuse(event, f"the key '{key}' stands here and in line {first}", "keep one of the two")
            found.marks[key] = _mark(event)
            value = self.value(next(stream), stream, depth, typed=typed or key in self.typed)
            if value is not None or typed:
                found[key] = value
        return found

    def sequence(self, start: Any, stream: Iterator[Any], depth: int, *, typed: bool) -> Seq:
        found = Seq(_mark(start))
        for event in stream:
            if isinstance(event, SequenceEndEvent):
                break
            found.marks.append(_mark(event))
            found.append(self.value(event, stream, depth, typed=typed))
        return found


def _mark(event: Any) -> Mark:
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1)


def _scalar(event: Any, *, typed: bool) -> str | float | bool | None:
    text = str(event.value)
    if not event.implicit[0]:  # quoted, or a block
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if typed and (number := _NUMBER.fullmatch(text)):
        value = float(text) if number["float"] else int(text)
        return value if isinstance(value, int) or isfinite(value) else text
    return text


def unsettled(text: str, path: str) -> RegistryError | None:
    """Return the error that a merge of git was left unsettled in a file, or None where there is no sign of it."""
    found = _CONFLICT.search(text)
    if found is None:
        return None
    return RegistryError(
        f"{path}:{text.count(chr(10), 0, found.start()) + 1}:1: a conflict of a git merge is left here",
        help="settle it there: keep what is right, and delete the lines <<<<<<<, ======= and >>>>>>>",
    )


def _broken(error: MarkedYAMLError, text: str, path: str) -> RegistryError:
    if conflict := unsettled(text, path):
        return conflict
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or error.context or "not YAML"
    before = text.split("\n", line)[:line][-1][:column]
    indent = before[: len(before) - len(before.lstrip())]
    if "\t" in indent or "tab" in problem or r"'\t'" in problem:
        problem, what_to_do = "indented with a tab", "use spaces, two for each level"
    elif "mapping values are not allowed" in problem:
        problem, what_to_do = "a value holds ': ', or the indentation is off", "put the value in quotes"
    else:
        what_to_do = "correct it there, or restore the file from git"
    return RegistryError(f"{path}:{line}:{column}: {problem}", help=what_to_do)


def _unacceptable(error: YAMLError, text: str, path: str) -> RegistryError:
    found = _UNACCEPTABLE.search(text)
    at = found.start() if found else 0
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    what = f"the character U+{ord(found[0]):04X} is not allowed here" if found else str(error).split("\n", 1)[0]
    return RegistryError(f"{path}:{line}:{column}: {what}", help='remove it, or write it in double quotes, "\\x07"')
