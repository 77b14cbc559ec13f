r"""TeX as characters: tokens, groups, arguments, definitions. Nothing is executed but ``\newcommand`` and its like."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from curate.bibliography.lists.detexing import plain
from curate.errors import UnreadableError

DEEPEST = 100
"""Groups, environments, files and definitions that may stand inside one another."""
LARGEST_EXPANSION = 2_000_000
"""Characters that the definitions of a document may grow to."""

TOKEN = re.compile(
    r"(?P<comment>%[^\n]*(?:\n[ \t]*)?)"
    r"|(?P<par>\n[ \t]*\n\s*)"
    r"|(?P<command>\\(?:[a-zA-Z@]+\*?|.|\n|$))"
    r"|(?P<open>\{)|(?P<close>\})"
    r"|(?P<math>\$\$?)"
    r"|(?P<align>&)"
    r"|(?P<tie>~)|(?P<quote>``|'')|(?P<dash>---?)"
    r"|(?P<text>[^%\\{}$&~`'\-\n]+|[`'\-\n])"
)
PRINTED = {"~": " ", "``": "“", "''": "”", "---": "—", "--": "–"}

_LONGEST_SYMBOL = 3
"""What a command without arguments prints is a symbol up to this length ("..."); else it is of the page's making."""

_GROUP_MARK = re.compile(r"\\.|[{}]|(?<!\\)%[^\n]*", re.DOTALL)
_OPTION_MARK = re.compile(r"\\.|[\[\]{}]", re.DOTALL)
_SPACE = re.compile(r"(?:[ \t]|\n(?![ \t]*\n)|%[^\n]*\n)*")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
_CONDITION = re.compile(r"\\(if[a-zA-Z@]*|fi)\b")
_PARAMETER = re.compile(r"#([1-9#])")
_NAME = re.compile(r"\\?([a-zA-Z@]+|[^a-zA-Z@\s])\*?")
_ARGUMENTS = re.compile(r"\[(\d)\]")
_DEF_PARAMETERS = re.compile(r"(?:#(\d))*")


@dataclass(frozen=True)
class Source:
    """A piece of TeX. ``base`` is where all of it stands in the main file, where it is not the main file itself."""

    text: str
    file: str = ""
    base: int | None = None
    line: int = 0

    def origin(self, at: int) -> int:
        """Return the offset in the main file that ``at`` leads back to."""
        return at if self.base is None else self.base

    def line_at(self, at: int) -> int:
        """Return the line of the file, from 1."""
        return self.line or bisect_right(self._starts, at)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


@dataclass(frozen=True, slots=True)
class Call:
    r"""A command where it stands: ``\name`` begins at ``start``; what follows it is read from ``at``, up to ``end``."""

    name: str
    source: Source
    start: int
    at: int
    end: int

    @property
    def text(self) -> str:
        """Return the text of the source."""
        return self.source.text

    def option(self) -> tuple[int, int, int] | None:
        """Return the optional argument that follows, as ``bracket`` does."""
        return bracket(self.text, self.at, self.end)

    def group(self) -> tuple[int, int, int] | None:
        """Return the argument that follows, behind an optional one, as ``group`` does."""
        option = self.option()
        return group(self.text, option[2] if option else self.at, self.end)

    def argument(self) -> str:
        """Return what the argument holds, "" where none follows."""
        found = self.group()
        return self.text[found[0] : found[1]] if found else ""

    def after(self) -> int:
        """Return what follows the argument, or the place where one would begin."""
        found = self.group()
        return found[2] if found else self.at


@dataclass(frozen=True, slots=True)
class Definition:
    r"""What ``\newcommand`` and ``\def`` say: how many arguments, the first one's default, and the body."""

    arguments: int
    default: str | None
    body: str


@dataclass
class Definitions:
    """The definitions of a document, and how much they have grown to."""

    known: dict[str, Definition] = field(default_factory=dict)
    grown: int = 0

    def expanded(self, name: str, source: Source, at: int, end: int, path: str) -> tuple[str, int]:
        """Return what a command stands for, and where its arguments end.

        Raises:
            UnreadableError: the definitions grow without bound.
        """
        known = self.known[name]
        values: list[str] = []
        if known.default is not None:
            option = bracket(source.text, at, end)
            values.append(source.text[option[0] : option[1]] if option else known.default)
            at = option[2] if option else at
        while len(values) < known.arguments:
            inner = argument(source.text, at, end)
            values.append(source.text[inner[0] : inner[1]])
            at = inner[2]
        text = _PARAMETER.sub(lambda m: "#" if m[1] == "#" else _nth(values, int(m[1])), known.body)
        self.grown += len(text)
        if self.grown > LARGEST_EXPANSION:
            raise UnreadableError(
                f"{path}: the definition of \\{name} grows without bound",
                help="remove that definition, or write it out",
            )
        return text, at


def _nth(values: list[str], n: int) -> str:
    return values[n - 1] if n <= len(values) else ""


def skip_space(text: str, at: int, end: int) -> int:
    """Return the next place that is no white space and no comment."""
    found = _SPACE.match(text, at, end)
    return found.end() if found else at


def group_end(text: str, at: int, end: int) -> int:
    """Return where the group that opens at ``at`` closes (the place of its brace), ``end`` where it never does."""
    depth = 0
    for mark in _GROUP_MARK.finditer(text, at, end):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if depth == 0:
                return mark.start()
    return end


def verbatim(text: str, at: int, end: int) -> tuple[int, int, int] | None:
    """Return the next group as ``group`` does, where a percent sign is one (web addresses)."""
    at = skip_space(text, at, end)
    if at >= end or text[at] != "{":
        return None
    close = text.find("}", at, end)
    close = end if close < 0 else close
    return at + 1, close, min(close + 1, end)


def group(text: str, at: int, end: int) -> tuple[int, int, int] | None:
    """Return where the next group's inside begins and ends and what follows it, None where no group follows."""
    at = skip_space(text, at, end)
    if at >= end or text[at] != "{":
        return None
    close = group_end(text, at, end)
    return at + 1, close, min(close + 1, end)


def argument(text: str, at: int, end: int) -> tuple[int, int, int]:
    """Return the next argument as ``group`` does: a group, a command, or one character."""
    found = group(text, at, end)
    if found:
        return found
    at = skip_space(text, at, end)
    token = TOKEN.match(text, at, end)
    after = token.end() if token and token.lastgroup == "command" else min(at + 1, end)
    return at, after, after


def bracket(text: str, at: int, end: int, opening: str = "[") -> tuple[int, int, int] | None:
    """Return the next optional argument as ``group`` does, None where none follows."""
    at = skip_space(text, at, end)
    if at >= end or text[at] != opening:
        return None
    if opening == "(":
        close = text.find(")", at, end)
        return (at + 1, close, close + 1) if close >= 0 else None
    depth = 0
    for mark in _OPTION_MARK.finditer(text, at + 1, min(end, at + 5000)):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if depth < 0:
                return None
        elif mark[0] == "]" and depth == 0:
            return at + 1, mark.start(), mark.end()
    return None


def environment_end(text: str, name: str, at: int, end: int) -> tuple[int, int]:
    r"""Return where ``\end{name}`` begins and ends for the environment whose inside begins at ``at``."""
    depth = 1
    for mark in _ENVIRONMENT.finditer(text, at, end):
        if mark[2] == name:
            depth += 1 if mark[1] == "begin" else -1
            if depth == 0:
                return mark.start(), mark.end()
    return end, end


def condition_end(text: str, at: int, end: int) -> int:
    r"""Return what follows the ``\fi`` of the condition whose inside begins at ``at``."""
    depth = 1
    for mark in _CONDITION.finditer(text, at, end):
        depth += -1 if mark[1] == "fi" else 1
        if depth == 0:
            return mark.end()
    return end


def define(name: str, text: str, at: int, end: int) -> tuple[str, Definition, int] | None:
    r"""Return what a ``\newcommand`` or ``\def`` defines, as what, and where it ends; None where it is not understood."""
    at = skip_space(text, at, end)
    braced = group(text, at, end)
    head = _NAME.match(text, braced[0] if braced else at, braced[1] if braced else end)
    if not head:
        return None
    at = braced[2] if braced else head.end()
    arguments, default = 0, None
    if name.rstrip("*").endswith("def"):
        parameters = _DEF_PARAMETERS.match(text, skip_space(text, at, end), end)
        assert parameters is not None
        arguments = len(parameters[0]) // 2
        at = parameters.end()
    else:
        at = skip_space(text, at, end)
        count = _ARGUMENTS.match(text, at, end)
        if count:
            arguments, at = int(count[1]), count.end()
            option = bracket(text, at, end)
            if option:
                default, at = text[option[0] : option[1]], option[2]
    body = group(text, at, end)
    if not body:
        return None
    return head[1], Definition(arguments, default, text[body[0] : body[1]]), body[2]


def cells(text: str, at: int, end: int) -> Iterator[list[tuple[int, int]]]:
    r"""Yield the rows of a tabular as ranges of cells: split at ``&`` and ``\\`` outside groups and environments."""
    depth = 0
    row: list[tuple[int, int]] = []
    start = at
    for token in TOKEN.finditer(text, at, end):
        kind, printed = token.lastgroup, token[0]
        if kind == "open" or printed == "\\begin":
            depth += 1
        elif kind == "close" or printed == "\\end":
            depth -= 1
        elif depth <= 0 and kind == "align":
            row.append((start, token.start()))
            start = token.end()
        elif depth <= 0 and printed in ("\\\\", "\\tabularnewline", "\\cr"):
            yield [*row, (start, token.start())]
            option = bracket(text, token.end(), end) if text[token.end() : token.end() + 1] == "[" else None
            row, start = [], option[2] if option else token.end()
    yield [*row, (start, end)]


@lru_cache(maxsize=4096)
def symbol(tex: str) -> str:
    r"""Return the text of a symbol or accented letter: ``\alpha``, ``\"{o}``; "" for a command that prints nothing."""
    printed = plain(tex)
    lone = tex.startswith("\\") and tex[1:].isalpha()
    return "" if printed.startswith("\\") or (lone and len(printed) > _LONGEST_SYMBOL) else printed


def cite_groups(call: Call, *, multiple: bool) -> tuple[list[str], int]:
    r"""Return the groups of keys behind a command that cites, options left out, and where it ends.

    ``\cite[p.~3]{a,b}`` has one group, ``\cites(see){a}[12]{b}`` (``multiple``) has several.
    """
    groups: list[str] = []
    after = call.at
    while multiple or not groups:
        for opening in "([" if multiple else "[":
            while option := bracket(call.text, after, call.end, opening):
                after = option[2]
        found = group(call.text, after, call.end)
        if not found:
            break
        groups.append(call.text[found[0] : found[1]])
        after = found[2]
    return groups, after
