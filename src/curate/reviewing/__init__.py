"""What people have settled: who decided what about which link or finding, and whether that still holds.

A decision is about one link (a claim and a reference) or one finding. It keeps digests of what was seen, part by part, and
lapses when one of them changes; moving, renumbering, and changes in other works that a claim cites lapse nothing.
"""

from curate.reviewing.seeing import Change, changes, seen, without_quote
from curate.reviewing.settling import Fallen, Unused, fallen, settling, subjects, unused
from curate.reviewing.standing import (
    DECIDED,
    STATES,
    Outcome,
    State,
    conflict,
    conflicting,
    of_finding,
    of_link,
    outcome,
    state,
    things,
)

__all__ = [
    "DECIDED",
    "STATES",
    "Change",
    "Fallen",
    "Outcome",
    "State",
    "Unused",
    "changes",
    "conflict",
    "conflicting",
    "fallen",
    "of_finding",
    "of_link",
    "outcome",
    "seen",
    "settling",
    "state",
    "subjects",
    "things",
    "unused",
    "without_quote",
]
