"""Citations that name authors, and the references that they mean: what the rules about names share."""

from collections.abc import Iterator
from dataclasses import dataclass

from curate.citation import Cite
from curate.claim import Claim
from curate.printed import Printed
from curate.reference import Name, Reference
from curate.similarity import NEAR, initials_agree, surname_keys, surnames_alike
from curate.survey import Survey, number

NAMED = frozenset({"author-mention", "author-year"})
NUMBERED = frozenset({"numeric", "superscript"})
CROWD = 100
"""A work of more authors than this has namesakes among them."""
CLOSE = 3
"""Code points between a mention and the number that belongs to it: a space, a comma, an opening bracket."""

_PERSON = 3
"""Words that the surname of a person has at most."""
_SAME = 0.95
_YEARS_APART = 2
"""A year that is further off is that of another work, not a slip."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One named author (or pair) of a printed citation, and the one reference that it surely means."""

    printed: Printed
    cite: Cite
    meant: Reference | None

    @property
    def name(self) -> Name:
        """Return the first name that is printed."""
        return self.cite.names[0]

    @property
    def exact(self) -> str:
        """Return the mention as messages show it."""
        return shown(self.cite)


def mentions(claim: Claim, survey: Survey) -> Iterator[Mention]:
    """Return what the citations of a claim name, in printed order."""
    for printed in survey.of(claim):
        if printed.cited.form in NAMED:
            for cite in printed.cites:
                if cite.names:
                    yield Mention(printed, cite, meant(printed, cite, survey))


def meant(printed: Printed, cite: Cite, survey: Survey) -> Reference | None:
    """Return the reference that the cite points at, None unless there is exactly one.

    Where a citation has several parts, the target of a part is the one whose authors and year fit it best. Where
    matching was not sure, a number printed behind the name decides, or a lone candidate that differs in one thing only.
    """
    targets = list(survey.references(printed.cited.references))
    if len(printed.cites) > 1:
        return _fitting(targets, cite)
    if targets:
        return targets[0] if len(targets) == 1 else None
    candidates = list(survey.references(printed.cited.candidates))
    beside = survey.numbers_behind(printed, CLOSE)
    if beside:
        candidates = [ref for ref in candidates if number(ref) in beside.numbers]
    if len(candidates) != 1:
        return None
    return candidates[0] if beside or _differences(candidates[0], cite) == 1 else None


def _fitting(targets: list[Reference], cite: Cite) -> Reference | None:
    named = [target for target in targets if has_author(target, cite.names[0])]
    dated = [target for target in named if cite.year and cite.year[:4] == str(target.item.year)]
    fit = [t for t in dated if cite.year and cite.year[4:] == t.item.year_suffix] or dated or named
    return fit[0] if len(fit) == 1 else None


def fits(reference: Reference, cite: Cite) -> bool:
    """Return whether a cite names this reference without any fault: first author, initials, year with its letter."""
    letter = (cite.year or "")[4:]
    return _differences(reference, cite) == 0 and (not letter or reference.item.year_suffix in ("", letter))


def _differences(reference: Reference, cite: Cite) -> int:
    """Return in how many things a cite differs from a reference; 9 where it cannot be meant."""
    at = position(reference, cite.names[0])
    if at is None:
        return 9
    year = int(cite.year[:4]) if cite.year and cite.year[:4].isdecimal() else reference.item.year
    apart = abs((year or 0) - (reference.item.year or 0))
    if apart > _YEARS_APART:
        return 9
    initials = initials_agree(cite.names[0].given, reference.item.author[at].given) is False
    others = not reference.item.et_al and any(position(reference, name) is None for name in cite.names[1:])
    return (apart > 0) + (at > 0) + initials + others


def position(reference: Reference, name: Name) -> int | None:
    """Return the place (from 0) of the author of that name in the printed list, None if there is none.

    An exact spelling goes before a near one.
    """
    authors = reference.item.author
    alike = [surnames_alike(author.surname, name.surname) for author in authors]
    best = max(alike, default=0.0)
    if best < NEAR:
        return None
    at = alike.index(best)
    # one word of a group's long name is not the group
    group = max(len(authors[at].surname.split()), len(name.surname.split())) > _PERSON
    return at if best >= _SAME or not group else None


def has_author(reference: Reference, name: Name) -> bool:
    """Return whether the printed author list holds somebody of that name, or of nearly that spelling."""
    return position(reference, name) is not None


def spelled_otherwise(a: str, b: str) -> bool:
    """Return whether two surnames are one name in two spellings.

    Case, diacritics, umlauts, hyphens, particles and the halves of a double surname do not count as spelling.
    """
    return NEAR <= surnames_alike(a, b) < 1 and not set(surname_keys(a)) & set(surname_keys(b))


def shown(cite: Cite) -> str:
    """Return a cite as printed; where several years share one name, the name is put before the year again."""
    surname = cite.names[0].surname if cite.names else ""
    if not surname or surname in cite.exact or not cite.year:
        return cite.exact
    names = " and ".join(name.surname for name in cite.names) if len(cite.names) < 3 else f"{surname} et al."
    return f"{names}{' et al.' if cite.et_al and len(cite.names) < 3 else ''}, {cite.year}"


def ordinal(n: int) -> str:
    """Return "1st", "2nd", "3rd", "4th" …, "11th"."""
    suffix = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def numbers_beside(mention: Mention, survey: Survey) -> Printed | None:
    """Return the numeric citation printed right behind the mention, or None."""
    return survey.numbers_behind(mention.printed, CLOSE)


def cites_numbers(claim: Claim, survey: Survey) -> bool:
    """Return whether the claim cites anything by number."""
    return any(printed.cited.form in NUMBERED for printed in survey.of(claim))
