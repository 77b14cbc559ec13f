"""What is wrong with an identifier, and the likely repair."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from curate.identifier.checkdigit import isbn10_check_digit, isbn13_check_digit, issn_check_digit, orcid_check_digit
from curate.identifier.cleaning import clean_doi, trim
from curate.identifier.normalising import normalise
from curate.identifier.scheme import Scheme
from curate.identifier.searching import TRIAL, find_doi, without_glued

_DOI_FORM = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;:]")
_DOI_LABELS = re.compile(r"^(?:doi\s*[:=]?\s*|https?://(?:dx\.)?doi\.org/|info:doi/)+", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"/x{3,}|x{4,}", re.IGNORECASE)


def valid(scheme: Scheme, value: str) -> bool:
    """Return whether ``value`` is a well-formed identifier; that it exists is another question."""
    return problem(scheme, value) is None


def problem(scheme: Scheme, value: str) -> str | None:
    """Return what is wrong with an identifier, as one sentence without its full stop, or None.

    Where the likely repair is known the sentence ends with it: "…; is 'PMC123' a PMCID?", "…; did you mean '…'?".
    """
    return _PROBLEMS[scheme](" ".join(value.split()))


def _doi_problem(value: str) -> str | None:
    bare = clean_doi(_DOI_LABELS.sub("", value))
    if _PLACEHOLDER.search(bare):
        return f"'{value}' is a placeholder, not a DOI"
    if not _DOI_FORM.fullmatch(bare):
        return _no_doi(value, bare)
    if " " in value and _DOI_LABELS.sub("", value) != bare:
        return f"'{value}' has a space inside; did you mean '{bare}'?"
    trimmed = trim(without_glued(bare))
    return None if trimmed == bare else f"'{value}' ends with what is not part of a DOI; did you mean '{trimmed}'?"


def _no_doi(value: str, bare: str) -> str:
    """Return what is wrong with ``value``, which has not the form of a DOI."""
    if re.fullmatch(r"(?:PMID:?)?\d{6,8}", bare, re.IGNORECASE):
        return f"a DOI starts with '10.'; is '{normalise('pmid', bare)}' a PMID?"
    if re.fullmatch(r"PMC\d+", bare, re.IGNORECASE):
        return f"a DOI starts with '10.'; is '{bare}' a PMCID?"
    repaired = find_doi(bare) or re.sub(r"^[1Il][0Oo][.,]?(?=\d{4})", "10.", bare)
    if repaired != bare and _DOI_FORM.fullmatch(repaired):
        what = "ends with what is not part of a DOI" if bare.startswith(repaired) else "does not start with '10.'"
        return f"'{value}' {what}; did you mean '{repaired}'?"
    if re.fullmatch(r"10\.\d{4,9}(?:\.\d+)*/?", bare):
        return f"'{value}' is only the prefix of a DOI: the part behind the slash is missing"
    if re.match(r"10\.\d{1,3}/", bare):
        return f"'{value}' has a registrant code of fewer than four digits, which no DOI has"
    return f"a DOI has the form '10.1234/abc', '{value}' does not"


def _pmid_problem(value: str) -> str | None:
    bare = re.sub(r"^PMID\s*:?\s*", "", value, flags=re.IGNORECASE)
    if re.fullmatch(r"PMC\s?\d+(\.\d)?", bare, re.IGNORECASE):
        return f"PubMed identifiers are digits only; is '{normalise('pmcid', bare)}' a PMCID?"
    if inner := find_doi(bare):
        return f"PubMed identifiers are digits only; is '{inner}' a DOI?"
    if not bare.isascii() or not bare.isdigit():
        digits = re.sub(r"[^0-9]", "", bare)
        hint = f"; did you mean '{digits}'?" if 1 <= len(digits) <= 8 else ""
        return f"PubMed identifiers are digits only, '{value}' is not{hint}"
    if bare.startswith("0"):
        return f"PubMed identifiers do not start with 0; did you mean '{bare.lstrip('0')}'?"
    return f"PubMed identifiers have at most eight digits, '{value}' has {len(bare)}" if len(bare) > 8 else None


def _pmcid_problem(value: str) -> str | None:
    bare = normalise("pmcid", value)
    if re.fullmatch(r"PMC[1-9]\d{0,7}", bare):
        return None
    if bare.isascii() and bare.isdigit():
        return f"PubMed Central identifiers start with 'PMC'; did you mean 'PMC{bare}', or is '{bare}' a PMID?"
    if inner := find_doi(value):
        return f"PubMed Central identifiers start with 'PMC'; is '{inner}' a DOI?"
    return f"PubMed Central identifiers are 'PMC' and one to eight digits, '{value}' is not"


def _isbn_problem(value: str) -> str | None:
    bare = normalise("isbn", value)
    if re.fullmatch(r"\d{9}[\dX]", bare):
        check = isbn10_check_digit(bare[:9])
    elif re.fullmatch(r"97[89]\d{10}", bare):
        check = isbn13_check_digit(bare[:12])
    elif re.fullmatch(r"\d{13}", bare):
        return f"an ISBN of 13 digits starts with 978 or 979, '{value}' does not"
    else:
        return f"an ISBN has 10 or 13 digits, '{value}' has {len(bare)}"
    return (
        None
        if bare[-1] == check
        else f"the check digit of ISBN '{value}' is {bare[-1]} and should be {check}: a digit is wrong"
    )


def _issn_problem(value: str) -> str | None:
    bare = normalise("issn", value).replace("-", "")
    if not re.fullmatch(r"\d{7}[\dX]", bare):
        return f"an ISSN has 8 digits, '{value}' has {len(bare)}"
    check = issn_check_digit(bare[:7])
    return (
        None
        if bare[-1] == check
        else f"the check digit of ISSN '{value}' is {bare[-1]} and should be {check}: a digit is wrong"
    )


def _orcid_problem(value: str) -> str | None:
    bare = normalise("orcid", value).replace("-", "")
    if not re.fullmatch(r"\d{15}[\dX]", bare):
        return f"an ORCID has 16 digits in groups of four, '{value}' has {len(bare)}"
    check = orcid_check_digit(bare[:15])
    return (
        None
        if bare[-1] == check
        else f"the check digit of ORCID '{value}' is {bare[-1]} and should be {check}: a digit is wrong"
    )


def _arxiv_problem(value: str) -> str | None:
    bare = normalise("arxiv", value)
    match = re.fullmatch(r"(?:[a-z-]+(?:\.[A-Z]{2})?/)?\d\d(\d\d)(?:\.\d{4,5}|\d{3})(?:v\d+)?", bare)
    if not match:
        return f"an arXiv identifier has the form '2101.01234' or 'math/0601001', '{value}' does not"
    return (
        None
        if 1 <= int(match.group(1)) <= 12
        else f"'{value}' names month {match.group(1)}, which no arXiv identifier has"
    )


def _nct_problem(value: str) -> str | None:
    bare = normalise("nct", value)
    if re.fullmatch(r"NCT\d{8}", bare):
        return None
    digits = re.sub(r"\D", "", bare)
    hint = f"; did you mean 'NCT{digits}'?" if len(digits) == 8 else ""
    return f"a ClinicalTrials.gov identifier is 'NCT' and eight digits, '{value}' has {len(digits)} digits{hint}"


def _trial_problem(value: str) -> str | None:
    return None if TRIAL.fullmatch(value) else f"'{value}' is not a trial number of a registry known to the WHO"


def _url_problem(value: str) -> str | None:
    if " " in value:
        return f"'{value}' has a space inside; did you mean '{value.replace(' ', '')}'?"
    address = value if "://" in value else f"https://{value}"
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    if not re.fullmatch(r"(?:[\w-]+\.)+[^\W\d_][\w-]+|(?:\d+\.){3}\d+|localhost", host):
        return f"'{value}' names no host"
    return None


_PROBLEMS: dict[Scheme, Callable[[str], str | None]] = {
    "doi": _doi_problem,
    "pmid": _pmid_problem,
    "pmcid": _pmcid_problem,
    "isbn": _isbn_problem,
    "issn": _issn_problem,
    "arxiv": _arxiv_problem,
    "nct": _nct_problem,
    "trial": _trial_problem,
    "orcid": _orcid_problem,
    "url": _url_problem,
}
