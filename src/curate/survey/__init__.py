"""Facts, and what several rules derive from them, each worked out once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar

from curate.claim import Claim
from curate.finding import Finding
from curate.outline import Outline
from curate.reference import Reference
from curate.review import Seen
from curate.reviewing import Outcome, of_finding, of_link, outcome, seen, subjects
from curate.reviewing.settling import Subject
from curate.survey.bibliography import named, number
from curate.survey.fit import Fit
from curate.survey.statement import stated
from curate.survey.text import Text

__all__ = ["Need", "Survey", "links", "named", "number", "stated"]

T = TypeVar("T")
Need = Literal["references", "citations", "tables", "figures", "search-period", "records"]


@dataclass(frozen=True)
class Survey(Fit, Text):
    """One set of facts as all rules look at it: list, text, claims, works, and what people decided."""

    def sight(self, subject: Subject, reference: str | None = None) -> Seen:
        """Return what a reviewer sees of a subject, or of the link of a claim to the reference of this id."""
        if isinstance(subject, Outline):
            return Seen()
        known = subject if isinstance(subject, Reference) else self.facts.by_id.get(reference or "")
        claim = subject if isinstance(subject, Claim) else None
        return seen(claim, known, self.assessment(known).work if known else ())

    def link(self, claim: Claim, reference: str) -> Outcome:
        """Return how the link of a claim to the reference of this id stands after the decisions of people."""
        reviews = of_link(claim.reviews, reference)
        return outcome(reviews, self.sight(claim, reference), self.facts.today) if reviews else Outcome()

    def settled(self, finding: Finding) -> Outcome:
        """Return how a finding stands after the decisions of people."""
        subject = self._subjects.get(finding.subject)
        reviews = of_finding(subject.reviews, finding) if subject else ()
        return outcome(reviews, self.sight(subject), self.facts.today) if subject and reviews else Outcome()

    @cached_property
    def _subjects(self) -> dict[str, Subject]:
        return dict(subjects(self.facts))

    @cached_property
    def _derived(self) -> dict[Callable[["Survey"], Any], Any]:
        return {}

    def once(self, derive: Callable[["Survey"], T]) -> T:
        """Return what a rule derives from all facts together, worked out when it is first asked for."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        found: T = self._derived[derive]
        return found

    def lacks(self, need: Need) -> str:
        """Return why a rule that needs this cannot be evaluated, or ""."""
        outline = self.facts.outline
        match need:
            case "references":
                return "" if self.facts.references else "no reference list was found"
            case "citations":
                return "" if self.printed else "no citation was found in the text"
            case "tables":
                return "" if outline.tables else "no table was found in the file"
            case "figures":
                return "" if outline.figures else "no figure caption was found in the file"
            case "records":
                how = "check FILE --resolve" if self.facts.origin == "manuscript" else "resolve"
                return (
                    ""
                    if self.facts.lookups
                    else f"no answer of Crossref, PubMed or another authority is at hand: run `curate {how}`"
                )
            case "search-period":
                return "" if outline.search_period else "the manuscript names no period of its literature search"


def links(claim: Claim) -> tuple[str, ...]:
    """Return the ids of the references that a claim is linked to: those it surely cites, and those a person linked it to."""
    return tuple(dict.fromkeys((*claim.references, *(link.reference for link in claim.links))))
