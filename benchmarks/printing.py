"""Print records of works in the reference styles of the world, with a label on every part.

The parser is trained on these beside real strings: styles, names and identifiers come in more combinations than any
collection holds. ``Random`` is given, so that the same seed prints the same strings.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from labelled import Segment
from people import Person, people
from styles import STYLES


@dataclass(frozen=True)
class Record:
    """What is known of a work. ``short`` is the abbreviated name of the journal; ``when`` year, month, day."""

    kind: str  # a key of STYLES
    authors: Sequence[Person] = ()
    title: str = ""
    container: str = ""
    short: str = ""
    when: tuple[int, ...] = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    editors: Sequence[Person] = ()
    publisher: str = ""
    place: str = ""
    edition: str = ""
    genre: str = ""
    number: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    isbn: str = ""
    url: str = ""
    accessed: tuple[int, ...] = ()
    language: str = "en"


_MONTHS = {
    "short": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    "pt": ("jan.", "fev.", "mar.", "abr.", "maio", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."),
    "pl": ("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
    "tr": ("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"),
    "ru": ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"),
}  # fmt: skip
_PAPERS = (
    "The New York Times",
    "The Guardian",
    "Boston Globe",
    "Los Angeles Times",
    "Le Monde",
    "Wall Street Journal",
    "The West Australian",
    "Newsweek",
    "Time",
    "Die Zeit",
    "The Economist",
    "La Opinión",
    "Washington Post",
)
_SERIES = (
    "Lecture Notes in Computer Science", "Lecture Notes in Artificial Intelligence", "Methods in Molecular Biology", "Studies in Logic 103", "Springer Series in Statistics", "Cambridge Studies in Linguistics, 44",
    "Patristic Texts and Studies 20", "Mercury Series Paper 3", "Advanced Software Development Series", "Suhrkamp Taschenbuch 12", "NCCN Clinical Practice Guidelines in Oncology", "Clinical Practice Guidelines in Cardiology",
    "NICE guideline NG12", "WHO Technical Report Series", "ESMO Clinical Practice Guidelines", "Vital and Health Statistics", "Clinical Guidelines", "IARC Monographs on the Evaluation of Carcinogenic Risks to Humans",
)  # fmt: skip
_REPORTS = (
    "Technical Report",
    "Tech. Rep.",
    "Technical report",
    "Working Paper",
    "Report No.",
    "Research Report",
    "Discussion Paper",
)
_REPORT_NUMBERS = ("", " CS-TR-94-15", " UCB/ERL M90/36", " 12", " 217", " STAN-CS-92-1462", " TR-91-03", " RC 10834")
_DOI_FORMS = (
    "doi:%",
    "doi: %",
    "DOI: %",
    "https://doi.org/%",
    "http://dx.doi.org/%",
    "%",
    "DOI:%",
    "doi:%.",
    "<https://doi.org/%>",
    "Available from: https://doi.org/%",
    "%.",
)
_PMID_FORMS = ("PMID: %", "PMID: %.", "%", "PMID %", "PubMed PMID: %.", "[PubMed: %]", "PMID:%")
_REMARKS = (
    " [PubMed] [CrossRef]", " [CrossRef]", " [Google Scholar]", " (in Russian)", " [In Russian].", " (In Chinese)", " [Article in German]",
    " [published correction appears in 2019;3:2]", " Epub 2018 Mar 3.",
)  # fmt: skip
_ACCESSED = {
    "en": ("Accessed", "accessed", "Retrieved", "cited", "last accessed", "Accessed on"), "de": ("abgerufen am",), "fr": ("consulté le",), "es": ("Consultado el",),
    "pt": ("Acesso em:",), "pl": ("dostęp:",), "tr": ("Erişim tarihi:",), "ru": ("дата обращения:",),
}  # fmt: skip
_EDITORS = {
    "fr": ("éditeurs", "éditeurs", "éds.", "dir."), "es": ("editores", "editores", "eds.", "coords."), "pt": ("organizadores", "editores", "orgs.", "org."), "pl": ("red.", "red.", "redaktorzy"),
    "tr": ("editörler", "ed.", "editör"), "de": ("Hrsg.", "Hg."),
}  # fmt: skip
_INS = {"es": "En", "pl": "W", "tr": "İçinde", "fr": "Dans"}
_LEADS = {
    "en": ("Available from: ", "Available at: ", "URL: ", "", "Available online: ", "Retrieved from "), "de": ("Verfügbar unter: ",), "fr": ("Disponible sur : ",), "es": ("Disponible en: ",),
    "pt": ("Disponível em: ",), "pl": ("Dostępny w: ",), "tr": ("",), "ru": ("URL: ", "Режим доступа: "),
}  # fmt: skip


class _Printer:
    """One record and the choices made for one string."""

    def __init__(self, record: Record, random: Random) -> None:
        self.record = record
        self.random = random
        self.title = _title(record, random)

    def pick(self, *options: str) -> str:
        return self.random.choice(options)

    def journal(self, *, dots: bool) -> str:
        record = self.record
        name = record.short if record.short and self.random.random() < 0.6 else record.container or record.short
        if name == record.short and dots and " " in name:
            name = re.sub(r"(?<=[a-z])(?= |$)", ".", re.sub(r"\b([A-Z])(?= |$)", r"\1.", name))
        return f"*{name}*" if name and self.random.random() < 0.12 else name

    def year(self) -> str:
        letter = self.pick("a", "b") if self.random.random() < 0.04 else ""
        return f"{self.record.when[0]}{letter}" if self.record.when else self.pick("in press", "n.d.", "forthcoming")

    def date(self, when: Sequence[int], *, day: bool = True) -> str:
        """Return a date: "2021 Jun 8", "June 8, 2021", "8 June 2021", "08.06.2021", "2021-06-08", "June 2021"."""
        if len(when) < 2:
            return str(when[0]) if when else ""
        language = self.record.language
        year, number = when[0], when[1]
        month = self.pick(_MONTHS[language][number - 1], _MONTHS["short" if language == "en" else language][number - 1])
        if len(when) < 3 or not day:
            return f"{month} {year}"
        joint = " de " if language in ("es", "pt") and self.random.random() < 0.7 else " "
        numeric = (
            f"{when[2]:02}.{number:02}.{year}",
            f"{when[2]:02}/{number:02}/{year}",
            f"{year}-{number:02}-{when[2]:02}",
        )
        written = (
            (f"{month} {when[2]}, {year}", f"{when[2]} {month} {year}", f"{year} {month} {when[2]}")
            if language == "en"
            else (f"{when[2]}{joint}{month}{joint}{year}",)
        )
        return self.pick(*written, self.pick(*numeric))

    def nlm_date(self) -> str:
        when = self.record.when
        if len(when) < 2:
            return self.year() if when else ""
        return f"{when[0]} {_MONTHS['short'][when[1] - 1]}" + (
            f" {when[2]}" if len(when) > 2 and self.random.random() < 0.7 else ""
        )

    def number(self, between: str = "") -> str:
        record = self.record
        whole = record.issue and self.random.random() < 0.75
        return f"{record.volume}{between}({record.issue})" if whole else record.volume

    def pages(self, *, short: bool = False) -> str:
        """Return the pages with one dash or another, the last page cut short where the style does so."""
        text = self.record.pages
        match = re.fullmatch(r"([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)", text)
        if match and short and len(match.group(2)) == len(match.group(4)):
            first, last = match.group(2), match.group(4)
            keep = next((at for at in range(len(first)) if first[at] != last[at]), len(first) - 1)
            text = f"{match.group(1)}{first}-{match.group(3)}{last[keep:]}"
        return text.replace("-", self.pick("-", "–", "–", "-", "-", "—"))

    def locator(self) -> str:
        return self.pick(
            self.record.pages.split("-")[0],
            str(10**16 + self.random.randrange(10**16)),
            f"e{self.random.randrange(10**5)}",
        )

    def news_date(self) -> str:
        when = self.record.when
        if len(when) < 3:
            return f"({self.year()})."
        month = _MONTHS["en" if self.random.random() < 0.7 else "short"][when[1] - 1]
        return f"({when[0]}, {month} {when[2]})."

    def access(self) -> list[Segment]:
        """Return where a page was found and when it was looked at."""
        record, chance = self.record, self.random.random
        when = self.date(record.accessed) if record.accessed else ""
        word, lead = self.pick(*_ACCESSED[record.language]), self.pick(*_LEADS[record.language])
        out: list[Segment] = []
        first = when and chance() < 0.33
        if first:
            out.append((self.pick(f" [{word} {when}]", f" {word} {when}") + self.pick(".", "", ";"), "note"))
        if record.url:
            out.append((f" {lead}", "note"))
            out.append((self.pick(record.url, f"<{record.url}>", record.url) + self.pick(".", "", ""), "url"))
        if when and not first:
            colon = "" if word.endswith(":") else ":"
            out.append(
                (
                    self.pick(f" ({word} {when})", f" [{word} {when}]", f". {word} {when}", f" ({word}{colon} {when})")
                    + self.pick(".", "", "."),
                    "note",
                )
            )
        return out


def _title(record: Record, random: Random) -> str:
    text = record.title.strip().removesuffix(".")
    if random.random() < 0.15 and record.language == "en":
        text = " ".join(word[:1].upper() + word[1:] if len(word) > 3 else word for word in text.split(" "))
    return f"[{text}]" if random.random() < 0.02 else text


_FIELDS: dict[str, tuple[str, Callable[[_Printer], str]]] = {
    "title": ("title", lambda p: p.title),
    "stop": ("title", lambda p: "" if p.title[-1:] in "?!.…" else "."),
    "journal": ("journal", lambda p: p.journal(dots=p.random.random() < 0.3)),
    "name": ("journal", lambda p: p.journal(dots=False)),
    "dotted": ("journal", lambda p: p.journal(dots=True)),
    "server": ("journal", lambda p: p.record.container),
    "newspaper": ("journal", lambda p: p.record.container or p.pick(*_PAPERS)),
    "container": ("container-title", lambda p: p.record.container),
    "series": ("collection-title", lambda p: p.pick(*_SERIES)),
    "year": ("date", lambda p: p.year()),
    "date": ("date", lambda p: p.date(p.record.when)),
    "month": ("date", lambda p: p.date(p.record.when, day=False)),
    "nlm-date": ("date", lambda p: p.nlm_date()),
    "news-date": ("date", lambda p: p.news_date()),
    "no-date": ("date", lambda p: p.pick("(n.d.).", "(n. d.).", "(no date).")),
    "volume": ("volume", lambda p: p.record.volume),
    "issue": ("volume", lambda p: p.record.issue),
    "number": ("volume", lambda p: p.number()),
    "spaced-number": ("volume", lambda p: p.number(" ")),
    "volume-words": ("volume", lambda p: p.pick("Vol. 2", "vol. 1", "2 vols", "Volume III")),
    "pages": ("pages", lambda p: p.pages()),
    "short-pages": ("pages", lambda p: p.pages(short=True)),
    "first-page": ("pages", lambda p: p.record.pages.split("-")[0]),
    "locator": ("pages", lambda p: p.locator()),
    "page-count": ("pages", lambda p: str(p.random.randint(20, 900))),
    "news-page": ("pages", lambda p: p.pick(f"p. {p.random.randint(1, 40)}", f"sec. 1A, p. {p.random.randint(1, 9)}", f"A{p.random.randint(1, 30)}", "C1+")),
    "publisher": ("publisher", lambda p: p.record.publisher),
    "place": ("location", lambda p: p.record.place),
    "edition": ("edition", lambda p: p.record.edition.removesuffix(".")),
    "genre": ("genre", lambda p: p.record.genre),
    "report-number": ("genre", lambda p: p.pick(*_REPORTS) + p.pick(*_REPORT_NUMBERS)),
    "medium": ("medium", lambda p: p.pick("Print.", "Web.", "Print", "[DVD].")),
    "isbn": ("isbn", lambda p: p.record.isbn),
    "trial-number": ("note", lambda p: p.record.number),
    "note-words": ("note", lambda _: " "),
}  # fmt: skip
_WITHOUT_VALUE = ("genre", "note-words")
"""Fields whose forms may be whole texts, printed even where the record has no value."""


@lru_cache(maxsize=512)
def _parse(template: str) -> tuple[object, ...]:
    """Return the nodes of a template: texts, ("field", name, forms), and ("choice", parts)."""
    nodes, at = _parse_nodes(template, 0, inside=False)
    if at != len(template):
        raise ValueError(f"unbalanced braces in style {template!r}")
    return nodes[0]


def _parse_nodes(template: str, at: int, *, inside: bool) -> tuple[list[tuple[object, ...]], int]:
    parts: list[list[object]] = [[]]
    while at < len(template):
        mark = template[at]
        if inside and mark in "|}":
            if mark == "}":
                break
            parts.append([])
        elif mark == "{":
            inner, at = _parse_nodes(template, at + 1, inside=True)
            parts[-1].append(("choice", inner))
        elif mark == "<" and template[at + 1] != " ":
            end = template.index(">", at)
            name, _, forms = template[at + 1 : end].partition(":")
            parts[-1].append(("field", name, tuple(forms.split("|")) if forms else ("%",)))
            at = end
        else:
            parts[-1].append(mark)
        at += 1
    return [tuple(part) for part in parts], at


def _render(nodes: Sequence[object], p: _Printer, out: list[Segment], *, dropping: bool = False) -> bool:
    """Add the segments of a template; return whether the text behind it is to be dropped, for want of a field."""
    for node in nodes:
        if isinstance(node, str):
            dropping = dropping and node != " "
            if not dropping:
                out.append((node, None))
        elif isinstance(node, tuple) and node[0] == "choice":
            dropping = _render(p.random.choice(node[1]), p, out, dropping=dropping)
        elif isinstance(node, tuple):
            segments = _field(node[1], node[2], p)
            out.extend(segments)
            dropping = not segments and node[1] != "stop"
    return dropping


def _field(name: str, forms: Sequence[str], p: _Printer) -> list[Segment]:
    if name == "access":
        return p.access()
    form = p.pick(*forms)
    if style := re.search(r"@([\w-]+)", form):
        names = p.record.authors if name == "author" else p.record.editors if name == "editor" else p.record.editors[:1]
        cut = p.random.choice((0, 0, 3, 6, 1, 6) if name == "author" else (0, 0, 0, 3))
        value = people(names, style.group(1), p.random, language=p.record.language, cut=cut)
        return [(form.replace(style.group(), value), name)] if value else []
    label, read = _FIELDS[name]
    value = read(p)
    if "%" not in form and name in _WITHOUT_VALUE:
        return [(form, label)] if form else []
    return [(form.replace("%", value), label)] if value else []


def _identifiers(p: _Printer) -> list[Segment]:
    """Return DOI, PMID and PMCID as they are printed at the end of a string."""
    record, chance = p.record, p.random.random
    out: list[Segment] = []
    if record.doi and chance() < 0.6:
        out += [(" ", None), (p.pick(*_DOI_FORMS).replace("%", record.doi), "doi")]
    elif record.url and chance() < 0.12:
        out += [(p.pick(" ", " Available from: ", " URL: "), "note"), (record.url, "url")]
    if record.pmid and chance() < 0.3:
        out += [(" ", None), (p.pick(*_PMID_FORMS).replace("%", record.pmid), "note")]
        if record.pmcid and chance() < 0.5:
            out += [
                (" ", None),
                (p.pick("PMCID: %", "PMCID: %.", "; PMCID: %.", "%").replace("%", record.pmcid), "note"),
            ]
    if chance() < 0.03:
        out.append((p.pick(*_REMARKS), "note"))
    return out


def print_record(record: Record, random: Random) -> list[Segment]:
    """Return one printed form of a record, as labelled segments; a few come damaged, as text from a PDF does."""
    p = _Printer(record, random)
    out: list[Segment] = []
    if random.random() < 0.08:
        out.append((p.pick("%. ", "[%] ", "% ", "(%) ").replace("%", str(random.randint(1, 200))), "citation-number"))
    styles = STYLES[record.kind]
    weights = [int(style.split(" ", 1)[0]) if style[0].isdigit() else 1 for style in styles]
    template = random.choices(styles, weights)[0].lstrip("0123456789 ")
    _render(_parse(template), p, out)
    if record.kind not in ("web", "report", "trial", "news"):
        out += _identifiers(p)
    if record.language in _EDITORS and random.random() < 0.7:
        out = [(_translated(text, record.language, random), name) for text, name in out]
    return [_damage(segment, random) for segment in out] if random.random() < 0.1 else out


def _translated(text: str, language: str, random: Random) -> str:
    """Return a segment with the words for editors and for "In:" as a language has them."""
    text = re.sub(r"\b[Ee]d(?:itor)?s\b\.?", random.choice(_EDITORS[language]), text)
    return re.sub(r"\bIn(?=:? )", _INS.get(language, "In"), text)


def _damage(segment: Segment, random: Random) -> Segment:
    """Return a segment with what line ends and extraction from a PDF do to it: broken words, lost or added spaces."""
    text, name = segment
    form = random.choice(("hyphen", "dash", "space", "none", "none", "none"))
    words = text.split(" ")
    if form == "hyphen" and name in ("title", "journal", "author") and len(words) > 2:
        at = random.randrange(1, len(words) - 1)
        if len(words[at]) > 6 and words[at].isalpha():
            words[at] = f"{words[at][:4]}- {words[at][4:]}"
        return " ".join(words), name
    if form == "dash" and name == "pages":
        return re.sub(r"(?<=\d)[-–](?=\d)", random.choice(("- ", " - ", " – ")), text), name
    if form == "space" and name in ("volume", "date", "pages"):
        return text.replace("(", " (").replace(";", "; ") if random.random() < 0.5 else text.lstrip(" "), name
    return segment
