"""In-text citations: ``cites`` reads one that is printed, ``detecting`` finds those of a manuscript; no targets yet."""

from curate.citation import Cite, Form
from curate.citing import dated, keyed, mentioned, numbers, repeated

__all__ = ["cites"]


def cites(exact: str, form: Form) -> tuple[Cite, ...]:
    """Return what a printed citation of a known form names; places are relative to ``exact``."""
    match form:
        case "numeric" | "superscript":
            return numbers.cites(exact)
        case "author-year":
            return dated.cites(exact) or repeated.cites(exact)
        case "author-mention":
            return (dated.cites(exact) if dated.ends_in_year(exact) else ()) or mentioned.cites(exact)
        case "key":
            return keyed.cites(exact)
