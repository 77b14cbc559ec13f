"""Europe PMC: works by DOI, as a second opinion on what others leave open (abstract, notices, preprints).

https://europepmc.org/RestfulWebService: ``search`` with ``resultType=core``; several DOIs go in one query. Ten requests a second are
accepted.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from curate.comparing.texts import plain
from curate.http import Question, Session
from curate.licensing import licence
from curate.record import (
    AbstractPart,
    Heading,
    Kind,
    Notice,
    NoticeKind,
    Record,
    Related,
    Source,
    Unavailable,
)
from curate.reference import Date, Item, Name
from curate.resolvers.answering import Batch, Told, asked_together, counted

SOURCE: Source = "europepmc"
BASE = "https://www.ebi.ac.uk/europepmc/webservices/rest"
_MOST = 40
_PAGE = "https://europepmc.org"
_ABOUT: Mapping[str, NoticeKind] = {
    "retraction in": "retraction", "partial retraction in": "partial-retraction", "expression of concern in": "concern",
    "erratum in": "correction", "corrected and republished in": "correction", "retracted and republished in": "republication",
}  # fmt: skip
_RELATED: Mapping[str, Kind] = {"preprint in": "preprint", "preprint of": "article", "update in": "version"}
_HEADED = re.compile(r"<h4>(.*?)</h4>", re.IGNORECASE)


class EuropePmc(NamedTuple):
    """Asks Europe PMC at ``base``."""

    session: Session
    base: str = BASE

    def resolve(self, asked: Sequence[str], /) -> Iterator[Told | Unavailable]:
        """Return what Europe PMC says about each DOI (CURIE)."""
        how = Batch(
            SOURCE,
            _MOST,
            self._question,
            _by_doi,
            lambda _, row: record(row),
            lambda one: f"{_PAGE}/search?query=DOI:{quote(one[4:], safe='/')}",
            longest=3000,
        )
        return asked_together(self.session, asked, how)

    def _question(self, part: Sequence[str]) -> Question:
        dois = [one.removeprefix("doi:") for one in part]
        query = " OR ".join(f'DOI:"{doi}"' for doi in dois)
        params = {"query": query, "resultType": "core", "format": "json", "pageSize": "1000"}
        check = partial(_check, wanted={doi.lower() for doi in dois})
        return Question(SOURCE, f"{self.base}/search", params, check, what=f"{counted(part, 'DOI')} without abstract")


def record(row: Mapping[str, Any]) -> Record:
    """Return a result of Europe PMC as a record."""
    doi = str(row["doi"]).lower()
    place = row.get("journalInfo") or {}
    journal = place.get("journal") or {}
    year = str(row.get("pubYear") or place.get("yearOfPublication") or "")
    types = [str(one) for one in (row.get("pubTypeList") or {}).get("pubType") or ()]
    preprint = row.get("source") == "PPR" or "Preprint" in types
    pmid, pmcid = row.get("pmid"), row.get("pmcid")
    item = Item(
        type="article" if preprint else "article-journal",
        title=plain(str(row.get("title") or "")).rstrip(".") or None,
        author=tuple(filter(None, map(_name, (row.get("authorList") or {}).get("author") or ()))),
        container_title=journal.get("title"),
        container_title_short=journal.get("isoabbreviation") or journal.get("medlineAbbreviation"),
        issued=Date(date_parts=((int(year),),)) if year.isdecimal() else None,
        volume=place.get("volume"),
        issue=place.get("issue"),
        page=row.get("pageInfo"),
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
    )
    first = str(row.get("firstPublicationDate") or "")[:4]
    changes = (row.get("commentCorrectionList") or {}).get("commentCorrection") or ()
    return Record(
        id=f"doi:{doi}",
        source=SOURCE,
        item=item,
        journals=tuple(filter(None, (item.container_title_short, item.container_title))),
        years=tuple(dict.fromkeys(int(one) for one in (year, first) if one.isdecimal())),
        identifiers=tuple(([f"pmid:{pmid}"] if pmid else []) + ([f"pmcid:{pmcid}"] if pmcid else [])),
        types=tuple(types),
        headings=tuple(_headings(row.get("meshHeadingList") or {})),
        keywords=tuple(map(str, (row.get("keywordList") or {}).get("keyword") or ())),
        abstract=tuple(_abstract(str(row.get("abstractText") or ""))),
        notices=tuple(_notices(changes, types)),
        related=tuple(_related(changes)),
        licence=licence(str(row.get("license") or "")),
        authors_complete=bool((row.get("authorList") or {}).get("author")),
    )


def _by_doi(answer: Any, part: Sequence[str]) -> dict[str, Any]:
    found = {str(row.get("doi") or "").lower(): row for row in reversed(_rows(answer))}
    return {one: found.get(one[4:].lower()) for one in part}


def _check(body: bytes, wanted: Collection[str]) -> None:
    answer = json.loads(body)
    rows = _rows(answer)
    if int(answer["hitCount"]) > len(rows):
        raise ValueError("results are missing")
    if rows and not {str(row.get("doi") or "").lower() for row in rows} & set(wanted):
        raise ValueError("works that were not asked for")


def _rows(answer: Any) -> list[dict[str, Any]]:
    rows = answer["resultList"]["result"]
    if not isinstance(rows, list) or not all(isinstance(row["id"], str) for row in rows):
        raise ValueError("no list of results")
    return rows


def _name(row: Mapping[str, Any]) -> Name | None:
    if row.get("lastName"):
        return Name(family=str(row["lastName"]), given=row.get("firstName") or row.get("initials"))
    literal = row.get("collectiveName") or row.get("fullName")
    return Name(literal=str(literal)) if literal else None


def _headings(found: Mapping[str, Any]) -> Iterator[Heading]:
    for one in found.get("meshHeading") or ():
        qualifiers = (one.get("meshQualifierList") or {}).get("meshQualifier") or ()
        major = "Y" in {one.get("majorTopic_YN"), *(each.get("majorTopic_YN") for each in qualifiers)}
        yield Heading(
            name=str(one["descriptorName"]),
            qualifiers=tuple(str(each["qualifierName"]) for each in qualifiers if each.get("qualifierName")),
            major=major,
        )


def _abstract(text: str) -> Iterator[AbstractPart]:
    """Return the parts of an abstract, whose labels stand in ``<h4>``."""
    lead, *rest = _HEADED.split(text)
    if plain(lead):
        yield AbstractPart(text=plain(lead))
    for label, body in zip(rest[::2], rest[1::2], strict=True):
        if plain(body):
            yield AbstractPart(label=plain(label).upper(), text=plain(body))


def _notices(changes: Sequence[Mapping[str, Any]], types: Sequence[str]) -> Iterator[Notice]:
    kinds = set()
    for one in changes:
        if kind := _ABOUT.get(str(one.get("type") or "").lower()):
            kinds.add(kind)
            identifier = f"pmid:{one['id']}" if one.get("source") == "MED" and one.get("id") else ""
            yield Notice(kind=kind, identifier=identifier, citation=str(one.get("reference") or ""))
    if "retraction" not in kinds and any(one.lower() == "retracted publication" for one in types):
        yield Notice(kind="retraction", label="Retracted Publication")


def _related(changes: Sequence[Mapping[str, Any]]) -> Iterator[Related]:
    for one in changes:
        kind = _RELATED.get(str(one.get("type") or "").lower())
        if kind and one.get("source") == "MED" and one.get("id"):
            yield Related(kind=kind, identifier=f"pmid:{one['id']}")
