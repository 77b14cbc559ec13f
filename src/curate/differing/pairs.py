"""Two versions, and which claims and references of one are which of the other."""

from dataclasses import dataclass, replace
from typing import Self

from curate.claim import Claim
from curate.facts import Facts
from curate.importing import bring
from curate.importing.pairing import Pairing
from curate.reference import Reference
from curate.registry import Content
from curate.report import Report
from curate.survey import Survey


@dataclass(frozen=True, slots=True)
class Version:
    """One version: how it is called, its facts as the rules look at them, and what a check says about them."""

    name: str
    survey: Survey
    report: Report

    @property
    def facts(self) -> Facts:
        """Return the facts of the version."""
        return self.survey.facts


@dataclass(frozen=True)
class Pairs:
    """Two versions side by side.

    ``brought`` holds the claims and references of the new one in its order, under the ids of the old one where they are the
    same, and with what people added there.
    """

    old: Version
    new: Version
    brought: Content
    anchors: Pairing
    works: Pairing

    @classmethod
    def of(cls, old: Version, new: Version) -> Self:
        """Return two versions with their pairs."""
        before = Content(old.facts.outline, old.facts.claims, old.facts.references)
        brought, anchors, works = bring(before, new.facts)
        return cls(old, new, brought, anchors, works)

    def old_claim(self, at: int) -> Claim | None:
        """Return what the claim at this place of the new version was, None for a new one."""
        return self.old.facts.claims[self.anchors.old_of[at]] if at in self.anchors.old_of else None

    def old_reference(self, at: int) -> Reference | None:
        """Return what the reference at this place of the new version was, None for a new one."""
        return self.old.facts.references[self.works.old_of[at]] if at in self.works.old_of else None

    def names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return references as messages name them, by the number of the new version, else of the old one."""
        known = {reference.id: reference.short for reference in self.old.facts.references}
        known |= {
            kept.id: new.short for kept, new in zip(self.brought.references, self.new.facts.references, strict=True)
        }
        return tuple(known.get(one, one) for one in ids)

    def ids(self) -> dict[str, str]:
        """Return the id in the old version of each claim and reference of the new one that was there."""
        claims, references = self.new.facts.claims, self.new.facts.references
        found = {claims[at].id: self.old.facts.claims[was].id for at, was in self.anchors.old_of.items()}
        return found | {references[at].id: self.old.facts.references[was].id for at, was in self.works.old_of.items()}

    def survey(self) -> Survey:
        """Return the new version as decisions of the old one are looked at in it.

        A registry keeps its own decisions and records; a manuscript takes over those of the old version.
        """
        facts = self.new.facts
        if facts.origin == "registry":
            return self.new.survey
        content = self.brought
        update = {"claims": content.claims, "references": content.references, "outline": content.outline}
        return replace(self.new.survey, facts=facts.model_copy(update={**update, "lookups": self.old.facts.lookups}))
