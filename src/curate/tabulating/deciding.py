"""What people decided about a link or a finding, in the words of the table."""

from curate.claim import Claim
from curate.finding import Finding
from curate.ledger import Settled
from curate.review import Evidence
from curate.reviewing import Outcome
from curate.survey import Survey


def of_link(survey: Survey, claim: Claim, reference: str) -> Settled:
    """Return how the link of a claim to the reference with this id stands, and the decision that made it so."""
    return _settled(survey.link(claim, reference))


def of_finding(survey: Survey, finding: Finding) -> Settled:
    """Return how a finding stands, and the decision that made it so."""
    return _settled(survey.settled(finding))


def _settled(outcome: Outcome) -> Settled:
    review = outcome.review
    if review is None:
        return Settled(state=outcome.state)
    return Settled(
        state=outcome.state,
        decision=review.decision,
        reviewer=review.reviewer,
        date=review.date,
        reason=review.reason,
        quotes=tuple(map(_quoted, review.evidence)),
    )


def _quoted(evidence: Evidence) -> str:
    where = f" ({evidence.label} {evidence.locator})" if evidence.locator else ""
    return f"“{evidence.quote}”{where}"
