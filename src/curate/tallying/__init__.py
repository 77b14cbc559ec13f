"""Figures of a claim × figures of its source → found, found for something else, differing, or not there."""

from curate.tallying.claims import Assigned, assigned
from curate.tallying.comparing import Outcome, Tally, tally
from curate.tallying.values import equal, is_telling

__all__ = ["Assigned", "Outcome", "Tally", "assigned", "equal", "is_telling", "tally"]
