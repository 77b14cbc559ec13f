"""How well a claim and a reference go together, as far as anything was looked at, in the words of the table."""

from collections.abc import Sequence

from curate.claim import Claim
from curate.ledger import Score
from curate.reference import Reference
from curate.survey import Survey
from curate.tallying import Tally, tally

_KINDS = frozenset(("percent", "ratio", "rate", "count", "duration", "dose", "fold"))
"""Kinds of figures that are results; lone numbers and p values show nothing."""
_OUTCOMES = {
    "found": "is in the abstract",
    "other-arm": "conflicts: in the abstract it is that of another group",
    "other-time": "conflicts: in the abstract it is that of another time",
    "other-measure": "conflicts: in the abstract it is that of something else",
    "differs": "conflicts: the abstract gives another",
    "absent": "is not found in the abstract",
}


def topic(survey: Survey, claim: Claim, reference: Reference) -> Score | None:
    """Return how well the topics of claim and work go together, with conflicts of disease, drug, population and design.

    None where nothing was scored: the claim is not stated, or the work has no title.
    """
    found = survey.scores(claim).get(reference.id)
    conflicts = tuple(
        f"the claim speaks of {one.claimed}, the work of {one.recorded}" for one in survey.conflicts(claim, reference)
    )
    if found is None or found.verdict == "not evaluated":
        reasons = (*(found.reasons if found else ()), *conflicts)
        return Score(verdict="not evaluated", reasons=reasons) if reasons else None
    return Score(value=round(found.score, 2), verdict=found.verdict, reasons=(*found.reasons, *conflicts))


def evidence(survey: Survey, claim: Claim, reference: Reference) -> Score | None:
    """Return the share of the claim's figures that the abstract of the work has, with what became of each.

    None where the claim gives no figure for this work; "not evaluated" where neither the abstract nor its figures are known.
    """
    known = survey.figures(reference)
    said = [one for figures, ids in survey.claimed(claim) if reference.id in ids for one in figures]
    if not any(one.kind in _KINDS for one in said):
        return None
    if known is None:
        return Score(verdict="not evaluated", reasons=("neither the abstract of the work nor its figures are known",))
    tallies = [one for one in tally(said, known) if one.said.kind in _KINDS]
    if not tallies:
        return None
    found = sum(one.outcome == "found" for one in tallies)
    return Score(
        value=round(found / len(tallies), 2),
        verdict=f"{_verdict(tallies, found)} ({found} of {len(tallies)})",
        reasons=tuple(map(_told, tallies)),
    )


def _verdict(tallies: Sequence[Tally], found: int) -> str:
    """Return what became of the figures together. That a source supports a claim is for a person to say."""
    if any(one.outcome not in ("found", "absent") for one in tallies):
        return "conflicts"
    if not found:
        return "not found in the abstract"
    return "mentions the same figures" if found == len(tallies) else "mentions some of the same figures"


def _told(one: Tally) -> str:
    known = f": {one.known.exact}" if one.known and one.outcome != "found" else ""
    return f"{one.said.exact} {_OUTCOMES[one.outcome]}{known}"
