"""Sentences that ask, or tell what a study looked for, and so say nothing yet."""

import re

_ASKED = re.compile(
    r"\?\s*$|\b(?:whether|aims?|aimed|objectives?|hypothes\w+|unclear|unknown|unresolved|controversial|debate\w*|to (?:investigate|determine|examine|assess|evaluate|test|compare|explore|analy[sz]e))\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\s*(?:OBJECTIVES?|AIMS?|PURPOSE|DESIGN|SETTINGS?|PARTICIPANTS|PATIENTS|INTERVENTIONS?|EXPOSURES?|MAIN OUTCOMES?|DATA SOURCES|STUDY SELECTION"
    r"|DATA EXTRACTION)\b"
)
"""Labels of the parts of a structured abstract that hold no result, where they stand in the text."""


def asks(sentence: str) -> bool:
    """Return whether a sentence asks something, or tells the aim or plan of a study."""
    return bool(_ASKED.search(sentence) or _LABELLED.match(sentence))
