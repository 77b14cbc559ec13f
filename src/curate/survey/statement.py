"""The claims: what they say, which figures and concepts they name, in which language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from curate.annotating import annotate, definitions
from curate.claim import Claim
from curate.concept import Mention
from curate.facts import Facts
from curate.language import language
from curate.tallying import Assigned, assigned


@dataclass(frozen=True)
class Statement:
    """What the claims state."""

    facts: Facts

    @cached_property
    def _assigned(self) -> dict[str, tuple[Assigned, ...]]:
        return {}

    def claimed(self, claim: Claim) -> tuple[Assigned, ...]:
        """Return the figures of a claim by the references they are cited to."""
        if claim.id not in self._assigned:
            self._assigned[claim.id] = assigned(claim)
        return self._assigned[claim.id]

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """Return the abbreviations that the manuscript defines, else its claims and cited titles, with their long forms."""
        claims = (claim.quote or claim.statement for claim in self.facts.claims)
        titles = (reference.item.title or "" for reference in self.facts.references)
        return {**definitions((*claims, *titles)), **self.facts.outline.abbreviations}

    @cached_property
    def _mentions(self) -> dict[str, tuple[Mention, ...]]:
        return {}

    def mentions(self, claim: Claim) -> tuple[Mention, ...]:
        """Return the concepts that a claim names: diseases, drugs, animals, age groups, study designs."""
        if claim.id not in self._mentions:
            self._mentions[claim.id] = annotate(claim.quote or claim.statement, self.abbreviations)
        return self._mentions[claim.id]

    @cached_property
    def language(self) -> str:
        """Return the code of the language that the manuscript is in, as its claims tell; "" where that is not clear."""
        return language(" ".join(stated(claim) for claim in self.facts.claims))

    @cached_property
    def _by_place(self) -> dict[tuple[str, int, int], Claim]:
        sentences = (claim for claim in self.facts.claims if claim.kind == "sentence")
        return {
            (claim.selector.section, claim.selector.paragraph, claim.selector.sentence): claim for claim in sentences
        }

    def before(self, claim: Claim) -> str:
        """Return what the sentence before a claim in its paragraph says, "" where that is no claim."""
        place = claim.selector
        earlier = self._by_place.get((place.section, place.paragraph, place.sentence - 1))
        return stated(earlier) if earlier and claim.kind == "sentence" else ""


def stated(claim: Claim) -> str:
    """Return what a claim says: its statement, else the sentence that is quoted."""
    return claim.statement or claim.quote or ""
