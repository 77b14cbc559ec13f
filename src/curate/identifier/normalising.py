"""The canonical form of identifiers, and CURIEs (https://www.w3.org/TR/curie/)."""

import re
from collections.abc import Callable

from curate.identifier.cleaning import DASHES, INVISIBLE, clean_doi, trim
from curate.identifier.scheme import SCHEMES, Scheme
from curate.identifier.searching import find_doi

_PREFIX = re.compile(r"[a-z]+:(?!//)\s*", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"[^0-9X]")


def normalise(scheme: Scheme, value: str) -> str:
    """Return the canonical form of an identifier: no label, no address, one spelling.

    DOIs are lower case, since they compare so (ISO 26324); ISBNs and ISSNs have their X in upper case, ISBNs no
    hyphens, ISSNs one; a URL loses only what surrounds it. What is not valid comes back cleaned as far as it goes.
    """
    return _NORMALISERS[scheme](" ".join(value.translate(INVISIBLE).split()))


def curie(scheme: Scheme, value: str) -> str:
    """Return the identifier as a CURIE, "doi:10.1000/182"."""
    return f"{scheme}:{normalise(scheme, value)}"


def parse_curie(text: str) -> tuple[Scheme, str] | None:
    """Return scheme and canonical value of a CURIE ("pmid:12345", "DOI:10.1000/182"), or None for an unknown scheme."""
    prefix, colon, value = text.partition(":")
    for scheme in SCHEMES:
        if colon and value.strip() and prefix.strip().casefold() == scheme:
            return scheme, normalise(scheme, value)
    return None


def _doi(text: str) -> str:
    return (find_doi(text) or clean_doi(trim(text))).lower()


def _url(text: str) -> str:
    return trim(text.strip("<> "))


def _bare(text: str) -> str:
    """Return the text without its label and without the address before its last slash."""
    text = _PREFIX.sub("", text.translate(DASHES), count=1)
    return text.strip(" .,;/").rpartition("/")[2]


def _pmid(text: str) -> str:
    return re.sub(r"^PMID\s*", "", _bare(text), flags=re.IGNORECASE)


def _pmcid(text: str) -> str:
    text = re.sub(r"^PMCID\s*", "", _bare(text), flags=re.IGNORECASE).replace(" ", "")
    return re.sub(r"\.\d$", "", text.upper())


def _isbn(text: str) -> str:
    return _NOT_DIGIT.sub("", re.sub(r"^ISBN(?:-1[03]\b)?", "", text.translate(DASHES).upper()))


def _issn(text: str) -> str:
    digits = _NOT_DIGIT.sub("", text.upper())
    return f"{digits[:4]}-{digits[4:]}" if len(digits) == 8 else digits


def _orcid(text: str) -> str:
    digits = _NOT_DIGIT.sub("", text.upper())
    return "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def _arxiv(text: str) -> str:
    path = re.sub(r"^.*arxiv\.org/(?:abs/|pdf/)?|^arxiv\s*:?\s*", "", text, flags=re.IGNORECASE)
    return path.removesuffix(".pdf").strip(" .,;")


def _nct(text: str) -> str:
    return _bare(text).upper().replace(" ", "")


_NORMALISERS: dict[Scheme, Callable[[str], str]] = {
    "doi": _doi,
    "pmid": _pmid,
    "pmcid": _pmcid,
    "isbn": _isbn,
    "issn": _issn,
    "arxiv": _arxiv,
    "nct": _nct,
    "trial": str.strip,
    "orcid": _orcid,
    "url": _url,
}
