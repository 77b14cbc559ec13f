"""Measure reading of tagged formats: the gold articles as JATS, and converted by pandoc to LaTeX, HTML, Markdown.

    python benchmarks/formats.py [--gold PATH] [--only NAME] [--limit N] [--worst N]

Each article is read whole, as ``curate read`` does. "tagged": citations are keys or links that the format ties to the
list. "typed": the same article with its citations as typed text and its list as paragraphs or a numbered list, so that
they must be found. "manuscripts" counts the citations by key of two reviews that lead to a reference. Converting needs
pypandoc-binary, which is no dependency of the project; without it those parts are skipped by name.
"""

import argparse
import copy
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligned import Score, score
from lxml import etree

from curate.errors import CurateError
from curate.reading import Reading, read

_HERE = Path(__file__).resolve().parent
_STYLES = ("numeric", "superscript", "unmarked", "author-year")
_SECONDS = 120


@dataclass(frozen=True)
class Article:
    """One gold article: its JATS, the text that gold counts in, and gold."""

    xml: Path
    text: str
    gold: dict[str, Any]


def articles(folder: Path) -> Iterator[Article]:
    """Yield the gold articles."""
    for path in sorted(folder.glob("*.gold.json")):
        stem = path.name.removesuffix(".gold.json")
        text = next(each for ending in (".md", ".txt") if (each := folder / f"{stem}{ending}").exists())
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield Article(folder / f"{stem}.xml", text.read_text(encoding="utf-8"), gold)


def typed(article: Article) -> bytes:
    """Return the article's JATS with citations as text, and its list as paragraphs or a numbered list."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(article.xml.read_bytes(), parser)
    for xref in list(root.iter("xref")):
        if xref.get("ref-type") == "bibr":
            raised = article.gold["style"] == "superscript" and not any(True for _ in xref.iterancestors("sup"))
            _flatten(xref, raised=raised and xref.find(".//sup") is None)
    for listed in list(root.iter("ref-list")):
        parent = listed.getparent()
        if parent is not None:
            parent.remove(listed)
    back = root.find("back")
    back = back if back is not None else etree.SubElement(root, "back")
    section = etree.SubElement(back, "sec")
    etree.SubElement(section, "title").text = "References"
    numbered = article.gold["style"] != "author-year"
    holder = etree.SubElement(section, "list", {"list-type": "order"}) if numbered else section
    for reference in article.gold["references"]:
        item = etree.SubElement(holder, "list-item") if numbered else holder
        etree.SubElement(item, "p").text = reference["string"]
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _flatten(xref: Any, *, raised: bool) -> None:
    """Replace an element by what it holds, its tail included; as a superscript where the style raises it."""
    if raised:
        xref.tag = "sup"
        xref.attrib.clear()
        return
    kept = copy.deepcopy(xref)
    parent, before = xref.getparent(), xref.getprevious()
    tail = xref.tail or ""
    at = parent.index(xref)
    parent.remove(xref)
    if before is not None:
        before.tail = (before.tail or "") + (kept.text or "")
    else:
        parent.text = (parent.text or "") + (kept.text or "")
    last = before
    for child in list(kept):
        parent.insert(at, child)
        at, last = at + 1, child
    if last is not None:
        last.tail = (last.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def pandoc() -> str | None:
    """Return the path of pandoc, or None where it is not installed."""
    try:
        from pypandoc import get_pandoc_path  # noqa: PLC0415 - an extra that only this benchmark has
    except ImportError:
        return None
    return str(get_pandoc_path())


def converted(program: str, source: bytes, folder: Path, to: str, name: str, *more: str) -> Path:
    """Return a file that pandoc made from JATS."""
    target = folder / name
    command = [program, "-f", "jats", "-t", to, "-s", "-o", str(target), *more]
    subprocess.run(command, input=source, check=True, capture_output=True, timeout=_SECONDS)
    return target


def as_jats(article: Article, _folder: Path, _program: str) -> Path:
    """Return the article as it is."""
    return article.xml


def as_latex(article: Article, folder: Path, program: str) -> Path:
    """Return the article as LaTeX with natbib, its references in a .bib file beside it."""
    source = article.xml.read_bytes()
    converted(program, source, folder, "bibtex", "refs.bib")
    return converted(program, source, folder, "latex", "article.tex", "--natbib", "--bibliography", "refs.bib")


def as_markdown(article: Article, folder: Path, program: str) -> Path:
    """Return the article as Markdown with keys, its references in the front matter."""
    return converted(program, article.xml.read_bytes(), folder, "markdown", "article.md")


def as_quarto(article: Article, folder: Path, program: str) -> Path:
    """Return the article as Quarto with keys, its references as CSL-JSON beside it."""
    source = article.xml.read_bytes()
    converted(program, source, folder, "csljson", "references.json")
    return converted(program, source, folder, "markdown-yaml_metadata_block", "article.qmd")


def as_html(article: Article, folder: Path, program: str) -> Path:
    """Return the article as HTML, citations and list printed by citeproc and linked."""
    more = ("--citeproc", "--metadata", "link-citations=true")
    return converted(program, article.xml.read_bytes(), folder, "html", "article.html", *more)


def as_typed(to: str, name: str) -> Callable[[Article, Path, str], Path]:
    """Return how to convert the article with typed citations."""

    def convert(article: Article, folder: Path, program: str) -> Path:
        return converted(program, typed(article), folder, to, name)

    return convert


def as_typed_jats(article: Article, folder: Path, _program: str) -> Path:
    """Return the article with typed citations, as JATS."""
    path = folder / "article.xml"
    path.write_bytes(typed(article))
    return path


FORMATS: dict[str, Callable[[Article, Path, str], Path]] = {
    "jats tagged": as_jats,
    "latex tagged": as_latex,
    "markdown tagged": as_markdown,
    "quarto tagged": as_quarto,
    "html tagged": as_html,
    "jats typed": as_typed_jats,
    "latex typed": as_typed("latex", "article.tex"),
    "markdown typed": as_typed("markdown", "article.md"),
    "html typed": as_typed("html", "article.html"),
    "docx typed": as_typed("docx", "article.docx"),
}


def measure(name: str, folder: Path, program: str, limit: int | None, worst: int) -> None:
    """Print the figures of one format."""
    total, styles, rows = Score(), {style: Score() for style in _STYLES}, []
    failed = 0
    for article in list(articles(folder))[:limit]:
        with tempfile.TemporaryDirectory() as temporary:
            try:
                path = FORMATS[name](article, Path(temporary), program)
                begin = time.perf_counter()
                reading = read(path)
            except (CurateError, subprocess.SubprocessError) as error:
                failed += 1
                print(f"  {article.xml.stem}: {error}")
                continue
        result = _scored(article, reading)
        result.seconds = time.perf_counter() - begin
        result.name = article.xml.stem
        rows.append(result)
        total.add(result)
        styles[result.style].add(result)
    for style, counts in styles.items():
        if counts.listed:
            print(counts.line(f"{name}, {style}"))
    seconds = sorted(row.seconds for row in rows) or [0.0]
    print(f"{total.line(f'{name}, all')}  median {seconds[len(seconds) // 2]:.2f} s  failed {failed}")
    for row in sorted(rows, key=lambda row: row.f1)[:worst]:
        print(f"    {row.name} {row.style} right {row.right} wrong {row.wrong} missed {row.missed} listed {row.found}/{row.listed}")


def _scored(article: Article, reading: Reading) -> Score:
    return score(article.gold, article.text, reading.manuscript, reading.references, reading.citations)


def manuscripts(folder: Path) -> None:
    """Print how many citations of two reviews with keys are linked."""
    for path in (*sorted(folder.glob("*/*.md")), *sorted(folder.glob("*/*.xml"))):
        if path.stem == "LICENSE":
            continue
        reading = read(path)
        keyed = [citation for citation in reading.citations if citation.form == "key" or reading.manuscript.format == "jats"]
        linked = sum(bool(citation.targets) and not citation.missing for citation in keyed)
        missing = sorted({key for citation in keyed for key in citation.missing})
        print(
            f"manuscripts {path.parent.name}/{path.name}: citations {len(keyed)} linked {linked}"
            f"  references {len(reading.references)}  not linked: {', '.join(missing) or 'none'}"
        )


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=_HERE.parent.parent / "shared" / "gold")
    parser.add_argument("--only", action="append", choices=[*FORMATS, "manuscripts"])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    if not (options.gold / "jats").is_dir():
        print(f"skipped: no gold data in {options.gold}")
        return 0
    program = pandoc()
    for name in options.only or [*FORMATS, "manuscripts"]:
        if name == "manuscripts":
            manuscripts(options.gold / "manuscripts")
        elif program is None and not name.startswith("jats"):
            print(f"skipped {name}: pypandoc-binary is not installed")
        else:
            measure(name, options.gold / "jats", program or "", options.limit, options.worst)
    return 0


if __name__ == "__main__":
    sys.exit(main())
