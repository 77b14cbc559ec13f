"""Summaries of PubMed (esummary), for PMIDs of which efetch sends no record.

https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.ESummary. A PMID that was never given and one that was deleted get the same
word, "cannot get document summary"; one whose summary is that of another PMID was merged into it.
"""

from collections.abc import Mapping
from typing import Any

from curate.comparing.texts import plain
from curate.record import NotFound, Notice, NoticeKind, Record
from curate.reference import Item, Name
from curate.resolvers.medline import SOURCE, day, person

NO_RECORD = "cannot get document summary"
_ABOUT: Mapping[str, NoticeKind] = {
    "Retraction in": "retraction", "Partial retraction in": "partial-retraction", "Expression of concern in": "concern",
    "Erratum in": "correction", "Corrected and republished in": "correction", "Retracted and republished in": "republication",
}  # fmt: skip


def read(one: str, entry: Mapping[str, Any]) -> Record | NotFound:
    """Return what a summary says about a PMID (CURIE): the work, or that there is none, and into which PMID it was merged.

    Raises:
        ValueError: it says something else.
    """
    pmid = one.removeprefix("pmid:")
    if "error" in entry:
        if entry["error"] != NO_RECORD:
            raise ValueError(str(entry["error"]))
        return NotFound(asked=one, source=SOURCE, reason="deleted, or never given")
    ids = {str(row["idtype"]): str(row["value"]) for row in entry["articleids"]}
    now = ids.get("pubmed", str(entry["uid"]))
    if now != pmid and now.isdecimal() and int(now):
        return NotFound(asked=one, source=SOURCE, reason=f"merged into PMID {now}")
    return _record(one, entry, ids)


def _record(one: str, entry: Mapping[str, Any], ids: Mapping[str, str]) -> Record:
    title = plain(str(entry.get("title") or entry.get("booktitle") or "")).strip()
    book = bool(entry.get("booktitle"))
    issued = day(str(entry.get("pubdate") or ""))
    doi, pmcid = ids.get("doi", "").lower(), ids.get("pmc", "")
    item = Item(
        type="article-journal" if not book else "chapter" if entry.get("title") else "book",
        title=(title.strip("[]") if title.startswith("[") else title).rstrip(".") or None,
        author=tuple(_name(row) for row in entry.get("authors") or ()),
        container_title=str(entry.get("fulljournalname") or (entry.get("booktitle") if book else "") or "") or None,
        container_title_short=str(entry.get("source") or "") or None,
        publisher=str(entry.get("publishername") or "") or None,
        issued=issued,
        volume=str(entry.get("volume") or "") or None,
        issue=str(entry.get("issue") or "") or None,
        page=str(entry.get("pages") or "") or None,
        doi=doi or None,
        pmid=one.removeprefix("pmid:"),
        pmcid=pmcid or None,
    )
    years = [date.year for date in (issued, day(str(entry.get("epubdate") or ""))) if date and date.year]
    notices = [
        Notice(
            kind=_ABOUT[row["reftype"]],
            date=day(str(row.get("refsource") or "")),
            identifier=f"pmid:{row['pmid']}" if row.get("pmid") else "",
            citation=str(row.get("refsource") or ""),
        )
        for row in entry.get("references") or ()
        if row.get("reftype") in _ABOUT
    ]
    return Record(
        id=one,
        source=SOURCE,
        item=item,
        journals=tuple(filter(None, (item.container_title_short, item.container_title))),
        years=tuple(dict.fromkeys(years)),
        identifiers=tuple(([f"doi:{doi}"] if doi else []) + ([f"pmcid:{pmcid}"] if pmcid else [])),
        types=tuple(map(str, entry.get("pubtype") or ())),
        notices=tuple(notices),
    )


def _name(row: Mapping[str, Any]) -> Name:
    text = str(row["name"])
    return Name(literal=text) if row.get("authtype") == "CollectiveName" else person(text)
