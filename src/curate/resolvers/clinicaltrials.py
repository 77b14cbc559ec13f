"""ClinicalTrials.gov: registrations of trials by number.

https://clinicaltrials.gov/data-api/api (version 2): ``filter.ids`` takes several numbers; about 50 requests a minute are accepted. A trial
that was registered twice is found by its other numbers too (``nctIdAliases``).
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from curate.comparing.texts import plain
from curate.http import Failure, Question, Session
from curate.record import NotFound, Record, Source, Unavailable
from curate.reference import Date, Item, Name
from curate.resolvers.answering import Told, batches, digest, loaded, unavailable, unreadable

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
        for part in batches(asked, _MOST):
            numbers = [one.removeprefix("nct:") for one in part]
            params = {
                "filter.ids": ",".join(numbers),
                "fields": _FIELDS,
                "pageSize": str(2 * _MOST),
                "countTotal": "true",
            }
            check = partial(_check, wanted=numbers)
            reply = self.session.ask(
                Question(SOURCE, f"{self.base}/studies", params, check, what=f"{len(part)} trials")
            )
            if isinstance(reply, Failure):
                yield from unavailable(SOURCE, part, reply)
                continue
            found = {number: study for study in reversed(loaded(reply)["studies"]) for number in _numbers(study)}
            for one, number in zip(part, numbers, strict=True):
                study = found.get(number)
                try:
                    answer = record(one, study) if study else NotFound(asked=one, source=SOURCE)
                except (ValueError, KeyError, TypeError, AttributeError):
                    yield unreadable(SOURCE, one)
                else:
                    yield Told(
                        answer, f"https://clinicaltrials.gov/study/{number}", digest(study or ""), reply.retrieved
                    )


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
