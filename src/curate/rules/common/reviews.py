"""How rules tell of reviews."""

from collections.abc import Mapping, Sequence

from curate.location import Location
from curate.outline import Outline
from curate.reference import Reference
from curate.review import Review
from curate.reviewing import Change
from curate.reviewing.seeing import What
from curate.reviewing.settling import Subject
from curate.rule import Problem

OUTLINE = "claims/manuscript.yaml"
"""Where the reviews of findings about the manuscript as a whole stand."""

_BEHIND: Mapping[What, str] = {
    "claim": "the manuscript's sentence behind it is another",
    "reference": "its fields are not the same",
    "record": "other parts of it are not the same",
    "notices": "they are not the same",
}
"""What differs where the text that is kept is the same."""


def about(review: Review, known: Mapping[str, Reference]) -> str:
    """Return what a review settles, as a message says it: "the link to [1] Ito 2020", "the finding missing-field"."""
    if review.finding:
        return f"the finding {review.finding}"
    reference = known.get(review.reference or "")
    return f"the link to {reference.short if reference else review.reference}"


def told(changes: Sequence[Change]) -> str:
    """Return what changed with both versions, as one clause: `the claim was "a" and is "b"`."""
    return ", and ".join(map(_change, changes))


def _change(change: Change) -> str:
    if change.gone:
        return f'{change.name} was "{change.was}" and is not there any more' if change.was else f"{change.name} is gone"
    if not change.was and not change.now:
        return f"{change.name} is another (its text is not kept)"
    if change.was == change.now:
        return f'{change.name} is "{change.now}" as before, but {_BEHIND[change.what]}'
    return f"{change.name} was {_quoted(change.was)} and is {_quoted(change.now)}"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else "another one (its text is not kept)"


def problem(subject: Subject, message: str, advice: str, value: str) -> Problem:
    """Return a problem about a review of ``subject``."""
    if isinstance(subject, Outline):
        return Problem(message=message, help=advice, value=value, place=OUTLINE, at=Location(path=OUTLINE))
    return Problem(message=message, help=advice, value=value, subject=subject)
