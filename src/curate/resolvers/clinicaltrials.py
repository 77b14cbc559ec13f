"""ClinicalTrials.gov: registrations of trials by number.

https://clinicaltrials.gov/data-api/api (version 2): ``filter.ids`` takes several numbers; about 50 requests a minute are accepted. A trial
that was registered twice is found by its other numbers too (``nctIdAliases``).
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from curate.comparing.texts import plain
from curate.http import Question, Session
from curate.record import Record, Source, Unavailable
from curate.reference import Date, Item, Name
from curate.resolvers.answering import Batch, Told, asked_together, counted

SOURCE: Source = "clinicaltrials"
BASE = "https://clinicaltrials.gov/api/v2"
_MOST = 50
_FIELDS = (
    "NCTId|NCTIdAlias|BriefTitle|OfficialTitle|Acronym|OverallStatus|WhyStopped|StudyFirstPostDate|LeadSponsorName"
)


class ClinicalTrials(NamedTuple):
    """Asks ClinicalTrials.gov at ``base``."""

    session: Session
    base: str = BASE

    def resolve(self, asked: Sequence[str], /) -> Iterator[Told | Unavailable]:
        """Return what the registry says about each number (CURIE)."""
        how = Batch(
            SOURCE, _MOST, self._question, _rows, record, lambda one: f"https://clinicaltrials.gov/study/{one[4:]}"
        )
        return asked_together(self.session, asked, how)

    def _question(self, part: Sequence[str]) -> Question:
        numbers = [one.removeprefix("nct:") for one in part]
        params = {"filter.ids": ",".join(numbers), "fields": _FIELDS, "pageSize": str(2 * _MOST), "countTotal": "true"}
        check = partial(_check, wanted=numbers)
        return Question(SOURCE, f"{self.base}/studies", params, check, what=counted(part, "trial"))


def record(one: str, study: Mapping[str, Any]) -> Record:
    """Return a registration as the record of a number (CURIE); ``status`` is that of the trial ("COMPLETED", "WITHDRAWN")."""
    section = study["protocolSection"]
    identity, status = section["identificationModule"], section.get("statusModule") or {}
    titles = [plain(str(identity[key])) for key in ("briefTitle", "officialTitle", "acronym") if identity.get(key)]
    sponsor = ((section.get("sponsorCollaboratorsModule") or {}).get("leadSponsor") or {}).get("name")
    posted = str((status.get("studyFirstPostDateStruct") or {}).get("date") or "")
    day = tuple(int(part) for part in posted.split("-") if part.isdecimal())
    item = Item(
        type="document",
        title=titles[0] if titles else None,
        author=(Name(literal=str(sponsor)),) if sponsor else (),
        issued=Date(date_parts=(day,)) if day else None,
        number=one.removeprefix("nct:"),
        status=status.get("overallStatus"),
        note=status.get("whyStopped"),
    )
    return Record(
        id=one,
        source=SOURCE,
        item=item,
        titles=tuple(titles[1:]),
        identifiers=tuple(f"nct:{number}" for number in _numbers(study) if f"nct:{number}" != one),
    )


def _rows(answer: Any, part: Sequence[str]) -> dict[str, Any]:
    """Return the registrations by number; one that was registered twice by each of its numbers, the first answer first."""
    del part
    return {f"nct:{number}": study for study in reversed(answer["studies"]) for number in _numbers(study)}


def _numbers(study: Mapping[str, Any]) -> list[str]:
    identity = study["protocolSection"]["identificationModule"]
    return [str(one).upper() for one in (identity["nctId"], *(identity.get("nctIdAliases") or ()))]


def _check(body: bytes, wanted: Collection[str]) -> None:
    answer = json.loads(body)
    studies = answer["studies"]
    if not isinstance(studies, list) or int(answer["totalCount"]) > len(studies):
        raise ValueError("studies are missing from the list")
    if studies and not {number for study in studies for number in _numbers(study)} & set(wanted):
        raise ValueError("studies that were not asked for")
