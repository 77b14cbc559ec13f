"""What an import changes, told so that a door can print it."""

from typing import Generic, TypeVar

from curate.claim import Claim
from curate.reference import Reference
from curate.value import Value

T = TypeVar("T", Claim, Reference)


class Pair(Value, Generic[T]):
    """One claim or reference as it was and as it is; ``new`` has the id and the reviews of ``old``."""

    old: T
    new: T


class Difference(Value, Generic[T]):
    """How the claims or references of two versions differ; each is in one of the groups.

    ``changed``: the text, what it cites, or the string of a reference is another. ``moved``: only the place is (a
    claim's place among the others, a reference's number). ``unchanged`` may still have another line or paragraph.
    """

    added: tuple[T, ...] = ()
    changed: tuple[Pair[T], ...] = ()
    moved: tuple[Pair[T], ...] = ()
    removed: tuple[T, ...] = ()
    unchanged: tuple[Pair[T], ...] = ()

    @property
    def lapsed(self) -> tuple[Pair[T], ...]:
        """Return the changed ones that a person had reviewed: their reviews are kept, and speak of what was."""
        return tuple(pair for pair in self.changed if pair.old.reviews and pair.old.digest() != pair.new.digest())

    def __bool__(self) -> bool:
        """Return whether anything differs."""
        return bool(self.added or self.changed or self.moved or self.removed)


class Changes(Value):
    """What an import did, or with ``dry_run`` would do; ``files`` are the paths written or removed."""

    claims: Difference[Claim] = Difference[Claim]()
    references: Difference[Reference] = Difference[Reference]()
    files: tuple[str, ...] = ()
    first: bool = False
    """Whether there was no registry before."""

    @property
    def lapsed(self) -> tuple[str, ...]:
        """Return the ids of what was reviewed and holds no more: itself changed, or a reference that a decision is about."""
        changed = {pair.new.id for pair in self.references.changed}
        pairs = (*self.claims.changed, *self.claims.moved, *self.claims.unchanged)
        own = {pair.new.id for pair in self.claims.lapsed}
        through = {pair.new.id for pair in pairs if changed & {review.reference for review in pair.new.reviews}}
        found = [pair.new.id for pair in pairs if pair.new.id in own | through]
        return (*found, *(pair.new.id for pair in self.references.lapsed))

    @property
    def lost(self) -> tuple[Claim | Reference, ...]:
        """Return what was removed and held a person's work: a review, a restatement, a typed link.

        It is no longer in the files, only in the history of their folder.
        """
        claims = tuple(claim for claim in self.claims.removed if claim.reviews or claim.restated or claim.links)
        return (*claims, *(reference for reference in self.references.removed if reference.reviews))
