"""Records of PubMed in MEDLINE format.

Fields: https://www.nlm.nih.gov/bsd/mms/medlineelements.html.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from Bio import Medline

from curate.comparing.texts import plain
from curate.record import AbstractPart, Heading, Kind, Notice, NoticeKind, Record, Related, Source
from curate.reference import Date, Item, Name

SOURCE: Source = "pubmed"
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


def records(text: str) -> Iterator[tuple[Record, str]]:
    """Return the records of a text in MEDLINE format, each with its own part of the text."""
    for raw in re.split(r"\n\s*\n(?=PMID- )", text.strip()):
        unwrapped = raw.replace("\n      ", " ")  # Biopython takes each line of a wrapped value for a value of its own
        fields = next(Medline.parse(io.StringIO(unwrapped + "\n")), None)  # type: ignore[no-untyped-call]  # Biopython has no types
        if fields and fields.get("PMID"):
            yield record(fields), raw


def record(fields: Mapping[str, Any]) -> Record:
    """Return one MEDLINE record, as ``Bio.Medline`` reads it."""
    dois = [one for text in (*_list(fields, "AID"), *_list(fields, "LID")) if (one := _doi(text))]
    title = plain(_one(fields, "TI") or _one(fields, "BTI") or "").strip()
    item = _item(fields, title, dois)
    years = [date.year for date in (item.issued, _compact(_one(fields, "DEP"))) if date and date.year]
    types = _list(fields, "PT")
    return Record(
        id=f"pmid:{item.pmid}",
        source=SOURCE,
        item=item,
        titles=tuple(plain(one) for one in (*_list(fields, "TT"), *([title] if _is_translated(title) else []))),
        journals=tuple(dict.fromkeys(filter(None, (item.container_title_short, _one(fields, "JT"))))),
        years=tuple(dict.fromkeys(years)),
        identifiers=tuple(dict.fromkeys([*dois, *([f"pmcid:{item.pmcid}"] if item.pmcid else [])])),
        types=tuple(types),
        headings=tuple(map(_heading, _list(fields, "MH"))),
        keywords=tuple(_list(fields, "OT")),
        grants=tuple(_list(fields, "GR")),
        abstract=tuple(_abstract(_one(fields, "AB") or "")),
        notices=tuple(_notices(fields, types)),
        notice_of=tuple(
            _notice(kind, text) for tag, kind in _OF.items() for text in _list(fields, tag) if _notice_type(types)
        ),
        related=tuple(_related(fields)),
    )


def _item(fields: Mapping[str, Any], title: str, dois: Sequence[str]) -> Item:
    return Item(
        type="book"
        if fields.get("BTI") and not fields.get("TI")
        else "chapter"
        if fields.get("BTI")
        else "article-journal",
        title=(title.strip("[]").rstrip(".").rstrip("]") if _is_translated(title) else title.rstrip(".")) or None,
        author=tuple(_authors(fields)),
        editor=tuple(Name(literal=one) if "," not in one else person(one) for one in _list(fields, "FED")),
        container_title=_one(fields, "JT") or (_one(fields, "BTI") if fields.get("TI") else None),
        container_title_short=_one(fields, "TA"),
        issued=day(_one(fields, "DP") or ""),
        volume=_one(fields, "VI"),
        issue=_one(fields, "IP"),
        page=_one(fields, "PG"),
        publisher=_one(fields, "PB"),
        doi=dois[0].removeprefix("doi:") if dois else None,
        pmid=str(_one(fields, "PMID")).split()[0],
        pmcid=_one(fields, "PMC") or None,
        language=next(iter(_list(fields, "LA")), None),
    )


def _is_translated(title: str) -> bool:
    """Return whether a title is one that PubMed translated: it stands in brackets."""
    return title.startswith("[")


def _notices(fields: Mapping[str, Any], types: Sequence[str]) -> list[Notice]:
    """Return the notices against the work, those that only its publication types tell of last."""
    told = [_notice(kind, text) for tag, kind in _ABOUT.items() for text in _list(fields, tag)]
    kinds = {notice.kind for notice in told}
    typed = [Notice(kind=kind, label=word) for word, kind in _TYPED.items() if word in types and kind not in kinds]
    return told + typed


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
        yield person(one)
    for one in _list(fields, "CN"):
        yield Name(literal=one)


def person(text: str) -> Name:
    """Return "Walker-Smith, J A", "Walker-Smith JA" or "Smith, John, Jr" as a name."""
    family, comma, given = text.partition(", ")
    if comma:
        given, _, suffix = given.partition(", ")
        return Name(family=family, given=given or None, suffix=suffix or None)
    family, _, initials = text.rpartition(" ")
    return Name(family=family, given=initials) if family and initials.isupper() else Name(family=text)


def day(text: str) -> Date | None:
    """Return the first date of a text ("2010 Feb 6"), None where there is none."""
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
    return Notice(kind=kind, date=day(text), identifier=identifier, citation=re.split(r" (?:doi|PMID): ", text)[0])


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
