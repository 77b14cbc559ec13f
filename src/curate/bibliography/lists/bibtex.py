r"""Read BibTeX and biblatex files: http://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf, biblatex manual chapter 2.

A broken entry loses only itself: reading goes on at the next line that begins an entry, and what was read of it says where it breaks
off. ``@string`` and ``#`` are
resolved; ``crossref`` fills what an entry leaves out; TeX becomes text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curate.bibliography.lists import fields
from curate.bibliography.lists.detexing import plain
from curate.bibliography.lists.listed import Listed
from curate.bibliography.printing import vancouver
from curate.reference import Date, Item, ItemType, Name

_ENTRY = re.compile(r"@\s*([^\W\d_][\w-]*)\s*([{(])\s*")
_NEXT = re.compile(r"(?:^|(?<=[})]))[ \t]*@\s*[^\W\d_][\w-]*\s*[{(]", re.MULTILINE)
_KEY = re.compile(r"([^,\s{}\"=]*)\s*,?\s*")
_FIELD = re.compile(r"[\s,]*([^\s,=#{}\"()]+)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}\"()]+")
_CLOSED = re.compile(r"[\s,]*[)}]")
_REST = re.compile(r"[\s,]*([^\n]*)")
_JOIN = re.compile(r"\s*#\s*")
_BRACES = re.compile(r"[{}]")
_QUOTED = re.compile(r"[{}\"]")
_AND = re.compile(r"[{}]|\s+and\s+", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s{}<>\"]+")
_TYPES: dict[str, ItemType] = {
    "article": "article-journal",
    "review": "review",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "proceedings": "book",
    "booklet": "book",
    "manual": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "suppbook": "chapter",
    "inreference": "entry-encyclopedia",
    "conference": "paper-conference",
    "inproceedings": "paper-conference",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "thesis": "thesis",
    "report": "report",
    "techreport": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "webpage": "webpage",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "legislation": "legislation",
    "standard": "standard",
    "unpublished": "manuscript",
    "preprint": "article",
    "misc": "document",
}
_MONTHS = dict(
    zip(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        map(str, range(1, 13)),
        strict=True,
    )
)
_DEEPEST = 12
_SHOWN = 60
"""Code points of what an entry breaks off with, as it is told."""
_NOT_ENTRIES = frozenset(("string", "preamble", "comment"))


@dataclass(frozen=True, slots=True)
class _Raw:
    kind: str
    key: str
    fields: Mapping[str, str]
    line: int
    unread: str = ""


def read(text: str, file: str = "") -> tuple[Listed, ...]:
    """Return the entries of a BibTeX file in their order; of entries with one key, the first."""
    raws: dict[str, _Raw] = {}
    for raw in _entries(text):
        raws.setdefault(raw.key or f"line-{raw.line}", raw)
    lowered = {key.casefold(): raw for key, raw in raws.items()}
    listed = []
    for key, raw in raws.items():
        item = _item(raw.kind, _inherited(raw, lowered), raw.unread)
        others = tuple(part for part in re.split(r"[,\s]+", raw.fields.get("ids", "")) if part)
        listed.append(
            Listed(string=vancouver(item) or key, key=key, item=item, line=raw.line, file=file, other_keys=others)
        )
    return tuple(listed)


def _entries(text: str) -> Iterator[_Raw]:
    strings = dict(_MONTHS)
    at = line = 0
    while start := _NEXT.search(text, at):
        head = _ENTRY.search(text, start.start())
        assert head is not None
        kind = head[1].casefold()
        line += text.count("\n", at, head.start())
        at = head.start()
        limit = _NEXT.search(text, head.end())
        end = limit.start() if limit else len(text)
        if kind == "string":
            strings.update({name.casefold(): value for name, value in _fields(text, head.end(), end, strings)[0]})
        elif kind not in _NOT_ENTRIES:
            key = _KEY.match(text, head.end(), end)
            assert key is not None
            found: dict[str, str] = {}
            given, after = _fields(text, key.end(), end, strings)
            for name, value in given:
                found.setdefault(name.casefold(), value)
            unread = _unread(text, after, end, line + 1 + text.count("\n", at, after))
            if found or (key[1] and unread):
                yield _Raw(kind, key[1], found, line + 1, unread)
        line += text.count("\n", at, head.end())
        at = head.end()


def _unread(text: str, at: int, end: int, line: int) -> str:
    """Return where and with what an entry breaks off whose fields end ``at`` a place in this line, "" for one that is closed."""
    if _CLOSED.match(text, at, end):
        return ""
    rest = _REST.match(text, at, end)
    assert rest is not None
    line += text.count("\n", at, rest.start(1))
    return f"line {line}: {rest[1].strip()[:_SHOWN]}"


def _fields(text: str, at: int, end: int, strings: Mapping[str, str]) -> tuple[list[tuple[str, str]], int]:
    """Return the fields of one entry until something is not a field, and where they end."""
    found: list[tuple[str, str]] = []
    begin = at
    while name := _FIELD.match(text, at, end):
        at = name.end()
        parts: list[str] = []
        while True:
            value, after = _value(text, at, end, strings)
            if after == at:
                return found, begin
            parts.append(value)
            at = after
            join = _JOIN.match(text, at, end)
            if not join:
                break
            at = join.end()
        found.append((name[1], "".join(parts)))
        begin = at
    return found, begin


def _value(text: str, at: int, end: int, strings: Mapping[str, str]) -> tuple[str, int]:
    """Return one part of a value and where it ends; the same place where none begins or none ends."""
    if at < end and text[at] in '{"':
        quoted = text[at] == '"'
        depth = 0
        for mark in (_QUOTED if quoted else _BRACES).finditer(text, at + quoted, end):
            if mark[0] == '"':
                if depth == 0:
                    return text[at + 1 : mark.start()], mark.end()
                continue
            depth += 1 if mark[0] == "{" else -1
            if depth == 0 and not quoted:
                return text[at + 1 : mark.start()], mark.end()
            if depth < 0:
                break
        return "", at
    bare = _BARE.match(text, at, end)
    if not bare:
        return "", at
    return strings.get(bare[0].casefold(), bare[0]), bare.end()


def _inherited(raw: _Raw, others: Mapping[str, _Raw]) -> Mapping[str, str]:
    """Return the fields of an entry with what it takes from its parents (``crossref``, ``xdata``)."""
    found = dict(raw.fields)
    parents = [found.get("crossref", ""), *found.get("xdata", "").split(",")]
    for _ in range(_DEEPEST):
        parent = next((others[name.strip().casefold()] for name in parents if name.strip().casefold() in others), None)
        if parent is None:
            break
        for name, value in parent.fields.items():
            if name == "title" and raw.kind in ("inbook", "incollection", "inproceedings", "conference"):
                found.setdefault("booktitle", value)
            elif name not in ("crossref", "xdata", "author", "title", "ids"):
                found.setdefault(name, value)
        parents = [parent.fields.get("crossref", "")]
    return found


def _item(kind: str, raw: Mapping[str, str], unread: str = "") -> Item:
    def text(*names: str) -> str | None:
        return next((found for name in names if (found := plain(raw.get(name, "")))), None)

    authors, et_al = _names(raw.get("author", ""))
    editors, _ = _names(raw.get("editor", ""))
    title, subtitle = text("title"), text("subtitle")
    note = text("note", "howpublished")
    year = text("date", "year")
    kept = _type(kind, raw)
    container = text("journaltitle", "journal", "booktitle", "maintitle", "eventtitle")
    archive = text("eprinttype", "archiveprefix")
    eprint = text("eprint")
    address = _URL.search(" ".join(raw.get(name, "") for name in ("url", "howpublished", "note")).replace("\\", ""))
    url = address[0].rstrip(".,;") if address else None
    identifiers = " ".join(filter(None, (url, note)))
    doi = fields.named_doi((raw.get("doi") or "").replace("\\", "").strip("{} ")) or fields.doi(identifiers)
    return Item(
        type=kept,
        title=f"{title.rstrip(':')}: {subtitle}" if title and subtitle else title,
        author=authors,
        editor=editors,
        translator=_names(raw.get("translator", ""))[0],
        container_title=container,
        container_title_short=text("shortjournal"),
        collection_title=text("series"),
        publisher=text("publisher", "institution", "school", "organization"),
        publisher_place=text("location", "address"),
        event_title=text("eventtitle"),
        genre=text("type"),
        edition=text("edition"),
        version=text("version"),
        issued=_issued(year, text("month"), text("day")),
        accessed=fields.dated(text("urldate")) if raw.get("urldate") else None,
        volume=text("volume"),
        issue=text("number", "issue") if kept in ("article-journal", "review", "article-magazine") else text("issue"),
        page=fields.page((text("pages") or text("eid") or "").replace("--", "-")),
        number=eprint
        if (archive or "").casefold() == "arxiv"
        else text("number")
        if kept in ("report", "patent")
        else None,
        chapter_number=text("chapter"),
        status=text("pubstate"),
        language=text("langid", "language"),
        doi=doi,
        pmid=fields.pmid(text("pmid") or (eprint if (archive or "").casefold() in ("pubmed", "pmid") else None)),
        pmcid=fields.pmcid(text("pmcid", "pmc")),
        url=url,
        isbn=text("isbn"),
        issn=text("issn"),
        archive=archive,
        abstract=text("abstract"),
        keyword=text("keywords"),
        note=fields.note([note, text("addendum")]),
        custom=fields.custom(et_al=et_al, suffix=fields.year_suffix(year), unread=unread),
    )


def _type(kind: str, raw: Mapping[str, str]) -> ItemType:
    kept = _TYPES.get(kind, "document")
    subtype = raw.get("entrysubtype", "").casefold()
    if kept == "article-journal" and subtype in ("journal", "preprint"):
        return "article" if subtype == "preprint" else kept
    if kept in ("document", "article-journal") and fields.is_preprint(
        " ".join(
            raw.get(name, "")
            for name in ("archiveprefix", "eprinttype", "howpublished", "journal", "journaltitle", "publisher")
        )
    ):
        return "article"
    if kept == "document":
        if raw.get("journal") or raw.get("journaltitle"):
            return "article-journal"
        if raw.get("url") or "\\url" in raw.get("howpublished", ""):
            return "webpage"
    return kept


def _issued(year: str | None, month: str | None, day: str | None) -> Date | None:
    if year and ("-" in year or "/" in year):
        return fields.dated(year.split("/")[0])
    return fields.date(year, month, day)


def _names(raw: str) -> tuple[tuple[Name, ...], bool]:
    """Return the people of a BibTeX name list, and whether it ends in "and others"."""
    names: list[Name] = []
    et_al = False
    for part in _split(raw):
        if part.strip().casefold() == "others":
            et_al = True
        elif part.strip():
            names.append(_name(part.strip()))
    return tuple(names), et_al


def _split(raw: str) -> list[str]:
    """Return the names between "and"s that stand outside braces."""
    parts, depth, start = [], 0, 0
    for mark in _AND.finditer(raw):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(raw[start : mark.start()])
            start = mark.end()
    return [*parts, raw[start:]]


def _name(raw: str) -> Name:
    """Return one name: "First von Last", "von Last, First", "von Last, Jr, First", or a group in braces."""
    if raw.startswith("{") and raw.endswith("}") and "{" not in raw[1:-1]:
        return Name(literal=plain(raw) or raw)
    parts = [plain(part) for part in _outside(raw, ",")]
    if len(parts) > 2:
        return fields.person(parts[0], parts[2], parts[1])
    if len(parts) == 2:
        return fields.person(parts[0], parts[1])
    words = [plain(word) for word in _outside(raw, " ") if word.strip()]
    if len(words) < 2:
        return Name(family=words[0] if words else plain(raw) or raw)
    at = next((i for i, word in enumerate(words[1:-1], 1) if word[:1].islower()), len(words) - 1)
    if words[0][:1].islower():
        at = 0
    return fields.person(" ".join(words[at:]), " ".join(words[:at]))


def _outside(raw: str, separator: str) -> list[str]:
    """Return the parts of ``raw`` between separators that stand outside braces."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(raw):
        if letter == "{":
            depth += 1
        elif letter == "}":
            depth -= 1
        elif depth <= 0 and (letter == separator or (separator == " " and letter in "\t\n~")):
            parts.append(raw[start:at])
            start = at + 1
    return [*parts, raw[start:]]
