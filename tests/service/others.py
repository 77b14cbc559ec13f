"""What the services beside Crossref, PubMed and the agencies answer, in their shapes."""

import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any

Answer = tuple[int, str, str]


def europepmc(works: Mapping[str, Mapping[str, Any]], asked: Mapping[str, str]) -> Answer:
    """Return a list of results, as ``search`` with ``resultType=core`` does."""
    dois = re.findall(r'DOI:"([^"]+)"', asked["query"])
    found = [
        {"id": str(n), "source": "MED", **works[doi.lower()]} for n, doi in enumerate(dois) if doi.lower() in works
    ]
    return _json({"version": "6.9", "hitCount": len(found), "request": {}, "resultList": {"result": found}})


def openalex(works: Mapping[str, Mapping[str, Any]], asked: Mapping[str, str]) -> Answer:
    """Return a list of works, as ``filter=doi:a|b`` does."""
    dois = asked["filter"].removeprefix("doi:").split("|")
    found = [works[doi] for doi in dois if doi in works]
    return _json({"meta": {"count": len(found), "page": 1, "per_page": 100}, "results": found, "group_by": []})


def openlibrary(books: Mapping[str, Mapping[str, Any]], asked: Mapping[str, str]) -> Answer:
    """Return a table of books; those that are not listed are left out."""
    keys = asked["bibkeys"].split(",")
    return _json({key: books[key[5:]] for key in keys if key[5:] in books})


def arxiv(entries: Mapping[str, str], asked: Mapping[str, str]) -> Answer:
    """Return an Atom feed; numbers that are none are left out."""
    found = [
        entries[re.sub(r"v\d+$", "", one)]
        for one in asked["id_list"].split(",")
        if re.sub(r"v\d+$", "", one) in entries
    ]
    feed = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        "<title>ArXiv Query</title><id>http://arxiv.org/api/x</id>\n"
        '<opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
        f"{len(found)}</opensearch:totalResults>\n{''.join(found)}</feed>\n"
    )
    return 200, "application/atom+xml; charset=UTF-8", feed


def entry(number: str, title: str, names: tuple[str, ...], published: str, more: str = "") -> str:
    """Return an entry of the feed; ``more`` stands inside it (``<arxiv:doi>`` …)."""
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in names)
    return (
        f"<entry><id>http://arxiv.org/abs/{number}v2</id><updated>{published}T10:00:00Z</updated>"
        f"<published>{published}T10:00:00Z</published><title>{escape(title)}</title><summary>A summary.</summary>{authors}"
        f'<arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="q-bio.TO"/>{more}</entry>\n'
    )


def clinicaltrials(trials: Mapping[str, Mapping[str, Any]], asked: Mapping[str, str]) -> Answer:
    """Return a list of studies; numbers that are none are left out."""
    found = [{"protocolSection": trials[one]} for one in asked["filter.ids"].split(",") if one in trials]
    return _json({"totalCount": len(found), "studies": found})


def archive(copies: Mapping[str, str], asked: Mapping[str, str]) -> Answer:
    """Return the nearest archived copy of a page, if there is one."""
    where = copies.get(asked["url"])
    closest = {"closest": {"status": "200", "available": True, "url": where, "timestamp": "20200101000000"}}
    return _json({"url": asked["url"], "archived_snapshots": closest if where else {}})


def page(found: tuple[int, str, str] | None) -> Answer:
    """Return a page (status, address of a redirect, title), or that there is none."""
    status, leads, title = found or (404, "", "Not found")
    if leads:
        return status, f"location:{leads}", ""
    return (
        status,
        "text/html; charset=utf-8",
        f"<!doctype html><html><head><title>{escape(title)}</title></head></html>",
    )


def _json(data: object) -> Answer:
    return 200, "application/json", json.dumps(data, ensure_ascii=False)
