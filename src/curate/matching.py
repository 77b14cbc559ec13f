"""Which references a cite may mean: candidates with named penalties, and how far to believe the nearest.

A penalty is 0 (agrees) to 1 (contradicts). A distance is the sum of the penalties, weighted with ``WEIGHTS``, so it
lies in 0..1. The recommendation looks at what kind of penalty the nearest candidate carries and at the gap to the
runner-up (as beets does for records, ``beets.autotag.match``).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from curate.authorship import abbreviations, authors, defined, group_key, is_group, printed_first
from curate.citation import Candidate, Cite, Recommendation
from curate.reference import Name, Reference
from curate.similarity import NEAR, initials_agree, same_initials, skeleton, surname_keys, surnames_alike, years_alike

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

_UNSURE = {"year": 0.3, "second-author": 0.31, "not-first": 0.5, "initials": 0.5}
"""A nearest candidate with a penalty from here on is not recommended, however far off the others are."""

_SAME_PERSON = 0.85  # surnames at least so alike, with equal initials, are one person spelled in two ways


@dataclass(frozen=True, slots=True)
class _Work:
    """A reference as matching sees it."""

    n: int
    names: tuple[Name, ...]
    lead: tuple[str, ...]
    et_al: bool
    year: int | None
    letter: str

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
    _surnames: dict[str, dict[str, set[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    _near: dict[str, frozenset[int]] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """Return the highest number of the list, 0 for an empty one."""
        return max(self.numbers, default=0)

    def named(self, name: Name) -> set[int]:
        """Return the works that may be ``name``'s: as first author, as co-author, or as a group."""
        found: set[int] = set()
        if name.literal:
            found |= self._groups.get(group_key(name.literal), set())
            for short in abbreviations(name.literal) if not found else ():
                found |= self._groups.get(short, set())
        for surname in filter(None, (name.surname, name.given if _is_word(name.given) else None)):
            for key in surname_keys(surname):
                found |= self._people.get(key, set())
            found |= self._spelled_near(surname)
        return found

    def _spelled_near(self, surname: str) -> frozenset[int]:
        if surname not in self._near:
            bucket = self._surnames.get(skeleton(surname)[:1], {})
            self._near[surname] = frozenset(
                n for other, works in bucket.items() if surnames_alike(surname, other) >= NEAR for n in works
            )
        return self._near[surname]

    def add(self, work: _Work, key: str | None, number: int) -> None:
        """Enter one work."""
        self.numbers[number].append(work.n)
        if key:
            self.keys.setdefault(key, work.n)
        for surname in work.lead:
            for entry in surname_keys(surname):
                self._people[entry].add(work.n)
        for name in work.names:
            if is_group(name):
                self._groups[group_key(name.surname)].add(work.n)
                for short in abbreviations(name.surname):
                    self._groups[short].add(work.n)
                continue
            for entry in surname_keys(name.surname):
                self._people[entry].add(work.n)
            self._surnames[skeleton(name.surname)[:1]][name.surname].add(work.n)

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
        )
        result.works[work.n] = work
        label = reference.label
        result.add(work, key or reference.id, int(label) if label and label.isdigit() else reference.n)
    if text:
        result.define(text)
    return result


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
    if any(best.penalties.get(name, 0.0) >= limit for name, limit in _UNSURE.items()):
        return tuple(found[: max(5, len(close))]), "low"
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
        "second-author": _others(cite.names[1:], work.names),
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
        return 0, _group_alike(printed, work), None
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
    for at, name in enumerate(work.names[1:], 1):
        alike = 0.0 if is_group(name) else surnames_alike(printed.surname, name.surname)
        if alike > max(best[1], NEAR - 0.01):
            best = (at, alike, name.given)
    return best


def _group_alike(printed: Name, work: _Work) -> float:
    key = group_key(printed.surname)
    for name in work.names:
        if group_key(name.surname) == key:
            return 1.0
    return 0.95 if work.names or work.lead else 0.0


def _others(printed: Sequence[Name], names: Sequence[Name]) -> float:
    """Return 0 where the co-authors printed are the work's next authors, 0.3 where they are among its later ones."""
    if not printed:
        return 0.0
    total = 0.0
    for at, name in enumerate(printed, 1):
        if at < len(names) and surnames_alike(name.surname, names[at].surname) >= NEAR:
            total += 1.0 - surnames_alike(name.surname, names[at].surname)
        elif any(surnames_alike(name.surname, other.surname) >= NEAR for other in names[1:]):
            total += 0.3
        else:
            total += 1.0
    return total / len(printed)


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
    return (int(year[:4]), year[4:]) if year[:4].isdigit() else (None, "")


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
    return surnames_alike(one[0].surname, two[0].surname) >= _SAME_PERSON and same_initials(one[0].given, two[0].given)


def _is_word(given: str | None) -> bool:
    """Return whether given names hold a whole word, not only initials."""
    return bool(given) and any(len(word) > 2 and not word.isupper() for word in (given or "").replace(".", " ").split())
