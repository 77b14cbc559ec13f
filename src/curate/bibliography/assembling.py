"""Labelled tokens of a reference string put together as a CSL item."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from curate.bibliography import texts
from curate.bibliography.dates import parse_date
from curate.bibliography.kinds import is_dataset, item_type
from curate.bibliography.tokens import Token
from curate.bibliography.volumes import parse_edition, parse_pages, parse_volume
from curate.naming import parse_authors
from curate.reference import Date, Item, Name


class Segment(NamedTuple):
    """A run of tokens with one label; ``text`` as printed, ``share`` how sure the labels are (0..1).

    ``before`` is the token before it.
    """

    label: str
    text: str
    tokens: tuple[Token, ...]
    share: float = 1.0
    before: str = ""

    @property
    def words(self) -> str:
        """Return the text without identifiers and access dates."""
        return " ".join(token.text for token in self.tokens if not token.kind)


@dataclass
class _Draft:
    """What is known of the item so far."""

    segments: dict[str, list[Segment]]
    fields: dict[str, Any] = field(default_factory=dict)
    custom: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def of(self, *labels: str) -> list[Segment]:
        return [segment for label in labels for segment in self.segments.get(label, ())]

    def set(self, name: str, value: Any) -> None:
        if value:
            self.fields[name] = value

    def note(self, text: str | None) -> None:
        if remark := texts.remark(text or ""):
            self.notes.append(remark)


_EDITOR_WORDS = re.compile(
    r"[(\[]?\b(?:eds?|edited\s+by|editors?|éditeurs?|editores|editör(?:ler)?|organizador(?:es|a)?|redaktorzy|hrsg|hgg?|herausgegeben\s+von|dir|coords?|orgs?|red|под\s+ред(?:акцией)?|ред"
    r"|sous\s+la\s+dir(?:ection)?(?:\s+de)?|compiled\s+by|compilador(?:es)?|éds?|series\s+eds?)\b\.?[)\]]?",
    re.IGNORECASE,
)
_EDITORS_END = re.compile(
    r"\b(?:eds?|éds?|editors?|éditeurs?|editores|editör(?:ler)?|organizador(?:es|a)?|orgs?|red|dir|hrsg|hgg?)\b\.?\s*[)\]]?\W*$",
    re.IGNORECASE,
)
_TRANSLATOR_WORDS = re.compile(
    r"[(\[]?\b(?:trans(?:l(?:ated)?)?|translators?|tr|übers(?:etzt)?|trad(?:uit|ucido|uzione|uction|ução)?|tłum|пер)\b\.?"
    r"(?:\s+(?:by|von|par|por|fr|de))?[)\]]?",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"\W*((?:1[89]|20)\d\d)\W*")
_YEAR_AND_PAGE = re.compile(r"\W*((?:1[89]|20)\d\d)\s*:\s*([\w–-]+)\W*")
_YEAR_TWICE = re.compile(r"\W*((?:1[89]|20)\d\d)\s*;\s*((?:1[89]|20)\d\d)\W*")
_YEAR_BEFORE = re.compile(r"\W*\(((?:1[89]|20)\d\d)[a-z]?\)\W*(?=\w)")
_VOLUME_AND_PAGE = re.compile(
    r"(\d\w{0,4}(?:\s?\([^()]*\))?)(?:\s*:\s*([A-Za-z]{0,3}\d[\w–-]*)|\s+([A-Za-z]{0,2}\d[\w.]*[–-][\w.]*\d|e?\d{2,}))\W*"
)
_UNPUBLISHED = re.compile(r"in press|forthcoming|to appear|accepted|submitted|в печати", re.IGNORECASE)
_IN_PRESS = re.compile(r"[(\[]?in (?:press|druck)(?:\W+|$)", re.IGNORECASE)
_LONG_NUMBER = 6
_LABELS: dict[str, tuple[str, ...]] = {
    "author": ("author",),
    "editor": ("editor",),
    "translator": ("translator",),
    "title": ("title",),
    "container_title": ("journal", "container-title"),
    "collection_title": ("collection-title",),
    "issued": ("date",),
    "volume": ("volume",),
    "issue": ("volume",),
    "page": ("pages",),
    "publisher": ("publisher",),
    "publisher_place": ("location",),
    "edition": ("edition",),
    "genre": ("genre",),
}
"""Which labels each field is read from. The other fields are identifiers, which rules find."""
_IDENTIFIERS = {
    "doi": "doi", "pmid": "pmid", "pmcid": "pmcid", "isbn": "isbn", "issn": "issn", "url": "url", "nct": "number", "trial": "number",
}  # fmt: skip


def assemble(
    tokens: Sequence[Token], labels: Sequence[str], string: str, shares: Sequence[float] = ()
) -> tuple[Item, dict[str, float]]:
    """Return the item that labelled tokens describe, and how sure each field of it is (0..1).

    ``shares`` are the probabilities of the labels. What no field takes goes to ``note``.
    """
    draft = _Draft({})
    for segment in _segments(tokens, labels, string, shares):
        draft.segments.setdefault(segment.label, []).append(segment)
    for step in _STEPS:
        step(draft)
    _identify(draft, tokens)
    for segment in draft.of("note", "medium", "isbn", "url", "doi"):
        draft.note(segment.words)
    if draft.custom:
        draft.fields["custom"] = draft.custom
    if draft.notes:
        draft.fields["note"] = "; ".join(dict.fromkeys(draft.notes))
    draft.fields["type"] = item_type(draft.fields, has_journal="journal" in draft.segments)
    sure = {name: _share(draft, name) for name in draft.fields if name not in ("custom", "note", "type")}
    return Item(**draft.fields), sure


def _segments(
    tokens: Sequence[Token], labels: Sequence[str], string: str, shares: Sequence[float]
) -> Iterator[Segment]:
    start = 0
    names = list(labels)
    for at in range(1, len(tokens)):
        if _IN_PRESS.fullmatch(f"{tokens[at - 1].text} {tokens[at].text}"):
            names[at - 1 : at + 1] = ["date", "date"]
    for at in range(1, len(tokens) + 1):
        if at == len(tokens) or names[at] != names[start]:
            text = string[tokens[start].start : tokens[at - 1].end]
            if names[start] == "author" and at < len(tokens) and names[at] == "editor" and _runs_on(tokens, names, at):
                names[start:at] = ["editor"] * (at - start)  # "Hertel T., Rose S. (eds.)": all of them are editors
                continue
            some = shares[start:at]
            share = sum(some) / len(some) if some else 1.0
            yield Segment(names[start], text, tuple(tokens[start:at]), share, tokens[start - 1].text if start else "")
            start = at


def _runs_on(tokens: Sequence[Token], labels: Sequence[str], at: int) -> bool:
    """Return whether a list of names goes on at ``at`` and ends there as one of editors."""
    end = next((stop for stop in range(at, len(tokens)) if labels[stop] != "editor"), len(tokens))
    words = " ".join(token.text for token in tokens[at:end])
    return (
        tokens[at - 1].text.endswith((",", ";", "&", "and"))
        and bool(_EDITORS_END.search(words))
        and not re.match(r"(?i)in\b", words)
    )


def _share(draft: _Draft, name: str) -> float:
    segments = draft.of(*_LABELS.get(name, ()))
    if not segments:
        return 1.0 if name not in _LABELS else 0.5
    return round(min(segment.share for segment in segments), 3)


def _people(draft: _Draft) -> None:
    authors: list[Name] = []
    for segment in draft.of("author") or draft.of("director", "producer"):
        names, et_al = parse_authors(texts.plain(segment.text).lstrip("/ "))
        if et_al:
            draft.custom["et-al"] = True
        known = {name.surname.casefold() for name in authors}  # GOST prints the authors again behind the title
        authors += [name for name in names if name.surname.casefold() not in known] if known else names
    draft.set("author", tuple(authors))
    for label, words in (("editor", _EDITOR_WORDS), ("translator", _TRANSLATOR_WORDS)):
        found: list[Name] = []
        for segment in draft.of(label):
            bare = words.sub(" ", texts.without_in(texts.plain(segment.text)))
            found += parse_authors(bare.strip(" ,.;:()[]"))[0]
        draft.set(label, tuple(found))


def _titles(draft: _Draft) -> None:
    titles = draft.of("title")
    best = max(titles, key=lambda segment: len(segment.text), default=None)
    if best:
        draft.set("title", texts.title(best.text))
        draft.set("genre", texts.bracketed_kind(best.text))
    for other in titles:
        if other is not best:
            draft.note(texts.title(other.text))
    containers = draft.of("journal", "container-title", "source")
    if containers:
        name = texts.without_in(containers[0].text)
        if (year := _YEAR_BEFORE.match(name)) and "date" not in draft.segments:
            _set_year(draft, year.group(1))
            name = name[year.end() :]
        draft.set("container_title", texts.name(name))
    for other in containers[1:]:
        draft.note(texts.name(texts.without_in(other.text)))
    if "title" not in draft.fields and "journal" not in draft.segments and containers:
        draft.fields.pop("container_title", None)
        draft.set("title", texts.title(texts.without_in(containers[0].text)))
    if series := draft.of("collection-title"):
        draft.set("collection_title", texts.name(re.sub(r"^\W*(?:of|in)\s+", "", series[0].text)))


def _pages(draft: _Draft) -> None:
    for segment in draft.of("pages"):
        page, count = parse_pages(segment.text)
        name, value = ("page", page) if page else ("number_of_pages", count)
        if (
            page
            and segment.before.endswith(";")
            and page.isdigit()
            and len(page) < _LONG_NUMBER
            and "volume" not in draft.segments
        ):
            name = "volume"  # "2015;9."
        if name in draft.fields:
            draft.note(segment.text)
        else:
            draft.set(name, value)


def _dates(draft: _Draft) -> None:
    issued: Date | None = None
    for segment in draft.of("date"):
        text = segment.text
        if twice := _YEAR_TWICE.fullmatch(text):  # "2012;2012.", the volume called after the year
            draft.set("volume", twice.group(2))
            text = twice.group(1)
        date, letter = parse_date(text)
        if date and (issued is None or (issued.year is None and date.year) or _is_finer(date, issued)):
            issued = date
            if letter:
                draft.custom["year-suffix"] = letter
        else:
            draft.note(segment.text)
    if issued is None:
        return
    if issued.year is None and issued.literal and _UNPUBLISHED.match(issued.literal):
        draft.fields["status"] = issued.literal
    draft.set("issued", issued)


def _is_finer(date: Date, other: Date) -> bool:
    """Return whether a date is of the same year as another, and tells the month or day that the other leaves open."""
    return date.year is not None and date.year == other.year and len(date.date_parts[0]) > len(other.date_parts[0])


def _volumes(draft: _Draft) -> None:
    for segment in draft.of("volume"):
        text = segment.text
        year = draft.fields["issued"].year if "issued" in draft.fields else None
        if (alone := _YEAR_ALONE.fullmatch(text)) and year is None:
            _set_year(draft, alone.group(1))
            continue
        page = None
        if before := _YEAR_BEFORE.match(text):  # "(1984) 9": where a year is known this one belongs to the journal
            text = text[before.end() :]
            if year is None:
                year = int(before.group(1))
                _set_year(draft, before.group(1))
        if "page" not in draft.fields:
            text, page = _split_page(draft, text, year)
        volume, issue, printed = parse_volume(text)
        if printed:
            _set_year(draft, printed)
        if (volume and "volume" in draft.fields) or (issue and "issue" in draft.fields):
            draft.note(segment.text)
            continue
        if volume and not page and volume.isdigit() and len(volume) > _LONG_NUMBER and "page" not in draft.fields:
            volume, page = None, volume  # an article number where no volume is printed
        for name, value in (("volume", volume), ("issue", issue), ("page", page)):
            draft.set(name, value)


def _split_page(draft: _Draft, text: str, year: int | None) -> tuple[str, str | None]:
    """Return the volume and the page of a text that holds both: "2014:7", "83: e01075-17", "140 1592–1603"."""
    if found := _YEAR_AND_PAGE.fullmatch(text):
        if year is not None:
            return f"v. {found.group(1)}", parse_pages(found.group(2))[0]
        _set_year(draft, found.group(1))
        return "", parse_pages(found.group(2))[0]
    if found := _VOLUME_AND_PAGE.fullmatch(text):
        return found.group(1), parse_pages(found.group(2) or found.group(3))[0]
    return text, None


def _set_year(draft: _Draft, year: str) -> None:
    """Set the year that stands with the volume; it goes before one that stands elsewhere."""
    issued = draft.fields.get("issued")
    if issued is None or issued.year != int(year):
        draft.fields["issued"] = Date(date_parts=((int(year),),))


def _imprint(draft: _Draft) -> None:
    for label, name in (("publisher", "publisher"), ("location", "publisher_place")):
        values = [value for segment in draft.of(label) if (value := texts.imprint(segment.text))]
        draft.set(name, "; ".join(dict.fromkeys(values)))
    editions, genres = draft.of("edition"), draft.of("genre")
    if editions:
        draft.set("edition", parse_edition(texts.name(editions[0].text) or ""))
    if genres:
        draft.set("genre", (texts.name(genres[0].text) or texts.bracketed_kind(genres[0].text) or "").rstrip("."))
    for other in (*editions[1:], *genres[1:]):
        draft.note(texts.name(other.text))


def _archives(draft: _Draft) -> None:
    """Take what keeps a dataset for its publisher: "[dataset]. Zenodo; 2019"."""
    fields = draft.fields
    kept = is_dataset(fields.get("genre") or "") and "container_title" in fields
    if kept and not fields.keys() & {"publisher", "volume", "page"}:
        fields["publisher"] = fields.pop("container_title")


_STEPS: tuple[Callable[[_Draft], None], ...] = (_people, _titles, _pages, _dates, _volumes, _imprint, _archives)


def _identify(draft: _Draft, tokens: Sequence[Token]) -> None:
    for token in tokens:
        name = _IDENTIFIERS.get(token.kind, "")
        if token.kind == "accessed":
            draft.fields["accessed"] = parse_date(token.value)[0] or Date(raw=token.value)
        elif token.kind == "arxiv":
            draft.fields.setdefault("archive", "arXiv")
            draft.fields.setdefault("number", f"arXiv:{token.value}")
        elif name and name not in draft.fields:
            draft.fields[name] = token.value
        elif token.kind == "orcid" or (name and draft.fields[name] != token.value):
            draft.note(token.text)
        if token.kind in ("doi", "pmid", "pmcid", "arxiv") and "://" in token.text and "doi.org" not in token.text:
            draft.fields.setdefault("url", re.sub(r"^[<(\[]+|[>)\].,;]+$", "", token.text))
