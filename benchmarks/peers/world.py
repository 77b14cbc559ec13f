"""A closed world behind every host that a tool may ask: the works of a file, in the shape of each service."""

import csv
import hashlib
import io
import json
import re
from collections import Counter, defaultdict
from typing import Any
from urllib.parse import unquote

from service import World
from service.derived import openalex, people

Answer = tuple[int, str, str]

CROSSREF, DOI, DATACITE, LABS = "api.crossref.org", "doi.org", "api.datacite.org", "api.labs.crossref.org"
OPENALEX, SCHOLAR, ENTREZ = "api.openalex.org", "api.semanticscholar.org", "eutils.ncbi.nlm.nih.gov"
EUROPEPMC, CONVERTER = "www.ebi.ac.uk", "pmc.ncbi.nlm.nih.gov"
HOSTS = (
    CROSSREF, DOI, "dx.doi.org", "www.doi.org", DATACITE, OPENALEX, SCHOLAR, ENTREZ, EUROPEPMC, CONVERTER,
    "www.ncbi.nlm.nih.gov", "pubmed.ncbi.nlm.nih.gov", "export.arxiv.org", "arxiv.org", "dblp.org", "sparql.dblp.org", "openlibrary.org",
    "www.googleapis.com", LABS, "aclanthology.org", "api.openreview.net", "api2.openreview.net", "github.com",
    "api.github.com", "huggingface.co", "pypi.org", "raw.githubusercontent.com", "gitlab.com",
)  # fmt: skip
_COLUMNS = (
    "Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author", "URLS", "ArticleType",
    "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDate", "OriginalPaperDOI", "OriginalPaperPubMedID",
    "RetractionNature", "Reason", "Paywalled", "Notes",
)  # fmt: skip
_NEAREST = 20
_SPREAD = 400
"""A word of more works than this leads to none."""


class Closed(World):
    """The works of Crossref, asked through any of the services."""

    def __init__(self, crossref: dict[str, dict[str, Any]]) -> None:
        super().__init__(crossref=crossref)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._numbered = {number(work): work for work in crossref.values()}
        for doi, work in self.crossref.items():
            for word in _words(described(work)):
                self._by_word[word].append(doi)

    def reply(self, host: str, path: str, asked: dict[str, str]) -> Answer:
        """Return what a host answers."""
        if host == CROSSREF:
            return self._crossref(path.removeprefix("/v1").strip("/"), asked)
        if host in (DOI, "dx.doi.org", "www.doi.org"):
            return self._doi(path, asked)
        if host == DATACITE:
            return _json({"data": [], "meta": {"total": 0}}) if path.rstrip("/") == "/dois" else _none()
        tools = {ENTREZ: self._entrez, OPENALEX: self._openalex, SCHOLAR: self._scholar}
        if host in tools:
            return tools[host](path, asked)
        if host == LABS and path.endswith("/retractionwatch"):
            return self._watch()
        return _EMPTY.get(host) or _none()

    def _crossref(self, rest: str, asked: dict[str, str]) -> Answer:
        if "updates:" in asked.get("filter", ""):
            named = (
                part.partition(":")[2].lower() for part in asked["filter"].split(",") if part.startswith("updates:")
            )
            return _list([one for doi in named if doi in self.crossref for one in _updating(self.crossref[doi])])
        if rest == "works" and "filter" not in asked:
            return self.answer("/crossref/works", _search(asked))
        return self.answer(f"/crossref/{rest}", asked)

    def _watch(self) -> Answer:
        """Return the notices of the works as rows of Retraction Watch."""
        rows = io.StringIO()
        writer = csv.DictWriter(rows, _COLUMNS, restval="")
        writer.writeheader()
        for n, (doi, work) in enumerate(self.crossref.items(), 1):
            for notice in work.get("updated-by", ()):
                dated = {"RetractionDate": "3/9/2021 0:00", "OriginalPaperDate": "1/1/2015 0:00"}
                known = {"OriginalPaperDOI": doi, "RetractionDOI": notice["DOI"], "RetractionNature": notice["label"]}
                writer.writerow({"Record ID": n, "Title": title(work), **dated, **known})
        return 200, "text/csv", rows.getvalue()

    def _nearest(self, text: str) -> list[dict[str, Any]]:
        votes: Counter[str] = Counter()
        for word in _words(text):
            if len(dois := self._by_word.get(word, ())) <= _SPREAD:
                votes.update(dict.fromkeys(dois, 1))
        return [self.crossref[doi] for doi, _ in votes.most_common(_NEAREST)]

    def _doi(self, path: str, asked: dict[str, str]) -> Answer:
        rest = unquote(path).strip("/")
        if rest.startswith(("api/handles", "doiRA", "ra/")):
            return self.answer(
                f"/doi.org/{rest.replace('ra/', 'doiRA/', 1) if rest.startswith('ra/') else rest}", asked
            )
        work = self.crossref.get(rest.lower())
        if not work:
            return 404, "text/html", "<html><body>DOI Not Found</body></html>"
        if "json" in asked["accept"]:
            return _json(
                {
                    **work,
                    "title": (work.get("title") or [""])[0],
                    "container-title": (work.get("container-title") or [""])[0],
                }
            )
        return 200, "text/html", "<html><body>A page of a publisher</body></html>"

    def _entrez(self, path: str, asked: dict[str, str]) -> Answer:
        if "esearch" in path:
            return _json({"header": {"type": "esearch"}, "esearchresult": {"count": "0", "retmax": "0", "idlist": []}})
        if "esummary" in path:
            return _json({"header": {"type": "esummary"}, "result": {"uids": []}})
        if "ecitmatch" in path:
            lines = [line for line in asked.get("bdata", "").split("\r") if line]
            return 200, "text/plain", "".join(f"{line}|NOT_FOUND\n" for line in lines)
        if asked.get("retmode") == "xml":
            return 200, "text/xml", '<?xml version="1.0" ?><PubmedArticleSet></PubmedArticleSet>'
        return 200, "text/plain", "\n1. id: 0 Error occurred: The following PMID is not available: 0\n\n"

    def _openalex(self, path: str, asked: dict[str, str]) -> Answer:
        one = unquote(path).removeprefix("/works").strip("/")
        if one:
            found = self.crossref.get(re.sub(r"^(?:doi:)?(?:https?://doi\.org/)?", "", one).lower())
            return _json(openalex(found)) if found else _none()
        dois = re.findall(r"10\.[^|,]+", unquote(asked.get("filter", "")).lower())
        words = asked.get("search") or re.sub(r"^.*search:", "", asked.get("filter", ""))
        works = [self.crossref[doi] for doi in dois if doi in self.crossref] if dois else self._nearest(words)
        return _json(
            {"meta": {"count": len(works), "page": 1, "per_page": 25}, "results": [openalex(one) for one in works]}
        )

    def _scholar(self, path: str, asked: dict[str, str]) -> Answer:
        if path.endswith("/match"):
            alike = [
                one for one in self._nearest(asked.get("query", ""))[:1] if _words(title(one)) == _words(asked["query"])
            ]
            return _json({"data": [scholar(one) for one in alike]}) if alike else _unknown()
        if "search" in path:
            works = self._nearest(asked.get("query", ""))
            return _json({"total": len(works), "offset": 0, "data": [scholar(one) for one in works]})
        if path.endswith("/batch"):
            ids = json.loads(asked.get("body") or "{}").get("ids", [])
            found = [self.crossref.get(one.partition(":")[2].lower()) for one in ids]
            return _json([scholar(one) if one else None for one in found])
        name = unquote(path).rpartition("/paper/")[2]
        work = self.crossref.get(name.removeprefix("DOI:").lower()) or self._numbered.get(name)
        return _json(scholar(work)) if work else _unknown()


def _updating(work: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the notices about a work as works of their own."""
    return [
        {
            "DOI": notice["DOI"],
            "type": "journal-article",
            "title": [f"{notice['label']}: {title(work)}"],
            "update-to": [{**notice, "DOI": work["DOI"]}],
        }
        for notice in work.get("updated-by", ())
    ]


def scholar(work: dict[str, Any]) -> dict[str, Any]:
    """Return a work as Semantic Scholar has it."""
    return {
        "paperId": number(work),
        "title": title(work),
        "year": year(work),
        "venue": (work.get("container-title") or [""])[0],
        "journal": {"name": (work.get("container-title") or [""])[0], "volume": work.get("volume"), "pages": work.get("page")},
        "authors": [{"authorId": str(n), "name": name} for n, name in enumerate(people(work))],
        "externalIds": {"DOI": work["DOI"]},
        "url": f"https://doi.org/{work['DOI']}",
        "publicationVenue": None,
    }  # fmt: skip


def number(work: dict[str, Any]) -> str:
    """Return the number of a work at Semantic Scholar."""
    return hashlib.sha1(work["DOI"].encode(), usedforsecurity=False).hexdigest()


def described(work: dict[str, Any]) -> str:
    """Return the words by which a work is found."""
    return " ".join((title(work), *people(work)[:3], *(work.get("container-title") or ())[:1], str(year(work) or "")))


def title(work: dict[str, Any]) -> str:
    """Return the title of a work of Crossref."""
    return str((work.get("title") or [""])[0])


def year(work: dict[str, Any]) -> int | None:
    """Return the year in which a work of Crossref was issued."""
    parts = (work.get("issued") or {}).get("date-parts") or [[None]]
    return parts[0][0] if parts[0] else None


def _search(asked: dict[str, str]) -> dict[str, str]:
    parts = [asked[key] for key in asked if key.startswith("query") and asked[key]]
    return {"query.bibliographic": " ".join(parts), "rows": asked.get("rows", "20")}


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]{3,}", text.casefold()))


def _list(works: list[dict[str, Any]]) -> Answer:
    message = {"total-results": len(works), "items-per-page": 20, "query": {}, "items": works}
    return _json({"status": "ok", "message-type": "work-list", "message-version": "1.0.0", "message": message})


def _none() -> Answer:
    return 404, "text/plain", "Resource not found."


def _unknown() -> Answer:
    return 404, "application/json", '{"error": "Paper not found"}'


def _json(data: Any) -> Answer:
    return 200, "application/json", json.dumps(data, ensure_ascii=False)


_EMPTY: dict[str, Answer] = {
    EUROPEPMC: _json({"hitCount": 0, "resultList": {"result": []}}),
    "dblp.org": _json({"result": {"hits": {"@total": "0", "@sent": "0", "@first": "0"}}}),
    "sparql.dblp.org": _json({"head": {"vars": []}, "results": {"bindings": []}}),
    "export.arxiv.org": (200, "application/atom+xml", '<feed xmlns="http://www.w3.org/2005/Atom"></feed>'),
    "openlibrary.org": _json({"numFound": 0, "docs": []}),
}
"""What the services say that know none of the works."""
