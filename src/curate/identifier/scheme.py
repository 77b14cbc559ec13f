"""The schemes of identifiers, and an identifier found in a text."""

from typing import Literal, NamedTuple, get_args

Scheme = Literal["doi", "pmid", "pmcid", "isbn", "issn", "arxiv", "nct", "trial", "orcid", "url"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


class Found(NamedTuple):
    """An identifier in a text: ``text[start:end]`` covers it with its label; ``value`` is as printed, repaired.

    ``value`` has line-break spaces, labels and trailing punctuation taken off, and is not necessarily valid.
    """

    scheme: Scheme
    value: str
    start: int
    end: int
