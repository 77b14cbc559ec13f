"""Cited works that do not fit their claim: what the rules about topics share."""

from collections.abc import Iterator
from dataclasses import dataclass

from curate.claim import Claim
from curate.finding import Level
from curate.printed import Printed
from curate.reference import Reference
from curate.score import SEEN, Score, best
from curate.survey import Survey

MILDER: dict[Level, Level | None] = {"error": "warning", "warning": "note", "note": None}
CLEARLY = 4.0
"""A closer work has a score that is higher by so much: its odds are more than fifty times higher."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One cited reference of a claim with its score, and whether the claim is borne by another member of its group."""

    printed: Printed
    reference: Reference
    score: Score
    carried: tuple[Reference, ...]

    @property
    def level(self) -> Level | None:
        """Return the level of the verdict, a step milder where another member fits; None where the work fits."""
        match self.score.verdict:
            case "error" | "warning" | "note":
                return MILDER[self.score.verdict] if self.carried else self.score.verdict
            case _:
                return None

    @property
    def mentioned(self) -> bool:
        """Return whether the citation names the author in running text."""
        return self.printed.cited.form == "author-mention"


def lacking(claim: Claim) -> str:
    """Return why no citation of a claim is judged, "" where they are."""
    return "the thresholds were made for sentences, and this is a row of a table" if claim.kind == "row" else ""


def judged(claim: Claim, survey: Survey) -> Iterator[Judged]:
    """Yield every reference that a claim cites, once, with its score."""
    if not claim.references:
        return
    scores = survey.scores(claim)
    seen: set[str] = set()
    for printed in survey.of(claim):
        group = tuple(dict.fromkeys(printed.cited.references))
        for ref in group:
            if ref in seen or ref not in survey.facts.by_id:
                continue
            seen.add(ref)
            others = tuple(
                survey.facts.by_id[other]
                for other in group
                if other != ref and other in survey.facts.by_id and scores[other].verdict == "fits"
            )
            yield Judged(printed, survey.facts.by_id[ref], scores[ref], others)


def closer(one: Judged, claim: Claim, survey: Survey) -> tuple[Reference, Score] | None:
    """Return the reference that fits the claim best, with its score, if the claim does not cite it and it is far better."""
    scores = survey.scores(claim)
    ref = best(scores)
    score = scores[ref]
    far = score.score - one.score.score >= CLEARLY and score.score >= 0
    if ref in claim.references or score.evidence == "nothing" or not far:
        return None
    return survey.facts.by_id[ref], score


def looked_at(score: Score) -> str:
    """Return what was looked at, as a message says it."""
    return SEEN.get(score.evidence, "title")


def rounded(score: float) -> str:
    """Return a score as messages print it."""
    return f"{round(score, 1) + 0.0:.1f}"  # no "-0.0"
