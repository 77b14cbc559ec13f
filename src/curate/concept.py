"""Concepts that a text names: diseases, drugs, animals, age groups and study designs, as MeSH knows them.

MeSH: https://www.nlm.nih.gov/mesh. Tree numbers say what is broader and narrower: that of "Leukemia, Lymphoid"
(C04.557.337.428) begins with that of "Leukemia" (C04.557.337).
"""

from typing import Literal

from curate.value import Value

ConceptKind = Literal["disease", "sign", "drug", "animal", "age", "people", "design"]
"""``sign`` is a symptom or process (fever, relapse); ``people`` are patients and other persons of no stated age."""

Basis = Literal["headings", "keywords", "title", "abstract", "types"]
"""Where a fact about a record was read."""


class Concept(Value):
    """One concept: ``name`` is that of MeSH, or the international name of a drug; ``trees`` are its tree numbers."""

    kind: ConceptKind
    name: str
    trees: tuple[str, ...] = ()


class Mention(Value):
    """A concept that a text names: what is printed, from where to where (code points).

    ``aside`` says that the sentence sets it apart from what it speaks of ("unlike in leukaemia", "except children");
    ``companion`` that a drug is named as what another is given with ("infusions with isotretinoin").
    """

    concept: Concept
    printed: str
    start: int
    end: int
    aside: bool = False
    companion: bool = False


class Fact(Value):
    """A concept that a record is about, and where that was read."""

    concept: Concept
    basis: Basis
    printed: str
    major: bool = False


class Profile(Value):
    """What the work of a reference is about, as far as its record (or its title) says.

    ``main`` are the concepts of headings, keywords, title and types: what the work is about. ``touched`` are those of the
    abstract: what it speaks of. ``recorded`` is False where no record is known and the title is that of the
    reference; ``whole`` is True where headings or an abstract were there to look at.
    """

    main: tuple[Fact, ...] = ()
    touched: tuple[Fact, ...] = ()
    recorded: bool = False
    whole: bool = False

    def of(self, *kinds: ConceptKind) -> tuple[Fact, ...]:
        """Return the main facts of some kinds."""
        return tuple(fact for fact in self.main if fact.concept.kind in kinds)

    def all(self, *kinds: ConceptKind) -> tuple[Fact, ...]:
        """Return the main and the touched facts of some kinds."""
        return tuple(fact for fact in (*self.main, *self.touched) if fact.concept.kind in kinds)


class Conflict(Value):
    """A concept of a claim against what a record is about: both as a message names them.

    ``claimed`` and ``recorded`` are words of the claim and of the record; ``basis`` says where the record's were read.
    ``sure`` is False where only a title was there to look at, or the claim says more than one thing.
    """

    kind: Literal["disease", "drug", "population", "design"]
    claimed: str
    recorded: str
    basis: Basis
    sure: bool = True
