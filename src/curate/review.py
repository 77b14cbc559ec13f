"""A person's signed settlement of a claim, a link, a reference or a finding."""

import datetime as dt
from typing import Literal

from curate.value import Value

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


class Review(Value):
    """Who settled what, when, why, and the digest of what was seen.

    ``reviewer`` is an ORCID or a name. ``reference`` narrows the review to one link of a claim, ``finding`` to one
    rule (by name). ``seen`` is the digest of the claim or reference as it was read; when it changes, the review
    lapses.
    """

    reviewer: str
    date: dt.date
    decision: Decision
    reason: str = ""
    reference: str | None = None
    finding: str | None = None
    until: dt.date | None = None
    seen: str = ""
