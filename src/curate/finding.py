"""What a rule says: one value that every reporter takes (SARIF ``result``)."""

from typing import Literal

from curate.location import Location
from curate.value import Value

Level = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


class Finding(Value):
    """One finding.

    ``rule`` and ``code`` name the rule; ``subject`` is the id of the claim or reference it is about, "" for the
    manuscript as a whole; ``place`` tells a person where that is ("Introduction, paragraph 2"). ``message`` is one
    sentence with both values; ``help`` says what to do. ``evidence`` tells, a line for each cited work that it is about, the
    sentence of the work's abstract that the link rests on (what ``curate.quoting.told`` returns). ``fingerprint`` stays the
    same across runs and renumbering.
    """

    rule: str
    code: str
    level: Level
    confidence: Confidence
    message: str
    help: str = ""
    evidence: tuple[str, ...] = ()
    subject: str = ""
    place: str = ""
    location: Location | None = None
    related: tuple[Location, ...] = ()
    fingerprint: str = ""


class NotEvaluated(Value):
    """A rule that could not be applied, and what it lacked: never to be read as a pass."""

    rule: str
    code: str
    reason: str
    count: int = 1
