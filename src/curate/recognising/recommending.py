"""How far to believe the nearest record."""

import re
from collections.abc import Sequence

from curate.assessment import Recognition, Recommendation, RecordCandidate
from curate.comparing.texts import words
from curate.comparing.titles import titles
from curate.comparing.years import years
from curate.recognising.penalising import candidate
from curate.record import Record
from curate.reference import Item
from curate.similarity import ratio

GAP = 0.05
"""Candidates nearer together than this are not told apart."""

_MOST = 5
_SAME = 0.1  # a penalty up to here is agreement
_NOTICE_LIKE = re.compile(
    r"\b(?:erratum|errata|corrigendum|corrigenda|correction|corrections|addendum|retraction|retracted|withdrawn|expression of concern"
    r"|letters?|reply|replies|response|responses|comments?|commentary|editorial|editorials|preface|foreword|introduction"
    r"|abstracts?|conclusions?|discussion|book review|obituary|index|contents|news|in reply|author s reply|acknowledg\w+)\b"
)
_COMMON_ALONE = 4  # words; a title of no more is shared by many works


def recognise(item: Item, string: str, records: Sequence[Record]) -> Recognition:
    """Return which of the records is the work described, the nearest first (five at most)."""
    found = sorted((candidate(item, string, record) for record in records), key=lambda one: one.distance)
    if not found:
        return Recognition()
    return Recognition(recommendation=_recommend(found), candidates=tuple(found[:_MOST]))


def recognise_string(string: str, records: Sequence[Record]) -> Recognition:
    """Return which of the records a printed reference is; it is taken apart only where the string alone does not tell."""
    text = " ".join(string.split())
    found = recognise(Item(), text, records)
    if found.recommendation == "match":
        return found
    from curate.bibliography import parse  # noqa: PLC0415  # a check of records does without

    return recognise(parse(text), text, records)


def agrees(one: RecordCandidate) -> Recommendation:
    """Return how far a candidate is the work described, seen by itself: "match", "probable" or "nothing"."""
    penalty = one.penalties
    place = sum(penalty[name] <= 0.2 for name in ("volume", "page", "year"))
    contradicted = sum(penalty[name] >= 0.8 for name in ("author", "journal", "volume", "page", "year"))
    titled, authored = penalty["title"], penalty["author"] <= 0.3
    if titled <= _SAME:
        return _of_one_title(one, place=place, contradicted=contradicted, authored=authored)
    if titled <= 0.28 and authored:
        return "match" if place >= 2 or contradicted == 0 else "probable"
    if place == 3 and authored and penalty["journal"] <= 0.3:
        return "match" if titled <= 0.55 else "probable"
    return "probable" if (titled <= 0.28 and contradicted <= 2) or (place == 3 and authored) else "nothing"


def _of_one_title(one: RecordCandidate, *, place: int, contradicted: int, authored: bool) -> Recommendation:
    """Return how far a work of the same title is the one described; a title that many works share needs more beside it."""
    penalty = one.penalties
    if not _common(one.record):
        if authored and (contradicted <= 3 or penalty["author"] == 0):
            return "match"  # a place put together from another work is told of later
        return "match" if place >= 2 and contradicted <= 1 else "probable"
    notice = _NOTICE_LIKE.search(_title(one.record))
    whole = not notice and max(penalty["author"], penalty["year"], penalty["journal"]) <= _SAME
    if contradicted == 0 and authored and (place >= 2 or whole):
        return "match"
    return "nothing" if contradicted > 1 else "probable"


def _recommend(found: Sequence[RecordCandidate]) -> Recommendation:
    best = agrees(found[0])
    if best == "nothing":
        return "nothing"
    rivals = [
        one
        for one in found[1:]
        if one.distance - found[0].distance < GAP
        and agrees(one) == best
        and not _same_work(one.record, found[0].record)
    ]
    return "ambiguous" if rivals else best


def _same_work(a: Record, b: Record) -> bool:
    """Return whether two records are one work that two sources, or one source twice, describe."""
    ids_a, ids_b = {a.id, *a.identifiers}, {b.id, *b.identifiers}
    if ids_a & ids_b:
        return True
    first_a, first_b = ([name.surname for name in one.item.author[:1]] for one in (a, b))
    alike = ratio(a.item.title or "", b.item.title or "") > 0.97 and ratio("".join(first_a), "".join(first_b)) > 0.8
    same_place = bool(a.item.page) and a.item.volume == b.item.volume and a.item.page == b.item.page
    return alike and same_place and bool(years(a) & years(b))


def _common(record: Record) -> bool:
    """Return whether many works may have the record's title."""
    title = _title(record)
    return len(title.split()) <= _COMMON_ALONE or bool(_NOTICE_LIKE.search(title) and len(title.split()) <= 12)


def _title(record: Record) -> str:
    return words(next(iter(titles(record)), ""))
