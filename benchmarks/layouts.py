"""Measure reading of PDF layouts: gold manuscripts are set as PDF in several layouts and read back.

    python benchmarks/layouts.py [--gold PATH] [--limit N] [--layout NAME]

Each article of ``gold/jats`` is set in each layout by ``tests/typesetting.py`` and scored as in ``pdf.py``. What is set
is the plain text with its gold, so the same figures for the plain text itself are printed beside.
"""

import argparse
import re
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from json import loads
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from aligned import Score, score
from curate.bibliography import references
from curate.documents import text as plain
from curate.documents.pdf import read
from curate.linking import link
from curate.manuscript import Manuscript

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT / "tests"))
from typesetting import Layout, Text, typeset  # noqa: E402 - it is a module of the tests

_CLOSER = re.compile(r"(?<=[(\[]) \^(?=\S)|(?<=\S)\^ (?=[)\]])")
TABLE = tuple(tuple(f"{row * column}.{column} m" for column in range(1, 6)) for row in range(1, 9))
LAYOUTS: Mapping[str, Layout] = {
    "two columns, 1. hanging": Layout(),
    "two columns, [1] flush": Layout(labels="[1]", entries="flush", printed_spaces=False),
    "two columns, (1) spaced": Layout(labels="(1)", entries="spaced", indented=False, spaced=0.6),
    "two columns, no labels, hanging": Layout(labels="", list_size=9.0),
    "two columns, no labels, first indented": Layout(labels="", entries="indented"),
    "two columns, no labels, spaced": Layout(labels="", entries="spaced", printed_spaces=False),
    "three columns, raised labels": Layout(columns=3, labels="^1^", size=9.0, list_size=8.0, entries="flush"),
    "list in three columns": Layout(list_columns=3, list_size=7.5),
    "list in two columns, no labels": Layout(columns=1, list_columns=2, labels="", sidebar=True),
    "manuscript, line numbers": Layout(
        columns=1, size=12, leading=2.0, justified=False, hyphens=False, heads=False, line_numbers=True, list_size=12
    ),
    "manuscript, no labels, hanging": Layout(
        columns=1, size=12, leading=1.5, justified=False, hyphens=False, heads=False, labels="", list_size=12
    ),
}


def main() -> None:
    """Print the figures of every layout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=_ROOT.parent / "shared" / "gold")
    parser.add_argument("--limit", type=int, default=0, help="every so many articles only")
    parser.add_argument("--layout", default="")
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    golds = sorted((options.gold / "jats").glob("*.gold.json"))[:: options.limit or 1]
    if not golds:
        print(f"skipped: no gold in {options.gold / 'jats'}")
        return
    fonts = _fonts()
    for name, layout in LAYOUTS.items():
        if options.layout in name:
            _measure(name, replace(layout, fonts=fonts), golds, options.worst)


def _fonts() -> tuple[str, str, str]:
    """Return fonts that have more than Latin letters where this machine has them."""
    names = ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSans-Oblique")
    try:
        for name in names:
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    except TTFError:
        return Layout.fonts
    return names


def _measure(name: str, layout: Layout, golds: list[Path], worst: int) -> None:
    totals: dict[str, Score] = {}
    rows: list[tuple[float, str]] = []
    for path in golds:
        gold = loads(path.read_text(encoding="utf-8"))
        stem = path.name.removesuffix(".gold.json")
        file = next(found for ending in (".txt", ".md") if (found := path.with_name(stem + ending)).exists())
        printed = file.read_text(encoding="utf-8")
        if gold["style"] == "unmarked":
            continue
        start = time.process_time()
        result = _scored(gold, printed, read(typeset(_text(printed, gold), layout), stem))
        result.seconds = time.process_time() - start
        for style in (gold["style"], "all"):
            totals.setdefault(style, Score()).add(result)
        base = _scored(gold, printed, plain.read(file.read_bytes(), stem))
        totals.setdefault("all, plain text", Score()).add(base)
        lost = (base.right - base.wrong - result.right + result.wrong) + (base.found - result.found)
        rows.append(
            (
                lost,
                f"{stem} {gold['style']} F1 {result.f1:.3f} ({base.f1:.3f}) references {result.found} ({base.found}) of {result.listed}",
            )
        )
    print(name)
    for style, total in sorted(totals.items()):
        print(
            f"  {style:16} links P {total.precision:.4f} R {total.recall:.4f} F1 {total.f1:.4f}  references {total.found / max(1, total.listed):.4f} extra {total.extra}"
        )
    for _, row in sorted(rows, reverse=True)[:worst]:
        print("   ", row)


def _scored(gold: dict[str, Any], printed: str, manuscript: Manuscript) -> Score:
    known = references(manuscript)
    return score(gold, printed, manuscript, known, link(manuscript, known))


def _text(printed: str, gold: dict[str, Any]) -> Text:
    body = printed[: printed.rindex("\nReferences\n")]
    title, *blocks = [_CLOSER.sub("^", " ".join(block.split())) for block in body.split("\n\n") if block.strip()]
    marked = tuple(
        f"# {block}" if len(block) < 90 and block[-1:].isalnum() and at + 1 < len(blocks) else block
        for at, block in enumerate(blocks)
    )
    strings = tuple(" ".join(reference["string"].split()) for reference in gold["references"])
    front = ("A. Brook, B. Hill, C. Stone", "Department of Lakes, University of the North, Norton")
    return Text(title=title, front=front, body=marked, references=strings, table=TABLE)


if __name__ == "__main__":
    main()
