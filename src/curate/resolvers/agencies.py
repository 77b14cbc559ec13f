"""doi.org and DataCite: DOIs that Crossref does not have.

https://www.doi.org/doi-handbook (which registration agency: ``/doiRA/``), https://www.handle.net/proxy_servlet.html
(whether a handle exists: ``/api/handles/``, for DOIs that a list parted by commas cannot hold), https://support.datacite.org/docs/api-get-doi.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from curate.comparing.texts import plain
from curate.http import Failure, Question, Session
from curate.licensing import licence
from curate.record import AbstractPart, NotFound, Record, Related, Unavailable
from curate.reference import Date, Item, ItemType, Name
from curate.resolvers.answering import Told, batches, counted, digest, loaded, unavailable, unreadable

DOI_ORG = "https://doi.org"
DATACITE = "https://api.datacite.org"
_MOST = 20
_NONE = frozenset({"DOI does not exist", "Invalid DOI"})
"""What doi.org says of a DOI that is none."""
_TYPES: Mapping[str, ItemType] = {
    "Dataset": "dataset", "Software": "software", "Preprint": "article", "JournalArticle": "article-journal", "Book": "book",
    "BookChapter": "chapter", "Dissertation": "thesis", "Report": "report", "ConferencePaper": "paper-conference", "Text": "document",
}  # fmt: skip


class Agencies(NamedTuple):
    """Asks doi.org and DataCite."""

    session: Session
    doi_org: str = DOI_ORG
    datacite: str = DATACITE

    def resolve(self, dois: Sequence[str]) -> Iterator[Told | Unavailable]:
        """Return what is known of DOIs (CURIEs) outside Crossref: a record of DataCite, an agency, or that there is none."""
        there: list[str] = []
        for one in (one for one in dois if "," in one):
            yield self._handle(one)
        for part in batches([one for one in dois if "," not in one], _MOST):
            names = ",".join(quote(one.removeprefix("doi:"), safe="/") for one in part)
            question = Question(
                "doi.org", f"{self.doi_org}/doiRA/{names}", {}, _check_agencies, what=counted(part, "DOI")
            )
            reply = self.session.ask(question)
            if isinstance(reply, Failure):
                yield from unavailable("doi.org", part, reply)
                continue
            rows = {str(row["DOI"]).lower(): row for row in loaded(reply)}
            for one in part:
                row = rows.get(one.removeprefix("doi:").lower(), {})
                if row.get("RA") == "DataCite":
                    there.append(one)
                    continue
                if not row.get("RA") and row.get("status") not in _NONE:
                    yield unreadable("doi.org", one)
                    continue
                reason = "" if row.get("RA") else str(row["status"])
                answer = NotFound(asked=one, source="doi.org", agency=str(row.get("RA") or ""), reason=reason)
                yield Told(answer, f"{DOI_ORG}/{one.removeprefix('doi:')}", digest(row), reply.retrieved)
        yield from self._datacite(there)

    def _handle(self, one: str) -> Told | Unavailable:
        """Return whether a DOI exists at all; doi.org does not say here with which agency."""
        doi = one.removeprefix("doi:")
        address = f"{self.doi_org}/api/handles/{quote(doi, safe='/')}"
        question = Question("doi.org", address, {}, _check_handle, what=f"the DOI {doi}", absent=_check_no_handle)
        reply = self.session.ask(question)
        if isinstance(reply, Failure):
            return next(unavailable("doi.org", [one], reply))
        if reply.status == 200:
            answer = NotFound(asked=one, source="doi.org", agency="an agency other than Crossref")
        else:
            answer = NotFound(asked=one, source="doi.org", reason="DOI does not exist")
        return Told(answer, f"{DOI_ORG}/{quote(doi, safe='/')}", digest(loaded(reply)), reply.retrieved)

    def _datacite(self, dois: Sequence[str]) -> Iterator[Told | Unavailable]:
        for part in batches(dois, _MOST):
            params = {"ids": ",".join(one.removeprefix("doi:") for one in part), "page[size]": str(len(part))}
            reply = self.session.ask(
                Question("datacite", f"{self.datacite}/dois", params, _check_data, what=counted(part, "DOI"))
            )
            if isinstance(reply, Failure):
                yield from unavailable("datacite", part, reply)
                continue
            rows = {str(row["id"]).lower(): row for row in loaded(reply)["data"]}
            for one in part:
                row = rows.get(one.removeprefix("doi:").lower())
                answer = _read(one, row)
                page = f"{DATACITE}/dois/{one.removeprefix('doi:')}"
                yield (
                    answer
                    if isinstance(answer, Unavailable)
                    else Told(answer, page, digest(row or ""), reply.retrieved)
                )


def record(found: Mapping[str, Any]) -> Record:
    """Return the attributes of a DOI of DataCite as a record."""
    doi = str(found["doi"]).lower()
    titles = [plain(str(one.get("title") or "")) for one in found.get("titles") or ()]
    year = found.get("publicationYear")
    container = found.get("container") or {}
    kind = str((found.get("types") or {}).get("resourceTypeGeneral") or "")
    item = Item(
        type=_TYPES.get(kind, "document"),
        title=titles[0] if titles else None,
        author=tuple(map(_name, found.get("creators") or ())),
        container_title=container.get("title"),
        publisher=_publisher(found.get("publisher")),
        issued=Date(date_parts=((int(year),),)) if year else None,
        volume=container.get("volume"),
        issue=container.get("issue"),
        page=container.get("firstPage"),
        version=found.get("version"),
        doi=doi,
    )
    related = [
        Related(kind="article", identifier=f"doi:{str(one['relatedIdentifier']).lower()}")
        for one in found.get("relatedIdentifiers") or ()
        if one.get("relationType") == "IsPreviousVersionOf" and one.get("relatedIdentifierType") == "DOI"
    ]
    abstract = [
        plain(str(one.get("description") or ""))
        for one in found.get("descriptions") or ()
        if one.get("descriptionType") == "Abstract"
    ]
    return Record(
        id=f"doi:{doi}",
        source="datacite",
        item=item,
        titles=tuple(titles[1:]),
        years=(int(year),) if year else (),
        types=(kind,) if kind else (),
        abstract=tuple(AbstractPart(text=text) for text in abstract[:1] if text),
        related=tuple(related),
        licence=next(filter(None, (licence(one) for one in _rights(found))), ""),
    )


def _rights(found: Mapping[str, Any]) -> Iterator[str]:
    """Return what a work of DataCite says of its licence: addresses and names."""
    for one in found.get("rightsList") or ():
        yield from (str(one.get(key) or "") for key in ("rightsIdentifier", "rightsUri", "rights"))


def _read(one: str, row: Mapping[str, Any] | None) -> Record | NotFound | Unavailable:
    if row is None:
        return NotFound(asked=one, source="datacite", agency="DataCite")
    try:
        return record(row["attributes"])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return unreadable("datacite", one)


def _check_agencies(body: bytes) -> None:
    rows = json.loads(body)
    if not isinstance(rows, list) or not rows or not all(isinstance(row["DOI"], str) for row in rows):
        raise ValueError("no list of agencies")


def _check_handle(body: bytes) -> None:
    if json.loads(body)["responseCode"] not in (1, 200):  # 200: it exists and has no values
        raise ValueError("no handle")


def _check_no_handle(body: bytes) -> None:
    if json.loads(body)["responseCode"] != 100:
        raise ValueError("not the word of doi.org that there is none")


def _check_data(body: bytes) -> None:
    [(row["id"], row["attributes"]["doi"]) for row in json.loads(body)["data"]]


def _name(one: Mapping[str, Any]) -> Name:
    if one.get("familyName"):
        return Name(family=str(one["familyName"]), given=one.get("givenName"))
    text = str(one.get("name") or "")
    family, comma, given = text.partition(", ")
    return Name(family=family, given=given) if comma and one.get("nameType") != "Organizational" else Name(literal=text)


def _publisher(value: Any) -> str | None:
    return value.get("name") if isinstance(value, dict) else value
