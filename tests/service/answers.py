"""What the authorities answer, in their shapes, from the works that they know."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from . import others

Answer = tuple[int, str, str]
"""Status, type of content, body."""


@dataclass
class World:
    """``crossref`` are works as Crossref has them, ``medline`` texts by PMID, ``agencies`` other agencies by DOI.

    ``merged`` leads from a PMID to the one it was merged into; ``summaries`` are of PMIDs that only esummary knows. ``europepmc`` and
    ``openalex`` are works by DOI, ``books`` by ISBN, ``trials`` by number, in the shapes of their services; ``preprints`` are entries of
    arXiv's feed by number; ``pages`` are answers (status, address of a redirect, title) by path below ``/web``; ``copies`` are archived
    copies by address.
    """

    crossref: dict[str, dict[str, Any]] = field(default_factory=dict)
    medline: dict[str, str] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)
    datacite: dict[str, dict[str, Any]] = field(default_factory=dict)
    pmcids: dict[str, dict[str, str]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    summaries: dict[str, dict[str, Any]] = field(default_factory=dict)
    europepmc: dict[str, dict[str, Any]] = field(default_factory=dict)
    openalex: dict[str, dict[str, Any]] = field(default_factory=dict)
    books: dict[str, dict[str, Any]] = field(default_factory=dict)
    trials: dict[str, dict[str, Any]] = field(default_factory=dict)
    preprints: dict[str, str] = field(default_factory=dict)
    pages: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    _known: dict[str, tuple[set[str], set[str], list[str]]] = field(default_factory=dict)

    def answer(self, path: str, asked: dict[str, str]) -> Answer:
        """Return the answer to a request."""
        host, _, rest = path.strip("/").partition("/")
        tools: dict[str, Callable[[str, dict[str, str]], Answer]] = {
            "crossref/works": self._works,
            "entrez/efetch.fcgi": self._efetch,
            "entrez/esummary.fcgi": self._esummary,
            "entrez/esearch.fcgi": self._esearch,
            "entrez/ecitmatch.cgi": self._ecitmatch,
            "doi.org/doiRA": self._agency,
            "doi.org/api": self._handle,
            "datacite/dois": self._datacite,
            "idconv/": self._idconv,
            "europepmc/search": lambda _, asked: others.europepmc(self.europepmc, asked),
            "openalex/works": lambda _, asked: others.openalex(self.openalex, asked),
            "openlibrary/api": lambda _, asked: others.openlibrary(self.books, asked),
            "arxiv/query": lambda _, asked: others.arxiv(self.preprints, asked),
            "clinicaltrials/studies": lambda _, asked: others.clinicaltrials(self.trials, asked),
            "archive/wayback": lambda _, asked: others.archive(self.copies, asked),
        }
        if host == "web":
            return others.page(self.pages.get(f"/{rest}"))
        tool = tools.get(f"{host}/{rest.partition('/')[0]}")
        return tool(rest, asked) if tool else (404, "text/plain", "Resource not found.")

    def _datacite(self, _: str, asked: dict[str, str]) -> Answer:
        found = [self.datacite[one] for one in asked["ids"].split(",") if one in self.datacite]
        return _json({"data": [{"id": one["doi"], "type": "dois", "attributes": one} for one in found]})

    def _idconv(self, _: str, asked: dict[str, str]) -> Answer:
        rows = [self.pmcids.get(one, {"pmcid": one, "status": "error"}) for one in asked["ids"].split(",")]
        return _json({"status": "ok", "records": rows})

    def _works(self, rest: str, asked: dict[str, str]) -> Answer:
        doi = unquote(rest.partition("/")[2]).lower()
        if doi:
            work = self.crossref.get(doi)
            return _message("work", work) if work else (404, "text/plain", "Resource not found.")
        if asked.get("filter", "").startswith("updates:"):
            dois = [one.removeprefix("updates:").lower() for one in asked["filter"].split(",")]
            works = [work for work in self.crossref.values() if any(_updates(work, doi) for doi in dois)]
        elif "filter" in asked:
            dois = [one.removeprefix("doi:").lower() for one in asked["filter"].split(",")]
            works = [self.crossref[one] for one in dois if one in self.crossref]
        else:
            works = self._nearest(asked["query.bibliographic"])[: int(asked["rows"])]
        return _message(
            "work-list", {"total-results": len(works), "items-per-page": len(works), "query": {}, "items": works}
        )

    def _nearest(self, text: str) -> list[dict[str, Any]]:
        words = _words(text)
        scored = [
            (
                len(
                    words
                    & _words(f"{(work.get('title') or [''])[0]} {(work.get('author') or [{}])[0].get('family', '')}")
                ),
                doi,
            )
            for doi, work in self.crossref.items()
        ]
        return [self.crossref[doi] for score, doi in sorted(scored, reverse=True) if score > 0]

    def _efetch(self, _: str, asked: dict[str, str]) -> Answer:
        texts = [self.medline[one] for one in asked["id"].split(",") if one in self.medline]
        if not texts:
            return 200, "text/plain", "\n1. id: 0 Error occurred: The following PMID is not available: 0\n\n"
        return 200, "text/plain; charset=UTF-8", "\n" + "\n\n".join(text.strip() for text in texts) + "\n"

    def _esummary(self, _: str, asked: dict[str, str]) -> Answer:
        ids = asked["id"].split(",")
        return _json(
            {
                "header": {"type": "esummary", "version": "0.3"},
                "result": {"uids": ids, **{one: self._summary(one) for one in ids}},
            }
        )

    def _summary(self, pmid: str) -> dict[str, Any]:
        if pmid in self.summaries:
            return {
                "uid": pmid,
                "articleids": [{"idtype": "pubmed", "idtypen": 1, "value": pmid}],
                **self.summaries[pmid],
            }
        if pmid in self.merged:
            return {"uid": pmid, "articleids": [{"idtype": "pubmed", "idtypen": 1, "value": self.merged[pmid]}]}
        return {"uid": pmid, "error": "cannot get document summary"}

    def _esearch(self, _: str, asked: dict[str, str]) -> Answer:
        """Return the PMIDs of a question as it is put here: DOIs, and words of titles with a surname, any of them."""
        dois = {one.lower() for one in re.findall(r'"([^"]+)"\[doi\]', asked["term"])}
        worded = []
        for part in re.findall(r"\(([^()]*\[au\])\)", asked["term"]):
            *words, surname = part.split(" AND ")
            worded.append(({one.removesuffix("[ti]") for one in words}, surname.removesuffix("[au]")))
        ids = [
            pmid
            for pmid, text in self.medline.items()
            if dois & self._fields(pmid, text)[0] or any(self._worded(pmid, text, *one) for one in worded)
        ]
        most = int(asked.get("retmax", "20"))
        result = {"count": str(len(ids)), "retmax": str(most), "retstart": "0", "idlist": ids[:most]}
        return _json({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result})

    def _worded(self, pmid: str, text: str, words: set[str], surname: str) -> bool:
        _, title, names = self._fields(pmid, text)
        return words <= title and any(name.startswith(surname) for name in names)

    def _fields(self, pmid: str, text: str) -> tuple[set[str], set[str], list[str]]:
        """Return the DOIs, the words of the title and the authors of a record, in lower case."""
        if pmid not in self._known:
            flat = re.sub(r"\n {6}", " ", text)
            title = re.search(r"^TI  - (.*)$", flat, re.MULTILINE)
            self._known[pmid] = (
                set(re.findall(r"(10\.\S+) \[doi\]", flat.lower())),
                set(re.findall(r"\w+", (title.group(1) if title else "").lower())),
                [name.lower() for name in re.findall(r"^AU  - (.*)$", flat, re.MULTILINE)],
            )
        return self._known[pmid]

    def _ecitmatch(self, rest: str, asked: dict[str, str]) -> Answer:
        """Return the PMID of each citation whose journal, year, volume and first page are those of one record."""
        del rest
        lines = []
        for line in asked["bdata"].split("\r"):
            journal, year, volume, page, *_ = line.split("|")
            found = [
                pmid
                for pmid, text in self.medline.items()
                if f"\nVI  - {volume}\n" in text
                and re.search(rf"^PG  - {re.escape(page)}\b", text, re.MULTILINE)
                and f"\nDP  - {year}" in text
                and _plain(journal) in {_plain(name) for name in re.findall(r"^(?:TA|JT)  - (.*)$", text, re.MULTILINE)}
            ]
            said = found[0] if len(found) == 1 else "AMBIGUOUS" if found else "NOT_FOUND"
            lines.append(f"{'|'.join(line.split('|')[:6])}|{said}")
        return 200, "text/plain", "\n".join(lines) + "\n"

    def _handle(self, rest: str, _: dict[str, str]) -> Answer:
        doi = unquote(rest).removeprefix("api/handles/")
        if doi.lower() in {*self.agencies, *self.crossref}:
            return _json({"responseCode": 1, "handle": doi, "values": []})
        return 404, "application/json", json.dumps({"responseCode": 100, "handle": doi})

    def _agency(self, rest: str, _: dict[str, str]) -> Answer:
        rows = []
        for one in unquote(rest.partition("/")[2]).split(","):
            agency = self.agencies.get(one.lower()) or ("Crossref" if one.lower() in self.crossref else None)
            rows.append({"DOI": one, "RA": agency} if agency else {"DOI": one, "status": "DOI does not exist"})
        return _json(rows)


def _updates(work: dict[str, Any], doi: str) -> bool:
    return any(str(one.get("DOI", "")).lower() == doi for one in work.get("update-to") or ())


def _message(kind: str, message: Any) -> Answer:
    return _json({"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message})


def _json(data: Any) -> Answer:
    return 200, "application/json", json.dumps(data, ensure_ascii=False)


def _plain(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{4,}", text.lower()))
