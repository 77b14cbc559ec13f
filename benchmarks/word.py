"""Measure reading of Word: gold articles converted by pandoc to .docx, with typed and with tagged citations.

    python benchmarks/word.py [--gold PATH] [--only NAME] [--limit N] [--worst N]

"automatic": the list is numbered by Word, "typed": its numbers are typed, "footnotes": each citation is a footnote with
the printed reference, "fields": citations are fields of Zotero with the works behind them, "fields, no list": the same
without a printed list. By default a sample of 20 articles of all styles is read. "manuscripts" counts the citations of
a review written with a reference manager that lead to a reference. Converting needs pypandoc-binary.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from aligned import Score, score
from curate.citation import Citation
from curate.errors import CurateError
from curate.reading import Reading, read
from curate.reference import Reference
from formats import Article, articles, bibliography, converted, pandoc, spelled, typed

_HERE = Path(__file__).resolve().parent
_SAMPLE = 20
_MARKED = re.compile(r"@@(.*?)@@")
_FILTER = """
local w = 'xml:space="preserve"'
function Cite(cite)
  local ids = {}
  for _, each in ipairs(cite.citations) do ids[#ids + 1] = each.id end
  local begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText ' .. w .. '> ADDIN ZOTERO_ITEM CSL_CITATION @@'
    .. table.concat(ids, ' ') .. '@@ </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
  local inlines = pandoc.Inlines({pandoc.RawInline('openxml', begin)})
  inlines:extend(cite.content)
  inlines:insert(pandoc.RawInline('openxml', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
  return inlines
end
"""


def _parsed(source: bytes) -> Any:
    return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _written(root: Any) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _list(root: Any, article: Article) -> None:
    """Append the reference list as paragraphs, with typed numbers where the article numbers it."""
    back = root.find("back")
    section = etree.SubElement(back if back is not None else etree.SubElement(root, "back"), "sec")
    etree.SubElement(section, "title").text = "References"
    for reference in article.gold["references"]:
        number = "" if article.gold["style"] == "author-year" else f"{reference['n']}. "
        etree.SubElement(section, "p").text = number + reference["string"]


def automatic(article: Article, folder: Path, program: str) -> Path:
    """Return the article with typed citations and a list that Word numbers."""
    return converted(program, typed(article), folder, "docx", "article.docx")


def typed_list(article: Article, folder: Path, program: str) -> Path:
    """Return the article with typed citations and a list with typed numbers."""
    root = _parsed(typed(article))
    back = root.find("back")
    back.remove(back[-1])
    _list(root, article)
    return converted(program, _written(root), folder, "docx", "article.docx")


def footnotes(article: Article, folder: Path, program: str) -> Path:
    """Return the article with a footnote for each reference that a citation names."""
    root = _parsed(spelled(article))
    strings = {reference["id"]: reference["string"] for reference in article.gold["references"]}
    for xref in list(root.iter("xref")):
        keys = (xref.get("rid") or "").split()
        if xref.get("ref-type") != "bibr" or not keys or any(key not in strings for key in keys):
            continue
        printed = "".join(map(str, xref.itertext())).strip(" -–—")
        tail = xref.tail
        xref.clear()
        xref.tag, xref.tail = "styled-content", tail
        for key in keys if printed else ():
            etree.SubElement(etree.SubElement(xref, "fn"), "p").text = strings[key]
    return converted(program, _written(root), folder, "docx", "article.docx")


def fields(article: Article, folder: Path, program: str, *, listed: bool = True) -> Path:
    """Return the article with fields of Zotero around its citations."""
    root = _parsed(spelled(article))
    if listed:
        _list(root, article)
    script = folder / "fields.lua"
    script.write_text(_FILTER, encoding="utf-8")
    made = converted(program, _written(root), folder, "docx", "marked.docx", "--lua-filter", str(script))
    works = {item["id"]: item for item in json.loads(bibliography(article, folder).read_text(encoding="utf-8"))}
    target = folder / "article.docx"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                data = _MARKED.sub(lambda found: _code(found[1].split(), works), data.decode()).encode()
            new.writestr(name, data)
    return target


def _code(keys: Sequence[str], works: Mapping[str, Any]) -> str:
    cited = [
        {"id": n, "uris": [f"http://zotero.org/users/1/items/{key}"], "itemData": works[key] | {"id": n}}
        for n, key in enumerate(keys)
        if key in works
    ]
    return escape(json.dumps({"citationID": "x", "properties": {}, "citationItems": cited}))


def fields_alone(article: Article, folder: Path, program: str) -> Path:
    """Return the article with fields of Zotero and without a printed list."""
    return fields(article, folder, program, listed=False)


VARIANTS: dict[str, Callable[[Article, Path, str], Path]] = {
    "automatic": automatic,
    "typed": typed_list,
    "footnotes": footnotes,
    "fields": fields,
    "fields, no list": fields_alone,
}


def measure(name: str, chosen: Sequence[Article], program: str, worst: int) -> None:
    """Print the figures of one variant."""
    total, styles, rows = Score(), dict[str, Score](), list[Score]()
    disagree = 0
    for article in chosen:
        with tempfile.TemporaryDirectory() as temporary:
            try:
                path = VARIANTS[name](article, Path(temporary), program)
                begin = time.perf_counter()
                reading = read(path)
            except (CurateError, subprocess.SubprocessError) as error:
                print(f"  {article.xml.stem}: {error}")
                continue
            seconds = time.perf_counter() - begin
        references, citations = reading.references, reading.citations
        if name in ("footnotes", "fields, no list"):
            references, citations = _as_in_gold(article, reading)
        disagree += sum(bool(citation.printed) for citation in reading.citations)
        result = score(article.gold, article.text, reading.manuscript, references, citations)
        result.seconds, result.name = seconds, article.xml.stem
        rows.append(result)
        total.add(result)
        styles.setdefault(result.style, Score()).add(result)
    for style, counts in sorted(styles.items()):
        print(counts.line(f"docx {name}, {style}"))
    times = sorted(row.seconds for row in rows) or [0.0]
    print(f"{total.line(f'docx {name}, all')}  median {times[len(times) // 2]:.2f} s  fields against print {disagree}")
    for row in sorted(rows, key=lambda row: row.f1)[:worst]:
        print(
            f"    {row.name} {row.style} right {row.right} wrong {row.wrong} missed {row.missed} found {row.found}/{row.listed}"
        )


def _as_in_gold(article: Article, reading: Reading) -> tuple[tuple[Reference, ...], tuple[Citation, ...]]:
    """Return references and citations with the numbers of gold; entries are told by their string, or their title and year."""
    known: dict[str, int] = {}
    for reference in article.gold["references"]:
        for form in (reference["string"], _described(reference["fields"].get("title") or reference["string"][:200])):
            known.setdefault(_described(form), reference["n"])
    numbers = {
        each.n: known.get(_described(each.string), known.get(_described(each.item.title or ""), -each.n))
        for each in reading.references
    }
    references = tuple(each.model_copy(update={"n": numbers[each.n]}) for each in reading.references)
    citations = tuple(
        each.model_copy(update={"targets": tuple(numbers[n] for n in each.targets)}) for each in reading.citations
    )
    return references, citations


def _described(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def manuscripts(folder: Path) -> None:
    """Print how many citations of Word manuscripts are linked."""
    for path in sorted(folder.glob("*/*.docx")):
        reading = read(path)
        cited = [citation for citation in reading.citations if citation.form != "author-mention"]
        linked = sum(bool(citation.targets) and not citation.missing for citation in cited)
        print(
            f"manuscripts {path.parent.name}/{path.name}: citations {len(cited)} linked {linked}"
            f"  references {len(reading.references)}"
        )


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=_HERE.parent.parent / "shared" / "gold")
    parser.add_argument("--only", action="append", choices=[*VARIANTS, "manuscripts"])
    parser.add_argument("--limit", type=int, default=_SAMPLE, help="how many articles (0: all)")
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    if not (options.gold / "jats").is_dir():
        print(f"skipped: no gold data in {options.gold}")
        return 0
    program = pandoc()
    every = list(articles(options.gold / "jats"))
    chosen = every[:: max(1, len(every) // options.limit)] if options.limit else every
    for name in options.only or [*VARIANTS, "manuscripts"]:
        if name == "manuscripts":
            manuscripts(options.gold / "manuscripts")
        elif program is None:
            print(f"skipped {name}: pypandoc-binary is not installed")
        else:
            measure(name, chosen, program, options.worst)
    return 0


if __name__ == "__main__":
    sys.exit(main())
