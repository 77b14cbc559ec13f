"""Which CSL type a reference is, from the fields that it has."""

import re
from collections.abc import Mapping
from typing import Any

from curate.reference import ItemType

_THESIS = re.compile(
    r"\b(?:thes[ei]s|diss|dissertation|thèse|tesis|tese|doktorarbeit|diplomarbeit|habilitation|rozprawa|praca\s+(?:doktorska|magisterska)|tezi|автореф\w*|дис(?:с\w*)?)\b",
    re.IGNORECASE,
)
_PREPRINT = re.compile(
    r"\b(?:biorxiv|medrxiv|arxiv|ssrn|research\s+square|preprints?(?:\.org)?|chemrxiv|psyarxiv|techrxiv|osf\s+preprints)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:proceedings|proc\.?\s+(?:of|int|ieee|acm|\d)|conference|symposium|workshop|congress|annual\s+meeting|kongress|tagung|actes|congreso|congresso|anais|konferenc\w+|kongresi|конференци\w+|съезд\w*)\b",
    re.IGNORECASE,
)
_DATASET = re.compile(
    r"\b(?:data\s?sets?|datensatz|jeu de données|conjunto de da[td]os|dataverse|zenodo|dryad|figshare|mendeley data|gene expression omnibus)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:report|guidelines?|recommendations|working\s+paper|policy\s+brief|white\s+paper|technical|tech\.?\s+rep|(?:\w+-)?leitlinie|rapport|informe|relatório|recommandations|recomendaciones|recomendações|guías?|protocolos?|zalecenia|wytyczne|rehberi|клинические\s+рекомендации)\b",
    re.IGNORECASE,
)
_SOFTWARE = re.compile(r"\b(?:R\s+package|software|computer\s+program)\b", re.IGNORECASE)
_TRIAL = re.compile(r"NCT|ISRCTN|EudraCT|\d{4}-\d{6}-\d\d")
_PATENT = re.compile(r"\bpatents?\b|\bпатент\b", re.IGNORECASE)


def is_dataset(genre: str) -> bool:
    """Return whether the words for a kind of work say that it is data."""
    return bool(_DATASET.search(genre))


def item_type(fields: Mapping[str, Any], *, has_journal: bool) -> ItemType:
    """Return the CSL type; ``has_journal`` says that what contains the work was read as a journal."""
    genre = str(fields.get("genre") or "")
    container = str(fields.get("container_title") or "")
    title = str(fields.get("title") or "")
    kind = _by_genre(genre, container, title, str(fields.get("publisher") or ""))
    if kind:
        return kind
    if container and not has_journal and _EVENT.search(container):
        return "paper-conference"
    numbered = any(fields.get(name) for name in ("volume", "issue", "pmid", "pmcid", "issn"))
    if container and (has_journal or (numbered and not fields.get("publisher") and not fields.get("editor"))):
        return _periodical(fields, numbered=numbered)
    if container and (fields.get("editor") or fields.get("publisher") or fields.get("page") or fields.get("isbn")):
        return "chapter"
    return _without_container(fields, genre + " " + title, container)


def _by_genre(genre: str, container: str, title: str, publisher: str) -> ItemType | None:
    if _THESIS.search(genre):
        return "thesis"
    if _PATENT.search(genre):
        return "patent"
    if _PREPRINT.search(genre) or _PREPRINT.search(container):
        return "article"
    if _DATASET.search(genre) or _DATASET.search(publisher):
        return "dataset"
    return "software" if _SOFTWARE.search(genre) or re.search(r"\bR package\b", title) else None


def _periodical(fields: Mapping[str, Any], *, numbered: bool) -> ItemType:
    issued = fields.get("issued")
    daily = bool(issued and issued.date_parts and len(issued.date_parts[0]) == 3)
    if daily and not numbered and not fields.get("doi"):
        return "webpage" if fields.get("url") and fields.get("accessed") else "article-newspaper"
    if (
        not numbered
        and not fields.get("doi")
        and not fields.get("page")
        and fields.get("url")
        and fields.get("accessed")
    ):
        return "webpage"
    return "article-journal"


def _without_container(fields: Mapping[str, Any], words: str, container: str) -> ItemType:
    group = bool(fields.get("author")) and all(name.literal for name in fields["author"])
    url = bool(fields.get("url"))
    if _TRIAL.match(str(fields.get("number") or "")):
        return "webpage" if url else "document"
    if any(fields.get(name) for name in ("publisher", "publisher_place", "isbn", "edition")):
        return _published(fields, words, group=group, url=url and not fields.get("isbn"))
    if url:
        return "webpage"
    if container or fields.get("volume") or fields.get("pmid"):
        return "article-journal"
    return "report" if group and _REPORT.search(words) else "document"


def _published(fields: Mapping[str, Any], words: str, *, group: bool, url: bool) -> ItemType:
    """Return what a work with a publisher is: a book, a report of an institution, or a page of its web site."""
    if _REPORT.search(str(fields.get("genre") or "")) or (
        _REPORT.search(words) and not fields.get("isbn") and (group or url)
    ):
        return "report"
    if not url:
        return "book"
    own = group and str(fields.get("publisher")) in {name.literal for name in fields["author"]}
    if group and fields.get("publisher") and not (own and fields.get("accessed")):  # a site of those who own it
        return "report"
    return "webpage" if fields.get("accessed") else "book"
