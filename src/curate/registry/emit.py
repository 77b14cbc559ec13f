"""Plain data → YAML in its one canonical form, with the comments of people back at their places.

The form: block style, two spaces a level (lists of nothing but numbers stand in brackets), long lines unbroken,
Unicode as it is; text plain where every version of YAML reads it as text, else in single quotes, in a literal block
where it has several lines, in double quotes where nothing else can hold it; an empty line between the items of a list
that is the whole file; one newline at the end.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from curate.explaining import Keys
from curate.registry.comments import Comments, item_key

_ODD = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""Characters that are escaped: controls, what YAML 1.1 takes for a line break, what is no character."""
_HALF = re.compile("[\ud800-\udfff]")
"""Halves of a pair (lone surrogates), as a file's name that is not UTF-8 or a broken entity leaves them: no YAML holds them."""
_LINE = re.compile(f"[^{_ODD}]*")
_ESCAPED = re.compile(f'[{_ODD}"\\\\]')
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_PLAIN = re.compile(
    r"(?:[^\W\d_]|\d(?=.*[/g-mpqrsuvw]))"  # a letter, or a digit where a letter shows that it is no number, date or time
    rf"(?:[^{_ODD}:#]|:(?=[^\s:])|(?<=\S)#)*"  # no ": " and no " #"
    r"(?<![\s:])"
)
_NOT_TEXT = re.compile(r"y|n|yes|no|on|off|true|false|null|nan|inf", re.IGNORECASE)
"""Words that YAML 1.1, or a lenient reader, takes for something else than text."""


class _Entry(NamedTuple):
    """A key with its value, or an item: the lines that it takes, and its indentation."""

    keys: Keys
    first: int
    last: int
    indent: str


@dataclass(slots=True)
class _Lines:
    """The lines so far; ``entries`` are only kept where comments want to know them."""

    lines: list[str] = field(default_factory=list)
    entries: list[_Entry] | None = None


def emit(data: Any, first_line: str, comments: Comments | None = None) -> str:
    """Return ``data`` (dicts, lists, text, numbers, booleans) as the text of a file that begins with ``first_line``."""
    out = _Lines(entries=[] if comments else None)
    if isinstance(data, Mapping):
        _mapping(data, "", "", (), out)
    else:
        _sequence(data, "", "", (), out)
    lines = out.lines or ["{}" if isinstance(data, Mapping) else "[]"]
    if comments:
        lines = _woven(lines, out.entries or [], comments)
    return "\n".join((first_line, *lines, ""))


def scalar(value: object) -> str:
    """Return a scalar on one line as it stands in a block of YAML."""
    if isinstance(value, str):
        value = _HALF.sub("\ufffd", value)
        if _PLAIN.fullmatch(value) and not _NOT_TEXT.fullmatch(value):
            return value
        if _LINE.fullmatch(value):
            return "'" + value.replace("'", "''") + "'"
        return '"' + _ESCAPED.sub(_escape, value) + '"'
    if value is None:
        return "null"
    return ("true" if value else "false") if isinstance(value, bool) else repr(value)


def _key(key: str) -> str:
    return key if key == "n" else scalar(key)  # the number of a reference; no reader in use takes this n for "no"


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _ESCAPES.get(found[0]) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _mapping(data: Mapping[str, Any], lead: str, indent: str, keys: Keys, out: _Lines) -> None:
    for key, value in data.items():
        first = len(out.lines)
        _value(value, f"{lead or indent}{_key(key)}:", indent, (*keys, key), out)
        lead = ""
        if out.entries is not None:
            out.entries.append(_Entry((*keys, key), first, len(out.lines), indent))


def _sequence(data: Sequence[Any], lead: str, indent: str, keys: Keys, out: _Lines) -> None:
    for n, item in enumerate(data):
        if n and not keys:
            out.lines.append("")
        first = len(out.lines)
        own = (*keys, item_key(item, n, keys))
        dash = f"{lead or indent}- "
        lead = ""
        if isinstance(item, dict) and item:
            _mapping(item, dash, indent + "  ", own, out)
        elif isinstance(item, list) and not _in_brackets(item):
            _sequence(item, dash, indent + "  ", own, out)
        else:
            _value(item, dash[:-1], indent, own, out)
        if out.entries is not None:
            out.entries.append(_Entry(own, first, len(out.lines), indent))


def _value(value: Any, lead: str, indent: str, keys: Keys, out: _Lines) -> None:
    if isinstance(value, dict) and value:
        out.lines.append(lead)
        _mapping(value, "", indent + "  ", keys, out)
    elif isinstance(value, list) and not _in_brackets(value):
        out.lines.append(lead)
        _sequence(value, "", indent + "  ", keys, out)
    elif isinstance(value, str) and "\n" in value and _fits_block(whole := _HALF.sub("\ufffd", value)):
        lines = whole.split("\n")
        out.lines.append(f"{lead} {'|-' if lines[-1] else '|'}")
        out.lines += [f"{indent}  {line}" if line else "" for line in (lines if lines[-1] else lines[:-1])]
    else:
        out.lines.append(f"{lead} {_flow(value)}")


def _fits_block(text: str) -> bool:
    """Return whether a literal block holds the text as it is, and no editor is tempted to trim it."""
    lines = text.split("\n")
    return (
        lines[0] != ""
        and not lines[0][0].isspace()
        and not text.endswith("\n\n")
        and all(_LINE.fullmatch(line) and line == line.rstrip() for line in lines)
    )


def _in_brackets(items: list[Any]) -> bool:
    return all(isinstance(item, int | float) or (isinstance(item, list) and _in_brackets(item)) for item in items)


def _flow(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return "{}" if isinstance(value, dict) else scalar(value)


def _woven(lines: list[str], entries: list[_Entry], comments: Comments) -> list[str]:
    """Return the lines with the comments between and behind them."""
    comments = comments.fitted({entry.keys for entry in entries} | {()})
    above: dict[int, list[str]] = {}
    below: dict[int, list[str]] = {}
    outer: dict[int, str] = {}
    lines = list(lines)
    for keys, first, last, indent in sorted(entries, key=lambda entry: (entry.first, -entry.last, len(entry.keys))):
        at = outer.setdefault(first, indent)  # what stands above a dash and its first key is indented as the dash
        above.setdefault(first, []).extend(at + text for text in comments.before.get(keys, ()))
        if keys in comments.beside:
            lines[first] += f" {comments.beside[keys]}"
        inside = [f"{indent}  {text}" for text in comments.inside.get(keys, ())]
        below[last] = inside + below.get(last, [])
    woven = [*comments.top, ""] if comments.top else []
    for n, line in enumerate(lines):
        woven += [*below.get(n, ()), *above.get(n, ()), line]
    return [*woven, *below.get(len(lines), ()), *comments.inside.get((), ())]
