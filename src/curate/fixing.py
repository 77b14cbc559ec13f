"""References as the authorities would have them printed: the corrections that need no judgement.

Only where the work is surely known and nothing about it misleads, and never where a person has reviewed the entry. What
is left to a person is told, with the reason.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from curate.assessing import assess
from curate.assessment import Assessment, Difference
from curate.comparing.numbers import pages_of
from curate.comparing.texts import plain
from curate.correction import Correction
from curate.facts import Facts
from curate.record import Lookup, Record
from curate.reference import Item, Reference
from curate.similarity import fold, pages

Part = Literal["identifiers", "pages", "journal", "accents"]
PARTS: tuple[Part, ...] = get_args(Part)

_PLACE = frozenset({"title", "first-author", "journal", "volume"})
"""Fields that have to agree before pages are taken from a record; so has the year, but for one."""


class Fix(NamedTuple):
    """A reference before and after."""

    old: Reference
    new: Reference

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Return what is corrected."""
        return self.new.corrections[len(self.old.corrections) :]


class Left(NamedTuple):
    """A reference that could be corrected and is left to a person, and why."""

    reference: Reference
    reason: str


class Fixes(NamedTuple):
    """What can be corrected, and what is left to a person, in the order of the list."""

    made: tuple[Fix, ...]
    left: tuple[Left, ...]


class _Change(NamedTuple):
    """A new value of one field of the item, and the correction that tells of it."""

    update: dict[str, object]
    correction: Correction


def fix(facts: Facts, parts: Iterable[Part] = PARTS, *, with_pages: bool = False) -> Fixes:
    """Return the corrections of ``facts.references``, of the ``parts`` named, dated ``facts.today``.

    ``with_pages`` takes the word of public pages (records of source "page"), too, which are no authorities.
    """
    reviewed = _reviewed(facts)
    made: list[Fix] = []
    left: list[Left] = []
    about: dict[str, list[Lookup]] = {}
    for lookup in facts.lookups:
        about.setdefault(lookup.reference, []).append(lookup)
    for reference in facts.references:
        assessment = assess(reference, about.get(reference.id, ()))
        work = [record for record in assessment.work if with_pages or record.source != "page"]
        new = _corrected(reference, assessment, work, frozenset(parts), facts.today)
        if new == reference:
            continue
        if reason := _doubt(assessment) or ("a person has reviewed it" if reference.id in reviewed else ""):
            left.append(Left(reference, reason))
        else:
            made.append(Fix(reference, new))
    return Fixes(tuple(made), tuple(left))


def _reviewed(facts: Facts) -> set[str]:
    """Return the ids of the references that somebody has reviewed, as entries or as sources of a claim."""
    entries = {reference.id for reference in facts.references if reference.reviews}
    return entries | {review.reference for claim in facts.claims for review in claim.reviews if review.reference}


def _doubt(assessment: Assessment) -> str:
    """Return why a person has to look at the entry first, "" where nothing speaks against it."""
    for one in assessment.given:
        if one.outcome == "another-work":
            return f"{one.identifier} leads to another work"
        if one.outcome == "unknown":
            return f"{one.identifier} is unknown to its registry"
    for difference in assessment.differences:
        if difference.misleading:
            return f'the {difference.field.replace("-", " ")} is "{difference.printed}" here and "{difference.recorded}" there'
    return ""


def _corrected(
    reference: Reference, assessment: Assessment, work: Sequence[Record], parts: frozenset[Part], today: date
) -> Reference:
    """Return the reference with the corrections that ``work``, what is recorded of it, allows."""
    finders: Mapping[Part, Callable[[], Iterator[_Change]]] = {
        "identifiers": lambda: _identifiers(reference.item, work, today),
        "pages": lambda: _pages(reference.item, assessment, work, today),
        "journal": lambda: _journal(assessment, work, today),
        "accents": lambda: _accents(reference.item, work, today),
    }
    changes = [change for part in PARTS if part in parts for change in finders[part]()] if work else []
    update: dict[str, object] = {}
    for change in changes:
        update.update(change.update)
    if not changes:
        return reference
    corrections = (*reference.corrections, *(change.correction for change in changes))
    return reference.model_copy(update={"item": reference.item.model_copy(update=update), "corrections": corrections})


def _identifiers(item: Item, work: Sequence[Record], today: date) -> Iterator[_Change]:
    """Add the identifiers that the entry does not give and all records of the work agree on."""
    for scheme, name in (("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID")):
        known = {value.casefold(): (value, record) for record in work if (value := record.known_as(scheme))}
        if not getattr(item, scheme) and len(known) == 1:
            value, record = next(iter(known.values()))
            yield _Change({scheme: value}, _correction(name, "", value, [record], today))


def _pages(item: Item, assessment: Assessment, work: Sequence[Record], today: date) -> Iterator[_Change]:
    """Complete or correct the pages, where everything else that leads to the place agrees."""
    differing = {one.field for one in assessment.differences if one.kind != "off-by-one"}
    if differing & _PLACE or "year" in differing:
        return
    recorded = {text: record for record in work for text in pages_of(record)}
    if len({pages(text) for text in recorded}) != 1:
        return
    text, record = next(iter(recorded.items()))
    if "page" in differing or not (item.page or item.number):
        yield _Change({"page": text}, _correction("page", item.page or "", text, [record], today))


def _journal(assessment: Assessment, work: Sequence[Record], today: date) -> Iterator[_Change]:
    """Correct the name of a journal that is misspelled."""
    for one in assessment.differences:
        if one.field == "journal" and one.kind == "misspelled" and (by := _saying(one, work)):
            yield _Change(
                {"container_title": one.recorded}, _correction("container-title", one.printed, one.recorded, by, today)
            )


def _saying(difference: Difference, work: Sequence[Record]) -> list[Record]:
    return [record for record in work if record.source in difference.sources]


def _accents(item: Item, work: Sequence[Record], today: date) -> Iterator[_Change]:
    """Give authors and title the accents that they lost; nobody loses one."""
    authors = list(item.author)
    corrections = []
    for at, ours in enumerate(item.author):
        printed = ours.family or ""
        spelled = {family: record for record in work for family in _spellings(printed, record)}
        if len(spelled) == 1:
            theirs, record = next(iter(spelled.items()))
            if _accented(theirs) > _accented(printed):
                authors[at] = ours.model_copy(update={"family": theirs})
                corrections.append(_correction(f"author {at + 1}", printed, theirs, [record], today))
    for correction in corrections:
        yield _Change({"author": tuple(authors)}, correction)
    titles = {plain(record.item.title or ""): record for record in work if record.item.title}
    if item.title and len(titles) == 1:
        theirs, record = next(iter(titles.items()))
        if (title := _with_accents(item.title, theirs)) != item.title:
            yield _Change({"title": title}, _correction("title", item.title, title, [record], today))


def _spellings(printed: str, record: Record) -> Iterator[str]:
    """Return the family names in a record that are the printed one but for accents and case; capitals tell of neither."""
    for name in record.item.author:
        family = plain(name.family or "")
        if fold(family) == fold(printed) and not family.isupper():
            yield family


def _with_accents(ours: str, theirs: str) -> str:
    """Return a text with the accents of another one, word by word, where the words are the same."""
    mine, other = ours.split(), theirs.split()
    if len(mine) != len(other):
        return ours
    return " ".join(
        b
        if fold(a) == fold(b) and len(a) == len(b) and _accented(b) > _accented(a) and a.islower() == b.islower()
        else a
        for a, b in zip(mine, other, strict=True)
    )


def _accented(text: str) -> int:
    """Return how many Latin letters are not those of English ("ü", "ł"); other scripts are no accents."""
    return sum(not letter.isascii() and unicodedata.name(letter, "").startswith("LATIN ") for letter in text)


def _correction(field: str, printed: str, corrected: str, records: Sequence[Record], today: date) -> Correction:
    sources = tuple(dict.fromkeys(record.source for record in records))
    return Correction(field=field, printed=printed, corrected=corrected, sources=sources, date=today)
