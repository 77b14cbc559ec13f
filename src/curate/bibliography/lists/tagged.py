"""Read RIS, and the MEDLINE format that PubMed exports as .nbib: lines of a tag, a dash and a value.

RIS: https://en.wikipedia.org/wiki/RIS_(file_format); MEDLINE: https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from curate.bibliography.lists import fields
from curate.bibliography.lists.listed import Listed
from curate.bibliography.printing import vancouver
from curate.reference import Date, Item, ItemType, Name

_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_NBIB_LINE = re.compile(r"([A-Z]{2,4}) {0,2}- (.*)$")
_RIS_TYPES: dict[str, ItemType] = {
    "ABST": "article-journal",
    "JOUR": "article-journal",
    "JFULL": "article-journal",
    "EJOUR": "article-journal",
    "INPR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "GOVDOC": "report",
    "ELEC": "webpage",
    "WEB": "webpage",
    "ICOMM": "webpage",
    "BLOG": "post",
    "DATA": "dataset",
    "COMP": "software",
    "PAT": "patent",
    "STAND": "standard",
    "STAT": "legislation",
    "BILL": "bill",
    "ENCYC": "entry-encyclopedia",
    "UNPB": "manuscript",
    "MANSCPT": "manuscript",
    "UNPD": "manuscript",
    "SLIDE": "speech",
}
_IDENTIFIER = re.compile(r"(.*\S)\s*\[(doi|pii)\]", re.IGNORECASE)
_ORGANISATION = ("CN", "CORP")


@dataclass(slots=True)
class _Record:
    line: int
    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *tags: str) -> str | None:
        """Return the first value of the first of the tags that has one, or None."""
        return next(
            (" ".join(value.split()) for tag in tags for value in self.values.get(tag, ()) if value.strip()), None
        )

    def all(self, *tags: str) -> list[str]:
        """Return every value of the tags."""
        return [" ".join(value.split()) for tag in tags for value in self.values.get(tag, ()) if value.strip()]


def read_ris(text: str, file: str = "") -> tuple[Listed, ...]:
    """Return the entries of a RIS file; a record begins with TY and ends with ER."""
    return tuple(
        Listed(string=vancouver(item), key=record.first("ID", "LB"), item=item, line=record.line, file=file)
        for record in _records(text, _RIS_LINE, "TY")
        if vancouver(item := _ris(record))
    )


def read_nbib(text: str, file: str = "") -> tuple[Listed, ...]:
    """Return the entries of a MEDLINE (.nbib) file; a record begins with PMID. The key is the PMID."""
    return tuple(
        Listed(string=vancouver(item), key=record.first("PMID"), item=item, line=record.line, file=file)
        for record in _records(text, _NBIB_LINE, "PMID")
        if vancouver(item := _nbib(record))
    )


def _records(text: str, shape: re.Pattern[str], opening: str) -> Iterator[_Record]:
    record: _Record | None = None
    values: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        found = shape.match(line.strip("\ufeff"))
        if found and found[1] == opening:
            if record:
                yield record
            record = _Record(number)
        if found and found[1] == "ER":
            if record:
                yield record
            record = None
        elif found and record:
            values = record.values.setdefault(found[1], [])
            values.append((found[2] or "").strip())
        elif record and values and line.strip():
            values[-1] += " " + line.strip()
    if record:
        yield record


def _ris(record: _Record) -> Item:
    kind = _RIS_TYPES.get((record.first("TY") or "").upper(), "document")
    within = kind in ("chapter", "paper-conference", "entry-encyclopedia")
    date = record.first("PY", "Y1", "DA")
    links = record.all("UR", "L2", "LK")
    notes = record.all("N1", "M1")
    container = record.first("T2", "BT", "JF", "JO", "JA", "J2", "J1")
    return Item(
        type="article" if kind == "manuscript" and fields.is_preprint(container) else kind,
        title=record.first("TI", "T1", "CT") or (record.first("BT") if not within else None),
        author=tuple(_person(name) for name in record.all("AU", "A1")),
        editor=tuple(_person(name) for name in record.all(*("ED", "A2") if within else ("ED",))),
        translator=tuple(_person(name) for name in record.all("A4")),
        container_title=container if kind != "book" else None,
        container_title_short=record.first("J2", "JA", "JO") if kind == "article-journal" else None,
        collection_title=record.first("T3") or (container if kind == "book" else None),
        publisher=record.first("PB"),
        publisher_place=record.first("CY", "PP"),
        edition=record.first("ET"),
        issued=_issued(date, record.first("DA")),
        accessed=fields.dated(record.first("Y2")) if record.first("Y2") else None,
        volume=record.first("VL"),
        issue=record.first("IS"),
        page=fields.pages(record.first("SP"), record.first("EP")) or record.first("C7"),
        doi=fields.named_doi(record.first("DO"))
        or next(filter(None, map(fields.doi, [*links, *notes, *record.all("M3")])), None),
        pmid=fields.pmid(record.first("AN")) if "pubmed" in (record.first("DB") or "").casefold() else None,
        pmcid=fields.pmcid(record.first("C2")) if (record.first("C2") or "").startswith("PMC") else None,
        url=next((link for link in links if not fields.doi(link)), None),
        isbn=record.first("SN") if kind in ("book", "chapter") else None,
        issn=record.first("SN") if kind == "article-journal" else None,
        language=record.first("LA"),
        abstract=record.first("AB", "N2"),
        keyword="; ".join(record.all("KW")) or None,
        note=fields.note(notes),
        custom=fields.custom(suffix=fields.year_suffix(date)),
    )


def _issued(year: str | None, day: str | None) -> Date | None:
    """Return the date in PY, or the one in DA where that is of the same year and tells the month."""
    issued = fields.dated(year.strip("/")) if year else None
    finer = fields.dated(day.strip("/")) if day else None
    return finer if finer and issued and finer.year and finer.year == issued.year else issued


def _nbib(record: _Record) -> Item:
    identifiers = {
        found[2].casefold(): found[1] for value in record.all("AID", "LID") if (found := _IDENTIFIER.fullmatch(value))
    }
    types = " ".join(record.all("PT")).casefold()
    preprint = "preprint" in types
    book = record.first("BTI")
    location = record.first("LID")
    page = fields.page(record.first("PG"))
    if not page and location and "[" in location and "doi" not in location and "pii" in location:
        page = location.split("[")[0].strip()
    names = record.all("FAU") or record.all("AU")
    return Item(
        type="article"
        if preprint
        else "chapter"
        if book and record.first("TI")
        else "book"
        if book
        else "article-journal",
        title=(record.first("TI") or book or "").strip("[]").rstrip(".") or None,
        original_title=record.first("TT"),
        author=(*map(_person, names), *(Name(literal=group) for group in record.all(*_ORGANISATION))),
        editor=tuple(_person(name) for name in record.all("FED") or record.all("ED")),
        container_title=record.first("JT", "TA") or (book if record.first("TI") else None),
        container_title_short=record.first("TA"),
        publisher=record.first("PB"),
        publisher_place=record.first("PL") if book else None,
        issued=fields.dated(record.first("DP")) if record.first("DP") else None,
        volume=record.first("VI"),
        issue=record.first("IP"),
        page=page,
        doi=fields.named_doi(identifiers.get("doi")) or fields.doi(record.first("DOI")),
        pmid=fields.pmid(record.first("PMID")),
        pmcid=fields.pmcid(record.first("PMC")),
        isbn=record.first("ISBN"),
        issn=(record.first("IS") or "").split(" ")[0] or None,
        language=record.first("LA"),
        abstract=record.first("AB"),
        keyword="; ".join(record.all("OT")) or None,
    )


def _person(text: str) -> Name:
    """Return "Family, Given, Suffix" or "Family GN"; a name without either is a group."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1:
        return fields.person(parts[0], parts[1], parts[2] if len(parts) > 2 else None)
    words = text.split()
    if len(words) > 1 and words[-1].isupper() and len(words[-1]) <= 4:
        return fields.person(" ".join(words[:-1]), words[-1])
    return Name(literal=text) if len(words) > 1 else Name(family=text)
