"""The period of publication that a manuscript says it searched."""

import re
from collections.abc import Sequence
from datetime import date

from curate.claiming.roles import Role
from curate.claiming.units import Unit
from curate.outline import SearchPeriod

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6}\.?"
_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"(?<![\w–-])(?P<first>{_YEAR})(?:\s*\(?(?:inclusive|years?)\)?)?(?:[./-]\d\d?(?:[./-]\d\d?)?)?\s*"
    rf"(?:-|–|—|\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b|\bup\s+to\b|\bпо\b|\bдо\b)\s*"
    rf"(?:(?:the\s+)?(?:end|beginning|start)\s+of\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH}\s*(?:\d{{1,2}}(?:st|nd|rd|th)?)?,?\s*(?:of\s+)?)?"
    rf"(?P<last>{_YEAR})(?![\w])",
    re.IGNORECASE,
)
_DATABASE = re.compile(
    r"pubmed|medline|embase|scopus|web of (?:science|knowledge)|cochrane|google scholar|cinahl|psycinfo|elibrary|cyberleninka|lilacs|scielo|"
    r"cnki|europe pmc|science\s?direct|springerlink|ieee xplore|dimensions\.ai|semantic scholar|electronic databases|bibliographic databases",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"\bsearch\w*|\bretriev\w+|\bscreen(?:ed|ing)\b|\bliterature (?:review|survey)|\bпоиск\w*", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\bpublish\w*|\bpublications?\b|\bliterature\b|\b(?:articles|papers|sources|reviews)\b|\bпубликац\w+|\bисточник\w*|\bлитератур\w+",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:patients?|children|infants|women|men|participants?|cases?|subjects?|individuals|samples?|specimens?|admissions?|hospital\w*)\b"
    r"[^.;]{0,80}\b(?:treated|diagnosed|enrolled|admitted|recruited|collected|registered|operated|followed|seen|received|identified|born)\b",
    re.IGNORECASE,
)

_SURE = 2


def search_period(units: Sequence[Unit], text: str, roles: Sequence[Role], today: date) -> SearchPeriod | None:
    """Return the period that the manuscript declares most clearly, the earliest of equals; None where it does not.

    Only a sentence that speaks of a search or of published works counts, and one that cites (and may tell of another
    review) only among the methods. "The last ten years" names no years and gives none.
    """
    best: tuple[int, SearchPeriod] | None = None
    for unit in units:
        role = roles[unit.place.section] if roles else "front"
        if unit.kind == "row" or role == "end" or (unit.citations and role != "methods"):
            continue
        sentence = text[unit.start : unit.end]
        for found in _PERIOD.finditer(sentence):
            first, last = int(found["first"]), int(found["last"])
            sure = _sureness(sentence) + (role in ("methods", "front"))
            if first <= last <= today.year + 1 and sure > _SURE and (best is None or sure > best[0]):
                best = sure, SearchPeriod(first=first, last=last, exact=found[0])
    return best[1] if best else None


def _sureness(sentence: str) -> int:
    """Return 0..5: how clearly a sentence speaks of a search of the literature."""
    database, published = bool(_DATABASE.search(sentence)), bool(_PUBLISHED.search(sentence))
    if _PEOPLE.search(sentence) and not database:
        return 0
    return 2 * database + 2 * bool(_SEARCH.search(sentence)) * (database or published) + published
