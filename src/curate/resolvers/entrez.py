"""NCBI E-utilities: PubMed records by PMID, PMIDs by DOI, by citation and by words, identifiers of PubMed Central.

https://www.ncbi.nlm.nih.gov/books/NBK25499/ (efetch, esearch, ecitmatch), https://pmc.ncbi.nlm.nih.gov/tools/id-converter-api/.
Many identifiers go in one POST. An error can come with status 200; a text that was cut short lacks the source line (SO) of its
last record. efetch leaves out what it has no record of; esummary then says whether there is such a PMID, and which it is now.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from curate.http import Failure, Question, Reply, Session
from curate.record import NotFound, Record, Unavailable
from curate.reference import Item, Reference
from curate.resolvers import summaries
from curate.resolvers.answering import Told, batches, counted, digest, loaded, unavailable, unreadable
from curate.resolvers.medline import SOURCE, records
from curate.resolvers.wording import Wording
from curate.similarity import pages

BASE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
CONVERTER = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles"
_MOST = 200
_MOST_CITED = 100
_MOST_HITS = 400
_LONGEST = 16000  # characters of a question that is posted, as they are sent
_PAGE = "https://pubmed.ncbi.nlm.nih.gov/"
MATCHER = f"{_PAGE}citmatch/"
"""Where a person asks the citation matcher."""


class Entrez(NamedTuple):
    """Asks NCBI at ``base``; the id converter at ``converter``. ``key`` is an API key."""

    session: Session
    base: str = BASE
    converter: str = CONVERTER
    key: str = ""

    def resolve(self, pmids: Sequence[str]) -> Iterator[Told | Unavailable]:
        """Return what PubMed says about each PMID (CURIEs)."""
        for part in batches(pmids, _MOST):
            ids = [one.removeprefix("pmid:") for one in part]
            params = {"db": "pubmed", "id": ",".join(ids), "rettype": "medline", "retmode": "text"}
            reply = self._ask("efetch.fcgi", params, _check_medline, counted(ids, "PMID"))
            if isinstance(reply, Failure):
                yield from unavailable(SOURCE, part, reply)
                continue
            found = {one.id: (one, raw) for one, raw in records(reply.body.decode("utf-8"))}
            lacking = [one for one in part if one not in found]
            summed = self._summed(lacking)
            for one in part:
                if one in summed:
                    yield summed[one]
                    continue
                answer, raw = found[one]
                yield Told(answer, f"{_PAGE}{one.removeprefix('pmid:')}/", digest(raw), reply.retrieved)

    def _summed(self, pmids: Sequence[str]) -> dict[str, Told | Unavailable]:
        """Return what the summaries say about PMIDs of which there is no record to fetch."""
        if not pmids:
            return {}
        ids = [one.removeprefix("pmid:") for one in pmids]
        params = {"db": "pubmed", "id": ",".join(ids), "retmode": "json"}
        check = partial(_check_summaries, wanted=ids)
        reply = self._ask("esummary.fcgi", params, check, f"{counted(ids, 'PMID')} without a record")
        if isinstance(reply, Failure):
            return dict(zip(pmids, unavailable(SOURCE, pmids, reply), strict=True))
        entries = _summaries(loaded(reply))
        told: dict[str, Told | Unavailable] = {}
        for one, pmid in zip(pmids, ids, strict=True):
            try:
                answer = summaries.read(one, entries[pmid])
            except (ValueError, KeyError, TypeError, AttributeError):
                told[one] = unreadable(SOURCE, one)
            else:
                told[one] = Told(answer, f"{_PAGE}{pmid}/", digest(entries[pmid]), reply.retrieved)
        return told

    def search(self, dois: Sequence[str], wordings: Sequence[Wording] = ()) -> tuple[str, ...] | Unavailable:
        """Return the PMIDs (CURIEs) of works with these DOIs (CURIEs), and of works so worded, in no order.

        Where more works are so worded than one list holds, they are asked for in halves.
        """
        terms = [*(f'"{one.removeprefix("doi:")}"[doi]' for one in dois), *(one.term for one in wordings)]
        found: list[str] = []
        waiting = list(batches(terms, _MOST, _LONGEST))
        while waiting:
            part = waiting.pop()
            params = {"db": "pubmed", "term": " OR ".join(part), "retmode": "json", "retmax": str(_MOST_HITS)}
            reply = self._ask("esearch.fcgi", params, _check_search, counted(part, "work"))
            if isinstance(reply, Failure):
                return next(unavailable(SOURCE, ["search"], reply))
            answer = loaded(reply)["esearchresult"]
            if int(answer["count"]) > len(answer["idlist"]) and len(part) > 1:
                half = len(part) // 2
                waiting += [part[:half], part[half:]]
                continue
            found += [f"pmid:{one}" for one in answer["idlist"]]
        return tuple(dict.fromkeys(found))

    def cited(self, references: Sequence[Reference]) -> dict[str, str] | Unavailable:
        """Return the PMIDs (CURIEs) that the citation matcher knows for these references, by the reference's id.

        "" where it knows none, or several; a reference of which too little is printed is not asked about, and not in the answer.
        """
        lines = {reference.id: line for reference in references if (line := _citation(reference))}
        found: dict[str, str] = {}
        for part in batches(tuple(lines.values()), _MOST_CITED, _LONGEST):
            params = {"db": "pubmed", "retmode": "xml", "bdata": "\r".join(part)}
            reply = self._ask("ecitmatch.cgi", params, _check_cited, counted(part, "citation"))
            if isinstance(reply, Failure):
                return next(unavailable(SOURCE, ["search"], reply))
            for line in reply.body.decode("utf-8").splitlines():
                cells = line.rstrip("|").split("|")
                if len(cells) >= 6 and cells[5] in lines:  # what it says nothing of, it was not asked about
                    pmid = cells[6].strip() if len(cells) > 6 else ""
                    found[cells[5]] = f"pmid:{pmid}" if pmid.isdecimal() else ""
        return found

    def convert(self, pmcids: Sequence[str]) -> Iterator[Told | Unavailable]:
        """Return, for each PMCID (CURIE), a record with the other identifiers of the work."""
        for part in batches(pmcids, _MOST):
            ids = ",".join(one.removeprefix("pmcid:") for one in part)
            params = {"ids": ids, "format": "json", "versions": "no", **self._who()}
            question = Question("pmc", f"{self.converter}/", params, _check_converted, what=counted(part, "PMCID"))
            reply = self.session.ask(question)
            if isinstance(reply, Failure):
                yield from unavailable("pmc", part, reply)
                continue
            rows = {f"pmcid:{row.get('pmcid', row.get('requested-id'))}": row for row in loaded(reply)["records"]}
            for one in part:
                row = rows.get(one)
                if row is None:
                    yield unreadable("pmc", one)
                    continue
                answer = _converted(one, row) if row.get("status") != "error" else NotFound(asked=one, source="pmc")
                yield Told(answer, f"https://pmc.ncbi.nlm.nih.gov/articles/{one[6:]}/", digest(row), reply.retrieved)

    def _ask(self, tool: str, params: dict[str, str], check: Any, what: str) -> Reply | Failure:
        return self.session.ask(
            Question(SOURCE, f"{self.base}/{tool}", {**params, **self._who()}, check, post=True, what=what)
        )

    def _who(self) -> dict[str, str]:
        who = {"tool": "curate", "email": self.session.mailto or "", "api_key": self.key}
        return {name: value for name, value in who.items() if value}


def _check_medline(body: bytes) -> None:
    text = body.decode("utf-8")
    if "PMID- " not in text:
        if "Error occurred: The following PMID" in text and "<" not in text:
            return  # none of them exists: an answer
        raise ValueError("no record")
    last = re.split(r"\n\s*\n(?=PMID- )", text.strip())[-1]
    if not text.endswith("\n") or ("\nSO  - " not in last and "\nBTI - " not in last):
        raise ValueError("cut short")
    list(records(text))


def _check_summaries(body: bytes, wanted: Collection[str]) -> None:
    if not set(wanted) <= set(_summaries(json.loads(body))):
        raise ValueError("summaries are missing")


def _summaries(answer: Any) -> dict[str, Any]:
    """Return the summaries by PMID; where no number is one at all, the answer is only a list of complaints."""
    if "result" in answer:
        return dict(answer["result"])
    invalid = [re.fullmatch(r"Invalid uid (\d+) at position ?= ?\d+", str(line)) for line in answer["esummaryresult"]]
    return {one.group(1): {"error": summaries.NO_RECORD} for one in invalid if one}


def _check_search(body: bytes) -> None:
    answer = json.loads(body)["esearchresult"]
    if "ERROR" in answer or not isinstance(answer["idlist"], list) or int(answer["count"]) < len(answer["idlist"]):
        raise ValueError("an error")


def _check_cited(body: bytes) -> None:
    text = body.decode("utf-8")
    if any(line.count("|") < 6 for line in text.splitlines() if line.strip()) or "<" in text[:20]:
        raise ValueError("no table")


def _check_converted(body: bytes) -> None:
    [row.get("pmcid") for row in json.loads(body)["records"]]


def _citation(reference: Reference) -> str:
    """Return a reference as the citation matcher wants it, "" where too little is known to tell works apart."""
    item = reference.item
    first = pages(item.page)
    cells = (item.container_title_short or item.container_title, item.year, item.volume, first[0] if first else None)
    if not item.container_title or sum(one is not None for one in cells) < 4:
        return ""
    author = item.author[0] if item.author else None
    name = f"{author.surname} {re.sub(r'[^A-Z]', '', author.given or '')}".strip() if author else ""
    return "|".join([*(re.sub(r"[|\r\n]", " ", str(cell)) for cell in cells), name, reference.id, ""])


def _converted(one: str, row: Mapping[str, Any]) -> Record:
    doi, pmid = row.get("doi"), row.get("pmid")
    ids = [f"doi:{str(doi).lower()}"] if doi else []
    return Record(id=one, source="pmc", item=Item(), identifiers=(*ids, *([f"pmid:{pmid}"] if pmid else [])))
