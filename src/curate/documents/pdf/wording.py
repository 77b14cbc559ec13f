"""Letters of a page -> words: letters that follow one another in one font, size and baseline."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from curate.documents.pdf.page import Word

GAP = -1
"""The code of a letter that is not there: the library saw white space that the file does not print."""

UNKNOWN = "\ufffd"
"""Stands for a letter that the file prints and does not name."""

_PLAIN = {
    **dict.fromkeys(
        " \t\r\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("\x02\ufffe\uffff\u00ad", "-"),  # the library gives hyphens at the ends of lines so
}
_APART = 0.25
_APART_UNSPACED = 0.14
_APART_SEEN = 0.09
"""White space of this share of the font size parts words; less where the file prints no spaces at all, or where the
library saw a space."""
_ROW = 8.0
_SYMBOLS = {
    0xF0B7: "\u2022",
    0xF0B1: "\u00b1",
    0xF0A3: "\u2264",
    0xF0B3: "\u2265",
    0xF0B4: "\u00d7",
    0xF0B0: "\u00b0",
    0xF06D: "\u03bc",
    0xF061: "\u03b1",
    0xF062: "\u03b2",
    0xF067: "\u03b3",
    0xF064: "\u03b4",
    0xF02D: "\u2212",
    0xF03D: "=",
    0xF03C: "<",
    0xF03E: ">",
    0xF02B: "+",
    0xF07E: "~",
}
"""What the letters of Adobe's Symbol font stand for, where a file keeps them in the private area."""
_MARK = re.compile("[\u0300-\u036f]")
_ACCENTS = {
    "\u00b4": "\u0301",
    "\u02ca": "\u0301",
    "`": "\u0300",
    "\u02cb": "\u0300",
    "\u00a8": "\u0308",
    "\u02c6": "\u0302",
    "^": "\u0302",
    "\u02dc": "\u0303",
    "\u02c7": "\u030c",
    "\u02d8": "\u0306",
    "\u02da": "\u030a",
    "\u00b8": "\u0327",
    "\u02db": "\u0328",
    "\u02dd": "\u030b",
    "\u00af": "\u0304",
    "\u02d9": "\u0307",
}


class Glyph(NamedTuple):
    """A letter: code point, where the pen starts and stops, baseline (``end``: of the far side), and its font."""

    code: int
    x0: float
    x1: float
    y: float
    end: float
    size: float
    font: str
    bold: bool
    italic: bool
    white: bool
    raised: bool


def words(glyphs: Sequence[Glyph]) -> tuple[Word, ...]:
    """Return the words of the letters of a page, in the order of the file.

    White letters are left out where something else is printed in their place: search terms that nobody is to see.
    """
    found = [(word, run[0][0].white) for run, spaced in _runs(glyphs) if (word := _word(run, spaced))]
    if not any(white for _, white in found):
        return tuple(word for word, _ in found)
    rows: dict[int, list[Word]] = {}
    for word, _ in found:
        rows.setdefault(round(word.y / _ROW), []).append(word)
    return tuple(word for word, white in found if not (white and _covered(word, rows)))


def _covered(word: Word, rows: Mapping[int, Sequence[Word]]) -> bool:
    """Return whether other words are printed over ``word``."""
    at = round(word.y / _ROW)
    common = 0.0
    for row in (at - 1, at, at + 1):
        for other in rows.get(row, ()):
            if other is not word and abs(other.y - word.y) < 0.6 * max(word.size, other.size):
                common += max(0.0, min(word.x1, other.x1) - max(word.x0, other.x0))
    return common > 0.5 * (word.x1 - word.x0)


def _runs(glyphs: Sequence[Glyph]) -> Iterator[tuple[list[tuple[Glyph, str]], bool]]:
    """Yield the letters of each word, and whether white space stands before it."""
    texts = [_text(glyph.code) for glyph in glyphs]
    spaces = sum(text == " " for text in texts)
    apart = _APART if spaces * 14 >= len(texts) else _APART_UNSPACED
    run: list[tuple[Glyph, str]] = []
    spaced = True
    seen = False
    for glyph, text in zip(glyphs, texts, strict=True):
        if glyph.code == GAP:
            seen = True
            continue
        if text == " ":
            if run:
                yield run, spaced
                run = []
            spaced = True
            continue
        if not text:
            continue
        if run:
            before = run[-1][0]
            gap = glyph.x0 - before.x1 if glyph.x0 != before.x0 else 0.0  # letters of one ligature share its box
            size = max(glyph.size, before.size)
            away = abs(glyph.y - before.y) > 0.6 * size or not -1.2 * size < gap < 4 * size
            parted = away or gap > (_APART_SEEN if seen else apart) * size
            if parted or _differs(before, glyph, size) or gap < -0.5 * size:
                yield run, spaced
                run = []
                spaced = parted
        seen = False
        run.append((glyph, text))
    if run:
        yield run, spaced


def _differs(before: Glyph, glyph: Glyph, size: float) -> bool:
    """Return whether two neighbours stand on different lines or in different hands."""
    return (
        abs(glyph.y - before.y) > 0.08 * size
        or abs(glyph.size - before.size) > 0.12 * size
        or glyph.raised != before.raised
        or glyph.bold != before.bold
        or glyph.italic != before.italic
    )


def _text(code: int) -> str:
    """Return the letter; " " for white space, "" for what is no letter."""
    char = chr(code) if 0 <= code < 0x110000 else ""
    if char in _PLAIN:
        return _PLAIN[char]
    if 0x1D400 <= code < 0x1D800 or 0xFB00 <= code <= 0xFB06:  # letters of formulas, ligatures
        return unicodedata.normalize("NFKC", char)
    if 0xE000 <= code <= 0xF8FF:
        return _SYMBOLS.get(code, UNKNOWN)
    if 0 < code < 0x20:
        return UNKNOWN  # a letter of a font that does not say what its letters are
    return "" if 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 else char


def _word(run: list[tuple[Glyph, str]], spaced: bool) -> Word | None:
    glyph = run[0][0]
    text = unicodedata.normalize("NFC", "".join(_spelled(run)))
    if not text.strip():
        return None
    y = glyph.y - (0.33 * glyph.size if glyph.raised else 0.0)
    size = 0.65 * glyph.size if glyph.raised else glyph.size
    return Word(
        text,
        min(each.x0 for each, _ in run),
        max(each.x1 for each, _ in run),
        round(y, 2),
        size,
        glyph.font,
        glyph.bold,
        glyph.italic,
        spaced,
    )


def _spelled(run: list[tuple[Glyph, str]]) -> Iterator[str]:
    """Yield the letters, an accent that is printed over its letter joined to it ("a" and "´" over it)."""
    at = 0
    while at < len(run):
        glyph, text = run[at]
        mark = _ACCENTS.get(text)
        if mark and at + 1 < len(run) and run[at + 1][1].isalpha() and _over(glyph, run[at + 1][0]):
            yield run[at + 1][1] + mark
            at += 2
            continue
        if mark and at and run[at - 1][1].isalpha() and _over(glyph, run[at - 1][0]):
            yield mark
            at += 1
            continue
        yield text
        at += 1


def _over(accent: Glyph, letter: Glyph) -> bool:
    """Return whether the accent stands over the letter rather than beside it."""
    width = min(accent.x1 - accent.x0, letter.x1 - letter.x0)
    return min(accent.x1, letter.x1) - max(accent.x0, letter.x0) > 0.5 * width
