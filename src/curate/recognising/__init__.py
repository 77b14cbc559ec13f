"""Which record a description means: candidates with named penalties, and how far to believe the nearest.

A penalty is 0 (agrees) to 1 (contradicts); what either side does not give has a small one. The recommendation looks at
what kind of evidence the nearest candidate has and at the gap to the runner-up (as beets does for its records,
``beets.autotag.match``), never at the distance alone: a title that many works share proves nothing by itself.
"""

from curate.recognising.penalising import WEIGHTS, candidate
from curate.recognising.recommending import recognise, recognise_string

__all__ = ["WEIGHTS", "candidate", "recognise", "recognise_string"]
