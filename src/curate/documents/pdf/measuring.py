"""What is usual in a document: the size and width of its lines of text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from curate.bibliography.locating import is_heading
from curate.documents.pdf.page import Gutter, Line, Word


@dataclass(frozen=True, slots=True)
class Measure:
    """The font size of the text, its font, and the width of its columns.

    ``fonts`` are those of its lines; ``gutters`` is where columns part, ``edges`` where they begin and end.
    """

    size: float
    font: str
    width: float
    fonts: frozenset[str] = frozenset()
    gutters: tuple[Gutter, ...] = ()
    edges: tuple[tuple[float, float], ...] = ()

    def in_gutter(self, x: float) -> bool:
        """Return whether a place is in a gutter of the document."""
        return any(gutter.end - 1 <= x <= gutter.start + 1 for gutter in self.gutters)

    def is_wide(self, line: Line) -> bool:
        """Return whether a line is as wide as a column of text, and holds words."""
        return line.x1 - line.x0 >= 0.8 * self.width and len(line.words) >= 4

    def is_other(self, word: Word) -> bool:
        """Return whether a word is in another font than the text."""
        return word.font != self.font

    def is_text(self, line: Line) -> bool:
        """Return whether a line has the size of the text."""
        return abs(line.size - self.size) < 0.06 * self.size


_WIDEST_GUTTER = 50.0
_SHARE = 0.04


def _peaks(places: Sequence[float]) -> list[float]:
    """Return the places where many lines start or end."""
    counts = Counter(round(place) for place in places)
    least = max(4.0, _SHARE * len(places))
    near = {at: counts[at - 1] + count + counts[at + 1] for at, count in counts.items()}
    return [
        float(at)
        for at, count in near.items()
        if count >= least and all(count >= near.get(at + step, 0) for step in (-2, -1, 1, 2))
    ]


def measure(lines: Iterable[Line]) -> Measure:
    """Return the measure of a document: of what stands before its reference list, where that is more than a little.

    The columns of the list count as well where they are others than those of the text.
    """
    lines = list(lines)
    heading = next((at for at in range(len(lines) - 1, -1, -1) if is_heading(lines[at].text)), 0)
    listed: list[Line] = []
    if heading * 4 > len(lines):
        lines, listed = lines[:heading], lines[heading + 1 :]
    plain = _hand(lines)
    fonts = Counter(line.font for line in lines if plain.is_text(line) and plain.is_wide(line))
    least = _SHARE * fonts.total() / 4
    columns = [_columns(lines, plain), _columns(listed, _hand(listed))]
    return replace(
        plain,
        fonts=frozenset(name for name, count in fonts.items() if count >= least),
        gutters=tuple(gutter for gutters, _ in columns for gutter in gutters),
        edges=tuple(edge for _, edges in columns for edge in edges),
    )


def _hand(lines: Sequence[Line]) -> Measure:
    """Return the size and font of most letters, and the width of most lines in it."""
    hands: Counter[tuple[float, str]] = Counter()
    for line in lines:
        hands[line.size, line.font] += len(line.text)
    size, font = hands.most_common(1)[0][0] if hands else (10.0, "")
    widths: Counter[int] = Counter()
    for line in lines:
        if abs(line.size - size) < 0.5 and len(line.words) >= 4:
            for near in range(-2, 3):
                widths[round((line.x1 - line.x0) / 2) + near] += len(line.text)
    return Measure(size, font, 2.0 * widths.most_common(1)[0][0] if widths else 0.0)


def _columns(lines: Sequence[Line], plain: Measure) -> tuple[list[Gutter], list[tuple[float, float]]]:
    """Return where columns part, and where they begin and end: where many full lines do."""
    width = plain.width
    wide = [line for line in lines if plain.is_wide(line) and line.x1 - line.x0 < 1.2 * width]
    starts, ends = _peaks([line.x0 for line in wide]), _peaks([line.x1 for line in wide])
    return (
        [Gutter(end, start) for end in ends for start in starts if 5 < start - end < _WIDEST_GUTTER],
        [(start, end) for start in starts for end in ends if abs(end - start - width) < 0.06 * width],
    )
