"""Which references a cite may mean: candidates with named penalties, and how far to believe the nearest.

A penalty is 0 (agrees) to 1 (contradicts). A distance is the sum of the penalties, weighted with ``WEIGHTS``, so it
lies in 0..1. The recommendation looks at what kind of penalty the nearest candidate carries and at the gap to the
runner-up (as beets does for records, ``beets.autotag.match``).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from curate.citation import Candidate, Cite, Recommendation
from curate.naming.authorship import abbreviations, authors, defined, group_key, is_group, printed_first, printed_head
from curate.reference import Name, Reference
from curate.similarity import (
    NEAR,
    fold,
    initials_agree,
    is_variant,
    near_keys,
    same_initials,
    sound_keys,
    surname_keys,
    surnames_alike,
    years_alike,
)

WEIGHTS = {
    "author": 0.25,
    "year": 0.22,
    "second-author": 0.15,
    "not-first": 0.12,
    "initials": 0.10,
    "et-al": 0.08,
    "letter": 0.08,
}
"""How much each penalty counts; they sum to 1."""

GAP = 0.01
"""Candidates nearer together than this are not told apart."""

_HEAD = 160  # code points of a printed reference in which its first authors stand

_UNSURE = {"year": 0.3, "second-author": 0.31, "not-first": 0.5, "initials": 0.5}
_HALF = 0.2  # penalty for an author of whom only the second half of a double surname agrees
"""A nearest candidate with a penalty from here on is not recommended, however far off the others are."""


@dataclass(frozen=True, slots=True)
class _Work:
    """A reference as matching sees it."""

    n: int
    names: tuple[Name, ...]
    lead: tuple[str, ...]
    et_al: bool
    year: int | None
    letter: str
    head: frozenset[str]
    seats: dict[str, int]
    groups: dict[str, int]

    @property
    def size(self) -> int:
        """Return how many authors there are at least."""
        return max(3, len(self.names)) if self.et_al else len(self.names)


@dataclass
class Index:
    """The references, to be looked up by number, key, surname or group.

    Build it with ``index``. Looking up is one dictionary access for a known surname; a surname that nobody in the
    list has exactly is compared, once, with those that begin alike.
    """

    works: dict[int, _Work]
    numbers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[str, int] = field(default_factory=dict)
    _people: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _groups: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _sounds: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _starts: dict[str, dict[str, set[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    _near: dict[str, frozenset[int]] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """Return the highest number of the list, 0 for an empty one."""
        return max(self.numbers, default=0)

    def named(self, name: Name) -> set[int]:
        """Return the works that may be ``name``'s: as first author, as co-author, or as a group."""
        if name.literal:
            keys = (group_key(name.literal), *sorted(abbreviations(name.literal)))
            return next((self._groups[key] for key in keys if key in self._groups), set())
        found: set[int] = set()
        for surname in filter(None, (name.surname, name.given if _is_word(name.given) else None)):
            for key in surname_keys(surname):
                found |= self._people.get(key, set())
            found |= self._spelled_near(surname)
        return found

    def _spelled_near(self, surname: str) -> frozenset[int]:
        if surname not in self._near:
            key = fold(surname).replace(" ", "")
            found = {n for sound in sound_keys(surname) for n in self._sounds.get(sound, ())}
            same_start = self._starts.get(key[:1], {})
            found |= {n for other in near_keys(key, list(same_start)) for n in same_start[other]}
            self._near[surname] = frozenset(found)
        return self._near[surname]

    def add(self, work: _Work, citekey: str | None, number: int) -> None:
        """Enter one work."""
        self.numbers[number].append(work.n)
        if citekey:
            self.keys.setdefault(citekey, work.n)
        for surname in work.lead:
            for entry in surname_keys(surname):
                self._people[entry].add(work.n)
            for sound in sound_keys(surname):
                self._sounds[sound].add(work.n)
            key = fold(surname).replace(" ", "")
            self._starts[key[:1]][key].add(work.n)
        for entry in (*work.seats, *_swapped(work.names)):
            self._people[entry].add(work.n)
        for group in work.groups:
            self._groups[group].add(work.n)

    def define(self, text: str) -> None:
        """Enter the abbreviations of groups that ``text`` introduces."""
        for short, key in defined(text, self._groups).items():
            self._groups[short] |= self._groups[key]


def index(references: Sequence[Reference], text: str = "", keys: Iterable[str | None] = ()) -> Index:
    """Return the index of ``references``; ``text`` may define abbreviations of groups.

    ``keys`` are the names that the document's format gives the entries, where they differ from the references' ids.
    """
    result = Index(works={})
    given = list(keys) or [None] * len(references)
    for reference, key in zip(references, given, strict=True):
        item = reference.item
        names = authors(reference)
        work = _Work(
            n=reference.n,
            names=names,
            lead=_leaders(reference, names),
            et_al=item.et_al,
            year=item.year,
            letter=item.year_suffix,
            head=frozenset(fold(reference.string[:_HEAD]).split()),
            seats=_seats(names),
            groups=_groups(reference, names),
        )
        result.works[work.n] = work
        label = reference.label
        result.add(
            work, key or reference.id, int(label) if label and label.isdecimal() and len(label) < 6 else reference.n
        )
    if text:
        result.define(text)
    return result


def _seats(names: tuple[Name, ...]) -> dict[str, int]:
    """Return at which place each person stands, by all keys of the surname."""
    seats: dict[str, int] = {}
    for at, name in enumerate(names):
        if not is_group(name):
            for key in surname_keys(name.surname):
                seats.setdefault(key, at)
    return seats


def _swapped(names: tuple[Name, ...]) -> tuple[str, ...]:
    """Return the keys of the first author's given name, which may be the family name in the wrong place."""
    given = names[0].given if names and not is_group(names[0]) else None
    return surname_keys(given) if given and _is_word(given) else ()


def _groups(reference: Reference, names: tuple[Name, ...]) -> dict[str, int]:
    """Return at which place each group among the authors stands, by its key and what it may be abbreviated to."""
    places: dict[str, int] = {}
    for at, name in enumerate(names):
        if is_group(name):
            for key in (group_key(name.surname), *sorted(abbreviations(name.surname))):
                places.setdefault(key, at)
    if names and is_group(names[0]) and (head := printed_head(reference)):
        places[group_key(head)] = 0
    return {key: at for key, at in places.items() if key}


def _leaders(reference: Reference, names: tuple[Name, ...]) -> tuple[str, ...]:
    """Return the surnames under which a reference stands first: as understood, and as printed."""
    lead = [names[0].surname] if names and not is_group(names[0]) else []
    return tuple(dict.fromkeys(filter(None, (*lead, printed_first(reference)))))


def match(cite: Cite, index: Index) -> tuple[tuple[Candidate, ...], Recommendation]:
    """Return the references that a cite by name may mean, nearest first, and how far to believe the nearest.

    "strong": the first candidate is meant. "ambiguous": the first few fit equally. "low": something contradicts even
    the nearest (another year, not the first author, other initials). "none": nobody of that name.
    """
    if not cite.names:
        return (), "none"
    found = [c for n in index.named(cite.names[0]) if (c := _candidate(cite, index.works[n]))]
    found.sort(key=lambda candidate: (candidate.distance, candidate.n))
    if not found:
        return (), "none"
    best = found[0]
    close = [c for c in found if c.distance - best.distance < GAP or _is_namesake(cite, index, best, c)]
    if any(best.penalties.get(name, 0.0) >= limit for name, limit in _UNSURE.items()) or _is_half(cite, index, best):
        return tuple(close), "low"
    if len(close) > 1:
        return tuple(close), "ambiguous"
    return tuple(found[:5]), "strong"


def _candidate(cite: Cite, work: _Work) -> Candidate | None:
    """Return how far ``work`` is from what is printed, or None where it is out of the question."""
    printed = cite.names[0]
    position, alike, given = _position(printed, work)
    if alike < NEAR:
        return None
    year, letter = _year(cite)
    penalties = {
        "author": 1.0 - alike,
        "not-first": 1.0 if position else 0.0,
        "initials": 1.0 if initials_agree(printed.given, given) is False else 0.0,
        "second-author": _others(cite.names[1:], work),
        "et-al": _length(cite, work),
        "year": 0.0 if cite.year is None else _year_penalty(year, work.year),
        "letter": 0.0 if cite.year is None else _letter_penalty(letter, work.letter),
    }
    if penalties["year"] == 1.0 and (penalties["not-first"] or penalties["second-author"] > 0.3):
        return None
    kept = {name: round(value, 4) for name, value in penalties.items() if value > 0}
    distance = sum(WEIGHTS[name] * value for name, value in penalties.items())
    return Candidate(n=work.n, distance=round(distance, 4), penalties=kept)


def _position(printed: Name, work: _Work) -> tuple[int, float, str | None]:
    """Return which author of the work is meant, how alike the surnames are, and his or her given names."""
    if printed.literal:
        # an abbreviation that the text defines is none of the work's own keys
        place = work.groups.get(group_key(printed.surname))
        return (place, 1.0, None) if place is not None else (0, 0.95, None)
    first = work.names[0] if work.names and not is_group(work.names[0]) else None
    best = (0, 0.0, None if first is None else first.given)
    for surname in work.lead:
        alike = surnames_alike(printed.surname, surname)
        if alike > best[1]:
            best = (0, alike, first.given if first and surname == first.surname else None)
    if best[1] < NEAR and first and first.given and _is_word(first.given):
        # given and family name changed places in the list
        best = (0, 0.9 * surnames_alike(printed.surname, first.given), first.surname)
    if best[1] < NEAR and _is_word(printed.given):
        best = (0, max((0.9 * surnames_alike(printed.given or "", s) for s in work.lead), default=0.0), None)
    if best[1] >= NEAR:
        return best
    place = min((work.seats[key] for key in surname_keys(printed.surname) if key in work.seats), default=0)
    if place:
        name = work.names[place]
        return place, surnames_alike(printed.surname, name.surname), name.given
    return best


def _others(printed: Sequence[Name], work: _Work) -> float:
    """Return 0 where the co-authors printed are the work's next authors, 0.3 where they are among its later ones."""
    return sum(_other(name, at, work) for at, name in enumerate(printed, 1)) / max(1, len(printed))


def _other(name: Name, at: int, work: _Work) -> float:
    if at < len(work.names) and (alike := surnames_alike(name.surname, work.names[at].surname)) >= NEAR:
        return 1.0 - alike
    if any(surnames_alike(name.surname, other.surname) >= NEAR for other in work.names[1:]):
        return 0.3
    # the printed reference shows the name where its author list was not understood
    return 0.2 if all(word in work.head for word in fold(name.surname).split()) else 1.0


def _length(cite: Cite, work: _Work) -> float:
    """Return how far the printed number of authors is from the work's: "et al." needs three, or at least two."""
    printed = len(cite.names)
    if not work.names or cite.names[0].literal:
        return 0.0
    if cite.et_al:
        return 1.0 if work.size <= printed else 0.5 if work.size == 2 else 0.0
    if work.size == printed:
        return 0.0
    return 1.0 if work.size < printed else 0.7


def _year(cite: Cite) -> tuple[int | None, str]:
    year = cite.year or ""
    return (int(year[:4]), year[4:]) if year[:4].isdecimal() else (None, "")


def _year_penalty(printed: int | None, year: int | None) -> float:
    if printed is None:  # "in press", "n.d."
        return 0.0 if year is None else 0.2
    return 1.0 - years_alike(printed, year)


def _letter_penalty(printed: str, letter: str) -> float:
    if printed == letter:
        return 0.0
    return 1.0 if printed and letter else 0.3


def _is_namesake(cite: Cite, index: Index, best: Candidate, other: Candidate) -> bool:
    """Return whether ``other`` is worse only in its spelling, and by all signs the same person misspelled.

    Where the cite has no more than the name, the misspelled entry may be meant as well.
    """
    if cite.year is not None or set(other.penalties) - {"author"} != set(best.penalties) - {"author"}:
        return False
    one, two = index.works[best.n].names, index.works[other.n].names
    if not one or not two:
        return False
    return is_variant(one[0].surname, two[0].surname) and same_initials(one[0].given, two[0].given)


def _is_half(cite: Cite, index: Index, best: Candidate) -> bool:
    """Return whether only the second half of a double surname agrees, and neither initials nor year bear it out."""
    if cite.year is not None:
        return False
    names = index.works[best.n].names
    given = names[0].given if names else None
    return best.penalties.get("author", 0.0) >= _HALF and initials_agree(cite.names[0].given, given) is not True


def _is_word(given: str | None) -> bool:
    """Return whether given names hold a whole word, not only initials."""
    return bool(given) and any(len(word) > 2 and not word.isupper() for word in (given or "").replace(".", " ").split())
