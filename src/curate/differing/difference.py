"""How two versions of one manuscript differ: values that a door prints."""

from collections import Counter
from typing import Literal

from pydantic import Field

from curate.finding import Finding
from curate.review import Review
from curate.reviewing import Change
from curate.value import Value

ClaimKind = Literal["added", "removed", "moved", "reworded", "re-cited"]
CitationKind = Literal["added", "removed", "moved"]
ReferenceKind = Literal["added", "removed", "changed", "renumbered"]
FindingKind = Literal["fixed", "new", "still-there"]
DecisionKind = Literal["carried-over", "lapsed", "lost"]


class Said(Value):
    """A claim as one version has it: id, place as a person says it, and its text ("" where that is not kept)."""

    id: str
    place: str
    text: str


class ClaimChange(Value):
    """A claim that differs, and how: ``old`` is None for an added one, ``new`` for a removed one."""

    kinds: tuple[ClaimKind, ...]
    old: Said | None = None
    new: Said | None = None
    now_cites: tuple[str, ...] = Field(default=(), alias="now-cites")
    cites_no_more: tuple[str, ...] = Field(default=(), alias="cites-no-more")


class CitationChange(Value):
    """A work cited at a place where it was not, or no more; ``moved`` where it left one place and came to another."""

    kind: CitationKind
    reference: str
    was: str = ""
    now: str = ""


class FieldChange(Value):
    """A field of a reference that two versions give differently; "" where one does not give it."""

    name: str
    was: str
    now: str


class ReferenceChange(Value):
    """A reference that differs, and how; numbers are those of the two lists, 0 where it is not in one."""

    kinds: tuple[ReferenceKind, ...]
    id: str
    old_number: int = Field(default=0, alias="old-number")
    new_number: int = Field(default=0, alias="new-number")
    old: str = ""
    new: str = ""
    fields: tuple[FieldChange, ...] = ()


class FindingChange(Value):
    """A finding that is gone, new, or in both versions (as the newer one tells it)."""

    kind: FindingKind
    finding: Finding


class DecisionChange(Value):
    """What became of a decision that held in the older version.

    ``lapsed`` names what changed; ``lost``: its claim, link, reference or finding is not there any more.
    """

    kind: DecisionKind
    subject: str
    about: str
    review: Review
    changes: tuple[Change, ...] = ()
    reason: str = ""


class Difference(Value):
    """How the ``new`` version differs from the ``old`` one (their names); what is the same is only counted."""

    old: str
    new: str
    claims: tuple[ClaimChange, ...] = ()
    citations: tuple[CitationChange, ...] = ()
    references: tuple[ReferenceChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    decisions: tuple[DecisionChange, ...] = ()
    same_claims: int = Field(default=0, alias="same-claims")
    same_references: int = Field(default=0, alias="same-references")

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many of each kind there are: "claims": {"added": 2, …}; a claim of two kinds counts in both."""
        kinds: dict[str, list[str]] = {
            "claims": [kind for one in self.claims for kind in one.kinds],
            "citations": [one.kind for one in self.citations],
            "references": [kind for one in self.references for kind in one.kinds],
            "findings": [one.kind for one in self.findings],
            "decisions": [one.kind for one in self.decisions],
        }
        return {part: dict(Counter(names)) for part, names in kinds.items()}
