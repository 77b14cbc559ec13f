"""A field of a reference that was corrected after what an authority says, with both values."""

import datetime as dt

from curate.value import Value


class Correction(Value):
    """One correction.

    ``field`` is the CSL name of what was corrected ("page", "DOI"; "author 3" for the third author). ``printed`` is what
    stood there, "" where nothing did; ``corrected`` what stands there now; ``sources`` say so ("crossref"); ``date`` is the
    day of the correction.
    """

    field: str
    printed: str = ""
    corrected: str
    sources: tuple[str, ...]
    date: dt.date
