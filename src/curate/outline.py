"""The manuscript as a whole, as far as rules need it when the manuscript itself is not at hand."""

from typing import Literal

from pydantic import Field

from curate.citation import Form
from curate.location import Location
from curate.review import Review
from curate.value import Value


class OutlineSection(Value):
    """A section: its ``slug`` names the file of its claims."""

    slug: str
    title: str


class Callout(Value):
    """A call-out of a table or figure in running text: "Table 2", "Figs. 1–3" gives one for each number."""

    kind: Literal["table", "figure"]
    number: str
    exact: str
    section: str = ""
    paragraph: int = 0
    location: Location | None = Field(default=None, exclude=True)
    """Known while the manuscript is in memory."""


class SearchPeriod(Value):
    """The years of publication that the manuscript says it searched, both included, and where it says so."""

    first: int
    last: int
    exact: str = ""


class Outline(Value):
    """Title, source file and its digest, sections, tables and figures (their numbers), call-outs, search period.

    ``abbreviations`` are those that its text defines, with their long forms. ``forms`` counts the in-text citations by form; ``length`` is the number of code points read. ``issued`` holds the
    highest number ever given to a claim, by the first part of its id, so that no id is given twice. ``reviews`` settle
    findings about the manuscript as a whole.
    """

    title: str = ""
    file: str = ""
    format: str = ""
    digest: str = ""
    length: int = 0
    sections: tuple[OutlineSection, ...] = ()
    tables: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    callouts: tuple[Callout, ...] = ()
    search_period: SearchPeriod | None = Field(default=None, alias="search-period")
    abbreviations: dict[str, str] = Field(default_factory=dict)
    forms: dict[Form, int] = Field(default_factory=dict)
    issued: dict[str, int] = Field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
