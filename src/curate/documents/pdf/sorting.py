"""What each passage is: title, front matter, heading, caption, note, or text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from curate.bibliography.locating import is_heading
from curate.documents.pdf.blocking import Passage, Role
from curate.documents.pdf.measuring import Measure
from curate.documents.pdf.page import Line
from curate.outlining.headings import known

_STOP = re.compile(r"[.,;:]$")
_NUMBERING = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+[^\W\d_]")
_LONGEST = 160
_OPENING = re.compile(r"(?:\d{1,2}\.?\s+)?(?:abstract|summary|introduction|background|a\s?b\s?s\s?t\s?r\s?a\s?c\s?t)\b", re.IGNORECASE)


def sort(passages: Sequence[Passage], measure: Measure) -> list[Passage]:
    """Return the passages of a document with their roles."""
    found = [_role(passage, measure) for passage in passages]
    found = _titled(found, measure)
    found = _fronted(found, measure)
    return _levelled(_noted(found, measure))


def _role(passage: Passage, measure: Measure) -> Passage:
    if passage.role in ("row", "caption"):
        return passage
    if _is_heading(passage, measure):
        return replace(passage, role="heading")
    return passage


def _is_heading(passage: Passage, measure: Measure) -> bool:
    """Return whether a passage is set as a heading is: short, apart, and in another hand than the text."""
    text = passage.text
    if len(passage.lines) > 4 or len(text) > _LONGEST or sum(char.isalpha() for char in text) < 3:
        return False
    if known(text) or is_heading(text):
        return True
    if _STOP.search(text) or text.count(",") > 3:
        return False
    first = passage.lines[0]
    words = [word for line in passage.lines for word in line.words if any(char.isalpha() for char in word.text)]
    bold = bool(words) and all(word.bold for word in words)
    italic = bool(words) and all(word.italic for word in words)
    if passage.size < 0.93 * measure.size or not text[0].isalnum() or text[0].islower():
        return False
    larger = passage.size > 1.08 * measure.size
    return larger or bold or (italic and len(passage.lines) <= 2) or (first.font != measure.font and text.isupper())


def _titled(passages: list[Passage], measure: Measure) -> list[Passage]:
    """Mark the title: what is printed largest on the first page with text, journal names left out."""
    pages = [passage.page for passage in passages]
    if not pages:
        return passages
    best: tuple[float, int] | None = None
    for at, passage in enumerate(passages):
        if passage.page > min(pages) + 1:
            break
        words = passage.text.split()
        if len(words) < 3 or len(passage.text) < 15 or passage.role in ("row", "caption") or passage.size < 1.1 * measure.size:
            continue
        if best is None or passage.size > best[0] + 0.3:
            best = passage.size, at
    if best:
        at = best[1]
        passages[at] = replace(passages[at], role="title")
        following = at + 1
        while following < len(passages) and abs(passages[following].size - best[0]) < 0.3 and passages[following].page == passages[at].page:
            passages[at] = replace(passages[at], lines=passages[at].lines + passages[following].lines)
            del passages[following]
    return passages


def _fronted(passages: list[Passage], measure: Measure) -> list[Passage]:
    """Mark what stands around the title on its page and is not text: authors, addresses, dates, rights."""
    title = next((at for at, passage in enumerate(passages) if passage.role == "title"), None)
    if title is None:
        return passages
    page = passages[title].page
    opening = next(
        (
            at
            for at, passage in enumerate(passages)
            if at > title and passage.page <= page + 1 and passage.role in ("heading", "text") and _OPENING.match(passage.text)
        ),
        None,
    )
    for at, passage in enumerate(passages):
        if passage.page > page or passage.role in ("title", "row"):
            continue
        before = at < (title if opening is None else opening)
        small = passage.size < 0.94 * measure.size and passage.role != "caption"
        if before or (small and _is_aside(passage, measure)):
            passages[at] = replace(passage, role="front")
    return passages


def _is_aside(passage: Passage, measure: Measure) -> bool:
    """Return whether a passage stands in a narrow column beside the text."""
    return passage.frame.width < 0.6 * measure.width


def _noted(passages: list[Passage], measure: Measure) -> list[Passage]:
    """Mark the notes: small print below tables, at the foot of columns, and beside the text."""
    for at, passage in enumerate(passages):
        if passage.role not in ("text", "item") or passage.size > 0.94 * measure.size:
            continue
        before = passages[at - 1].role if at else "text"
        if before in ("row", "note") and passages[at - 1].page == passage.page:
            passages[at] = replace(passage, role="note")
        elif _is_aside(passage, measure):
            passages[at] = replace(passage, role="aside")
    return passages


def _levelled(passages: list[Passage]) -> list[Passage]:
    """Give the headings their levels: by number where they have one, else by hand, the hands of usual names first."""
    main: Counter[tuple[float, bool, bool]] = Counter()
    for passage in passages:
        if passage.role == "heading" and known(passage.text):
            main[_hand(passage)] += 1
    top = main.most_common(1)[0][0] if main else None
    for at, passage in enumerate(passages):
        if passage.role != "heading":
            continue
        numbering = _NUMBERING.match(passage.text)
        hand = _hand(passage)
        if numbering:
            level = numbering[1].count(".") + 1
        elif top is None or hand >= top or known(passage.text):
            level = 1
        else:
            level = 2 if hand[1] or hand[0] > top[0] - 0.6 else 3
        passages[at] = replace(passage, level=level)
    return passages


def _hand(passage: Passage) -> tuple[float, bool, bool]:
    line: Line = passage.lines[0]
    return passage.size, line.bold, line.text.isupper()
