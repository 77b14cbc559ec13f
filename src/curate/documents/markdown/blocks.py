"""Markdown as authors write it: headings, lists, pipe tables, pandoc's superscripts, footnotes and citation keys."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from curate.documents.decoding import decoded
from curate.documents.making import Known, make
from curate.documents.markdown.marking import Marks
from curate.manuscript import Manuscript
from curate.reflowing import Hint, clean
from curate.tracing import Piece, Traced, edit, raise_

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(?P<title>\S.*?)(?P=quote)[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*$")
_ATX = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<title>.*?))??(?P<close>[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:\*[ \t]*){3,}$| {0,3}(?:-[ \t]*){3,}$| {0,3}(?:_[ \t]*){3,}$")
_QUOTE = re.compile(r"(?: {0,3}>(?=[ \t]*\S)[ \t]?)+")
_IMAGE = re.compile(r" {0,3}!\[")
_ITEM = re.compile(r"[ \t]*(?P<mark>[-*+]|\d{1,4}[.)]|\(?[a-zA-Z]\))[ \t]+(?=\S)")
_DEFINITION = re.compile(r" {0,3}\[(?P<label>[^\]^\n][^\]\n]{0,200})\]:[ \t]+\S+")
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,60})\]:[ \t]+")
_CAPTION = re.compile(r"(?:Table)?: +(?=\S)")
_DELIMITER = re.compile(r"[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_BAR = re.compile(r"(?<!\\)\|")
_LONG_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}\n[^<>]{0,2000}>")
_SKIPPED = re.compile(r" {0,3}:{3,}|\\(?:newpage|pagebreak|clearpage|maketitle|tableofcontents)\b.*$|\[(?:TOC|toc)\]$")
_RAISED = re.compile(r"(?<!\\)\^(?!\[?\d)((?:[^\s^\\]|\\.){1,40}?)\^")


def read(data: bytes, path: str) -> Manuscript:
    """Return the manuscript in a Markdown file.

    Headings, list items, table rows, notes and captions are what Markdown says they are. Citation keys
    ("[@mora2025]") stay as they are written; comments, code blocks, link targets and metadata stay out.

    Raises:
        UnreadableError: the file is empty, binary, or not UTF-8 (or UTF-16 with a byte order mark).
    """
    source = decoded(data, path)
    traced = clean(Traced(source))
    text = traced.text
    front = _FRONT.match(text)
    title = _TITLE.search(front["yaml"]) if front else None
    blocks = _blocks(text, front.end() if front else 0)
    marks = Marks(text, frozenset(blocks.labels))
    edits, raised = list(marks.edits), list(marks.raised)
    for match in _RAISED.finditer(text):
        edits += [Piece(match.start(), match.start() + 1, ""), Piece(match.end() - 1, match.end(), "")]
        raised.append(match.span(1))
    edits = _without_overlap(blocks.edits, edits)
    marked = edit(raise_(traced, raised), edits)
    known = Known(_moved(blocks.hints, edits), joining=True, title=title["title"] if title else "")
    return make(marked, known, path=path, format="markdown", source=source)


def _without_overlap(first: list[Piece], others: list[Piece]) -> list[Piece]:
    """Return all edits in order; of two that overlap, the one of ``first`` counts, else the earlier."""
    kept: list[Piece] = []
    ranked = [(piece.start, 0, piece) for piece in first] + [(piece.start, 1, piece) for piece in others]
    for _, rank, piece in sorted(ranked, key=lambda each: each[:2]):
        while kept and rank == 0 and kept[-1].end > piece.start:
            kept.pop()
        if not kept or kept[-1].end <= piece.start:
            kept.append(piece)
    return kept


def _moved(hints: dict[int, Hint], edits: list[Piece]) -> dict[int, Hint]:
    """Return the hints at the offsets that their lines have after ``edits``."""
    ends = [piece.end for piece in edits]
    shifts = [0]
    for piece in edits:
        shifts.append(shifts[-1] + len(piece.new or "") - (piece.end - piece.start))
    return {at + shifts[bisect_right(ends, at)]: hint for at, hint in hints.items()}


@dataclass(slots=True)
class _Blocks:
    """What the lines of a Markdown text are: edits that take their marks out, and hints at their offsets."""

    edits: list[Piece] = field(default_factory=list)
    hints: dict[int, Hint] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)
    """Where lines begin inside of a tag."""

    def drop(self, start: int, end: int, new: str = "") -> None:
        if end > start:
            self.edits.append(Piece(start, end, new))


def _blocks(text: str, begin: int) -> _Blocks:
    found = _Blocks()
    found.drop(0, begin)
    for tag in _LONG_TAG.finditer(text, begin):
        found.inside.update(tag.start() + at + 1 for at, char in enumerate(tag[0]) if char == "\n")
    hidden = [(0, begin), *_comments(text, begin), (len(text) + 1, len(text) + 1)]
    for start, end in hidden[1:-1]:
        found.drop(start, end)
    lines: list[tuple[int, str]] = []
    at = index = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        while hidden[index][1] <= start:
            index += 1
        if not hidden[index][0] <= start < hidden[index][1]:  # neither in metadata nor in a comment
            lines.append((start, line))
    _lines(found, _without_code(found, lines))
    found.edits.sort(key=lambda piece: piece.start)
    return found


def _comments(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Return the ranges of HTML comments; one that is never closed is none."""
    start = text.find("<!--", begin)
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield start, end + 3
        start = text.find("<!--", end + 3)


def _without_code(found: _Blocks, lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines outside of fenced code, which is taken out; a fence that is never closed is none."""
    kept: list[tuple[int, str]] = []
    code: list[tuple[int, str]] = []
    fence = ""
    for start, line in lines:
        match = _FENCE.match(line)
        if not fence and not match:
            kept.append((start, line))
            continue
        code.append((start, line))
        if not fence and match:
            fence = match[1]
        elif line.strip().startswith(fence) and not line.strip(" `~"):
            for begin, inside in code:
                found.drop(begin, begin + len(inside))
            code.clear()
            fence = ""
    return kept + code[1:]


def _lines(found: _Blocks, lines: list[tuple[int, str]]) -> None:
    at = 0
    while at < len(lines):
        start, line = lines[at]
        before = lines[at - 1][1] if at else ""
        following = lines[at + 1][1] if at + 1 < len(lines) else ""
        quote = _QUOTE.match(line) if start not in found.inside else None
        if quote:
            found.drop(start, start + quote.end())
            start, line = start + quote.end(), line[quote.end() :]
        if "|" in line and "-" in following and "|" in following and _DELIMITER.match(following):
            at = _table(found, lines, at)
            continue
        if line.strip() and _SETEXT.match(following) and not _special(line) and (at == 0 or not before.strip()):
            found.hints[lines[at][0]] = Hint("heading", 1 if "=" in following else 2)
            found.drop(lines[at + 1][0], lines[at + 1][0] + len(following))
            at += 2
            continue
        _line(found, lines[at][0], start, line, before)
        at += 1


def _special(line: str) -> bool:
    return bool(_ATX.match(line) or _RULE.match(line) or _ITEM.match(line) or line.lstrip().startswith("|"))


def _line(found: _Blocks, begin: int, start: int, line: str, before: str) -> None:
    """Note what one line is that stands for itself."""
    heading = _ATX.match(line)
    if heading and heading["title"]:
        found.drop(start, start + heading.start("title"))
        found.drop(start + heading.end("title"), start + len(line))
        found.hints[begin] = Hint("heading", len(heading["marks"]))
        return
    definition = _DEFINITION.match(line)
    if definition:
        found.labels.add(definition["label"].casefold())
    if heading or definition or _RULE.match(line) or _SKIPPED.match(line):
        found.drop(start, start + len(line))
        return
    footnote = _FOOTNOTE.match(line)
    if footnote:
        found.drop(start, start + footnote.end(), f"{footnote['label']}. ")
        found.hints[begin] = Hint("note")
        return
    if before.strip() == "![" or (_IMAGE.match(line) and line.strip() != "![" and not before.strip()):
        found.hints[begin] = Hint("caption", of="figure")
        return
    caption = _CAPTION.match(line)
    if caption and not before.strip():
        found.drop(start, start + caption.end())
        found.hints[begin] = Hint("caption", of="table")
        return
    item = _ITEM.match(line)
    if item and (
        not before.strip() or _ITEM.match(before) or item["mark"] in ("-", "+", "*", "1.", "1)") or before[:1].isspace()
    ):
        if item["mark"] in ("-", "+", "*"):
            found.drop(start, start + item.end())
        found.hints[begin] = Hint("list-item")


def _table(found: _Blocks, lines: list[tuple[int, str]], at: int) -> int:
    """Note the rows of a pipe table that begins at ``lines[at]``, its bars as tabs; return the index behind it."""
    first = at
    while at < len(lines) and "|" in lines[at][1]:
        start, line = lines[at]
        if at == first + 1:
            found.drop(start, start + len(line) + 1)
        else:
            bars = [match.start() for match in _BAR.finditer(line)]
            bare = line.strip()
            leading = bars[0] if bare.startswith("|") else None
            trailing = bars[-1] if bare.endswith("|") and len(bars) > 1 else None
            for bar in bars:
                found.drop(start + bar, start + bar + 1, "" if bar in (leading, trailing) else "\t")
            found.hints[start] = Hint("row")
        at += 1
    return at
