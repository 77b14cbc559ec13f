"""A letter of queries to the authors, numbered as the comments in the annotated copy of their manuscript."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Literal

from curate.dossier import Dossier
from curate.reporters.escaping import one_line
from curate.reporters.querying import Query, queries
from curate.reporters.wording import count

Kind = Literal["title", "heading", "text", "query"]


@dataclass(frozen=True)
class Line:
    """A paragraph of the letter. A query has its number in ``name`` and what it is about in ``place``."""

    kind: Kind
    text: str
    name: str = ""
    place: str = ""
    request: str = ""
    evidence: tuple[str, ...] = ()


def lines(dossier: Dossier) -> Iterator[Line]:
    """Return the letter, paragraph by paragraph."""
    asked = queries(dossier)
    yield Line("title", "Queries to the authors")
    yield Line("text", _manuscript(dossier))
    yield Line("text", "Dear authors,")
    if not asked:
        yield Line("text", "We have checked the citations of your manuscript, and have no questions about them.")
    else:
        yield Line(
            "text",
            f"We have checked the citations of your manuscript, and ask for your help with {count(len(asked), 'point')}. "
            "The numbers are those of the comments in the annotated copy. Each point is a lead, found by comparing texts, and "
            "may be mistaken: where the manuscript is right as it stands, a word to that effect is enough.",
        )
    # A section that the manuscript comes back to is one heading.
    sections = list(dict.fromkeys(query.section for query in asked))
    for section, group in groupby(
        sorted(asked, key=lambda query: sections.index(query.section)), key=lambda q: q.section
    ):
        yield Line("heading", section)
        for query in group:
            yield Line("query", query.message, query.name, _place(query), query.request, query.evidence)
    yield Line("text", "With thanks, and kind regards.")


def _manuscript(dossier: Dossier) -> str:
    outline = dossier.survey.facts.outline
    file = PurePosixPath(dossier.manuscript.path).name if dossier.manuscript else outline.file
    day = dossier.survey.facts.today.isoformat()
    return ", ".join(filter(None, (one_line(outline.title), one_line(file), day)))


def _place(query: Query) -> str:
    """Return where a query stands below the heading of its section, with the words that it is about, or how their sentence begins."""
    place = query.place.removeprefix(query.section).lstrip(", ")
    words = query.exact if query.exact and query.exact not in query.message else query.opening
    exact = f"“{words}”" if words and words not in query.message else ""
    return ": ".join(filter(None, (place, exact)))
