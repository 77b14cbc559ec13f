"""Reference strings, as printed, read into CSL items."""

import re

from curate import identifier
from curate.naming import parse_authors
from curate.reference import Date, Item, ItemType

_URL = re.compile(r"https?://[^\s<>\"]+")
_YEAR = re.compile(r"\(?\b((?:1[6-9]|20)\d\d)([a-z])?\b\)?")
_PLACE = re.compile(r"(\d+)\s*(?:\(([^)]*)\))?\s*[:,]\s*(?:pp?\.?\s*)?([A-Za-z]{0,4}\d[\w]*(?:\s*[-–]\s*\w+)?)")
_AUTHORS_END = re.compile(
    r"(?<=[^\W\d_]{2})\.\s+(?=[\"“'(\d]?\w)|(?<=\bal)[.,]\s+|\s+(?=\((?:1[6-9]|20)\d\d)|(?<=\s[A-Z])\.\s+(?=\w{2})"
    r"|(?<=[A-Z]\.)\s+(?=[\"“]?[A-Z][^\s.,]+\s+\w{2})"
)


def parse(string: str) -> Item:
    """Return the CSL item that a printed reference describes; what is not understood stays in ``note``."""
    text = " ".join(string.split())
    found = {one.scheme: one.value for one in reversed(identifier.find(text))}
    doi, pmid, pmcid = found.get("doi"), found.get("pmid"), found.get("pmcid")
    url = _URL.search(text)
    year = _YEAR.search(text)
    end = _AUTHORS_END.search(text)
    head, rest = (text[: end.end()], text[end.end() :]) if end else ("", text)
    rest = re.sub(r"^\(?(?:1[6-9]|20)\d\d[a-z]?\)?[.,:]?\s+", "", rest)
    authors, et_al = parse_authors(_YEAR.sub("", head).strip(" .,()"))
    title, _, tail = re.sub(r"(?<=[\w)][.?!])\s+(?=[A-Z*“\"])", "\x00", rest).partition("\x00")
    place = _PLACE.search(_YEAR.sub("", tail))
    kind: ItemType = "article-journal" if place else "webpage" if url and not doi else "document"
    custom = {"et-al": True} if et_al else {}
    if year and year.group(2):
        custom["year-suffix"] = year.group(2)
    container = re.split(r"[.,;]\s+(?=\d)|\.\s*$|\s+(?=[\d(])", tail.strip("* "), maxsplit=1)[0].strip(" *.,;")
    return Item(
        type=kind,
        author=authors,
        title=title.strip(' .*“”"') or None,
        container_title=container or None,
        issued=Date(date_parts=((int(year.group(1)),),)) if year else None,
        volume=place.group(1) if place else None,
        issue=place.group(2) if place else None,
        page=place.group(3) if place else None,
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
        url=url.group().rstrip(".,;)") if url else None,
        custom=custom or None,
    )
