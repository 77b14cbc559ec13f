"""What each passage is: title, front matter, heading, caption, note, text of a figure, or text."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from curate.bibliography.locating import is_heading
from curate.documents.pdf.blocking import Passage
from curate.documents.pdf.measuring import Measure
from curate.documents.pdf.page import Word
from curate.outlining.fronting import is_keywords
from curate.outlining.headings import known

_SENTENCE = re.compile(r"[.!?][\"\u201d)\]\d,\u2013-]*$")
_STOP = re.compile(r"[.,;:\u2026]$")
_NUMBERING = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+[^\W\d_]")
_LONGEST = 160
_OPENING = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:structured )?(?:abstract|summary|introduction|background|a\s?b\s?s\s?t\s?r\s?a\s?c\s?t|zusammenfassung|r\u00e9sum\u00e9|resumen|resumo|einleitung"
    r"|\u0430\u043d\u043d\u043e\u0442\u0430\u0446\u0438\u044f|\u0440\u0435\u0437\u044e\u043c\u0435|\u0432\u0432\u0435\u0434\u0435\u043d\u0438\u0435)\b",
    re.IGNORECASE,
)
_TABLE = re.compile(r"(?:supplementary\s+)?tab", re.IGNORECASE)
_FEW_LINES, _FEW_WORDS = 4, 24
"""Words in a figure stand in labels of so many lines and words at most."""
_SMALL = 0.94
"""Print smaller than this share of the text's is small print."""


def sort(passages: Sequence[Passage], measure: Measure) -> list[Passage]:
    """Return the passages of a document with their roles; the text inside figures is left out."""
    found = _without_callouts(passages, measure)
    found = [replace(each, role="heading") if _is_heading(each, measure) else each for each in found]
    found = _numbered(found)
    found = _fronted(_titled(found, measure), measure)
    found = _noted(_without_figures(found, measure), measure)
    return _levelled(found)


def _without_callouts(passages: Sequence[Passage], measure: Measure) -> list[Passage]:
    """Return the passages with those made text that begin a column with "Figure 2." in the middle of a sentence."""
    result: list[Passage] = []
    before: Passage | None = None
    for passage in passages:
        line = passage.lines[0]
        if (
            (
                passage.role == "caption"
                and passage.first
                and before
                and measure.is_text(line)
                and line.font == measure.font
            )
            and not line.words[0].bold
            and not _SENTENCE.search(before.text)
        ):
            passage = replace(passage, role="text")  # noqa: PLW2901 - the passage as it is from here on
        if passage.role == "text" and any(map(measure.is_wide, passage.lines)):
            before = passage
        result.append(passage)
    return result


def _is_heading(passage: Passage, measure: Measure) -> bool:
    """Return whether a passage is set as a heading is: short, apart, and in another hand than the text."""
    text = passage.text
    if passage.role in ("row", "caption") or len(passage.lines) > 4 or len(text) > _LONGEST:
        return False
    if known(text) or is_heading(text):
        return True
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 3 or _STOP.search(text) or text.count(",") > 3 or not text[0].isalnum() or text[0].islower():
        return False
    bold, italic, other = _share(passage, _is_bold), _share(passage, _is_italic), _share(passage, measure.is_other)
    if passage.size < _SMALL * measure.size:
        return bold > 0.95 and passage.size > 0.75 * measure.size and not passage.full
    larger = passage.size > 1.08 * measure.size
    slanted = (
        max(italic, other) > 0.6 and len(passage.lines) <= 2 and _begins_apart(passage, measure) and not passage.full
    )
    capitals = all(char.isupper() for char in letters) and len(letters) > 3 and not passage.full
    return larger or bold > 0.9 or slanted or capitals


def _begins_apart(passage: Passage, measure: Measure) -> bool:
    word = passage.lines[0].words[0]
    return word.italic or measure.is_other(word)


def _is_bold(word: Word) -> bool:
    return word.bold


def _is_italic(word: Word) -> bool:
    return word.italic


def _share(passage: Passage, holds: Callable[[Word], bool]) -> float:
    """Return the share of the letters that stand in words of which ``holds`` is true."""
    words = [word for line in passage.lines for word in line.words if any(char.isalpha() for char in word.text)]
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if holds(word)) / letters if letters else 0.0


def _numbered(passages: list[Passage]) -> list[Passage]:
    """Mark the headings that only their numbers tell: "3.1 Collection", and "3 Methods" where sections have parts."""
    numbers = [_NUMBERING.match(passage.text) for passage in passages]
    parts = {int(number[1].split(".")[0]) for number in numbers if number and "." in number[1]}
    last = 0
    for at, (passage, number) in enumerate(zip(passages, numbers, strict=True)):
        if passage.role == "heading" and is_heading(passage.text):
            break
        if not number:
            continue
        major = int(number[1].split(".")[0])
        part = "." in number[1]
        if passage.role == "heading" or (_is_plain_heading(passage, number) and (part or _is_next(major, last, parts))):
            passages[at] = replace(passage, role="heading")
            last = max(last, major)
    return passages


def _is_next(major: int, last: int, parts: Collection[int]) -> bool:
    """Return whether a section of this number can follow the last one in a document whose sections have ``parts``."""
    return bool(parts) and major == last + 1 and major <= max(parts) + 1


def _is_plain_heading(passage: Passage, number: re.Match[str]) -> bool:
    return (
        passage.role in ("text", "item")
        and len(passage.lines) <= 2
        and len(passage.text) <= 120
        and not passage.full
        and not _STOP.search(passage.text)
        and passage.text[number.end() - 1].isupper()
    )


def _titled(passages: list[Passage], measure: Measure) -> list[Passage]:
    """Mark the title: what is printed largest on the first page with text; where nothing is large, what is bold."""
    if not passages:
        return passages
    first = min(passage.page for passage in passages)
    best: tuple[float, int] | None = None
    for at, passage in enumerate(passages):
        if passage.page > first + 1 or (best and passage.page > passages[best[1]].page) or _OPENING.match(passage.text):
            break
        if len(passage.text.split()) < 3 or len(passage.text) < 15 or passage.role in ("row", "caption"):
            continue
        large = passage.size > 1.1 * measure.size or (passage.role == "heading" and best is None)
        if large and (best is None or passage.size > best[0] + 0.3):
            best = passage.size, at
    if best is None:
        return passages
    size, at = best
    lines = passages[at].lines
    end = at + 1
    while end < len(passages) and abs(passages[end].size - size) < 0.3 and passages[end].page == passages[at].page:
        if passages[end].role in ("row", "caption") or _OPENING.match(passages[end].text):
            break
        lines += passages[end].lines
        end += 1
    return [*passages[:at], replace(passages[at], role="title", lines=lines), *passages[end:]]


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
            if at > title
            and passage.page <= page + 1
            and passage.role in ("heading", "text")
            and _OPENING.match(passage.text)
        ),
        None,
    )
    first_text = title if opening is None else opening
    size = _SMALL * measure.size
    if opening is not None:
        size = min([size, *(each.size - 0.3 for each in passages[opening : opening + 2] if each.role == "text")])
    for at, passage in enumerate(passages):
        if passage.page > page or passage.role == "title":
            continue
        small = passage.size < size and passage.role in ("text", "item")
        if at < first_text or small or is_keywords(passage.text):
            passages[at] = replace(passage, role="front")
    return passages


def _without_figures(passages: list[Passage], measure: Measure) -> list[Passage]:
    """Return the passages without the words inside figures: what stands scattered above a figure's caption."""
    dropped: set[int] = set()
    for at, passage in enumerate(passages):
        if passage.role != "caption" or _TABLE.match(passage.text):
            continue
        run: list[int] = []
        place = at - 1
        while place >= 0 and passages[place].page == passage.page and _is_scattered(passages[place], measure):
            run.append(place)
            place -= 1
        tabled = place >= 0 and passages[place].role == "caption" and _TABLE.match(passages[place].text)
        if not tabled or passages[place].page != passage.page:
            dropped.update(run)
    return [passage for at, passage in enumerate(passages) if at not in dropped]


def _is_scattered(passage: Passage, measure: Measure) -> bool:
    """Return whether a passage may be words of a figure: no line of text, and cells or another hand than the text's."""
    if passage.role not in ("row", "text", "item", "heading") or any(map(measure.is_wide, passage.lines)):
        return False
    if passage.role == "row":
        return True
    if len(passage.lines) > _FEW_LINES or len(passage.text.split()) > _FEW_WORDS:
        return False
    return all(line.font not in measure.fonts or not measure.is_text(line) for line in passage.lines)


def _noted(passages: list[Passage], measure: Measure) -> list[Passage]:
    """Mark the notes: small print below tables and at the foot of columns; and what stands beside the text."""
    below = _foot(passages, measure)
    for at, passage in enumerate(passages):
        if passage.role not in ("text", "item") or passage.size > _SMALL * measure.size:
            continue
        before = passages[at - 1] if at else None
        if (before and before.role in ("row", "note") and before.page == passage.page) or at in below:
            passages[at] = replace(passage, role="note")
        elif passage.frame.width < 0.6 * measure.width:
            passages[at] = replace(passage, role="aside")
    return passages


def _foot(passages: Sequence[Passage], measure: Measure) -> set[int]:
    """Return the passages of small print that end a column of text."""
    found: set[int] = set()
    for start, end in _columns(passages):
        at = end - 1
        while at >= start and passages[at].role in ("text", "item") and passages[at].size < _SMALL * measure.size:
            at -= 1
        if at >= start and passages[at].role in ("text", "item") and measure.is_text(passages[at].lines[0]):
            found.update(range(at + 1, end))
    return found


def _columns(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of passages that stand in one column."""
    start = 0
    for at in range(1, len(passages) + 1):
        if at == len(passages) or passages[at].first:
            yield start, at
            start = at


def _levelled(passages: list[Passage]) -> list[Passage]:
    """Give the headings their levels: by number where they have one, else by hand, that of the usual names first."""
    headings = [passage for passage in passages if passage.role == "heading"]
    usual = Counter(passage.weight for passage in headings if known(passage.text))
    top = max(usual, key=lambda weight: (usual[weight], weight)) if usual else None
    others = {passage.weight for passage in headings if not known(passage.text)}
    lower = sorted((weight for weight in {*usual, *others} if top is not None and weight < top), reverse=True)
    for at, passage in enumerate(passages):
        if passage.role != "heading":
            continue
        number, weight = _NUMBERING.match(passage.text), passage.weight
        if number:
            level = number[1].count(".") + 1
        elif weight not in lower or (known(passage.text) and weight not in others):
            level = 1
        else:
            level = 2 if lower[0] - weight < 0.08 * lower[0] else 3
        passages[at] = replace(passage, level=level)
    return passages
