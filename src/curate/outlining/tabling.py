"""Tables and figures of a text: rows and captions that belong together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from curate.manuscript import Figure, Table
from curate.reflowing import CAPTION, Draft
from curate.value import Span

_TABLES = ("table", "tab", "\u0442\u0430\u0431\u043b", "tabl")
_NOTE = re.compile(
    r"(?:notes?|abbreviations?|sources?|legend|key|data are|values are|footnotes?|adapted from|\u043f\u0440\u0438\u043c\u0435\u0447\u0430\u043d\u0438\u0435|anmerkung|abk\u00fcrzungen|nota|abreviaturas)\b\s*[:.\u2014-]?"
    r"|[*\u2020\u2021\u00a7\u00b6#\u00b9\u00b2\u00b3]+\s?\S|(?:[a-z]|\d)[)]\s|[A-Z]{2,8}\s?[:=,\u2013\u2014-]\s",
    re.IGNORECASE,
)
_LONGEST_NOTE = 1500
_LONGEST_CAPTION = 3000


@dataclass(slots=True)
class Tabled:
    """Tables and figures; ``kinds`` and ``table_of`` say of each draft (by index) what it is, and to which table it belongs."""

    tables: list[Table] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    captions: set[int] = field(default_factory=set)
    notes: set[int] = field(default_factory=set)
    table_of: dict[int, int] = field(default_factory=dict)


def caption(text: str) -> tuple[str, str] | None:
    """Return what a caption is of ("table" or "figure") and its number, None where ``text`` is none."""
    match = CAPTION.match(text)
    if not match or len(text) > _LONGEST_CAPTION:
        return None
    what = match["what"].casefold().rstrip("s.")
    return ("table" if what.startswith(_TABLES) else "figure"), match["number"]


def tabled(text: str, drafts: Sequence[Draft]) -> Tabled:
    """Return the tables and figures of ``text``."""
    found = Tabled()
    at = 0
    while at < len(drafts):
        label = _label(text, drafts[at])
        if label and label[0] == "figure":
            found.captions.add(at)
            found.figures.append(Figure(number=label[1], caption=_span(drafts[at : at + 1])))
            at += 1
        elif label or drafts[at].kind == "row":
            at = _table(found, text, drafts, at, label[1] if label else "")
        else:
            at += 1
    return found


def _label(text: str, draft: Draft) -> tuple[str, str] | None:
    """Return what the draft is a caption of and the number, None where it is no caption."""
    if draft.kind not in (None, "caption"):
        return None
    label = caption(text[draft.start : draft.end])
    return label or ((draft.of or "table", "") if draft.kind == "caption" else None)


def _span(drafts: Sequence[Draft]) -> Span:
    return Span(start=drafts[0].start, end=drafts[-1].end)


def _table(found: Tabled, text: str, drafts: Sequence[Draft], first: int, number: str) -> int:
    """Note the table that begins with the draft ``first``; return the index of the draft behind it."""
    index = len(found.tables)
    at = first
    captions: list[int] = []
    if drafts[at].kind != "row":
        captions.append(at)
        at += 1
        if _is_row(drafts, at + 1) and _continues_caption(text, drafts, first, at):
            captions.append(at)
            at += 1
    rows: list[int] = []
    while _is_row(drafts, at):
        rows.append(at)
        at += 1
    if not captions and at < len(drafts) and not _is_row(drafts, at):  # the caption stands below the rows
        below = _label(text, drafts[at])
        if below and below[0] == "table" and not (drafts[at].kind is None and _is_row(drafts, at + 1)):
            number = below[1]
            captions.append(at)
            at += 1
    notes: list[int] = []
    while rows and at < len(drafts) and drafts[at].kind in (None, "note") and _is_note(text, drafts[at]):
        notes.append(at)
        at += 1
    members = sorted([*captions, *rows, *notes])
    found.table_of.update(dict.fromkeys(members, index))
    found.captions.update(captions)
    found.notes.update(notes)
    found.tables.append(
        Table(
            number=number,
            caption=_span([drafts[each] for each in captions]) if captions else None,
            start=drafts[members[0]].start,
            end=drafts[members[-1]].end,
            rows=tuple(tuple(Span(start=low, end=high) for low, high in drafts[each].cells) for each in rows),
        )
    )
    return at


def _is_row(drafts: Sequence[Draft], at: int) -> bool:
    return at < len(drafts) and drafts[at].kind == "row"


def _continues_caption(text: str, drafts: Sequence[Draft], first: int, at: int) -> bool:
    """Return whether the draft ``at`` is the title of a table whose number stands alone in the line before."""
    label = text[drafts[first].start : drafts[first].end]
    match = CAPTION.match(label)
    return (
        drafts[at].kind is None
        and drafts[at].end - drafts[at].start < 300
        and bool(match and match.end() == len(label))
    )


def _is_note(text: str, draft: Draft) -> bool:
    words = text[draft.start : draft.end]
    return draft.kind == "note" or (len(words) <= _LONGEST_NOTE and bool(_NOTE.match(words)) and not caption(words))
