r"""Citations that the document format links itself (JATS ``xref``, HTML anchors, ``\cite``), beside those in print.

A link that is typed as a key is a citation of its own. A link on printed text ("[3–5]", "Mora, 2025") belongs to the
citation that is read there; where none is read, the link alone is the citation.
"""

import re
from collections.abc import Iterable, Sequence

from curate.citation import Citation, Form
from curate.manuscript import Manuscript

_KEYED = re.compile(r"\s*(?:\\[a-zA-Z]|\[?[^\[\]]{0,300}@)")
_NUMBERS = re.compile(r"[\[(]?\s*\d{1,4}[a-z]?(?:[\s,;\u2010-\u2015\u2212-]+\d{1,4}[a-z]?)*\s*[\])]?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d|in press|n\.\s?d\.", re.IGNORECASE)


def is_keyed(citation: Citation) -> bool:
    r"""Return whether a linked citation is typed as a key ("@mora2025", "\cite{mora2025}") and not as text."""
    return bool(_KEYED.match(citation.exact))


def alone(given: Sequence[Citation], found: Iterable[Citation], manuscript: Manuscript) -> list[Citation]:
    """Return the linked citations where nothing was read in print, each in the form that its text has."""
    spans = sorted((citation.start, citation.end) for citation in found)
    at = 0
    result = []
    for citation in given:
        while at < len(spans) and spans[at][1] <= citation.start:
            at += 1
        if at == len(spans) or spans[at][0] >= citation.end:
            result.append(citation.model_copy(update={"form": _form(citation, manuscript)}))
    return result


def _form(citation: Citation, manuscript: Manuscript) -> Form:
    if any(span.start <= citation.start < span.end for span in manuscript.superscripts):
        return "superscript"
    if _YEAR.search(citation.exact):
        return "author-year"
    return "numeric" if _NUMBERS.fullmatch(citation.exact) else "key"
