"""What the authorities' answers amount to for one reference: which work it is, and where the two differ."""

from typing import Literal

from pydantic import Field

from curate.record import Record, Source
from curate.value import Value

Recommendation = Literal["match", "probable", "ambiguous", "nothing"]
"""``match``: this is the work. ``probable``: a person decides. ``ambiguous``: several fit as well. ``nothing``: none fits."""

FieldName = Literal[
    "title",
    "first-author",
    "author",
    "author-order",
    "author-added",
    "author-dropped",
    "year",
    "journal",
    "volume",
    "issue",
    "page",
    "publisher",
]
"""``author-added`` is printed and not recorded, ``author-dropped`` recorded and not printed."""


class RecordCandidate(Value):
    """A record that a description may mean: named penalties, each 0 (agrees) to 1 (contradicts), and their weighted sum."""

    record: Record
    distance: float
    penalties: dict[str, float] = Field(default_factory=dict)


class Recognition(Value):
    """Which record a description means: candidates, the nearest first, and how far to believe the nearest."""

    recommendation: Recommendation = "nothing"
    candidates: tuple[RecordCandidate, ...] = ()

    @property
    def match(self) -> Record | None:
        """Return the record that is surely meant, or None."""
        return self.candidates[0].record if self.recommendation == "match" else None


class Difference(Value):
    """A field that a reference and the records of its work give differently, with both values.

    ``kind`` names the way they differ ("off-by-one", "other-title", "misspelled" …). ``sources`` are those that give the
    recorded value; no source gives the printed one. ``misleading`` says that a reader would look for, or think of, another
    work or person.
    """

    field: FieldName
    kind: str
    printed: str
    recorded: str
    sources: tuple[Source, ...]
    misleading: bool = False


class Given(Value):
    """An identifier that the reference gives (a CURIE), and what became of it.

    ``agrees``: its record is the work described. ``another-work``: its record is not. ``unknown``: its registry answered
    and has no such identifier. ``not-asked``: nobody has looked it up, or nobody answered.
    """

    identifier: str
    outcome: Literal["agrees", "another-work", "unknown", "not-asked"]
    records: tuple[Record, ...] = ()
    reason: str = ""


class Assessment(Value):
    """One reference against all that was answered about it.

    ``work`` holds the records of the work that the reference means, one a source; empty where that is not known.
    ``beside`` are records that tell of notices about the work without describing it. ``recognition`` is that of the search. ``searched`` are the sources that were searched by description and answered.
    """

    reference: str
    given: tuple[Given, ...] = ()
    work: tuple[Record, ...] = ()
    beside: tuple[Record, ...] = ()
    recognition: Recognition = Recognition()
    searched: tuple[Source, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def looked_up(self) -> bool:
        """Return whether any authority has answered anything about the reference."""
        return bool(self.searched) or any(one.outcome != "not-asked" for one in self.given)
