"""Identifiers of works and people: find, normalise, validate, and say what is wrong with one.

Schemes and their syntax:

- ``doi``: ISO 26324, https://www.doi.org/doi-handbook; old DOIs hold SICIs (ANSI/NISO Z39.56) with ``<``, ``>``, ``;``.
- ``pmid``, ``pmcid``: https://www.ncbi.nlm.nih.gov/pmc/pmctopmid/
- ``isbn``: ISO 2108; ``issn``: ISO 3297; ``orcid``: ISO 7064 MOD 11-2.
- ``arxiv``: https://info.arxiv.org/help/arxiv_identifier.html
- ``nct``: ClinicalTrials.gov; ``trial``: the other primary registries of the WHO ICTRP.
- ``url``.
"""

from curate.identifier.addressing import address
from curate.identifier.normalising import curie, normalise, parse_curie
from curate.identifier.scheme import SCHEMES, Found, Scheme
from curate.identifier.searching import find, find_doi
from curate.identifier.validating import problem, valid

__all__ = [
    "SCHEMES",
    "Found",
    "Scheme",
    "address",
    "curie",
    "find",
    "find_doi",
    "normalise",
    "parse_curie",
    "problem",
    "valid",
]
