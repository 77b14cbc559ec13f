"""Identifiers in a text."""

import re
from collections.abc import Callable

from curate.identifier.cleaning import clean_doi, trim
from curate.identifier.scheme import Found, Scheme

_DOI = re.compile(
    r"(?<![\d.])(?:"
    r"10\.\d{4,9}/(?:\(SICI\)|(?=\d{4}-\d{3}[\dX]\())[^\s<>]+(?:<|&lt;)[^\s<>&]+(?:>|&gt;)[^\s,\"”’]+"  # …78:3<511::AID-CNCR18>3.0.CO;2-#
    r"|10\.\d{4,9}/[\d-]{4,9}[\dX]\(\d{4}\)[\dX]+(?:<|&lt;|\[)\w+:\w*(?:>|&gt;|\])[^\s,\"”’]+"  # …(2006)87[1465:ATAFA]2.0.CO;2
    r"|10\.\d{4,9}(?:\.\d+)*\s?/\s?[^\s\"“”‘’«»<>\[\]{}|^]+)",
    re.IGNORECASE,
)
# What stands before it and belongs to it: "doi:", "https://doi.org/", a publisher's address, also broken by a line wrap.
_DOI_LABEL = re.compile(
    r"<?(?:\bDOI\s?(?:\.\s?org)?\s?[:=]?\s?|(?:https?:\s?//\s?)?(?:dx\s?\.\s?)?doi\s?\.\s?org/\s?|\binfo:doi/|https?://[^\s<>\"]+/){1,3}\Z",
    re.IGNORECASE,
)
# What follows a DOI after one space and still belongs to it, because a line was wrapped there.
_DOI_REST = re.compile(
    r" (?!10\.\d{4})(?:(?<=[-/_] )(?![A-Z][a-z])[\w(][^\s\"“”<>\[\]]*\d[^\s\"“”<>\[\]]*"  # 10.1007/s40272- 021-00469-9
    r"|(?<=[a-z]\. )[a-z]*\.?\d[^\s\"“”<>\[\]]*[./-][^\s\"“”<>\[\]]*\d"  # 10.3389/fonc. 2020.601076
    r"|(?<=[a-z]\. )[a-z]+\.[^\s\"“”<>\[\]]*\d"  # 10.1016/j. cell.2012.01.001
    r"|\(\d\d\)\d{4,5}-[\dX])"  # 10.1016/S0140-6736 (22)01541-0
)
_BROKEN_DOI = re.compile(r"\bdoi\s*[:=]\s*((?:1[0O]|IO|lO)?[.,]?\s?\d{3,9}/[^\s\"<>\[\]]+)", re.IGNORECASE)
# Labels glued to the end of a DOI, with nothing between or only a full stop, comma or semicolon.
_GLUED = re.compile(
    r"(?:(?<![.,;])[.,;]++)?(?:PMC?ID\b|PubMed(?!\.[a-z])|Epub\b|Accessed|Available|Retrieved|https?:|doi:).*$",
    re.IGNORECASE,
)
_URL_TAIL = re.compile(r"(?:/(?:full|abstract|pdf|epdf|html|meta|summary)|\.pdf|[?#].*)+$", re.IGNORECASE)

_PMID = re.compile(
    r"\b(?:PMID|Pub\s?Med(?:\s+(?:ID|PMID))?)\s*(?:number|no\.?)?\s*[:#=]?\s*((?:PMC\s?|[A-Z]{1,3}-?)?\d{1,10})\b"
    r"|(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,8})\b/?",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"\bPMCID\s*[:#=]?\s*((?:PMC\s?)?\d{1,10}(?:\.\d)?)\b"
    r"|(?:https?://)?(?:www\.)?(?:pmc\.ncbi\.nlm\.nih\.gov|(?:ncbi\.nlm\.nih\.gov|europepmc\.org)/(?:pmc/)?)/?"
    r"articles?/(?:pmc/)?(PMC\d{1,10})\b/?|\b(PMC\s?\d{5,9})\b",
    re.IGNORECASE,
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?\s*[:=]?\s*((?:97[89][\s-]?)?\d(?:[\s-]?[\dX]){8,9}(?![\d-]))", re.IGNORECASE)
_ISSN = re.compile(r"\be?-?ISSN\s*[:=]?\s*(\d{4}[\s-]?\d{3}[\dX])\b", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:\barXiv\s*[:=]?\s*|(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/)(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)",
    re.IGNORECASE,
)
_NCT = re.compile(r"\bNCT\s?(\d{6,10})\b", re.IGNORECASE)
TRIAL = re.compile(
    r"\b(ISRCTN\s?\d{8}|(?:EudraCT\s*(?:No\.?|Number)?\s*:?\s*)?(?:19|20)\d\d-\d{6}-\d\d(?:-\d\d)?|ChiCTR(?:-[A-Z]{2,4})?-?\d{8,10}"
    r"|ACTRN\d{14}|UMIN\d{9}|jRCTs?\d{9,10}|CTRI/\d{4}/\d{2,3}/\d{6}|DRKS\d{8}|IRCT\d{6,20}(?:N\d{1,3})?|PACTR\d{15,16}"
    r"|NTR\d{2,5}|TCTR\d{11}|KCT\d{7}|SLCTR/\d{4}/\d{3}|RBR-\w{6,8}|LBCTR\d{10}|PER-\d{3}-\d\d|CRD\s?4202\d{7}|CRD420\d{8})\b"
)
_ORCID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid(?:\.org/|\s*(?:iD)?\s*:?\s*))(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b", re.IGNORECASE
)
_URL = re.compile(
    r"<\s?((?:https?|ftp)://[^<>\"]{4,400})>|<?\b((?:https?|ftp)://\s?[^\s<>\"“”«»{}|]+|www\.[^\s<>\"“”«»{}|]+\.[^\s<>\"“”«»{}|]+)>?",
    re.IGNORECASE,
)
# A wrapped URL goes on after a space where it was cut at a hyphen, slash or underscore; not with a plain word.
_URL_REST = re.compile(r" (?<=[-/_=&] )(?![A-Z(\[]|\w+[.,;:)]*(?:\s|$))[^\s<>\"“”«»]*[-/._=?][^\s<>\"“”«»]*")


def find(text: str) -> tuple[Found, ...]:
    """Return the identifiers in ``text`` in printed order; none overlaps another.

    PMID, ISBN, ISSN, arXiv and ORCID need their label or address; a DOI, PMCID or trial number speaks for itself. An
    address that carries a DOI, PMID, PMCID or arXiv number is that identifier and no ``url``.
    """
    found: list[Found] = []
    taken = [False] * (len(text) + 1)
    low = text.casefold()
    for scheme, cue, finder in _FINDERS:
        if cue and not any(word in low for word in cue):
            continue
        for one in finder(text):
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = [True] * (one.end - one.start)
                found.append(Found(scheme, *one[1:]))
    return tuple(sorted(found, key=lambda one: one.start))


def find_doi(text: str) -> str | None:
    """Return the first DOI in ``text``, without the punctuation printed behind it, or None."""
    return next((found.value for found in _dois(text)), None)


def without_glued(value: str) -> str:
    """Return a DOI without a label or word that was printed right behind it ("….186.PMID:24890188")."""
    return _GLUED.sub("", value)


def _dois(text: str) -> list[Found]:
    found = []
    at = 0
    while match := _DOI.search(text, at):
        label = _DOI_LABEL.search(text, max(at, match.start() - 150), match.start())
        raw, end = match.group(), match.end()
        while (rest := _DOI_REST.match(text, end)) and not _PMID.match(text, end + 1):
            raw, end = raw + rest.group(), rest.end()
        raw = trim(without_glued(raw))
        if label and "/" in label.group():
            raw = trim(_URL_TAIL.sub("", raw))
        at = match.start() + len(raw)
        if label and label.group().startswith("<") and text[at : at + 1] == ">":
            at += 1
        found.append(Found("doi", clean_doi(raw), label.start() if label else match.start(), at))
    if not found and (broken := _BROKEN_DOI.search(text)):
        raw = trim(broken.group(1))
        found.append(Found("doi", raw, broken.start(), broken.start(1) + len(raw)))
    return found


def _labelled(pattern: re.Pattern[str], scheme: Scheme) -> Callable[[str], list[Found]]:
    def finder(text: str) -> list[Found]:
        return [
            Found(scheme, next(group for group in match.groups() if group), match.start(), match.end())
            for match in pattern.finditer(text)
        ]

    return finder


def _ncts(text: str) -> list[Found]:
    return [Found("nct", f"NCT{match.group(1)}", match.start(), match.end()) for match in _NCT.finditer(text)]


def _pmcids(text: str) -> list[Found]:
    return [found._replace(value=found.value.replace(" ", "")) for found in _labelled(_PMCID, "pmcid")(text)]


def _urls(text: str) -> list[Found]:
    found = []
    at = 0
    while match := _URL.search(text, at):
        if match.group(1):
            found.append(Found("url", trim("".join(match.group(1).split())), match.start(), match.end()))
            at = match.end()
            continue
        raw, end = match.group(2), match.end(2)
        while rest := _URL_REST.match(text, end):
            raw, end = raw + rest.group(), rest.end()
        raw = trim(raw)
        found.append(Found("url", "".join(raw.split()), match.start(), match.start(2) + len(raw)))
        at = end
    return found


# Order matters: what is taken by one is not looked at by the next. The cues spare most texts most patterns.
_FINDERS: tuple[tuple[Scheme, tuple[str, ...], Callable[[str], list[Found]]], ...] = (
    ("doi", ("10.", "doi"), _dois),
    ("pmid", ("pmid", "pubmed", "pub med"), _labelled(_PMID, "pmid")),
    ("pmcid", ("pmc",), _pmcids),
    ("isbn", ("isbn",), _labelled(_ISBN, "isbn")),
    ("issn", ("issn",), _labelled(_ISSN, "issn")),
    ("arxiv", ("arxiv",), _labelled(_ARXIV, "arxiv")),
    ("orcid", ("orcid",), _labelled(_ORCID, "orcid")),
    ("url", ("://", "www."), _urls),
    ("nct", ("nct",), _ncts),
    ("trial", (), _labelled(TRIAL, "trial")),
)
