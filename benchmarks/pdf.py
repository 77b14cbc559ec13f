"""Measure reading of PDF: publisher's PDF against the JATS of the same article.

    python benchmarks/pdf.py [--gold PATH] [--tools PATH] [--only PMC...] [--worst N]

Gold is made from the JATS with ``jats_to_text.py`` of the tools folder. Two figures are compared with it:

- references: entry n of the list as read must hold the JATS string of reference n (partial ratio of at least 95). Where
  the JATS has fields only (``element-citation``), the string to hold is put together by the tool in another style than
  the article prints, so such a reference is looked for field by field instead: family name of the first author, title or,
  where there is none, container (partial ratio of at least 90), year, volume and first page, as far as given, must stand in entry n.
- links: pairs (place, reference). The texts differ (tables, captions and heads are in one and not in the other), so
  they are aligned word by word, and a pair is right where gold has its target at the aligned place. What stands in
  blocks that the JATS text does not have (abstracts, tables, captions) is not counted (see ``aligned.py``).
"""

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from json import loads
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from aligned import Score, fold, score
from curate.bibliography import references
from curate.documents.pdf import read
from curate.linking import link

_ROOT = Path(__file__).resolve().parents[1]
_ALIKE = 90


@dataclass
class Result:
    """The figures of one article."""

    name: str
    score: Score
    found: int
    pages: int
    missing: list[int]


def main() -> None:
    """Print the figures of every article and of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=_ROOT.parent / "shared" / "gold")
    parser.add_argument("--tools", type=Path, default=_ROOT.parent / "shared" / "tools")
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    pairs = [pdf for pdf in sorted((options.gold / "pdf").glob("*.pdf")) if pdf.with_suffix(".xml").exists()]
    pairs = [pdf for pdf in pairs if not options.only or pdf.stem in options.only]
    converter = options.tools / "jats_to_text.py"
    if not pairs or not converter.exists():
        print(f"skipped: no pairs in {options.gold / 'pdf'}, or no {converter}")
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(converter), folder, *(str(pdf.with_suffix(".xml")) for pdf in pairs)]
        subprocess.run(command, check=True, capture_output=True)
        results = [result for pdf in pairs if (result := _measure(pdf, Path(folder)))]
    total = Score()
    for result in results:
        total.add(result.score)
        print(_line(result))
    if results:
        listed, found = sum(r.score.listed for r in results), sum(r.found for r in results)
        slowest = max(r.score.seconds / r.pages for r in results)
        print(
            f"all {len(results)} articles: references {found / listed:.4f} ({found}/{listed}, by string {total.found / listed:.4f})"
        )
        print(f"links P {total.precision:.4f} R {total.recall:.4f} F1 {total.f1:.4f}")
        print(
            f"CPU seconds {total.seconds / len(results):.2f} an article; slowest {slowest:.3f} a page, {30 * slowest:.1f} for 30 pages"
        )


def _measure(pdf: Path, folder: Path) -> Result | None:
    gold_file = folder / f"{pdf.stem}.gold.json"
    if not gold_file.exists():
        return None
    gold = loads(gold_file.read_text(encoding="utf-8"))
    text = next(path for ending in (".txt", ".md") if (path := gold_file.with_name(pdf.stem + ending)).exists())
    start = time.process_time()  # others may be using the machine
    manuscript = read(pdf.read_bytes(), pdf.name)
    known = references(manuscript)
    citations = link(manuscript, known)
    seconds = time.process_time() - start
    result = score(gold, text.read_text(encoding="utf-8"), manuscript, known, citations)
    result.style, result.seconds = gold["style"], seconds
    strings = {reference.n: reference.string for reference in known}
    missing = [wanted["n"] for wanted in gold["references"] if not _holds(strings.get(wanted["n"], ""), wanted)]
    pages = max((anchor.page for anchor in manuscript.anchors), default=1)
    return Result(pdf.stem, result, len(gold["references"]) - len(missing), pages, missing)


def _holds(string: str, wanted: dict[str, Any]) -> bool:
    """Return whether an entry as read holds a reference of the JATS."""
    if fuzz.partial_ratio(wanted["string"][:400], string) >= 95:
        return True
    fields = wanted["fields"]
    printed = fold(string)
    names = [author.get("family") or author.get("literal") or "" for author in fields.get("authors", [])[:1]]
    parts = [*names, fields.get("year", ""), fields.get("volume", ""), str(fields.get("pages", "")).split("-")[0]]
    held = [fold(part) in printed for part in parts if fold(part)]
    held += [fuzz.partial_ratio(title, printed) >= _ALIKE for title in _titles(fields)]
    return len(held) >= 2 and all(held) and len(printed) < 3 * len(fold(wanted["string"])) + 100


def _titles(fields: dict[str, Any]) -> list[str]:
    """Return the title; that of the book or report where there is no other."""
    title = fold(fields.get("title")) or fold(fields.get("container"))
    return [title] if title else []


def _line(result: Result) -> str:
    score = result.score
    return (
        f"{result.name:12} {score.style:12} references {result.found}/{score.listed} (by string {score.found})"
        f" links P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f} of {score.right + score.missed}"
        f"  {score.seconds:.2f} s" + (f"  not found: {result.missing[:12]}" if result.missing else "")
    )


if __name__ == "__main__":
    main()
