"""Figures of a claim × figures of its source → found, found for something else, differing, or not there."""

from curate.tallying.claims import Assigned, assigned, grouped
from curate.tallying.comparing import Outcome, Tally, tally
from curate.tallying.values import equal, is_telling

__all__ = ["Assigned", "Outcome", "Tally", "assigned", "equal", "grouped", "is_telling", "tally"]
