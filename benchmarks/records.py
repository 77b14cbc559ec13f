"""Records of works to print and train on: Crossref, PubMed, BibTeX and CSL items, JATS reference lists."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from people import Person
from printing import Record

_MONTHS = {
    name: at
    for at, name in enumerate(("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1)
}
_TAGS = re.compile(r"<[^>]+>|&lt;[^&]+&gt;")


def crossref(path: Path) -> Iterator[Record]:
    """Yield the works of a file of Crossref works, one JSON object a line."""
    kinds = {
        "journal-article": "article",
        "book-chapter": "chapter",
        "proceedings-article": "conference",
        "book": "book",
        "monograph": "book",
        "posted-content": "preprint",
        "dataset": "dataset",
        "report": "report",
    }
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            work = json.loads(line)
            kind = kinds.get(work.get("type", ""))
            title = _first(work.get("title"))
            authors = _people(work.get("author"))
            if not kind or not title or not authors:
                continue
            parts = ((work.get("issued") or {}).get("date-parts") or [[]])[0]
            yield Record(
                kind=kind, authors=authors, title=title, container=_first(work.get("container-title")) or ("bioRxiv" if kind == "preprint" else ""),
                short=_first(work.get("short-container-title")), when=tuple(int(part) for part in parts if part),
                volume=str(work.get("volume") or ""), issue=str(work.get("issue") or ""),
                pages=str(work.get("page") or work.get("article-number") or ""), editors=_people(work.get("editor")),
                publisher=str(work.get("publisher") or ""), place=str(work.get("publisher-location") or ""), doi=str(work.get("DOI") or ""),
            )  # fmt: skip


def pubmed(path: Path) -> Iterator[Record]:
    """Yield the articles of a PubMed XML file, with given names and both names of the journal."""
    with gzip.open(path) as stream:
        root = etree.fromstring(
            stream.read(), etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=True)
        )
    for entry in root.iter("PubmedArticle"):
        article = entry.find(".//Article")
        if article is None:
            continue
        authors: list[Person] = []
        for author in article.iter("Author"):
            family, given = author.findtext("LastName"), author.findtext("ForeName")
            if family and given:
                authors.append((family, given))
            elif group := author.findtext("CollectiveName"):
                authors.append((group, ""))
        date = article.find(".//PubDate")
        year = date.findtext("Year") if date is not None else None
        month = _MONTHS.get((date.findtext("Month") or "")[:3], 0) if date is not None else 0
        day = int((date.findtext("Day") if date is not None else "") or 0)
        when = tuple(part for part in (int(year or 0), month, day if month else 0) if part)
        ids = {one.get("IdType", ""): one.text or "" for one in entry.iterfind("./PubmedData/ArticleIdList/ArticleId")}
        title = article.find("VernacularTitle")
        title = title if title is not None else article.find("ArticleTitle")
        text = str(title.xpath("string()")) if title is not None else ""
        if authors and text:
            yield Record(
                kind="article", authors=authors, title=_clean(text), container=_clean(article.findtext(".//Journal/Title") or ""),
                short=article.findtext(".//ISOAbbreviation") or "", when=when, volume=article.findtext(".//Volume") or "",
                issue=article.findtext(".//Issue") or "", pages=article.findtext(".//MedlinePgn") or "",
                doi=ids.get("doi", ""), pmid=ids.get("pubmed", ""), pmcid=ids.get("pmc", ""),
            )  # fmt: skip


def jats_fields(path: Path) -> Iterator[Record]:
    """Yield the references of a gold file made from JATS, from their fields."""
    for reference in json.loads(path.read_text(encoding="utf-8"))["references"]:
        fields = reference["fields"]
        authors = [
            (one.get("literal") or one.get("family", ""), one.get("given", "")) for one in fields.get("authors", ())
        ]
        year = re.match(r"\d{4}$", fields.get("year", ""))
        if fields.get("title") and fields.get("container") and authors and year and fields.get("volume"):
            yield Record(
                kind="article", authors=[one for one in authors if one[0]], title=_clean(fields["title"]), container=_clean(fields["container"]),
                when=(int(year.group()),), volume=fields["volume"], issue=fields.get("issue", ""), pages=fields.get("pages", ""),
                doi=fields.get("doi", ""), pmid=fields.get("pmid", ""),
            )  # fmt: skip


def bibtex_fields(path: Path) -> Iterator[Record]:
    """Yield the entries of a file of BibTeX fields, one JSON object a line: computer science, full given names."""
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)["fields"]
        authors = []
        for name in str(fields.get("author", "")).split(" and "):
            words = name.replace("\\", "").split()
            if len(words) > 1:
                authors.append((words[-1], " ".join(words[:-1])))
        container = fields.get("booktitle") or fields.get("journal") or ""
        if authors and fields.get("title") and container and str(fields.get("year", "")).isdigit():
            yield Record(
                kind="conference" if fields.get("booktitle") else "article", authors=authors, title=_clean(fields["title"]).replace("{", "").replace("}", ""),
                container=_clean(container), when=(int(fields["year"]),), volume=str(fields.get("volume") or ""), issue=str(fields.get("number") or ""),
                pages=str(fields.get("pages") or "").replace("--", "-"), doi=str(fields.get("doi") or ""), publisher=str(fields.get("publisher") or ""),
            )  # fmt: skip


def csl(path: Path) -> Iterator[Record]:
    """Yield the items of a CSL-JSON file."""
    kinds = {
        "article-journal": "article",
        "paper-conference": "conference",
        "chapter": "chapter",
        "book": "book",
        "article": "preprint",
    }
    for item in json.loads(path.read_text(encoding="utf-8")):
        kind = kinds.get(item.get("type", ""), "")
        authors = _people(item.get("author"))
        parts = ((item.get("issued") or {}).get("date-parts") or [[]])[0]
        if kind and authors and item.get("title") and parts:
            yield Record(
                kind=kind, authors=authors, title=_clean(item["title"]), container=_clean(item.get("container-title") or ""), short=_clean(item.get("container-title-short") or ""),
                when=tuple(int(part) for part in parts if part), volume=str(item.get("volume") or ""), issue=str(item.get("issue") or ""), pages=str(item.get("page") or ""),
                editors=_people(item.get("editor")), publisher=str(item.get("publisher") or ""), doi=str(item.get("DOI") or ""), pmid=str(item.get("PMID") or ""),
            )  # fmt: skip


def _first(value: Any) -> str:
    text = value[0] if isinstance(value, list) and value else value if isinstance(value, str) else ""
    return _clean(str(text))


def _clean(text: str) -> str:
    return " ".join(_TAGS.sub("", text).split())


def _people(value: Any) -> list[Person]:
    found = []
    for one in value or ():
        if one.get("family") and one.get("given"):
            found.append((str(one["family"]), str(one["given"])))
        elif name := one.get("name") or one.get("literal"):
            found.append((str(name), ""))
    return found


def everything(gold: Path, *, articles: Sequence[Path] = ()) -> list[Record]:
    """Return the records of the gold data to print: Crossref, PubMed, BibTeX and CSL items, those of JATS ``articles``."""
    found = list(crossref(gold / "authorities" / "crossref-works.jsonl.gz"))
    found += pubmed(gold / "authorities" / "pubmed.xml.gz")
    found += list(bibtex_fields(gold / "fabricated" / "valid_entries.jsonl"))[:600]
    for name in ("deep-review", "meta-review"):
        found += csl(gold / "manuscripts" / name / "references.csl.json")
    for path in articles:
        found += jats_fields(path)
    return found
