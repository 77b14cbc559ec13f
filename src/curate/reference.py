"""One entry of the reference list: the string as printed plus a CSL-JSON item.

CSL-JSON: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

import hashlib
import json
import unicodedata
from typing import Any, Literal

from pydantic import Field

from curate.correction import Correction
from curate.location import Location
from curate.review import Review
from curate.value import Value

ItemType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "chapter",
    "dataset",
    "document",
    "entry-encyclopedia",
    "legislation",
    "manuscript",
    "paper-conference",
    "patent",
    "post",
    "regulation",
    "report",
    "review",
    "software",
    "speech",
    "standard",
    "thesis",
    "webpage",
]


class Name(Value):
    """A CSL name. A person has ``family`` (and mostly ``given``); a group has only ``literal``."""

    family: str | None = None
    given: str | None = None
    suffix: str | None = None
    dropping_particle: str | None = Field(default=None, alias="dropping-particle")
    non_dropping_particle: str | None = Field(default=None, alias="non-dropping-particle")
    literal: str | None = None

    @property
    def surname(self) -> str:
        """Return the family name with its particles, or the group's name: "van Noesel", "NCCN"."""
        if self.literal:
            return self.literal
        parts = (self.non_dropping_particle, self.dropping_particle, self.family)
        return " ".join(part for part in parts if part)

    def __str__(self) -> str:
        """Return the name in index order, "van Noesel MM"."""
        return " ".join(part for part in (self.surname, self.given, self.suffix) if part)


class Date(Value):
    """A CSL date: ``date-parts`` holds one or two of ``[year, month, day]``; ``raw`` what was not understood."""

    date_parts: tuple[tuple[int, ...], ...] = Field(default=(), alias="date-parts")
    season: int | None = None
    circa: bool | None = None
    literal: str | None = None
    raw: str | None = None

    @property
    def year(self) -> int | None:
        """Return the (first) year, or None."""
        return self.date_parts[0][0] if self.date_parts and self.date_parts[0] else None


class Item(Value):
    """The CSL-JSON item of a reference. Field names are CSL's; what was not understood stays in ``note``.

    ``custom`` is CSL's own place for extra data; ``curate`` keeps ``{"et-al": true}`` there when the printed
    author list was cut short, ``{"year-suffix": "a"}`` where a letter tells two works of a year apart, and ``{"unread": "line 5: title = {"}``
    where the entry of a BibTeX file breaks off.
    """

    type: ItemType = "document"
    id: str | None = None
    title: str | None = None
    title_short: str | None = Field(default=None, alias="title-short")
    original_title: str | None = Field(default=None, alias="original-title")
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    container_title: str | None = Field(default=None, alias="container-title")
    container_title_short: str | None = Field(default=None, alias="container-title-short")
    collection_title: str | None = Field(default=None, alias="collection-title")
    publisher: str | None = None
    publisher_place: str | None = Field(default=None, alias="publisher-place")
    event_title: str | None = Field(default=None, alias="event-title")
    genre: str | None = None
    edition: str | None = None
    version: str | None = None
    issued: Date | None = None
    accessed: Date | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    number_of_pages: str | None = Field(default=None, alias="number-of-pages")
    chapter_number: str | None = Field(default=None, alias="chapter-number")
    status: str | None = None
    language: str | None = None
    doi: str | None = Field(default=None, alias="DOI")
    pmid: str | None = Field(default=None, alias="PMID")
    pmcid: str | None = Field(default=None, alias="PMCID")
    url: str | None = Field(default=None, alias="URL")
    isbn: str | None = Field(default=None, alias="ISBN")
    issn: str | None = Field(default=None, alias="ISSN")
    archive: str | None = None
    abstract: str | None = None
    keyword: str | None = None
    note: str | None = None
    custom: dict[str, Any] | None = None

    @property
    def year(self) -> int | None:
        """Return the year of issue, or None."""
        return self.issued.year if self.issued else None

    @property
    def et_al(self) -> bool:
        """Return whether the printed author list ended in "et al."."""
        return bool((self.custom or {}).get("et-al"))

    @property
    def year_suffix(self) -> str:
        """Return the letter behind the year ("a" in 2019a), or ""."""
        return str((self.custom or {}).get("year-suffix") or "")

    @property
    def unread(self) -> str:
        """Return where the entry of a bibliography file breaks off, and with what ("line 5: title = {"), or ""."""
        return str((self.custom or {}).get("unread") or "")

    def to_csl(self) -> dict[str, Any]:
        """Return the CSL-JSON object, empty fields left out."""
        return {
            key: value
            for key, value in self.model_dump(by_alias=True, exclude_none=True, mode="json").items()
            if value not in ([], {}, "")
        }


class Reference(Value):
    """One entry of the reference list.

    ``id`` is stable for the life of the registry; ``n`` is the position in the list of the manuscript as last
    read (from 1), and ``label`` the number as printed where it differs. ``corrections`` say where ``item`` was corrected
    after the authorities: ``string`` stays as printed.
    """

    id: str
    n: int
    string: str
    item: Item
    label: str | None = None
    corrections: tuple[Correction, ...] = ()
    reviews: tuple[Review, ...] = ()
    location: Location | None = Field(default=None, exclude=True)

    def digest(self) -> str:
        """Return the digest of what a reviewer sees: the string as printed and its CSL item.

        The number, white space, capitals and punctuation do not count, so that a list in another style of print is the same.
        """
        item = json.dumps(self.item.to_csl(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(f"{_letters(self.string)}\n{_letters(item)}".encode()).hexdigest()[:16]

    @property
    def short(self) -> str:
        """Return number, first author and year, as messages name a reference: "[25] Mora 2025"."""
        first = self.item.author[0].surname if self.item.author else (self.item.title or self.string)[:40].strip()
        year = self.item.year
        return f"[{self.label or self.n}] {first}" + (f" {year}{self.item.year_suffix}" if year else "")


def _letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
