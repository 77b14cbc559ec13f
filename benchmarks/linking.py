"""How well citations are linked to references, against articles whose publisher tagged them.

    python benchmarks/linking.py [--gold PATH] [--rough] [--style STYLE] [--worst N] [--show STEM]

Gold is a folder ``jats`` of manuscripts (``.txt``, ``.md``) with ``.gold.json`` beside them. A pair (place, target) is
right when gold has that target at an overlapping place, three characters of slack allowed. Figures are micro-averaged
over the articles of a style. ``--rough`` measures the same manuscripts as they look when pasted from a PDF.

Publishers tag no names in manuscripts that cite by number, so "Smith et al. showed …" counts as wrong there even where it
is linked rightly; the second row of a style leaves citations by name out where the manuscript cites by number.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from curate.citation import Citation
from curate.reading import Reading, read

SLACK = 3
BY_NAME = ("author-mention", "author-year")


@dataclass
class Score:
    """Right, wrong and missed pairs of some articles."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    lines: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Add another score to this one."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.forms += other.forms
        self.seconds += other.seconds

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __str__(self) -> str:
        """Return precision, recall, F1 and what is behind them."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        wrong = ", ".join(f"{form} {count}" for form, count in self.forms.most_common())
        return (
            f"P {precision:.4f} R {recall:.4f} F1 {self.f1:.4f}  right {self.right} missed {self.missed}"
            f" wrong {self.wrong} ({wrong or 'none'})"
        )


def score(gold: dict[str, Any], reading: Reading, *, by_name: bool) -> Score:
    """Return how the links of one reading compare with gold."""
    manuscript = reading.manuscript
    wanted = [(c["start"], c["end"], target) for c in gold["citations"] for target in c["targets"]]
    found: list[tuple[int, int, int, Citation]] = []
    for citation in reading.citations:
        if by_name or citation.form not in BY_NAME:
            span = manuscript.offsets.span(citation.start, citation.end)
            found += [(span.start, span.end, target, citation) for target in citation.targets]
    by_target: dict[int, list[tuple[int, int]]] = {}
    for start, end, target, _ in found:
        by_target.setdefault(target, []).append((start, end))
    gold_by_target: dict[int, list[tuple[int, int]]] = {}
    for start, end, target in wanted:
        gold_by_target.setdefault(target, []).append((start, end))
    result = Score()
    source = manuscript.source
    for start, end, target in wanted:
        if _near(start, end, by_target.get(target, [])):
            result.right += 1
        else:
            result.missed += 1
            result.lines.append(f"missed {target}: {_shown(source, start, end)}")
    for start, end, target, citation in found:
        if not _near(start, end, gold_by_target.get(target, [])):
            result.wrong += 1
            result.forms[citation.form] += 1
            result.lines.append(f"wrong  {target} ({citation.form}): {_shown(source, start, end)}")
    return result


def _near(start: int, end: int, places: list[tuple[int, int]]) -> bool:
    return any(start < stop + SLACK and begin < end + SLACK for begin, stop in places)


def _shown(source: str, start: int, end: int) -> str:
    before, after = source[max(0, start - 50) : start], source[end : end + 25]
    return f"{before}⟦{source[start:end]}⟧{after}".replace("\n", "⏎")


def measure(folder: Path, style: str | None) -> dict[tuple[str, str], tuple[Score, Score]]:
    """Return for each article (style, stem) the score with and without citations by name."""
    scores = {}
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if style and gold["style"] != style:
            continue
        stem = path.name.removesuffix(".gold.json")
        manuscript = next(file for file in (folder / f"{stem}.md", folder / f"{stem}.txt") if file.exists())
        began = time.perf_counter()
        reading = read(manuscript)
        seconds = time.perf_counter() - began
        full = score(gold, reading, by_name=True)
        full.seconds = seconds
        scores[gold["style"], stem] = full, score(gold, reading, by_name=gold["style"] == "author-year")
    return scores


def main() -> int:
    """Print the figures; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "gold")
    parser.add_argument("--rough", action="store_true")
    parser.add_argument("--style")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--show", help="print every wrong and missed link of this article")
    options = parser.parse_args()
    folder = options.gold / "jats"
    if not folder.is_dir():
        print(f"skipped: no gold at {folder}")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        if options.rough:
            roughen = options.gold.parent / "tools" / "roughen.py"
            subprocess.run([sys.executable, str(roughen), str(folder), temporary], check=True)
            folder = Path(temporary)
        scores = measure(folder, options.style)
    for style in sorted({style for style, _ in scores}):
        total, numbers = Score(), Score()
        articles = [pair for (its_style, _), pair in scores.items() if its_style == style]
        for full, without in articles:
            total.add(full)
            numbers.add(without)
        print(f"{style:12} articles {len(articles):3}  {total}  {total.seconds / len(articles):.2f} s each")
        if style != "author-year":
            print(f"{'':12} without citations by name  {numbers}")
    for (style, stem), (full, _) in sorted(scores.items(), key=lambda item: item[1][0].f1)[: options.worst]:
        print(f"  {stem} {style} {full}")
    for (_, stem), (full, _) in scores.items():
        if options.show == stem:
            print("\n".join(full.lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
