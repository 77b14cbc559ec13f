"""An in-text citation as printed, and what matching made of it."""

from typing import Literal

from pydantic import Field

from curate.reference import Name
from curate.value import Value

Form = Literal["numeric", "superscript", "author-year", "author-mention", "key"]
Recommendation = Literal["none", "low", "ambiguous", "strong"]


class Cite(Value):
    """One cited unit inside a citation: a number or range, one author-year pair, one mention, one key.

    ``start`` and ``end`` are relative to the citation's ``exact``. For numbers ``first``..``last`` is the range as
    printed (``last`` equals ``first`` for a single number, and is smaller in a reversed range). ``names`` holds the
    authors as printed, ``et_al`` whether the list was cut, ``year`` the year with its letter ("2019a").
    """

    start: int
    end: int
    exact: str
    first: int | None = None
    last: int | None = None
    names: tuple[Name, ...] = ()
    et_al: bool = False
    year: str | None = None
    key: str | None = None


class Candidate(Value):
    """A reference that a cite may point at, with why not: named penalties, each 0..1, and their weighted sum."""

    n: int
    distance: float
    penalties: dict[str, float] = Field(default_factory=dict)


class Citation(Value):
    """One printed citation in the reading text of a manuscript.

    ``targets`` are positions in the reference list that it surely points at, in printed order; an ambiguous one has
    no targets for that cite and lists ``candidates``. ``missing`` are numbers, names or keys that nothing in the
    list answers to. ``named`` are positions of works that an author mention names while a number in the same paragraph
    cites them: the number is the citation and has the target, the name belongs to it (a narrative citation).
    ``printed`` are positions that the printed text leads to where the document format (a field of a reference manager, a
    tag) links others; the format's are the targets. ``via`` are positions of the works in which the authors of the manuscript
    read of a work that they did not see ("Smith 1990, cited in Jones 2010"): such a work need not be in the list.
    """

    start: int
    end: int
    exact: str
    form: Form
    cites: tuple[Cite, ...] = ()
    targets: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    printed: tuple[int, ...] = ()
    via: tuple[int, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    missing: tuple[str, ...] = ()
    recommendation: Recommendation = "none"
