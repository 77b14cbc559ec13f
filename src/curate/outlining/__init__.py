"""Blocks of the reading text -> title, sections, paragraphs, sentences, tables and figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from curate.manuscript import Block, BlockKind, Figure, Section, Sentence, Table
from curate.outlining.fronting import is_front, is_keywords, is_title, is_type
from curate.outlining.headings import known, level
from curate.outlining.tabling import Tabled, caption, tabled
from curate.reflowing import Draft, Reflowed
from curate.sentencing import sentences

_TRUSTED = 2
"""A format that names so many headings names them all."""


@dataclass(frozen=True, slots=True)
class Outlined:
    """The parts of a manuscript, as ``Manuscript`` has them."""

    title: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]


def is_caption(text: str) -> bool:
    """Return whether ``text`` is the caption of a table or figure."""
    return caption(text) is not None


def is_section_name(text: str) -> bool:
    """Return whether ``text`` is a usual name of a section."""
    return known(text)


def outline(reflowed: Reflowed, *, title: str = "") -> Outlined:
    """Return the parts of a reading text. ``title`` is the title where the format keeps it apart from the text."""
    text, drafts = reflowed.traced.text, reflowed.drafts
    tables = tabled(text, drafts)
    kinds, levels = _kinds(text, drafts, tables, titled=bool(title))
    at = kinds.index("title") if "title" in kinds else None
    if at is not None:
        title = text[drafts[at].start : drafts[at].end]
    sections, section_of = _sections(reflowed, kinds, levels)
    blocks = tuple(
        Block(kind=kind, start=draft.start, end=draft.end, section=section_of[index], table=tables.table_of.get(index))
        for index, (draft, kind) in enumerate(zip(drafts, kinds, strict=True))
    )
    return Outlined(
        title, sections, blocks, tuple(_sentences(text, blocks)), tuple(tables.tables), tuple(tables.figures)
    )


def _sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind in ("row", "heading", "title"):
            found.append(Sentence(start=block.start, end=block.end, block=index))
        else:
            found.extend(
                Sentence(start=s.start, end=s.end, block=index) for s in sentences(text, block.start, block.end)
            )
    return found


def _kinds(text: str, drafts: Sequence[Draft], tables: Tabled, *, titled: bool) -> tuple[list[BlockKind], list[int]]:
    """Return the kind of each draft, and its level as a heading."""
    words = [text[draft.start : draft.end] for draft in drafts]
    trusted = sum(draft.kind == "heading" for draft in drafts) > _TRUSTED
    kinds: list[BlockKind] = []
    levels: list[int] = []
    for index, draft in enumerate(drafts):
        following = words[index + 1] if index + 1 < len(drafts) else ""
        found = draft.level
        kind: BlockKind = draft.kind or "paragraph"
        if index in tables.captions:
            kind = "caption"
        elif index in tables.notes:
            kind = "note"
        elif draft.kind is None and is_keywords(words[index]):
            kind = "front"
        elif draft.kind is None and not trusted:
            found = level(words[index], following, words[index - 1] if index else "")
            kind = "heading" if found else "paragraph"
        kinds.append(kind)
        levels.append(found)
    _front(words, drafts, kinds, levels, titled=titled)
    return kinds, levels


def _front(
    words: Sequence[str], drafts: Sequence[Draft], kinds: list[BlockKind], levels: Sequence[int], *, titled: bool
) -> None:
    """Mark the title and what stands between it and the text."""
    at = 0
    while not titled and at < len(kinds) and kinds[at] in ("paragraph", "heading") and is_type(words[at]):
        kinds[at] = "front"
        at += 1
    if at < len(kinds) and "title" not in kinds and not titled and _opens(words, drafts, kinds, levels, at):
        kinds[at] = "title"
        at += 1
    elif "title" in kinds:
        at = kinds.index("title") + 1
    while at < len(kinds) and kinds[at] in ("paragraph", "heading", "front", "list-item"):
        if known(words[at]) or drafts[at].kind == "heading" or not (kinds[at] == "front" or is_front(words[at])):
            break
        kinds[at] = "front"
        at += 1


def _opens(
    words: Sequence[str], drafts: Sequence[Draft], kinds: Sequence[BlockKind], levels: Sequence[int], at: int
) -> bool:
    """Return whether the draft ``at`` is the title: the first line of the text, or the only heading of its level."""
    if known(words[at]) or not is_title(words[at]):
        return False
    behind = words[at + 1] if at + 1 < len(words) else ""
    if words[at].endswith(".") and not (known(behind) or is_front(behind) or kinds[at + 1 : at + 2] == ["heading"]):
        return False
    if drafts[at].kind == "heading":
        others = [each for each, draft in zip(levels, drafts, strict=True) if draft.kind == "heading"]
        return len(others) > 1 and others.count(levels[at]) <= 2 and min(others) == levels[at]
    return kinds[at] in ("paragraph", "heading")


def _sections(
    reflowed: Reflowed, kinds: Sequence[BlockKind], levels: Sequence[int]
) -> tuple[tuple[Section, ...], list[int]]:
    """Return the sections, and the index of the section of each draft."""
    text, drafts, span = reflowed.traced.text, reflowed.drafts, reflowed.list_span
    starts: list[tuple[int, str, int]] = []
    section_of: list[int] = []
    for draft, kind, found in zip(drafts, kinds, levels, strict=True):
        behind = span is not None and draft.start >= span.end and bool(starts) and starts[-1][0] < span.end
        if kind != "heading" and (not starts or behind):
            starts.append((draft.start, "", 1))  # what stands behind the reference list is no part of it
        if kind == "heading":
            starts.append((draft.start, " ".join(text[draft.start : draft.end].strip(" *_#:").split()), found or 1))
        section_of.append(len(starts) - 1)
    ends = [*(start for start, _, _ in starts), len(text)][1:]
    sections = tuple(
        Section(title=title, level=found, start=start, end=end)
        for (start, title, found), end in zip(starts, ends, strict=True)
    )
    return sections, section_of
