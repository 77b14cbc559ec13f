"""NCBI E-utilities: PubMed records by PMID, PMIDs by DOI and by citation, identifiers of PubMed Central.

https://www.ncbi.nlm.nih.gov/books/NBK25499/ (efetch, esearch, ecitmatch), https://pmc.ncbi.nlm.nih.gov/tools/id-converter-api/,
fields of MEDLINE: https://www.nlm.nih.gov/bsd/mms/medlineelements.html. Many identifiers go in one POST. An error can come
with status 200; a text that was cut short lacks the source line (SO) of its last record.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from Bio import Medline

from curate.comparing.texts import plain
from curate.http import Failure, Question, Reply, Session
from curate.record import (
    AbstractPart,
    Heading,
    Kind,
    NotFound,
    Notice,
    NoticeKind,
    Record,
    Related,
    Source,
    Unavailable,
)
from curate.reference import Date, Item, Name, Reference
from curate.resolvers.answering import Told, batches, digest, loaded, unavailable, unreadable
from curate.similarity import pages

SOURCE: Source = "pubmed"
BASE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
CONVERTER = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles"
_MOST = 200
_PAGE = "https://pubmed.ncbi.nlm.nih.gov/"
MATCHER = f"{_PAGE}citmatch/"
"""Where a person asks the citation matcher."""
_MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_ABOUT: Mapping[str, NoticeKind] = {
    "RIN": "retraction", "PRIN": "partial-retraction", "RRI": "republication", "ECI": "concern", "EIN": "correction", "CRI": "correction",
}  # fmt: skip
_OF: Mapping[str, NoticeKind] = {
    "ROF": "retraction",
    "PROF": "partial-retraction",
    "ECF": "concern",
    "EFR": "correction",
}
_TYPED: Mapping[str, NoticeKind] = {"Retracted Publication": "retraction"}
_LABEL = re.compile(r"(?:^|(?<=[.?!)] ))([A-Z][A-Z/&, -]{2,60}):\s")
_DATE = re.compile(r"\b(1[89]\d\d|20\d\d)(?: ([A-Z][a-z]{2})(?: (\d{1,2}))?)?")


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
            reply = self._ask("efetch.fcgi", params, _check_medline, f"{len(ids)} PMIDs")
            if isinstance(reply, Failure):
                yield from unavailable(SOURCE, part, reply)
                continue
            found = {one.id: (one, raw) for one, raw in records(reply.body.decode("utf-8"))}
            for one in part:
                answer, raw = found.get(one, (NotFound(asked=one, source=SOURCE, reason="deleted, or never given"), ""))
                yield Told(answer, f"{_PAGE}{one.removeprefix('pmid:')}/", digest(raw), reply.retrieved)

    def pmids(self, dois: Sequence[str]) -> tuple[str, ...] | Unavailable:
        """Return the PMIDs (CURIEs) of the works with these DOIs, as far as PubMed has them, in no order."""
        found: list[str] = []
        for part in batches(dois, _MOST):
            term = " OR ".join(f'"{one.removeprefix("doi:")}"[doi]' for one in part)
            params = {"db": "pubmed", "term": term, "retmode": "json", "retmax": str(2 * len(part))}
            reply = self._ask("esearch.fcgi", params, _check_search, f"{len(part)} DOIs")
            if isinstance(reply, Failure):
                return next(unavailable(SOURCE, ["search"], reply))
            found += [f"pmid:{one}" for one in loaded(reply)["esearchresult"]["idlist"]]
        return tuple(found)

    def cited(self, references: Sequence[Reference]) -> dict[str, str] | Unavailable:
        """Return the PMIDs (CURIEs) that the citation matcher knows for these references, by the reference's id.

        "" where it knows none; a reference of which too little is printed is not asked about, and not in the answer.
        """
        lines = {reference.id: line for reference in references if (line := _citation(reference))}
        if not lines:
            return {}
        params = {"db": "pubmed", "retmode": "xml", "bdata": "\r".join(lines.values())}
        reply = self._ask("ecitmatch.cgi", params, _check_cited, f"{len(lines)} citations")
        if isinstance(reply, Failure):
            return next(unavailable(SOURCE, ["search"], reply))
        found = dict.fromkeys(lines, "")
        for line in reply.body.decode("utf-8").splitlines():
            cells = line.rstrip("|").split("|")
            if len(cells) >= 7 and cells[5] in lines and cells[6].strip().isdecimal():
                found[cells[5]] = f"pmid:{cells[6].strip()}"
        return found

    def convert(self, pmcids: Sequence[str]) -> Iterator[Told | Unavailable]:
        """Return, for each PMCID (CURIE), a record with the other identifiers of the work."""
        for part in batches(pmcids, _MOST):
            ids = ",".join(one.removeprefix("pmcid:") for one in part)
            params = {"ids": ids, "format": "json", "versions": "no", **self._who()}
            question = Question("pmc", f"{self.converter}/", params, _check_converted, what=f"{len(part)} PMCIDs")
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


def records(text: str) -> Iterator[tuple[Record, str]]:
    """Return the records of a text in MEDLINE format, each with its own part of the text."""
    for raw in re.split(r"\n\s*\n(?=PMID- )", text.strip()):
        unwrapped = raw.replace("\n      ", " ")  # Biopython takes each line of a wrapped value for a value of its own
        fields = next(Medline.parse(io.StringIO(unwrapped + "\n")), None)  # type: ignore[no-untyped-call]
        if fields and fields.get("PMID"):
            yield record(fields), raw


def record(fields: Mapping[str, Any]) -> Record:
    """Return one MEDLINE record, as ``Bio.Medline`` reads it."""
    pmid = f"pmid:{str(_one(fields, 'PMID')).split()[0]}"
    ids = [one for text in (*_list(fields, "AID"), *_list(fields, "LID")) if (one := _doi(text))]
    pmc = _one(fields, "PMC") or ""
    title = plain(_one(fields, "TI") or _one(fields, "BTI") or "").strip()
    translated = title.startswith("[")
    issued = _date(_one(fields, "DP") or "")
    years = [date.year for date in (issued, _compact(_one(fields, "DEP"))) if date and date.year]
    notices = [_notice(kind, text) for tag, kind in _ABOUT.items() for text in _list(fields, tag)]
    kinds = {notice.kind for notice in notices}
    types = _list(fields, "PT")
    notices += [Notice(kind=kind, label=word) for word, kind in _TYPED.items() if word in types and kind not in kinds]
    item = Item(
        type="book"
        if fields.get("BTI") and not fields.get("TI")
        else "chapter"
        if fields.get("BTI")
        else "article-journal",
        title=title.strip("[]").rstrip(".").rstrip("]") or None,
        author=tuple(_authors(fields)),
        editor=tuple(Name(literal=one) if "," not in one else _person(one) for one in _list(fields, "FED")),
        container_title=_one(fields, "JT") or (_one(fields, "BTI") if fields.get("TI") else None),
        container_title_short=_one(fields, "TA"),
        issued=issued,
        volume=_one(fields, "VI"),
        issue=_one(fields, "IP"),
        page=_one(fields, "PG"),
        publisher=_one(fields, "PB"),
        doi=ids[0].removeprefix("doi:") if ids else None,
        pmid=pmid.removeprefix("pmid:"),
        pmcid=pmc or None,
        language=next(iter(_list(fields, "LA")), None),
    )
    return Record(
        id=pmid,
        source=SOURCE,
        item=item,
        titles=tuple(plain(one) for one in (*_list(fields, "TT"), *([title] if translated else []))),
        journals=tuple(dict.fromkeys(filter(None, (_one(fields, "TA"), _one(fields, "JT"))))),
        years=tuple(dict.fromkeys(years)),
        identifiers=tuple(dict.fromkeys([*ids, *([f"pmcid:{pmc}"] if pmc else [])])),
        types=tuple(types),
        headings=tuple(map(_heading, _list(fields, "MH"))),
        keywords=tuple(_list(fields, "OT")),
        grants=tuple(_list(fields, "GR")),
        abstract=tuple(_abstract(_one(fields, "AB") or "")),
        notices=tuple(notices),
        notice_of=tuple(
            _notice(kind, text) for tag, kind in _OF.items() for text in _list(fields, tag) if _notice_type(types)
        ),
        related=tuple(_related(fields)),
    )


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


def _check_search(body: bytes) -> None:
    answer = json.loads(body)["esearchresult"]
    if "ERROR" in answer or not isinstance(answer["idlist"], list):
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


def _list(fields: Mapping[str, Any], tag: str) -> list[str]:
    value = fields.get(tag) or []
    return [" ".join(str(one).split()) for one in ([value] if isinstance(value, str) else value)]


def _one(fields: Mapping[str, Any], tag: str) -> str | None:
    return next(iter(_list(fields, tag)), None)


def _doi(text: str) -> str:
    match = re.match(r"(10\.\S+) \[doi\]", text)
    return f"doi:{match.group(1).lower()}" if match else ""


def _authors(fields: Mapping[str, Any]) -> Iterator[Name]:
    full, short = _list(fields, "FAU"), _list(fields, "AU")
    for one in full or short:
        yield _person(one)
    for one in _list(fields, "CN"):
        yield Name(literal=one)


def _person(text: str) -> Name:
    """Return "Walker-Smith, J A", "Walker-Smith JA" or "Smith, John, Jr" as a name."""
    family, comma, given = text.partition(", ")
    if comma:
        given, _, suffix = given.partition(", ")
        return Name(family=family, given=given or None, suffix=suffix or None)
    family, _, initials = text.rpartition(" ")
    return Name(family=family, given=initials) if family and initials.isupper() else Name(family=text)


def _date(text: str) -> Date | None:
    match = _DATE.search(text)
    if not match:
        return None
    month = _MONTHS.get((match.group(2) or "").lower())
    day = int(match.group(3)) if month and match.group(3) else None
    return Date(date_parts=(tuple(part for part in (int(match.group(1)), month, day) if part),))


def _compact(text: Any) -> Date | None:
    """Return the day of "20210309"."""
    digits = str(text or "")
    return (
        Date(date_parts=((int(digits[:4]), int(digits[4:6]), int(digits[6:8])),))
        if re.fullmatch(r"\d{8}", digits)
        else None
    )


def _notice(kind: NoticeKind, text: str) -> Notice:
    """Return "Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/… PMID: 20137807" as a notice."""
    pmid = re.search(r"PMID: (\d+)", text)
    doi = re.search(r"doi: (10\.\S+?)\.?(?: |$)", text)
    identifier = f"pmid:{pmid.group(1)}" if pmid else f"doi:{doi.group(1).lower()}" if doi else ""
    return Notice(kind=kind, date=_date(text), identifier=identifier, citation=re.split(r" (?:doi|PMID): ", text)[0])


def _notice_type(types: Sequence[str]) -> bool:
    """Return whether a record is a notice: the tags that lead from a notice also stand on republished articles."""
    return any(
        one in ("Retraction of Publication", "Retraction Notice", "Published Erratum", "Expression of Concern")
        for one in types
    )


def _related(fields: Mapping[str, Any]) -> Iterator[Related]:
    """Return the other versions of a work; the update of a preprint is the article that it became."""
    updated: Kind = "article" if "Preprint" in _list(fields, "PT") else "version"
    kinds: tuple[tuple[str, Kind], ...] = (
        ("UIN", updated),
        ("RPI", "republished-as"),
        ("RPF", "republished-from"),
        ("CRF", "republished-from"),
    )
    for tag, kind in kinds:
        for text in _list(fields, tag):
            if pmid := re.search(r"PMID: (\d+)", text):
                yield Related(kind=kind, identifier=f"pmid:{pmid.group(1)}")


def _heading(text: str) -> Heading:
    name, *qualifiers = text.split("/")
    return Heading(name=name.lstrip("*"), qualifiers=tuple(one.lstrip("*") for one in qualifiers), major="*" in text)


def _abstract(text: str) -> Iterator[AbstractPart]:
    if not text:
        return
    parts = _LABEL.split(text)
    if parts[0].strip():
        yield AbstractPart(text=parts[0].strip())
    for label, body in zip(parts[1::2], parts[2::2], strict=False):
        if body.strip():
            yield AbstractPart(label=label.strip(), text=body.strip())
