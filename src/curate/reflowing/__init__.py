"""Raw text -> reading text: one block a line, nothing in it that only typesetting needed, and the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from curate.bibliography.locating import Place, is_heading, locate
from curate.bibliography.segmenting import segment
from curate.manuscript import Entry
from curate.reflowing.cleaning import clean, raise_numbers
from curate.reflowing.furniture import furniture, line_numbers
from curate.reflowing.paragraphs import CAPTION, ITEM, Hint, Line, group
from curate.reflowing.rows import mark_rows, rows
from curate.reflowing.writing import Draft, Writer
from curate.tracing import Traced
from curate.value import Span
from curate.wrapping import Spelling, measure

__all__ = ["CAPTION", "Draft", "Hint", "Reflowed", "clean", "entries", "reflow"]


@dataclass(frozen=True, slots=True)
class Reflowed:
    """The reading text, its blocks in order, and its reference list (``list_span`` with the heading)."""

    traced: Traced
    drafts: tuple[Draft, ...]
    entries: tuple[Entry, ...]
    list_span: Span | None = None


def reflow(traced: Traced, hints: Mapping[int, Hint] | None = None, *, joining: bool = False) -> Reflowed:
    """Return the reading text of a text that was cleaned.

    ``hints`` maps the offsets where lines begin to what the format knows of them. ``joining``: only an empty line
    ends a paragraph (Markdown, Word); otherwise the lines tell how they were wrapped.
    """
    traced, carets = raise_numbers(traced)
    lines = _lines(traced.text, hints)
    texts = [line.text for line in lines]
    levels = {at: line.hint.level for at, line in enumerate(lines) if line.hint and line.hint.kind == "heading"}
    place = _listed(lines) or locate(texts, levels)
    writer = Writer(traced, Spelling(texts), carets)
    if not place:
        _body(writer, lines, joining=joining)
        return Reflowed(writer.traced(), tuple(writer.drafts), ())
    _body(writer, lines[: place.first if place.heading is None else place.heading], joining=joining)
    start = len(writer.drafts)
    begin = writer.size
    if place.heading is not None:
        heading = lines[place.heading]
        writer.block([heading], "heading", heading.hint.level if heading.hint else 0)
        begin = writer.drafts[start].start
    _list(writer, lines[place.first : place.end])
    span = Span(start=begin, end=writer.size)
    _body(writer, lines[place.end :], joining=joining)
    return Reflowed(writer.traced(), tuple(writer.drafts), tuple(writer.entries), span)


def _listed(lines: Sequence[Line]) -> Place | None:
    """Return where the reference list stands that the format itself names, None where it does not."""
    found = [at for at, line in enumerate(lines) if line.hint and line.hint.of == "reference"]
    if not found:
        return None
    before = next((at for at in range(found[0] - 1, -1, -1) if lines[at].text), None)
    hint = lines[before].hint if before is not None else None
    headed = before is not None and (is_heading(lines[before].text) or (hint is not None and hint.kind == "heading"))
    return Place(before if headed else None, found[0], found[-1] + 1)


def entries(text: str) -> tuple[Entry, ...]:
    """Return the entries of a reference list as pasted; their offsets count in the reading text of the list."""
    traced = clean(Traced(text))
    writer = Writer(traced, Spelling(traced.text.split("\n")))
    _list(writer, _lines(traced.text, None))
    return tuple(writer.entries)


def _lines(text: str, hints: Mapping[int, Hint] | None) -> list[Line]:
    """Return the lines of the text, page furniture left out; of empty lines one stands for a row of them.

    Where nothing is known of them (no ``hints``), they may be numbered.
    """
    raw = text.split("\n")
    hints = hints or {}
    numbers = {} if hints else line_numbers(raw)
    printed = [line[numbers.get(at, 0) :] for at, line in enumerate(raw)] if numbers else raw
    dropped = furniture(printed)
    found: list[Line] = []
    at = 0
    turned = False
    for index, line in enumerate(printed):
        start, at = at + numbers.get(index, 0), at + len(raw[index]) + 1
        bare = line.strip()
        if index in dropped:
            turned = True
            if found and not found[-1].text:
                found.pop()
        elif not bare:
            if found and found[-1].text and not turned:
                found.append(Line(start, start, ""))
        else:
            indent = len(line) - len(line.lstrip())
            apart = bool(found) and not found[-1].text
            low = start + indent
            tabs = line.count("\t") if "\t" in line[indent:] else 0
            found.append(Line(low, low + len(bare), bare, apart, turned, hints.get(start), indent, tabs))
            turned = False
    return found


def _body(writer: Writer, lines: Sequence[Line], *, joining: bool) -> None:
    """Write the blocks of running text."""
    wrap = None if joining else measure([line.printed if line.text and not line.hint else "" for line in lines])
    marked = mark_rows([line for line in lines if line.text])
    for tabular, part in groupby(marked, key=lambda line: line.hint is not None and line.hint.kind == "row"):
        if tabular:
            for at, row in enumerate(rows(writer.source, list(part))):
                writer.row(row, first=not at)
            continue
        for block in group(list(part), wrap, joining=joining):
            hint = block[0].hint
            if hint:
                writer.block(block, hint.kind, hint.level, hint.of)
            else:
                writer.block(block, "list-item" if ITEM.match(block[0].text) else None)


def _list(writer: Writer, lines: Sequence[Line]) -> None:
    """Write the entries of the reference list; headings inside it are no entries."""
    kept = [replace(line, text="") if line.hint and line.hint.kind == "heading" else line for line in lines]
    named = [at for at, line in enumerate(kept) if line.hint and line.hint.of == "reference"]
    for each in segment([line.printed if line.text else "" for line in kept], named):
        writer.entry(each, kept[each.first : each.end])
