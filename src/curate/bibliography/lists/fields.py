"""What formats of reference lists have in common: years, pages, identifiers and names as fields -> CSL values."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from curate.identifier import find_doi
from curate.reference import Date, Item, Name

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)([a-z](?![^\W\d_]))?")
_PMID = re.compile(r"\d{1,8}")
_PMCID = re.compile(r"(?:PMC)?\s*(\d{3,9})", re.IGNORECASE)
_DASHES = re.compile(r"\s*[\u2010-\u2015\u2212-]+\s*")
_MONTHS = {
    name: at
    for at, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_PREPRINTS = re.compile(r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|preprints?|ssrn|psyarxiv|osf)\b", re.IGNORECASE)
_PARTICLES = frozenset(
    [
        "af",
        "al",
        "ap",
        "av",
        "ben",
        "bin",
        "da",
        "dal",
        "dalla",
        "das",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "dem",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "la",
        "las",
        "le",
        "los",
        "st",
        "ten",
        "ter",
        "und",
        "van",
        "vom",
        "von",
        "zu",
        "zum",
        "zur",
        "'t",
    ]
)


def doi(text: str | None) -> str | None:
    """Return the DOI in ``text`` (with or without resolver or prefix), or None."""
    return find_doi(unquote(text)) if text else None


def named_doi(text: str | None) -> str | None:
    """Return what a field for DOIs holds: the DOI, or what stands there in its place, so that it can be told wrong."""
    return doi(text) or ((text or "").strip() or None)


def pmid(text: str | None) -> str | None:
    """Return the PMID in ``text``, or None."""
    found = _PMID.search(text or "")
    return found[0] if found else None


def pmcid(text: str | None) -> str | None:
    """Return the PMCID in ``text`` with its prefix, or None."""
    found = _PMCID.search(text or "")
    return f"PMC{found[1]}" if found else None


def page(text: str | None) -> str | None:
    """Return pages with one plain hyphen between first and last, as CSL keeps them, or None."""
    cleaned = _DASHES.sub("-", " ".join((text or "").split())).strip("- ")
    return cleaned or None


def pages(first: str | None, last: str | None) -> str | None:
    """Return the pages from ``first`` to ``last``; only ``first`` where they are the same."""
    return page(f"{first}-{last}" if first and last and first != last else first or last)


def year_suffix(text: str | None) -> str | None:
    """Return the letter behind a year ("a" in "2019a"), or None."""
    found = _YEAR.search(text or "")
    return found[2] if found else None


def date(year: str | None, month: str | None = None, day: str | None = None) -> Date | None:
    """Return a date from its parts as printed; what holds no year becomes ``raw``."""
    if not (year or "").strip():
        return None
    found = _YEAR.search(year or "")
    if not found:
        return Date(raw=" ".join((year or "").split()))
    parts = [int(found[1])]
    number = month_number(month)
    if number:
        parts.append(number)
        numeral = (day or "").strip()
        if numeral.isdecimal() and len(numeral) < 3 and 1 <= int(numeral) <= 31:
            parts.append(int(numeral))
    return Date(date_parts=(tuple(parts),), season=_SEASONS.get((month or "").strip().casefold()))


def dated(text: str | None) -> Date | None:
    """Return a date from one string: "2019-05-03", "2019/05", "2019 May 3", "May 2019"; see ``date``."""
    text = " ".join((text or "").split())
    found = _YEAR.search(text)
    if not found:
        return date(text)
    rest = [part for part in re.split(r"[-/\s,.]+", text[: found.start()] + " " + text[found.end() :]) if part]
    month = next((part for part in rest if month_number(part) and not part.isdigit()), None)
    if month is not None:
        rest.remove(month)
    elif rest and month_number(rest[0]):
        month = rest.pop(0)
    return date(found[1], month, rest[0] if rest else None)


def month_number(text: str | None) -> int | None:
    """Return 1..12 for a month as number or English name, or None."""
    word = (text or "").strip().casefold().rstrip(".")
    if word.isdecimal():
        return int(word) if len(word) < 3 and 1 <= int(word) <= 12 else None
    return _MONTHS.get(word[:3]) if word[:3] else None


def person(family: str, given: str | None = None, suffix: str | None = None, prefix: str | None = None) -> Name:
    """Return a person; small particles before the family name are kept apart as CSL does ("van", "de la")."""
    words = family.split()
    at = 0
    while at < len(words) - 1 and words[at] in _PARTICLES:
        at += 1
    particle = " ".join([*(prefix or "").split(), *words[:at]])
    return Name(
        family=" ".join(words[at:]) or None,
        given=" ".join((given or "").split()) or None,
        suffix=" ".join((suffix or "").split()) or None,
        non_dropping_particle=particle or None,
    )


def custom(*, et_al: bool = False, suffix: str | None = None, unread: str = "") -> dict[str, object] | None:
    """Return ``Item.custom`` for a cut author list, a year's letter and where an entry breaks off, or None."""
    found: dict[str, object] = {}
    if et_al:
        found["et-al"] = True
    if suffix:
        found["year-suffix"] = suffix
    if unread:
        found["unread"] = unread
    return found or None


def note(parts: Iterable[str | None]) -> str | None:
    """Return what has no field of its own, joined."""
    return "; ".join(dict.fromkeys(part.strip() for part in parts if part and part.strip())) or None


def is_preprint(text: str | None) -> bool:
    """Return whether ``text`` names a server of preprints."""
    return bool(_PREPRINTS.search(text or ""))


def is_thin(item: Item) -> bool:
    """Return whether an item says too little to stand for its printed string."""
    return not (item.title or item.container_title) or not (item.author or item.editor or item.issued or item.doi)
