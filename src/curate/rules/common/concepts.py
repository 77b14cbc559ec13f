"""What the rules about conflicts of concepts share: which citations are looked at, and how a conflict is told."""

from typing import Literal

from curate.annotating import fits, of_methods
from curate.claim import Claim
from curate.concept import Basis, ConceptKind, Conflict, Profile
from curate.reference import Reference
from curate.rule import Problem, Said, Skipped, identity
from curate.survey import Survey

Kind = Literal["disease", "drug", "population", "design"]
KINDS: dict[Kind, tuple[ConceptKind, ...]] = {
    "disease": ("disease",),
    "drug": ("drug",),
    "population": ("age", "people", "animal"),
    "design": ("design",),
}
"""The kinds of concepts that a conflict is about."""
_COMPARED: dict[Kind, tuple[ConceptKind, ...]] = {
    **KINDS,
    "population": ("age", "people", "animal", "design"),
    "design": ("design", "animal"),
}
"""What a record must name of for the rule to be evaluated."""
_SAYS: dict[Basis, str] = {
    "headings": "by its headings",
    "keywords": "by its keywords",
    "title": "by its title",
    "types": "by its publication type",
    "abstract": "by its abstract",
}


def conflicting(kind: Kind, claim: Claim, survey: Survey) -> Said:
    """Say with which of the works that it cites a claim conflicts, and which of them say nothing to compare with.

    Sentences on methods are left alone: what a method is taken from may be about anything.
    """
    mentions = survey.mentions(claim)
    if not any(one.concept.kind in KINDS[kind] and not one.aside for one in mentions):
        return
    if of_methods(claim.quote or claim.statement, claim.selector.section):
        return
    for reference in survey.references(claim.references):
        profile = survey.profile(reference)
        if not profile.of(*_COMPARED[kind]):
            yield Skipped(f"neither the record nor the title of the cited work names a {kind}")
        for conflict in survey.conflicts(claim, reference):
            if conflict.kind == kind:
                yield _problem(conflict, profile, reference, _fitting(conflict, claim, reference, survey))


def _fitting(conflict: Conflict, claim: Claim, reference: Reference, survey: Survey) -> Reference | None:
    """Return another work that the claim cites and that goes with what it says, or None."""
    mentions = survey.cited_for(claim, reference)
    for other in survey.references(claim.references):
        against = any(one.kind == conflict.kind for one in survey.conflicts(claim, other))
        if other.id != reference.id and not against and fits(conflict.kind, mentions, survey.profile(other)):
            return other
    return None


def _problem(conflict: Conflict, profile: Profile, reference: Reference, other: Reference | None) -> Problem:
    says = _SAYS[conflict.basis] if profile.recorded else "by the title in the list"
    beside = f"; {other.short}, cited with it, goes with the claim" if other else ""
    sure = conflict.sure and profile.recorded
    return Problem(
        message=(
            f'The claim speaks of "{conflict.claimed}"; {reference.short} is about "{conflict.recorded}" ({says}){beside}.'
        ),
        help="look whether the work says so; cite one that does, or say in the claim whom or what it was found for",
        value=f"{identity(reference)} {conflict.claimed.casefold()} {conflict.recorded.casefold()}",
        related=(reference,),
        level="note" if other else None,
        confidence=None if sure and not other else "low",
    )
