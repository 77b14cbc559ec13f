"""A person's signed settlement of a link or of a finding, and what that person saw.

Decisions about a link are those of a reviewer who reads the cited work against the claim; those about a finding say
whether the reviewer agrees with it. Locators are those of CSL: https://docs.citationstyles.org (1.0.2, "Locators").
"""

import datetime as dt
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from curate.value import Value

LinkDecision = Literal["supports", "partly-supports", "does-not-support", "off-topic", "background", "cannot-tell"]
FindingDecision = Literal["accepted", "rejected", "deferred"]
Decision = Literal[
    "supports",
    "partly-supports",
    "does-not-support",
    "off-topic",
    "background",
    "cannot-tell",
    "accepted",
    "rejected",
    "deferred",
]

LINK_DECISIONS: tuple[LinkDecision, ...] = get_args(LinkDecision)
FINDING_DECISIONS: tuple[FindingDecision, ...] = get_args(FindingDecision)

LocatorLabel = Literal[
    "appendix",
    "chapter",
    "column",
    "elocation",
    "equation",
    "figure",
    "folio",
    "line",
    "note",
    "page",
    "paragraph",
    "part",
    "section",
    "sub-verbo",
    "supplement",
    "table",
    "timestamp",
    "verse",
    "volume",
]


class Evidence(Value):
    """What the cited work says, in its own words, and where in it: ``label`` and ``locator`` as CSL has them (page 4)."""

    quote: str = Field(min_length=1)
    locator: str = ""
    label: LocatorLabel = "page"


class Part(Value):
    """One of the things that were seen: its digest, and what a person would recognise it by ("" where that is not kept)."""

    digest: str
    text: str = ""


class Seen(Value):
    """What lay before the reviewer, part by part, so that it can be told which of them changed.

    ``records`` holds a part for each source that knew the work; ``notices`` the retractions, corrections and concerns of
    all of them together.
    """

    claim: Part | None = None
    reference: Part | None = None
    records: dict[str, Part] = Field(default_factory=dict)
    notices: Part | None = None

    def __bool__(self) -> bool:
        """Return whether anything is kept."""
        return bool(self.claim or self.reference or self.records or self.notices)


class Review(Value):
    """Who settled what, when, why, and what was seen.

    ``reviewer`` is an ORCID or a name. Either ``reference`` names the link of the claim that is settled (an id), or
    ``finding`` the rule whose finding is; ``fingerprint`` narrows that to one finding of the rule. ``adjudicates``: this
    decision settles a conflict of others. A decision holds while what was ``seen`` is unchanged, and not after ``until``.
    """

    reviewer: str = Field(min_length=1)
    date: dt.date
    decision: Decision
    reason: str = ""
    reference: str | None = None
    finding: str | None = None
    fingerprint: str = ""
    evidence: tuple[Evidence, ...] = ()
    adjudicates: bool = False
    until: dt.date | None = None
    seen: Seen = Seen()

    @model_validator(mode="after")
    def _settles_one_thing(self) -> Self:
        if (self.reference is None) == (self.finding is None):
            raise ValueError("a review settles either a link (reference: ID) or a finding (finding: RULE)")
        allowed: tuple[str, ...] = LINK_DECISIONS if self.finding is None else FINDING_DECISIONS
        if self.decision not in allowed:
            thing = "link" if self.finding is None else "finding"
            raise ValueError(f"decision is '{self.decision}'; those about a {thing} are {', '.join(allowed)}")
        if self.decision == "rejected" and not self.reason.strip():
            raise ValueError("a finding is rejected with a reason (reason: TEXT)")
        if self.decision == "deferred" and self.until is None:
            raise ValueError("a finding is deferred until a day (until: 2030-12-31)")
        return self

    @property
    def thing(self) -> tuple[str, str, str]:
        """Return what tells two reviews of one subject apart by what they settle."""
        return self.reference or "", self.finding or "", self.fingerprint
