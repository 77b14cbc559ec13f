"""Works that were not seen, cited from another that was: "(Smith 1990, cited in Jones 2010)"."""

import re
from collections.abc import Sequence

from curate.citation import Citation, Cite

_CITED_IN = re.compile(
    r"\s?[,;:(\[)\]]{0,2}\s?(?:(?:as )?(?:cited|quoted) (?:in|by|from)|as (?:reported|described) (?:in|by)"
    r"|zit(?:iert|\.) (?:nach|in)|cit(?:é|ée|ado|ada|ato|ata|\.)s? (?:dans|par|en|por|em|da|in)|apud|цит\. по)(?!\w)",
    re.IGNORECASE,
)
"""What stands between a work that was not seen and the one that cites it (APA 7, 8.6): only the latter is listed."""
_REACH = 12
"""So far behind these words the other work is cited."""
_FORMS = ("author-year", "author-mention")


def through(citations: Sequence[Citation], text: str) -> list[Citation]:
    """Return the citations of works that were not seen with those that they are cited from, and not as missing.

    A work that is in the list all the same keeps its link.
    """
    found = list(citations)
    for at, citation in enumerate(citations):
        words = _CITED_IN.match(text, citation.end) if citation.form in _FORMS else None
        if words is None or not citation.cites:
            continue
        last = named(citation.cites[-1])
        behind = citations[at + 1] if at + 1 < len(citations) else None
        near = behind is not None and behind.start - words.end() <= _REACH
        found[at] = citation.model_copy(
            update={
                "missing": tuple(name for name in citation.missing if name != last),
                "via": behind.targets if near and behind is not None else (),
            }
        )
    return found


def named(cite: Cite) -> str:
    """Return a cite by name as text: "Smith and Jones 2010", "Smith et al. 2010"."""
    names = " and ".join(str(name) for name in cite.names) if len(cite.names) < 3 else f"{cite.names[0]} et al."
    if cite.et_al and len(cite.names) < 3:
        names += " et al."
    return f"{names} {cite.year}" if cite.year else names
