"""Print a CSL item plainly, in the manner of the ICMJE (Vancouver) samples, where a format brings no printed string.

https://www.nlm.nih.gov/bsd/uniform_requirements.html
"""

import re
from collections.abc import Sequence

from curate.reference import Date, Item, Name

AUTHORS = 6
"""Of more authors than this the first ones are printed, and "et al."."""

_INITIAL = re.compile(r"[^\W\d_]")
_JOINT = re.compile(r"[\s.]+")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def vancouver(item: Item) -> str:
    """Return the item as one string: authors, title, place of publication, date, identifiers; "" for an empty one."""
    authors = _names(item.author, cut=item.et_al)
    sentences = [
        authors or _edited(item),
        item.title or "",
        f"In: {_edited(item)}" if item.author and item.editor else "",
        _edition(item.edition),
        item.container_title or item.container_title_short or item.event_title or "",
        _published(item),
    ]
    if item.url and not item.doi:
        sentences.append(f"Available from: {item.url}")
    identifiers = (
        f"doi:{item.doi}" if item.doi else "",
        f"PMID: {item.pmid}" if item.pmid else "",
        f"PMCID: {item.pmcid}" if item.pmcid else "",
    )
    return " ".join([*map(_stopped, filter(None, sentences)), *filter(None, identifiers)])


def _edited(item: Item) -> str:
    return f"{_names(item.editor)}, editor{'s' * (len(item.editor) > 1)}" if item.editor else ""


def _names(names: Sequence[Name], *, cut: bool = False) -> str:
    printed = [_name(name) for name in names[:AUTHORS]]
    if printed and (cut or len(names) > AUTHORS):
        printed.append("et al")
    return ", ".join(printed)


def _name(name: Name) -> str:
    if name.literal:
        return name.literal
    initials = "".join(
        "-".join(_first(part) for part in word.split("-")) if "-" in word else _first(word)
        for word in _JOINT.split(name.given or "")
    )
    return " ".join(part for part in (name.surname, initials, name.suffix) if part)


def _first(word: str) -> str:
    """Return the initial of a given name; what is already initials ("JM") stays."""
    if word.isupper() and len(word) <= 3:
        return word
    letter = _INITIAL.search(word)
    return letter[0].upper() if letter else ""


def _edition(edition: str | None) -> str:
    if not edition or edition in ("1", "1st"):
        return ""
    if edition.isdigit():
        ending = (
            "th" if edition[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
        )
        return f"{edition}{ending} ed"
    return edition if "ed" in edition.casefold() else f"{edition} ed"


def _published(item: Item) -> str:
    publisher = ": ".join(part for part in (item.publisher_place, item.publisher) if part)
    date = _date(item)
    published = "; ".join(part for part in (publisher, date) if part)
    numbers = (item.volume or "") + (f"({item.issue})" if item.issue else "")
    page = item.page or (item.number if item.type == "article-journal" else None)
    if not numbers and page and (publisher or not published):
        return f"{published}. p. {page}" if published else f"p. {page}"
    place = ":".join(part for part in (numbers, page) if part)
    return ";".join(part for part in (published, place) if part)


def _date(item: Item) -> str:
    issued = item.issued
    if issued is None:
        return item.status or ""
    if issued.year is None:
        return issued.literal or issued.raw or item.status or ""
    month = _month(issued) if item.type in ("webpage", "article-newspaper", "article-magazine", "post") else ""
    return f"{issued.year}{item.year_suffix}" + (f" {month}" if month else "")


def _month(date: Date) -> str:
    parts = date.date_parts[0]
    if len(parts) < 2 or not 1 <= parts[1] <= 12:
        return ""
    return _MONTHS[parts[1]] + (f" {parts[2]}" if len(parts) > 2 else "")


def _stopped(sentence: str) -> str:
    sentence = sentence.strip()
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."
