"""Labelled tokens of a reference string put together as a CSL item."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from curate.bibliography.dates import parse_date
from curate.bibliography.kinds import item_type
from curate.bibliography.volumes import parse_pages, parse_volume
from curate.bibliography.tokens import Token
from curate.naming import parse_authors
from curate.reference import Date, Item, Name


class Segment(NamedTuple):
    """A run of tokens with one label; ``text`` as printed, ``share`` how sure the labels are (0..1)."""

    label: str
    text: str
    tokens: tuple[Token, ...]
    share: float = 1.0


_MARKUP = re.compile(r"(?<![\w*])\*+(?=\S)|(?<=\S)\*+(?!\w)")
_QUOTES = "“”„«»\"‘’'`‹›"
_IN = re.compile(r"^[\s(.,;:/–—-]*(?:in|im|dans|en|em|w|в)(?::|\b)[\s:]*|^[\s/.,–—-]*//\s*", re.IGNORECASE)
_EDITOR_WORDS = re.compile(
    r"[(\[]?\b(?:eds?|edited\s+by|editors?|hrsg|hg|herausgegeben\s+von|dir|coords?|orgs?|red|под\s+ред(?:акцией)?|ред|sous\s+la\s+dir(?:ection)?(?:\s+de)?"
    r"|compiled\s+by|compilador(?:es)?|éds?|series\s+eds?)\b\.?[)\]]?",
    re.IGNORECASE,
)
_TRANSLATOR_WORDS = re.compile(
    r"[(\[]?\b(?:trans(?:l(?:ated)?)?|translators?|tr|übers(?:etzt)?|trad(?:uit|ucido|uzione|ução)?|tłum|пер)\b\.?(?:\s+(?:by|von|par|por|fr))?[)\]]?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^\W*(?:(?:available|retrieved|accessed|obtained|accessible|online|disponible|disponível|verfügbar|dostępn[ey]|режим|доступа?|url|from|at|on|online|in|the|web|website|website:|internet|link|http|doi|pmid|pmcid|pubmed"
    r"|crossref|google|scholar|free|article|full|text|electronic|resource|электронный|ресурс|w|sur|en|em|unter|and|via|nlm|medline|isi|scopus|ref|list|abstract|вид|erişim|adresi)\W*)*$",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"(\d+)\s*(?:st|nd|rd|th|e|ª|a|º|er|-?е|\.)?\.?\s*(?:rev(?:ised|\.)?\s*)?(?:edn?|edition|aufl(?:age)?|éd(?:ition)?|edici[óo]n|edição|wyd(?:anie)?|baskı|изд(?:ание)?)\b",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"\s*\[(?:internet|online|electronic resource|электронный ресурс|preprint|dissertation|thesis|abstract|letter|editorial|dataset|data set|web page|website)\]\.?",
    re.IGNORECASE,
)


def assemble(
    tokens: Sequence[Token], labels: Sequence[str], string: str, shares: Sequence[float] = ()
) -> tuple[Item, dict[str, float]]:
    """Return the item that labelled tokens describe, and how sure each field of it is (0..1).

    What no field takes goes to ``note``.
    """
    segments = list(_segments(tokens, labels, string, shares))
    fields: dict[str, Any] = {}
    custom: dict[str, Any] = {}
    notes: list[str] = []
    by_label: dict[str, list[Segment]] = {}
    for segment in segments:
        by_label.setdefault(segment.label, []).append(segment)
    _people(by_label, fields, custom)
    _titles(by_label, fields, notes)
    _numbers(by_label, fields, custom, notes)
    _imprint(by_label, fields, notes)
    _identify(tokens, fields, notes)
    for segment in by_label.get("note", ()):
        _add_note(notes, " ".join(token.text for token in segment.tokens if not token.kind))
    if custom:
        fields["custom"] = custom
    if notes:
        fields["note"] = "; ".join(dict.fromkeys(notes))
    fields["type"] = item_type(fields, has_journal="journal" in by_label)
    sure = _confidence(by_label)
    return Item(**fields), {name: sure.get(name, 1.0) for name in fields if name not in ("custom", "note", "type")}


def _segments(
    tokens: Sequence[Token], labels: Sequence[str], string: str, shares: Sequence[float]
) -> Iterable[Segment]:
    start = 0
    for at in range(1, len(tokens) + 1):
        if at == len(tokens) or labels[at] != labels[start]:
            some = [share for share in shares[start:at]]
            yield Segment(
                labels[start],
                string[tokens[start].start : tokens[at - 1].end],
                tuple(tokens[start:at]),
                sum(some) / len(some) if some else 1.0,
            )
            start = at


_SOURCES = {
    "author": ("author",), "editor": ("editor",), "title": ("title",), "container_title": ("journal", "container-title"), "issued": ("date",), "volume": ("volume",),
    "issue": ("volume",), "page": ("pages",), "publisher": ("publisher",), "publisher_place": ("location",), "edition": ("edition",), "genre": ("genre",), "translator": ("translator",),
    "collection_title": ("collection-title",),
}  # fmt: skip


def _confidence(by_label: dict[str, list[Segment]]) -> dict[str, float]:
    """Return for each field how sure the labels are that it was read from; identifiers, found by rule, are not in it."""
    return {
        name: round(min((segment.share for label in labels for segment in by_label.get(label, ())), default=0.5), 3)
        for name, labels in _SOURCES.items()
    }


def _people(by_label: dict[str, list[Segment]], fields: dict[str, Any], custom: dict[str, Any]) -> None:
    authors: list[Name] = []
    for segment in [*by_label.get("author", ()), *(by_label.get("director", ()) if "author" not in by_label else ())]:
        names, et_al = parse_authors(_plain(segment.text).lstrip("/ "))
        if et_al:
            custom["et-al"] = True
        known = {name.surname.casefold() for name in authors}
        authors += [name for name in names if not known or name.surname.casefold() not in known]
    if authors:
        fields["author"] = tuple(authors)
    for label, words in (("editor", _EDITOR_WORDS), ("translator", _TRANSLATOR_WORDS)):
        found: list[Name] = []
        for segment in by_label.get(label, ()):
            text = words.sub(" ", _IN.sub("", _plain(segment.text))).strip(" ,.;:()[]")
            found += parse_authors(text)[0]
        if found:
            fields[label] = tuple(found)
    if "author" not in fields and by_label.get("producer"):
        fields["author"] = parse_authors(_plain(by_label["producer"][0].text))[0]


def _titles(by_label: dict[str, list[Segment]], fields: dict[str, Any], notes: list[str]) -> None:
    titles = by_label.get("title", [])
    if titles:
        best = max(titles, key=lambda one: len(one.text))
        fields["title"] = _title(best.text)
        for other in titles:
            if other is not best:
                _add_note(notes, _title(other.text) or "")
    containers = [*by_label.get("journal", ()), *by_label.get("container-title", ()), *by_label.get("source", ())]
    if containers:
        fields["container_title"] = _name(_IN.sub("", containers[0].text))
        for other in containers[1:]:
            _add_note(notes, _name(_IN.sub("", other.text)) or "")
    if not fields.get("title") and fields.get("container_title") and "journal" not in by_label:
        fields["title"] = fields.pop("container_title")
    if series := by_label.get("collection-title"):
        fields["collection_title"] = _name(re.sub(r"^\W*(?:of|in)\s+", "", series[0].text))
    for name in ("title", "container_title", "collection_title"):
        if not fields.get(name):
            fields.pop(name, None)


def _title(text: str) -> str | None:
    text = _MEDIUM.sub("", _plain(text)).strip(" ,;:/|–—-")
    while text and (
        text[0] in _QUOTES and (text[-1] in _QUOTES or text.rstrip(".,")[-1:] in _QUOTES or text[0] not in text[1:])
    ):
        inner = text[1:].rstrip(".,;: ")
        text = (inner[:-1] if inner[-1:] in _QUOTES else inner).strip(" ,;:")
    if text.startswith("[") and text.rstrip(".").endswith("]"):
        text = text.rstrip(".")[1:-1]
    text = (
        text.rstrip(" ,;:/").rstrip('”»"')
        if text.count("“") < text.count("”") or text.count("«") < text.count("»")
        else text.rstrip(" ,;:/")
    )
    text = re.sub(r"(?<!\.)\.$", "", text).strip()
    return text.rstrip(",;") or None


def _name(text: str) -> str | None:
    """Return a name of a journal, book, publisher or place without the punctuation around it."""
    text = re.sub(r"\s*\[(?:internet|online)\]", "", _plain(text), flags=re.IGNORECASE).strip(" ,;:/" + _QUOTES)
    text = text.strip("–—- ")
    for left, right in ("()", "[]"):
        if text.count(left) != text.count(right):
            text = text.strip(left + right + " ,;:")
        elif text.startswith(left) and text.endswith(right):
            text = text[1:-1]
    text = text.strip(" ,;:")
    return (text[:-1] if text.endswith(".") and "." not in text[:-1] else text) or None


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())


def _numbers(
    by_label: dict[str, list[Segment]], fields: dict[str, Any], custom: dict[str, Any], notes: list[str]
) -> None:
    years: list[str] = []
    for segment in by_label.get("volume", ()):
        volume, issue, year = parse_volume(segment.text)
        years.append(year)
        if (volume and fields.get("volume")) or (issue and fields.get("issue")):
            _add_note(notes, segment.text)
            continue
        fields.update({name: value for name, value in (("volume", volume), ("issue", issue)) if value})
    for segment in by_label.get("pages", ()):
        page, count = parse_pages(segment.text)
        name, value = ("page", page) if page else ("number_of_pages", count)
        if value and name not in fields:
            fields[name] = value
        else:
            _add_note(notes, segment.text)
    issued: Date | None = None
    for segment in by_label.get("date", ()):
        date, letter = parse_date(segment.text)
        if date and (issued is None or (issued.year is None and date.year)):
            issued = date
            if letter:
                custom["year-suffix"] = letter
        elif date and issued and date.year == issued.year and len(date.date_parts[0]) > len(issued.date_parts[0]):
            issued = date
        else:
            _add_note(notes, segment.text)
    if (issued is None or issued.year is None) and any(years):
        issued = Date(date_parts=((int(next(year for year in years if year)),),))
    if issued:
        if (
            issued.literal
            and issued.year is None
            and re.match(r"(?i)in press|forthcoming|to appear|accepted|submitted|в печати", issued.literal)
        ):
            fields["status"] = issued.literal
        fields["issued"] = issued


def _imprint(by_label: dict[str, list[Segment]], fields: dict[str, Any], notes: list[str]) -> None:
    for label, name in (("publisher", "publisher"), ("location", "publisher_place")):
        values = [value for segment in by_label.get(label, ()) if (value := _name(segment.text))]
        if values:
            fields[name] = "; ".join(
                dict.fromkeys(
                    value.rstrip(".") if not re.search(r"\b[A-Z]\.$|\b(?:Inc|Ltd|Co|Corp)\.$", value) else value
                    for value in values
                )
            )
    if editions := by_label.get("edition"):
        text = _name(editions[0].text) or ""
        number = _EDITION.search(text)
        fields["edition"] = number.group(1) if number and len(number.group()) > len(text) - 4 else text.rstrip(".")
    if genres := by_label.get("genre"):
        fields["genre"] = (_name(genres[0].text) or "").rstrip(".")
        for other in genres[1:]:
            _add_note(notes, _name(other.text) or "")
    for label in ("medium", "isbn", "url", "doi"):
        for segment in by_label.get(label, ()):
            _add_note(notes, " ".join(token.text for token in segment.tokens if not token.kind))
    for name in ("edition", "genre"):
        if not fields.get(name):
            fields.pop(name, None)


_ID_FIELDS = {
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "isbn": "isbn",
    "issn": "issn",
    "url": "url",
    "nct": "number",
    "trial": "number",
}


def _identify(tokens: Sequence[Token], fields: dict[str, Any], notes: list[str]) -> None:
    for token in tokens:
        if not token.kind:
            continue
        name = _ID_FIELDS.get(token.kind, "")
        if token.kind == "accessed":
            date, _ = parse_date(token.value)
            fields["accessed"] = date or Date(raw=token.value)
        elif token.kind == "arxiv":
            fields.setdefault("archive", "arXiv")
            fields.setdefault("number", f"arXiv:{token.value}")
        elif name and name not in fields:
            fields[name] = token.value
        elif name and fields[name] != token.value:
            _add_note(notes, token.text)
        elif token.kind == "orcid":
            _add_note(notes, token.text)
        if token.kind in ("doi", "pmid", "pmcid", "arxiv") and "://" in token.text and "doi.org" not in token.text:
            fields.setdefault("url", re.sub(r"^[<(\[]+|[>)\].,;]+$", "", token.text))


def _add_note(notes: list[str], text: str) -> None:
    """Add what is worth keeping: not words that only lead to an address or identifier, not bare punctuation."""
    text = _plain(text).strip(" ,;:/|–—-")
    if re.search(r"\w", text) and not _FILLER.match(text):
        notes.append(text.strip(" .") if not text.endswith("]") else text)
