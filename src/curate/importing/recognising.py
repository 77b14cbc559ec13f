"""References of a registry found again in a newer reference list: by identifier, string, title and author."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from curate.bibliography import parse
from curate.correction import Correction
from curate.importing.pairing import Pairing, Scored
from curate.reference import Item, Reference
from curate.similarity import fold, ratio, surnames_alike, titles_alike, years_alike

TITLE, AUTHOR, YEAR = 0.7, 0.2, 0.1
"""Weights in the score of a pair."""
ALIKE = 0.75
"""Score from which on two references are one."""
STRINGS = 0.8
"""Likeness of the printed strings that is enough where a title is missing."""
COMMON = 40
"""Words that more references share than this lead nowhere."""
OTHER = 0.4
"""Titles less alike than this are of different works, whatever identifier they share."""


def recognised(olds: Sequence[Reference], news: Sequence[Reference], keyed: frozenset[str] = frozenset()) -> Pairing:
    """Return which old reference each new one is.

    ``keyed`` are the ids of new references that the text cites by key: what is left is the entry that had the key, however much of
    it was rewritten. Ids that were made from author and year say nothing of the kind.
    """
    pairing = Pairing(len(olds), len(news))
    old_strings, new_strings = [fold(one.string) for one in olds], [fold(one.string) for one in news]
    pairing.alike([string or None for string in old_strings], [string or None for string in new_strings])
    pairing.take(_same_identifier(olds, news))
    pairing.take(_alike(olds, news, pairing))
    before = {olds[old].id: old for old in pairing.free_olds()}
    for new in pairing.free_news():
        if news[new].id in keyed and news[new].id in before:
            pairing.add(before[news[new].id], new)
    return pairing


def merged(old: Reference, new: Reference, *, reparse: bool) -> Reference:
    """Return ``new`` with the id and the reviews of ``old``, and what a person corrected in its item.

    The item stays as it is while the printed string is the same. When the string changes, a field changes with it,
    unless only the person's correction tells it from what the old string said. ``reparse`` takes the new item whole.
    """
    if reparse:
        item = new.item
    elif fold(old.string) == fold(new.string):
        item = old.item
    else:
        said = parse(old.string)
        fields = {name: _field(name, old.item, said, new.item) for name in type(new.item).model_fields}
        item = new.item.model_copy(update=fields)
    if item.id is not None:
        item = item.model_copy(update={"id": old.id})
    kept = tuple(one for one in old.corrections if _holds(item, one))
    return new.model_copy(update={"id": old.id, "item": item, "corrections": kept, "reviews": old.reviews})


def _holds(item: Item, correction: Correction) -> bool:
    """Return whether an item still has the value that it was corrected to."""
    data = item.to_csl()
    authors = [name.family for name in item.author]
    return correction.corrected in (*authors, data.get(correction.field))


def _field(name: str, person: Item, said: Item, now: Item) -> object:
    corrected, before, after = getattr(person, name), getattr(said, name), getattr(now, name)
    return corrected if corrected != before and after == before else after


def _same_identifier(olds: Sequence[Reference], news: Sequence[Reference]) -> Iterator[Scored]:
    for kind in ("doi", "pmid", "pmcid"):
        here = _unique(olds, kind)
        there = _unique(news, kind)
        for identifier in here.keys() & there.keys():
            old, new = here[identifier], there[identifier]
            a, b = olds[old].item.title, news[new].item.title
            if not a or not b or titles_alike(a, b) >= OTHER:
                yield Scored(1.0, old, new)


def _unique(references: Sequence[Reference], kind: str) -> dict[str, int]:
    identifiers = [(getattr(reference.item, kind) or "").casefold() for reference in references]
    counts = Counter(identifiers)
    return {identifier: at for at, identifier in enumerate(identifiers) if identifier and counts[identifier] == 1}


def _alike(olds: Sequence[Reference], news: Sequence[Reference], pairing: Pairing) -> Iterator[Scored]:
    by_word: dict[str, list[int]] = defaultdict(list)
    for old in pairing.free_olds():
        for word in _words(olds[old]):
            by_word[word].append(old)
    for new in pairing.free_news():
        shared = (by_word.get(word, ()) for word in _words(news[new]))
        near = {old for those in shared if len(those) <= COMMON for old in those}
        for old in sorted(near):
            score = _score(olds[old], news[new])
            if score >= ALIKE:
                yield Scored(score, old, new)


def _words(reference: Reference) -> set[str]:
    authors = reference.item.author[:1]
    title = fold(reference.item.title or reference.string).split()
    return {word for word in title if len(word) > 3} | {f"@{fold(author.surname)}" for author in authors}


def _score(old: Reference, new: Reference) -> float:
    a, b = old.item, new.item
    if not a.title or not b.title:
        likeness = ratio(old.string, new.string)
        return likeness if likeness >= STRINGS else 0.0
    author = surnames_alike(a.author[0].surname, b.author[0].surname) if a.author and b.author else 0.5
    return TITLE * titles_alike(a.title, b.title) + AUTHOR * author + YEAR * years_alike(a.year, b.year)
