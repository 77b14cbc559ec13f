"""Tags that describe a work ("Mora2025_gd2_dose") and are defined in no file at hand: which reference each must mean.

A tag is matched by the author it begins with, the year, and its words in the title; a word may be cut short or be made
of initials. What several references fit as well is no match, unless all but one of them are cited otherwise.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate

from curate.bibliography.lists.listed import Listed
from curate.reference import Item
from curate.similarity import surnames_alike

_WORDS = re.compile(r"[A-Za-z]+|\d{4}|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LEAD = 0.2
"""The runner-up must fit worse by this."""
_SPELLED = 0.85
_SHORT = 4


@dataclass(frozen=True, slots=True)
class _Work:
    listed: Listed
    families: tuple[str, ...]
    year: int | None
    words: frozenset[str]
    title: str
    initials: str


@dataclass(frozen=True, slots=True)
class _Tag:
    words: tuple[str, ...]
    beginnings: tuple[str, ...]
    """The first word, the first two joined, and so on."""
    year: int | None


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a tag describes a work, each part 0..1 (a year that is far off less than 0)."""

    author: float
    year: float
    described: float

    @property
    def total(self) -> float:
        """Return the sum."""
        return self.author + self.year + self.described

    @property
    def is_sure(self) -> bool:
        """Return whether the parts are enough: author with year or words, or else all of the words."""
        if self.author:
            return self.year >= 0.7 or (self.year >= 0.0 and self.described >= 0.5)
        return self.described >= 0.9 and self.year >= 0.4


def match(
    tags: Mapping[str, str], listed: Sequence[Listed], cited: AbstractSet[int] = frozenset()
) -> dict[str, Listed]:
    """Return the reference that each tag surely means.

    ``tags`` maps a key to the tag without its prefix; ``cited`` holds the ``id()`` of entries that other keys lead to.
    """
    works = [_work(each, each.item) for each in listed if each.item is not None]
    found: dict[str, Listed] = {}
    tied: dict[str, list[_Work]] = {}
    for key, tag in tags.items():
        parsed = _parsed(tag)
        fits = [(fit.total, work) for work in works if (fit := _fit(parsed, work)).is_sure]
        best = max((total for total, _ in fits), default=0.0)
        near = [work for total, work in fits if total > best - _LEAD]
        if len(near) == 1:
            found[key] = near[0].listed
        elif near:
            tied[key] = near
    taken = {id(each) for each in found.values()} | cited
    for key, near in tied.items():
        free = [work for work in near if id(work.listed) not in taken]
        if len(free) == 1:
            found[key] = free[0].listed
    return found


def _work(listed: Listed, item: Item) -> _Work:
    title = _plain(f"{item.title or ''} {item.container_title or ''} {item.container_title_short or ''}")
    first = item.author[0] if item.author else None
    families = (first.surname, first.family or "") if first else ()
    return _Work(
        listed,
        tuple(dict.fromkeys(_plain(name).replace(" ", "") for name in families if name)),
        item.year,
        frozenset(title.split()),
        _plain(item.title or ""),
        "".join(word[0] for word in _plain(item.title or "").split()),
    )


def _parsed(tag: str) -> _Tag:
    parts = [part.casefold() for chunk in _WORDS.findall(tag) for part in _CAMEL.split(chunk)]
    years = [int(part) for part in parts if len(part) == 4 and part.isdigit() and part[:2] in ("19", "20")]
    words = tuple(part for part in parts if not part.isdigit())
    return _Tag(words, tuple(accumulate(words)), years[0] if years else None)


def _fit(tag: _Tag, work: _Work) -> _Fit:
    author, used = _author(tag, work)
    rest: list[str] = []
    for word in tag.words:
        if used < len(word):
            rest.append(word[used:])
        used = max(0, used - len(word))
    described = sum(_fits(word, work) for word in rest) / len(rest) if rest else 0.0
    if not rest and author:
        described = 0.5
    whole = "".join(rest)
    if not author and len(whole) > _SHORT and whole in work.words:
        described = 1.0 if work.title.startswith(whole) else 0.9  # the name of a program: "TensorFlow: …"
    elif not author and len(rest) == 1:
        described = 0.0
    if tag.year is None:
        return _Fit(author, 0.4, described)
    near = {0: 1.0, 1: 0.7, 2: 0.3}
    return _Fit(author, near.get(abs(tag.year - work.year), -0.5) if work.year else 0.0, described)


def _author(tag: _Tag, work: _Work) -> tuple[float, int]:
    """Return how surely a tag begins with the first author of a work, and how many of its letters that takes."""
    for family in work.families:
        if len(family) > 1 and family in tag.beginnings:
            return 1.0, len(family)
    first = tag.words[0] if tag.words else ""
    alike = (family for family in work.families if len(first) > 4 and family[:1] == first[:1])
    return (0.8, len(first)) if any(surnames_alike(first, family) >= _SPELLED for family in alike) else (0.0, 0)


def _fits(word: str, work: _Work) -> float:
    """Return 1 for a word of the title, less for one that is cut short or made of initials."""
    if word in work.words:
        return 1.0
    if len(word) > 2 and any(each.startswith(word) or (len(each) > 3 and word.startswith(each)) for each in work.words):
        return 0.9
    if len(word) > 3 and any(each.startswith(word[:4]) for each in work.words):
        return 0.6
    if 1 < len(word) <= 6 and word in work.initials:
        return 0.6
    return 0.5 if len(word) > 2 and any(_skips(word, each) for each in work.words) else 0.0


def _skips(short: str, word: str) -> bool:
    """Return whether ``short`` is ``word`` with letters left out behind the first ("exprs" for "expressions")."""
    if not word.startswith(short[0]) or len(word) > 3 * len(short):
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c))))
