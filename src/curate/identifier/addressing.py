"""The address under which a person can open an identifier."""

from urllib.parse import quote

from curate.identifier.normalising import normalise
from curate.identifier.scheme import Scheme
from curate.identifier.validating import valid

_BASES: dict[Scheme, str] = {
    "doi": "https://doi.org/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/",
    "isbn": "https://search.worldcat.org/search?q=bn:",
    "arxiv": "https://arxiv.org/abs/",
    "nct": "https://clinicaltrials.gov/study/",
    "orcid": "https://orcid.org/",
}


def address(scheme: Scheme, value: str) -> str:
    """Return the address (https) of an identifier; "" where it is not valid, or its scheme has no address.

    Characters that end an address somewhere (``<``, space, quotation marks) are percent-encoded, as
    https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html asks. Of URLs only http and https count.
    """
    if not valid(scheme, value):
        return ""
    if scheme == "url":
        made = quote(value.strip(), safe="%/:=&?~#+!$,;'@()*[]", errors="replace")
        return made if made.startswith(("http://", "https://")) else ""
    base = _BASES.get(scheme)
    return f"{base}{quote(normalise(scheme, value), safe='/:;()', errors='replace')}" if base else ""
