"""Where citations are looked for: the reading text with everything else blanked out, places unchanged."""

import re
from collections.abc import Iterable

from curate.manuscript import Manuscript

UNSAID = "\ufffc"
"""Stands for an address or a raised number: no pattern crosses it, nothing is read in it."""

_KINDS = frozenset({"paragraph", "list-item", "row", "caption", "note"})
_ADDRESS = re.compile(
    r"<?\b(?:https?://|ftp://|www\.)[^\s<>\"]+>?|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}"
    r"|(?<!@)(?<!@doi:)\b(?:doi:\s*)?10\.\d{4,9}/[^\s<>\"]+",
    re.IGNORECASE,
)
_ABOUT_PEOPLE = re.compile(
    r"acknowledge?ments?|authors?['’]?s?\W*contributions?|contributorship|conflicts?\W+of\W+interest|competing\W+interests?|declarations?"
    r"|funding|disclosures?|authors?(?:\W+and\W+affiliations?)?\W*$|about\W+the\W+authors?|author\W+(?:information|details|affiliations?)",
    re.IGNORECASE,
)
_WIDE = str.maketrans("［］（）【】，；：．", "[]()[],;:.")  # as Chinese and Japanese typewriting sets them
_CLOSING = ").,;]"


def searchable(manuscript: Manuscript) -> str:
    """Return a text of the same length as the reading text, blank where no citation is looked for.

    Headings, title, front matter and the reference list become line ends; web and mail addresses become ``UNSAID``.
    """
    text = manuscript.text
    parts: list[str] = []
    at = 0
    for start, end in _ranges(manuscript):
        parts.append("\n" * (start - at))
        parts.append(text[start:end])
        at = end
    parts.append("\n" * (len(text) - at))
    return _ADDRESS.sub(_blank, "".join(parts).translate(_WIDE))


def about_people(manuscript: Manuscript) -> list[tuple[int, int]]:
    """Return the sections that name people for other reasons than their works: thanks, contributions, interests."""
    return [
        (section.start, section.end)
        for section in manuscript.sections
        if len(section.title) < 60 and _ABOUT_PEOPLE.match(section.title.lstrip("0123456789.# "))
    ]


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with ascending, separate ``spans`` replaced by ``UNSAID``; its length stays."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if start < at:
            continue
        parts.append(text[at:start])
        parts.append(UNSAID * (end - start))
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _ranges(manuscript: Manuscript) -> list[tuple[int, int]]:
    blocks = [(block.start, block.end) for block in manuscript.blocks if block.kind in _KINDS]
    if not manuscript.blocks:
        blocks = [(0, len(manuscript.text))]
    listed = manuscript.list_span
    ranges: list[tuple[int, int]] = []
    at = 0
    for first, end in sorted(blocks):
        start = max(first, at)
        pieces = [(start, end)]
        if listed and listed.start < end and start < listed.end:
            pieces = [(start, listed.start), (listed.end, end)]
        ranges += [(a, b) for a, b in pieces if a < b]
        at = max(at, end)
    return ranges


def _blank(match: re.Match[str]) -> str:
    address = match.group()
    kept = address.rstrip(_CLOSING)
    return UNSAID * len(kept) + address[len(kept) :]
