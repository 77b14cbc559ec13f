"""How rules tell of reviews."""

from collections.abc import Mapping

from curate.location import Location
from curate.outline import Outline
from curate.reference import Reference
from curate.review import Review
from curate.reviewing.settling import Subject
from curate.rule import Problem

OUTLINE = "claims/manuscript.yaml"
"""Where the reviews of findings about the manuscript as a whole stand."""


def about(review: Review, known: Mapping[str, Reference]) -> str:
    """Return what a review settles, as a message says it: "the link to [1] Ito 2020", "the finding missing-field"."""
    if review.finding:
        return f"the finding {review.finding}"
    reference = known.get(review.reference or "")
    return f"the link to {reference.short if reference else review.reference}"


def problem(subject: Subject, message: str, advice: str, value: str) -> Problem:
    """Return a problem about a review of ``subject``."""
    if isinstance(subject, Outline):
        return Problem(message=message, help=advice, value=value, place=OUTLINE, at=Location(path=OUTLINE))
    return Problem(message=message, help=advice, value=value, subject=subject)
