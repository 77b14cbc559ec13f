"""What an authority says about a work, and the three answers that it can give.

A ``Record`` is the work as the source describes it. ``NotFound`` means that the source answered and has no such work;
``Unavailable`` that it did not answer, which says nothing about the work and is never stored. What a source said about one
reference is a ``Lookup``, and stands in ``references/records/<source>/<reference id>.json``.

Sources: Crossref https://api.crossref.org, PubMed https://www.ncbi.nlm.nih.gov/books/NBK25499/, DataCite
https://support.datacite.org/docs/api, doi.org https://www.doi.org/doi-handbook, OpenAlex https://docs.openalex.org,
Europe PMC https://europepmc.org/RestfulWebService.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from curate.figure import Figure
from curate.reference import Date, Item
from curate.value import Value

Source = Literal[
    "crossref",
    "pubmed",
    "pmc",
    "datacite",
    "doi.org",
    "openalex",
    "europepmc",
    "openlibrary",
    "arxiv",
    "clinicaltrials",
    "retraction-watch",
    "web",
    "page",
]
"""Who says it. ``pmc`` is NCBI's id converter; ``page`` a public page read by a person or a tool, no authority's answer."""

NAMES: Mapping[Source, str] = {
    "crossref": "Crossref", "pubmed": "PubMed", "pmc": "PubMed Central", "datacite": "DataCite", "doi.org": "doi.org",
    "openalex": "OpenAlex", "europepmc": "Europe PMC", "openlibrary": "Open Library", "arxiv": "arXiv",
    "clinicaltrials": "ClinicalTrials.gov", "retraction-watch": "Retraction Watch", "web": "the web page", "page": "a public page",
}  # fmt: skip
"""Sources as sentences name them."""

NoticeKind = Literal[
    "retraction", "partial-retraction", "withdrawal", "concern", "correction", "reinstatement", "republication"
]


class Notice(Value):
    """A notice about a work: what kind, of which day, under which identifier, who says so.

    ``identifier`` is the CURIE of the notice itself, or of the work that a notice is about; "" where the source gives none.
    ``label`` is the source's own word, ``citation`` the notice as the source prints it, ``said_by`` who the source had it
    from ("publisher", "retraction-watch", "").
    """

    kind: NoticeKind
    date: Date | None = None
    identifier: str = ""
    label: str = ""
    citation: str = ""
    reason: str = ""
    said_by: str = Field(default="", alias="said-by")


class Heading(Value):
    """A MeSH heading with its qualifiers; ``major`` where the work is mainly about it."""

    name: str
    qualifiers: tuple[str, ...] = ()
    major: bool = False


Kind = Literal["preprint", "article", "version", "translation", "republished-as", "republished-from"]


Design = Literal[
    "randomised",
    "not randomised",
    "trial",
    "systematic review",
    "review",
    "observational",
    "case report",
    "protocol",
    "guideline",
    "editorial",
    "conference abstract",
    "animal",
    "human",
]


class Related(Value):
    """Another version of the work: ``kind`` says what the other one is to this one."""

    kind: Kind
    identifier: str


class AbstractPart(Value):
    """A part of an abstract; ``label`` is its heading ("RESULTS"), "" where there is none."""

    label: str = ""
    text: str


class Record(Value):
    """A work as one source describes it.

    ``id`` is the CURIE under which the source knows it. ``item`` is its CSL item; what CSL has no place for stands
    beside it: ``titles`` are other titles of the work (original, translated, with and without subtitle), ``journals`` other
    names of the journal (abbreviations, former titles), ``years`` every year the source gives (online, print).
    ``identifiers`` are CURIEs of the same work. ``types`` are publication types in the source's words. ``notices`` are about
    this work; ``figures``, ``designs`` (kinds of study) and ``trials`` (registration numbers, acronyms) are
    read from the abstract, and stay where the abstract itself may not; ``notice_of`` says that this record is itself a notice, and of which works (``identifier``).
    ``licence`` is that of the work by its short name ("cc-by"), "" where the source names none that is known.
    ``authors_complete`` is False where the source is known to cut its list.
    """

    id: str
    source: Source
    item: Item
    titles: tuple[str, ...] = ()
    journals: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    identifiers: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    keywords: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()
    abstract: tuple[AbstractPart, ...] = ()
    figures: tuple[Figure, ...] = ()
    designs: tuple[Design, ...] = ()
    trials: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    notice_of: tuple[Notice, ...] = Field(default=(), alias="notice-of")
    related: tuple[Related, ...] = ()
    licence: str = ""
    authors_complete: bool = Field(default=True, alias="authors-complete")

    def known_as(self, scheme: str) -> str | None:
        """Return the work's identifier of a scheme ("doi", "pmid") without the scheme, or None."""
        prefix = f"{scheme}:"
        return next((one.removeprefix(prefix) for one in (self.id, *self.identifiers) if one.startswith(prefix)), None)


class NotFound(Value):
    """The source answered: it has nothing under this identifier (a CURIE), or nothing for this search.

    ``agency`` names the registration agency of a DOI that exists elsewhere; ``reason`` says more where the source does
    ("deleted", "merged").
    """

    asked: str
    source: Source
    agency: str = ""
    reason: str = ""


class Unavailable(Value):
    """The source did not answer: which one, what was asked, what happened, what to do. Says nothing about the work."""

    asked: str
    source: Source
    reason: str
    help: str = ""


class Lookup(Value):
    """What one source answered about one reference.

    ``asked`` is the identifier (CURIE) that was looked up, or "search" with the description that was searched in
    ``query``. ``records`` holds the work, or what a search brought, best first as the source ranks it; an empty one means
    not found. ``digest`` is that of the part of the raw answer that is about this work (16 hexadecimal digits of
    SHA-256), ``url`` the address that a person can open to see the same, ``retrieved`` when it was asked (UTC).
    """

    reference: str = Field(exclude=True)
    source: Source
    asked: str
    query: str = ""
    url: str
    retrieved: dt.datetime
    digest: str = ""
    records: tuple[Record, ...] = ()
    agency: str = ""
    reason: str = ""

    @property
    def found(self) -> bool:
        """Return whether the source has anything."""
        return bool(self.records)


Answer = Record | NotFound | Unavailable
