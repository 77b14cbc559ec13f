"""Compare lists of authors."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from curate.assessment import Difference, FieldName
from curate.comparing.texts import plain
from curate.naming.authorship import is_group
from curate.record import Record
from curate.reference import Item, Name
from curate.similarity import NEAR, fold, initials_agree, is_transliteration, is_variant, ratio, surnames_alike

_CUT = re.compile(r"…|\.\s?\.\s?\.|\bet\s+al\b|\band others\b|\bи др\b|\bu\.\s?a\.|\by cols\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\W*[A-Z]\.)*\W*")
_REACH = 40
"""How far, in places, a misspelled author is looked for in a list; namesakes are found anywhere. Some lists hold thousands."""
_FIRM = 0.86
"""Surnames as alike as this are one person's, with or without initials."""


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Printed and recorded authors side by side, by their places; what is left over on either side."""

    pairs: tuple[tuple[int, int], ...]
    added: tuple[int, ...]
    dropped: tuple[int, ...]


def compare_authors(item: Item, string: str, records: Sequence[Record]) -> Iterator[Difference]:
    """Say how the authors differ from those of the record that comes nearest."""
    printed = _people(item.author)
    lists = [(record, _people(record.item.author)) for record in records]
    lists = [(record, people) for record, people in lists if people]
    if not printed or not lists:
        return
    cut = item.et_al or bool(_CUT.search(string))
    said = [(record, _differences(printed, people, cut, string, record)) for record, people in lists]
    fewest = min(len(differences) for _, differences in said)
    record, differences = next(one for one in said if len(one[1]) == fewest)
    for difference in differences:
        yield difference.model_copy(
            update={
                "sources": tuple(dict.fromkeys([record.source, *(one.source for one, d in said if d == differences)]))
            }
        )


def _people(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the persons of a list, groups left out (they are set in too many places); groups only where nobody else is."""
    clean = tuple(_clean(name) for name in names)
    persons = tuple(name for name in clean if not is_group(name) and not _INITIALS.fullmatch(name.surname))
    return persons or tuple(name for name in clean if fold(name.surname))


def _clean(name: Name) -> Name:
    """Return a name without markup; "SMITH" and "smith" as "Smith" are the same to the comparison."""
    update = {key: plain(text) for key in ("family", "given", "literal") if (text := getattr(name, key))}
    return name.model_copy(update=update)


def _differences(
    printed: tuple[Name, ...], recorded: tuple[Name, ...], cut: bool, string: str, record: Record
) -> tuple[Difference, ...]:
    head = f" {fold(_head(string))} "
    if all(is_group(name) for name in printed) != all(is_group(name) for name in recorded):
        return ()  # a group on one side and persons on the other: both may sign a work
    pairing = _pair(printed, recorded)
    namesakes = Counter(fold(recorded[r].surname) for _, r in pairing.pairs)
    found: list[Difference] = []
    added, dropped = list(pairing.added), list(pairing.dropped)
    for p in pairing.added:  # who stands where somebody else should stand
        r = next((r for r in dropped if _same_place(p, r, pairing)), None)
        if r is None:
            continue
        added.remove(p)
        dropped.remove(r)
        if not _printed(recorded[r], head, namesakes):
            found.append(_one("first-author" if r == 0 else "author", printed[p], recorded[r], record))
    found += _initials(printed, recorded, pairing, record)
    if order := _order(printed, recorded, pairing, head, record):
        found.append(order)
    complete = record.authors_complete and len(recorded) > 1
    found += [
        _sided("author-added", str(printed[p]), _list(recorded), record)
        for p in added
        if (complete or len(recorded) > len(printed))
        and not any(_whole(printed[p]) <= _whole(name) for name in recorded)
    ]
    shown = max((r for _, r in pairing.pairs), default=-1)
    found += [
        _sided("author-dropped", _list(printed), str(recorded[r]), record)
        for r in dropped
        if (not cut or r < shown) and not _printed(recorded[r], head, namesakes)
    ]
    return tuple(found)


def _pair(printed: tuple[Name, ...], recorded: tuple[Name, ...]) -> _Pairing:
    """Return the authors paired: the surest pairs first, each once, near places before far ones."""
    namesakes: dict[str, list[int]] = defaultdict(list)
    for r, theirs in enumerate(recorded):
        namesakes[fold(theirs.surname)].append(r)
    scores = [
        (likeness, -abs(p - r), p, r)
        for p, ours in enumerate(printed)
        for r in _possible(p, ours, recorded, namesakes)
        if (likeness := _likeness(ours, recorded[r])) >= NEAR
    ]
    place: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, p, r in sorted(scores, reverse=True):
        if p not in place and r not in taken:
            place[p] = r
            taken.add(r)
    return _Pairing(
        tuple(sorted(place.items())),
        tuple(p for p in range(len(printed)) if p not in place),
        tuple(r for r in range(len(recorded)) if r not in taken),
    )


def _possible(p: int, ours: Name, recorded: tuple[Name, ...], namesakes: Mapping[str, Sequence[int]]) -> Iterable[int]:
    """Return the places where a printed author may stand: those of namesakes with agreeing initials, else near places, too."""
    same = namesakes.get(fold(ours.surname), ())
    if any(initials_agree(ours.given, recorded[r].given) for r in same):
        return same
    return {*range(max(0, p - _REACH), min(len(recorded), p + _REACH + 1)), *same}


def _likeness(ours: Name, theirs: Name) -> float:
    """Return how surely two names are one person's, 0..1: families, family and given swapped, whole names in any order."""
    family = surnames_alike(ours.surname, theirs.surname)
    agree = initials_agree(ours.given, theirs.given)
    if family >= NEAR:
        return family - (0.0 if agree is not False else 0.15 if family >= _FIRM else 0.4)
    if theirs.given and surnames_alike(ours.surname, theirs.given) >= _FIRM:
        return 0.85 if initials_agree(ours.given, theirs.surname) is not False else 0.0
    whole_ours, whole_theirs = _whole(ours), _whole(theirs)
    return 0.84 if whole_ours == whole_theirs or (ours.literal and whole_theirs <= whole_ours) else 0.0


def _whole(name: Name) -> frozenset[str]:
    return _words(f"{name.surname} {name.given or ''}")


@lru_cache(maxsize=16384)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _same_place(p: int, r: int, pairing: _Pairing) -> bool:
    """Return whether a printed and a recorded author who are left over stand at the same place among the others."""
    return sum(1 for a, _ in pairing.pairs if a < p) == sum(1 for _, b in pairing.pairs if b < r)


def _initials(
    printed: tuple[Name, ...], recorded: tuple[Name, ...], pairing: _Pairing, record: Record
) -> list[Difference]:
    """Return the authors of the same surname whose initials cannot be one person's, and the misspelled surnames."""
    found = []
    for p, r in pairing.pairs:
        ours, theirs = printed[p], recorded[r]
        likeness = surnames_alike(ours.surname, theirs.surname)
        field: FieldName = "first-author" if r == 0 else "author"
        if NEAR <= likeness < 1.0 and _misspells(ours.surname, theirs.surname):
            found.append(_one(field, ours, theirs, record, kind="misspelled"))
        elif likeness >= NEAR and initials_agree(ours.given, theirs.given) is False and not _swapped(ours, theirs):
            found.append(_one(field, ours, theirs, record, kind="initials"))
    return found


def _misspells(ours: str, theirs: str) -> bool:
    """Return whether a surname is another one with a slip of the pen: no transliteration, no half of a double surname."""
    return is_variant(ours, theirs) and not is_transliteration(ours, theirs)


def _swapped(ours: Name, theirs: Name) -> bool:
    """Return whether the initials are the same in another order, or all of one stand in the other."""
    a = sorted(word[0] for word in re.findall(r"\w+", fold(ours.given or "")))
    b = sorted(word[0] for word in re.findall(r"\w+", fold(theirs.given or "")))
    return a == b or set("".join(a)) <= set(fold(theirs.given or ""))


def _order(
    printed: tuple[Name, ...], recorded: tuple[Name, ...], pairing: _Pairing, head: str, record: Record
) -> Difference | None:
    """Return that the authors stand in another order, as far as they are printed."""
    places = [r for _, r in pairing.pairs]
    if len(places) < 2 or places == sorted(places) or _in_order(recorded, places, head):
        return None
    p = next(at for at, (a, b) in enumerate(zip(places, sorted(places), strict=True)) if a != b)
    first = places[0] != min(places) and min(places) == 0
    return _sided(
        "author-order",
        _list([printed[a] for a, _ in pairing.pairs][p : p + 3]),
        _list([recorded[r] for r in sorted(places)][p : p + 3]),
        record,
        misleading=first,
    )


def _in_order(recorded: tuple[Name, ...], places: list[int], head: str) -> bool:
    """Return whether the surnames are printed in the recorded order after all; namesakes cannot tell."""
    if len({fold(recorded[r].surname) for r in places}) < len(places):
        return False
    at = 0
    for r in sorted(places):
        found = head.find(f" {fold(recorded[r].surname)} ", at)
        if found < 0:
            return False
        at = found + 1
    return True


def _printed(name: Name, head: str, namesakes: Mapping[str, int]) -> bool:
    """Return whether a recorded author is printed, although not understood as one; ``namesakes`` have been, so many a name."""
    keys = {fold(name.surname), fold(name.family or name.surname)} - {""}
    return any(len(re.findall(rf"(?<= ){re.escape(key)}(?= )", head)) > namesakes.get(key, 0) for key in keys)


def _head(string: str) -> str:
    """Return the part of a printed reference in which authors stand: not far beyond the year or the first long sentence."""
    return string[: max(200, int(len(string) * 0.6))]


def _one(field: FieldName, printed: Name, recorded: Name, record: Record, kind: str = "other-person") -> Difference:
    return Difference(
        field=field,
        kind="misspelled" if kind == "other-person" and ratio(printed.surname, recorded.surname) >= 0.75 else kind,
        printed=str(printed),
        recorded=str(recorded),
        sources=(record.source,),
        misleading=field == "first-author" and kind == "other-person",
    )


def _sided(field: FieldName, printed: str, recorded: str, record: Record, *, misleading: bool = False) -> Difference:
    return Difference(
        field=field,
        kind=field,
        printed=printed,
        recorded=recorded,
        sources=(record.source,),
        misleading=misleading,
    )


def _list(names: Sequence[Name], most: int = 4) -> str:
    shown = ", ".join(str(name) for name in names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown
