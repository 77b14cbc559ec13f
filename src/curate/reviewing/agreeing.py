"""How far reviewers who decided independently agree: Cohen's kappa, and what they disagree about.

Cohen J. A coefficient of agreement for nominal scales. Educ Psychol Meas 1960;20:37-46. With p_o the share of things about
which two reviewers decided the same, and p_e the share to be expected from how often each of them used each decision, kappa
is (p_o - p_e) / (1 - p_e): 1 is full agreement, 0 what chance alone gives.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from curate.review import Review, Seen
from curate.reviewing.standing import DECIDED, state
from curate.value import Value

Kind = Literal["link", "finding"]
_NOBODY = "there is none about which both have decided"
_ONE = "both used one and the same decision throughout, so that chance alone gives full agreement"


class Agreement(Value):
    """How two reviewers agree about the links, or the findings, about which ``both`` have decided.

    ``kappa`` is -1 to 1; None where it is undefined, and ``reason`` then says why.
    """

    a: str
    b: str
    kind: Kind
    both: int
    agreed: int
    kappa: float | None = None
    reason: str = ""


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of pairs of decisions about the same things; None where it is undefined.

    It is undefined for no pairs, and where chance alone gives full agreement (one and the same decision throughout).
    """
    if not pairs:
        return None
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(first[word] * second[word] for word in first)  # times n squared
    if expected == n * n:
        return None
    observed = sum(a == b for a, b in pairs)
    return (observed * n - expected) / (n * n - expected)


def independent(reviews: Iterable[Review], now: Seen, today: date) -> dict[str, Review]:
    """Return the first decision of each reviewer, of reviews of one thing, that still holds.

    Later ones may have been made after a talk, adjudications were made in view of others; neither is independent.
    """
    first: dict[str, Review] = {}
    for review in sorted(reviews, key=lambda review: review.date):
        counts = not review.adjudicates and review.decision != "deferred"
        if counts and state(review, now, today) in DECIDED:
            first.setdefault(review.reviewer, review)
    return first


def agreements(
    links: Sequence[Mapping[str, Review]], findings: Sequence[Mapping[str, Review]]
) -> tuple[Agreement, ...]:
    """Return the agreement of each two reviewers, given who decided what about each thing.

    Two who have nothing in common are left out, unless nobody else has decided anything.
    """
    kinds: list[tuple[Kind, Sequence[Mapping[str, Review]]]] = [("link", links), ("finding", findings)]
    found = []
    for kind, things in kinds:
        reviewers = sorted({who for decided in things for who in decided})
        for a, b in combinations(reviewers, 2):
            pairs = [(decided[a].decision, decided[b].decision) for decided in things if a in decided and b in decided]
            value = kappa(pairs)
            if pairs or len(reviewers) == 2:
                reason = "" if value is not None else _ONE if pairs else _NOBODY
                agreed = sum(x == y for x, y in pairs)
                found.append(Agreement(a=a, b=b, kind=kind, both=len(pairs), agreed=agreed, kappa=value, reason=reason))
    return tuple(found)
