"""Worlds from files: works of Crossref (JSON, one a line), records of PubMed (XML, or MEDLINE text)."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from . import derived
from .answers import World

_NOTICES = {
    "RetractionIn": "RIN", "RetractionOf": "ROF", "ErratumIn": "EIN", "ErratumFor": "EFR", "ExpressionOfConcernIn": "ECI",
    "ExpressionOfConcernFor": "ECF", "UpdateIn": "UIN", "UpdateOf": "UOF", "CommentIn": "CIN", "CommentOn": "CON",
}  # fmt: skip


def read(paths: list[Path]) -> World:
    """Return the works and records that stand in files and folders: ``.jsonl``, ``.xml``, ``.txt``, packed with gzip or not.

    Europe PMC then has the articles of PubMed (XML), and OpenAlex the works of Crossref.
    """
    world = World()
    for path in _files(paths):
        name = path.name.removesuffix(".gz")
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        if name.endswith(".jsonl"):
            works = (json.loads(line) for line in data.decode().splitlines() if line.strip())
            world.crossref |= {str(work["DOI"]).lower(): work for work in works if work.get("DOI")}
        elif name.endswith(".xml"):
            articles = list(_root(data).iterfind("PubmedArticle"))
            world.medline |= dict(map(_article, articles))
            results = map(derived.europepmc, articles)
            world.europepmc |= {one["doi"].lower(): one for one in results if one.get("doi")}
        elif name.endswith(".txt"):
            world.medline |= dict(_texts(data.decode()))
    world.openalex = {doi: derived.openalex(work) for doi, work in world.crossref.items()}
    return world


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from (one for one in sorted(path.rglob("*")) if one.is_file()) if path.is_dir() else [path]


def _texts(text: str) -> Iterator[tuple[str, str]]:
    for raw in re.split(r"\n\s*\n(?=PMID- )", text.strip()):
        if match := re.match(r"PMID- (\d+)", raw):
            yield match.group(1), raw + "\n"


def _root(data: bytes) -> Any:
    return etree.fromstring(data, etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False))


def _article(one: Any) -> tuple[str, str]:
    """Return the PMID of an article, and it as text in MEDLINE format."""
    lines = [f"{tag:<4}- {value}" for tag, value in _lines(one) if value]
    return derived.text(one.find("MedlineCitation/PMID")), "\n".join(lines) + "\n"


def _lines(one: Any) -> Iterator[tuple[str, str]]:
    """Return the lines of a record in MEDLINE format."""
    article = one.find("MedlineCitation/Article")
    issue = article.find("Journal/JournalIssue")
    date = " ".join(issue.find("PubDate").itertext()).split()
    short = _text(one, "MedlineCitation/MedlineJournalInfo/MedlineTA")
    volume, page = _text(issue, "Volume"), _text(article, "Pagination/MedlinePgn")
    yield "PMID", _text(one, "MedlineCitation/PMID")
    yield "VI", volume
    yield "IP", _text(issue, "Issue")
    yield "DP", " ".join(date)
    yield "TI", _text(article, "ArticleTitle")
    yield "PG", page
    parts = [
        f"{part.get('Label') + ': ' if part.get('Label') else ''}{''.join(part.itertext())}"
        for part in article.iterfind("Abstract/AbstractText")
    ]
    yield "AB", " ".join(" ".join(parts).split())
    for name in article.iterfind("AuthorList/Author"):
        if name.find("CollectiveName") is not None:
            yield "CN", _text(name, "CollectiveName")
        else:
            yield "FAU", f"{_text(name, 'LastName')}, {_text(name, 'ForeName')}"
            yield "AU", f"{_text(name, 'LastName')} {_text(name, 'Initials')}"
    yield from (("LA", "".join(lang.itertext())) for lang in article.iterfind("Language"))
    yield from (("PT", "".join(kind.itertext())) for kind in article.iterfind("PublicationTypeList/PublicationType"))
    yield "TA", short
    yield "JT", _text(article, "Journal/Title")
    for change in one.iterfind("MedlineCitation/CommentsCorrectionsList/CommentsCorrections"):
        pmid = f" PMID: {_text(change, 'PMID')}" if change.find("PMID") is not None else ""
        yield (
            _NOTICES.get(change.get("RefType"), ""),
            f"{_text(change, 'RefSource')}{pmid}" if change.get("RefType") in _NOTICES else "",
        )
    for heading in one.iterfind("MedlineCitation/MeshHeadingList/MeshHeading"):
        names = [f"{'*' if part.get('MajorTopicYN') == 'Y' else ''}{part.text}" for part in heading]
        yield "MH", "/".join(names)
    for kind, tag in (("pmc", "PMC"), ("doi", "AID")):
        for value in one.iterfind(f"PubmedData/ArticleIdList/ArticleId[@IdType='{kind}']"):
            yield tag, (value.text or "") + (" [doi]" if kind == "doi" else "")
    yield "SO", f"{short}. {' '.join(date)};{volume}:{page}."


def _text(node: Any, path: str) -> str:
    return derived.text(node.find(path))
