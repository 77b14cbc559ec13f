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
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree

from aligned import Score, fold, score
from curate.errors import CurateError
from curate.reading import Reading, read

_HERE = Path(__file__).resolve().parent
_STYLES = ("numeric", "superscript", "unmarked", "author-year")
_SECONDS = 120
_WIDEST = 60
_SHORT = 12
_INLINE = ("bold", "italic", "sup")
_WITHOUT_PMID = ("latex tagged", "quarto tagged")  # pandoc writes no PMID to BibTeX: the file does not have it
_DASHES = ("-", "–", "—", "‐", "‑", "−")


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


def spelled(article: Article) -> bytes:
    """Return the article's JATS with every reference of a range named, as authors do; its list stands elsewhere."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(article.xml.read_bytes(), parser)
    order = [reference["id"] for reference in article.gold["references"]]
    places = {key: at for at, key in enumerate(order)}
    xrefs = [xref for xref in root.iter("xref") if xref.get("ref-type") == "bibr" and _printed(xref).strip("-–—‐‑− ")]
    for xref in xrefs:
        keys = (xref.get("rid") or "").split()
        if not keys or keys[0] not in places:
            continue
        first = places[keys[0]]
        ends = re.fullmatch(r"\D*(\d+)\s*[-–—]\s*(\d+)\D*", _printed(xref))
        if ends and 0 < int(ends[2]) - int(ends[1]) < _WIDEST:
            xref.set("rid", " ".join(order[first : first + int(ends[2]) - int(ends[1]) + 1]))
    for xref, following in pairwise(xrefs):
        keys, last = (xref.get("rid") or "").split(), (following.get("rid") or "").split()
        if _between(xref, following) not in _DASHES or not (keys and last and keys[-1] in places and last[0] in places):
            continue
        first, stop = places[keys[-1]], places[last[0]]
        if 0 < stop - first < _WIDEST:
            following.set("rid", " ".join([*order[first + 1 : stop], *last]))
    for listed in list(root.iter("ref-list")):
        parent = listed.getparent()
        if parent is not None:
            parent.remove(listed)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _printed(element: Any) -> str:
    return "".join(map(str, element.itertext()))


def _between(one: Any, two: Any) -> str:
    """Return what is printed between two elements that stand close by, "" where it is not near."""
    text, here = one.tail or "", one
    while (
        here is not None and here.getnext() is None and here.getparent() is not None and here.getparent().tag in _INLINE
    ):
        here = here.getparent()
        text += here.tail or ""
    following = here.getnext() if here is not None else None
    while following is not None and following is not two and two not in following.iterdescendants():
        text += _printed(following) + (following.tail or "")
        following = following.getnext() if len(text) < _SHORT else None
    return text.strip()


def typed(article: Article) -> bytes:
    """Return the article's JATS with citations as text, and its list as paragraphs or a numbered list."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(article.xml.read_bytes(), parser)
    for xref in list(root.iter("xref")):
        if xref.get("ref-type") == "bibr":
            if article.gold["style"] == "unmarked":  # gold's text lost the superscripts of these articles
                for element in (*xref.iter("sup"), *xref.iterancestors("sup")):
                    element.tag = "styled-content"
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


def bibliography(article: Article, folder: Path) -> Path:
    """Return gold's references as CSL-JSON; pandoc itself takes only those that are tagged as it likes them."""
    items = []
    for reference in article.gold["references"]:
        fields = reference["fields"]
        year = fields.get("year", "")[:4]
        item = {
            "id": reference["id"],
            "type": "article-journal",
            "author": fields.get("authors", []),
            "title": fields.get("title") or reference["string"][:200],
            "container-title": fields.get("container"),
            "issued": {"date-parts": [[int(year)]]} if year.isdigit() else None,
            "volume": fields.get("volume"),
            "issue": fields.get("issue"),
            "page": fields.get("pages"),
            "DOI": fields.get("doi"),
            "PMID": fields.get("pmid"),
        }
        items.append({name: value for name, value in item.items() if value})
    path = folder / "refs.json"
    path.write_text(json.dumps(items), encoding="utf-8")
    return path


def as_jats(article: Article, _folder: Path, _program: str) -> Path:
    """Return the article as it is."""
    return article.xml


def as_latex(article: Article, folder: Path, program: str) -> Path:
    """Return the article as LaTeX with natbib, its references in a .bib file beside it."""
    listed = bibliography(article, folder)
    command = [program, "-f", "csljson", "-t", "biblatex", str(listed), "-o", str(folder / "refs.bib")]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    more = ("--natbib", "--bibliography", "refs.bib")
    return converted(program, spelled(article), folder, "latex", "article.tex", *more)


def as_markdown(article: Article, folder: Path, program: str) -> Path:
    """Return the article as Markdown with keys, its references as CSL-JSON named in the front matter."""
    bibliography(article, folder)
    path = converted(program, spelled(article), folder, "markdown-yaml_metadata_block", "article.md")
    head = "---\ntitle: An article\nbibliography: refs.json\n---\n\n"
    path.write_text(head + path.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def as_quarto(article: Article, folder: Path, program: str) -> Path:
    """Return the article as Quarto with keys, its references as BibTeX beside it under a usual name."""
    listed = bibliography(article, folder)
    command = [program, "-f", "csljson", "-t", "biblatex", str(listed), "-o", str(folder / "references.bib")]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return converted(program, spelled(article), folder, "markdown-yaml_metadata_block", "article.qmd")


def as_html(article: Article, folder: Path, program: str) -> Path:
    """Return the article as HTML, citations and list printed by citeproc and linked."""
    listed = bibliography(article, folder)
    more = ("--citeproc", "--bibliography", str(listed), "--metadata", "link-citations=true")
    return converted(program, spelled(article), folder, "html", "article.html", *more)


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
        result = _scored(article, reading, tagged="tagged" in name)
        if name in _WITHOUT_PMID:
            result.fields["pmid"].clear()
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
        print(
            f"    {row.name} {row.style} right {row.right} wrong {row.wrong} missed {row.missed} listed {row.found}/{row.listed}"
        )


def _scored(article: Article, reading: Reading, *, tagged: bool) -> Score:
    """Return the score; where entries are named by gold's ids, the list may have another order and leave out the uncited."""
    gold, references, citations = article.gold, reading.references, reading.citations
    if tagged:
        places = {reference["id"]: reference["n"] for reference in gold["references"]}
        keys = [(entry.key or "").removeprefix("ref-") for entry in reading.manuscript.entries]
        numbers = {n: places.get(key, -n) for n, key in enumerate(keys, 1)}
        references = tuple(each.model_copy(update={"n": numbers[each.n]}) for each in references)
        citations = tuple(
            each.model_copy(update={"targets": tuple(numbers[n] for n in each.targets)}) for each in citations
        )
        cited = {target for citation in gold["citations"] for target in citation["targets"]}
        gold = gold | {"references": [each for each in gold["references"] if each["n"] in cited]}
    return score(gold, article.text, reading.manuscript, references, citations)


def manuscripts(folder: Path) -> None:
    """Print how many citations of two reviews with keys are linked."""
    for path in (*sorted(folder.glob("*/*.md")), *sorted(folder.glob("*/*.xml"))):
        if path.stem == "LICENSE":
            continue
        reading = read(path)
        keyed = [
            citation for citation in reading.citations if citation.form == "key" or reading.manuscript.format == "jats"
        ]
        linked = sum(bool(citation.targets or citation.named) and not citation.missing for citation in keyed)
        missing = sorted({key for citation in keyed for key in citation.missing})
        print(
            f"manuscripts {path.parent.name}/{path.name}: citations {len(keyed)} linked {linked}"
            f"  references {len(reading.references)}  not linked: {', '.join(missing) or 'none'}"
        )
        kinds = Counter(_why(key, path.with_name("references.csl.json")) for key in missing)
        for kind, count in kinds.most_common():
            print(f"    {count} keys: {kind}")


def _why(key: str, listed: Path) -> str:
    """Return why a key leads to nothing: what the bibliography has for the name and the year that it begins with."""
    tag = key.removeprefix("tag:")
    if tag == key and ":" in key:
        return "an identifier that the bibliography lacks"
    name, year = re.match(r"[A-Za-z]*", tag), re.search(r"(?:19|20)\d\d", tag)
    first = name[0].casefold() if name else ""
    works = json.loads(listed.read_text(encoding="utf-8"))
    own = [work for work in works if fold((work.get("author") or [{}])[0].get("family")).replace(" ", "") == first]
    if not own:
        return "a tag defined in no file; nobody of its name leads a work of the bibliography"
    years = {str((work.get("issued") or {}).get("date-parts", [[""]])[0][0]) for work in own}
    if year and year[0] not in years:
        return "a tag defined in no file; its author has no work of its year"
    return "a tag defined in no file; its author has works that may be meant, none surely"


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
