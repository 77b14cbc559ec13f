"""Identifiers of works: find them in a text."""

import re

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"]+")
_PMID = re.compile(r"\b(?:PMID|PubMed(?:\s+ID)?)\s*[:#]?\s*(\d{1,8})\b", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\s?(\d{3,8})\b")


def find_doi(text: str) -> str | None:
    """Return the first DOI in ``text``, without the punctuation printed behind it, or None."""
    found = _DOI.search(text)
    if not found:
        return None
    doi = found.group().rstrip(".,;:>")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;:")
    return doi


def find_pmid(text: str) -> str | None:
    """Return the first PMID printed with its prefix, or None."""
    found = _PMID.search(text)
    return found.group(1) if found else None


def find_pmcid(text: str) -> str | None:
    """Return the first PMCID, or None."""
    found = _PMCID.search(text)
    return f"PMC{found.group(1)}" if found else None
