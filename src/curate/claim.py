"""A statement of the manuscript that cites, or ought to cite, something: one sentence or one table row."""

import hashlib
from typing import Literal

from pydantic import Field

from curate.citation import Form
from curate.link import Link
from curate.location import Location
from curate.review import Review
from curate.value import Value


class Selector(Value):
    """Where the claim stands in the manuscript, told so that it can be found again after edits.

    ``section`` is the heading; ``paragraph`` counts from 1 inside the section, ``sentence`` from 1 inside the
    paragraph; a table row has ``table`` (its number) and ``row`` (from 1, the header row not counted). ``start`` and
    ``end`` are code points in the file (W3C TextPositionSelector; for formats without a text of their own, in the
    reading text). ``digest`` identifies the sentence's text, its citations and white space left out, so that it can
    be recognised where the text itself is not kept; ``sketch`` is a compact similarity sketch of the same.
    """

    section: str = ""
    paragraph: int = 0
    sentence: int = 0
    table: str | None = None
    row: int | None = None
    start: int = 0
    end: int = 0
    digest: str = ""
    sketch: str = ""


class Cited(Value):
    """A citation as the registry keeps it: as printed, its form, and the ids of the references it points at.

    ``candidates`` are ids that an ambiguous citation may mean; ``missing`` what nothing in the list answers to.
    ``printed`` are the ids that the printed text leads to where the document's own link (a field of a reference manager)
    leads to ``references`` instead. ``via`` are the ids of the works from which a work that was not seen is cited. ``start`` is the offset inside the claim's sentence. ``location`` is the citation's own place in a file.
    """

    exact: str
    form: Form
    start: int = 0
    references: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    location: Location | None = Field(default=None, exclude=True)


class Claim(Value):
    """One claim.

    ``statement`` is in the curator's words (or the sentence itself where no one restated it); ``quote`` is the manuscript's own sentence, kept only where the settings allow it. Where it is not kept and nobody
    has stated the claim yet, ``statement`` is "". ``section`` is the slug of the section, which names the file.
    """

    id: str
    kind: Literal["sentence", "row"] = "sentence"
    statement: str = ""
    quote: str | None = None
    selector: Selector = Selector()
    citations: tuple[Cited, ...] = ()
    links: tuple[Link, ...] = ()
    reviews: tuple[Review, ...] = ()
    section: str = Field(default="", exclude=True)
    location: Location | None = Field(default=None, exclude=True)

    @property
    def restated(self) -> str:
        """Return the statement where a person put the claim in words of their own, else ""."""
        return "" if self.statement == self.quote else self.statement

    @property
    def references(self) -> tuple[str, ...]:
        """Return the ids of the references that the claim surely cites, each once, in printed order."""
        return tuple(dict.fromkeys(ref for citation in self.citations for ref in citation.references))

    def digest(self) -> str:
        """Return the digest of what the claim says: the manuscript's sentence and its restatement.

        The works that it cites do not count, nor do their numbers: a decision is about one link, and lapses with that.
        """
        said = (self.selector.digest, self.restated if self.selector.digest else self.statement)
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]
