"""OpenAlex: works by DOI, as a second opinion on what others leave open (abstract, retraction).

https://developers.openalex.org/api-reference/authentication: since February 2026 an API key (free) is asked for in the place of a
mail address; without one a small number of requests a day is answered. Up to 100 DOIs go in one request (``filter=doi:a|b``).
The key goes in a header, so that it stands in no address.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from curate.comparing.texts import plain
from curate.http import Question, Session
from curate.licensing import licence
from curate.record import AbstractPart, Notice, Record, Source, Unavailable
from curate.reference import Date, Item, ItemType, Name
from curate.resolvers.answering import Batch, Told, asked_together, counted

SOURCE: Source = "openalex"
BASE = "https://api.openalex.org"
_MOST = 50
_SELECT = "id,doi,ids,display_name,publication_year,type,is_retracted,abstract_inverted_index,authorships,primary_location,biblio"
_TYPES: Mapping[str, ItemType] = {
    "article": "article-journal", "review": "article-journal", "letter": "article-journal", "editorial": "article-journal",
    "preprint": "article", "book": "book", "book-chapter": "chapter", "dissertation": "thesis", "dataset": "dataset", "report": "report",
}  # fmt: skip
_AUTHORS = 100  # that a list shows at most


class OpenAlex(NamedTuple):
    """Asks OpenAlex at ``base``; ``key`` is an API key."""

    session: Session
    base: str = BASE
    key: str = ""

    def resolve(self, asked: Sequence[str], /) -> Iterator[Told | Unavailable]:
        """Return what OpenAlex says about each DOI (CURIE) that has no comma and no stroke."""
        how = Batch(
            SOURCE, _MOST, self._question, _by_doi, lambda _, row: record(row), lambda one: f"{BASE}/works/{one}"
        )
        return asked_together(self.session, asked, how)

    def _question(self, part: Sequence[str]) -> Question:
        dois = [one.removeprefix("doi:").lower() for one in part]
        params = {"filter": f"doi:{'|'.join(dois)}", "per-page": str(2 * _MOST), "select": _SELECT}
        return Question(
            SOURCE,
            f"{self.base}/works",
            params,
            partial(_check, wanted=dois),
            what=f"{counted(part, 'DOI')} without abstract",
            headers={"Authorization": f"Bearer {self.key}"} if self.key else {},
        )


def record(row: Mapping[str, Any]) -> Record:
    """Return a work of OpenAlex as a record."""
    doi = _doi(row)
    year = row.get("publication_year")
    place = (row.get("primary_location") or {}).get("source") or {}
    biblio = row.get("biblio") or {}
    pages = [str(one) for one in (biblio.get("first_page"), biblio.get("last_page")) if one]
    pmid = str((row.get("ids") or {}).get("pmid") or "").rpartition("/")[2]
    people = row.get("authorships") or ()
    item = Item(
        type=_TYPES.get(str(row.get("type")), "document"),
        title=plain(str(row.get("display_name") or "")) or None,
        author=tuple(Name(literal=str(one["author"]["display_name"])) for one in people),
        container_title=place.get("display_name") if place.get("type") != "repository" else None,
        issued=Date(date_parts=((int(year),),)) if year else None,
        volume=biblio.get("volume"),
        issue=biblio.get("issue"),
        page="-".join(dict.fromkeys(pages)) or None,
        doi=doi,
        pmid=pmid or None,
    )
    abstract = _abstract(row.get("abstract_inverted_index") or {})
    return Record(
        id=f"doi:{doi}",
        source=SOURCE,
        item=item,
        years=(int(year),) if year else (),
        identifiers=(f"pmid:{pmid}",) if pmid else (),
        types=(str(row["type"]),) if row.get("type") else (),
        abstract=(AbstractPart(text=abstract),) if abstract else (),
        licence=licence(str((row.get("primary_location") or {}).get("license") or "")),
        notices=(Notice(kind="retraction", label="is_retracted"),) if row.get("is_retracted") is True else (),
        authors_complete=len(people) < _AUTHORS,
    )


def _by_doi(answer: Any, part: Sequence[str]) -> dict[str, Any]:
    found = {_doi(row): row for row in answer["results"]}
    return {one: found.get(one[4:].lower()) for one in part}


def _doi(row: Mapping[str, Any]) -> str:
    return str(row.get("doi") or "").lower().removeprefix("https://doi.org/")


def _abstract(places: Mapping[str, Sequence[int]]) -> str:
    """Return the text of an abstract, which is told as the places of its words."""
    words = sorted((place, word) for word, several in places.items() for place in several)
    return " ".join(word for _, word in words)


def _check(body: bytes, wanted: Collection[str]) -> None:
    answer = json.loads(body)
    rows = answer["results"]
    if int(answer["meta"]["count"]) > len(rows):
        raise ValueError("works are missing from the list")
    if rows and not {_doi(row) for row in rows} & set(wanted):
        raise ValueError("works that were not asked for")
