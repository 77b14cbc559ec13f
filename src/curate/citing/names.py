"""Names of authors in running text, read backwards from a year or from "et al."."""

import re
from dataclasses import dataclass

from curate.citing.roster import Roster
from curate.lexicon import AND, COMPANIONS, COMPANIONS_ELSEWHERE, NOT_NAMES, PARTICLES, UPPER_PARTICLES
from curate.reference import Name
from curate.similarity import fold

REACH = 260
"""Code points before a year in which its names must stand."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ\-‐‑][^\W\d_]+)*|\d+|\S")
_BREAK = re.compile(r"[;()\[\]\n\t\ufffc:!?“”\"]|(?<=[a-z]{4})\.\s")
_ALII = frozenset({"al", "alii", "als", "la"})  # "et la." is a common slip
_LOWER_PARTICLES = PARTICLES - {"y", "e", "und"}
_INITIAL = re.compile(r"[^\W\d_][a-z]?$|Shch$|Dzh$")


@dataclass(frozen=True, slots=True)
class Found:
    """Names found in running text: their place, who they are, whether the list was cut, whether they are a group."""

    start: int
    end: int
    names: tuple[Name, ...]
    et_al: bool
    group: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Return whether it begins as a name does: "Smith", "d'Angelo", "vonHoldt"."""
        return self.text[0].isupper() or any(letter.isupper() for letter in self.text[1:5])


def names_before(text: str, end: int, roster: Roster, reach: int = REACH) -> Found | None:
    """Return the names that end at ``end`` (only a comma or spaces between), or None.

    Reads "Smith", "van den Berg et al.", "K.M. Smith and Jones J.", "Smith, Jones & Lee", "World Health Organization
    (WHO)". The leftmost name is taken only where the list or the shape says that it belongs to the others.
    """
    return _Reader(text, end, roster, reach).read()


def _token(start: int, match: re.Match[str]) -> _Token:
    text = match.group()
    bare = text[:-2] if text[-2:] in ("'s", "’s", "ʼs") else text
    return _Token(start + match.start(), start + match.start() + len(bare), bare)


class _Reader:
    """Reads backwards over the tokens of one window."""

    def __init__(self, text: str, end: int, roster: Roster, reach: int) -> None:
        self._roster = roster
        start = max(0, end - reach)
        self._end = end
        window = text[start:end].rstrip(" ,")
        abbreviation = re.search(r" [(\[](?P<short>[A-Z][A-Za-z&-]{1,11})[)\]]$", window)
        self._short = abbreviation["short"] if abbreviation else ""
        if abbreviation:
            window = window[: abbreviation.start()]
            self._end = start + abbreviation.end()
        else:
            self._end = start + len(window)
        breaks = [match.end() for match in _BREAK.finditer(window)]
        offset = breaks[-1] if breaks else 0
        self.opens = window[offset - 1] in "([;" if breaks else start == 0
        self._tokens = [_token(start, match) for match in _TOKEN.finditer(window, offset) if match.group() not in "*_"]

    def read(self) -> Found | None:
        tokens = self._tokens
        at = self._skip_possessive(len(tokens) - 1)
        at, et_al = self._et_al(at)
        if at < 0:
            return None
        return self._group(at, et_al) or (None if self._short else self._people(at, et_al))

    def _skip_possessive(self, at: int) -> int:
        tokens = self._tokens
        if at > 0 and tokens[at].text == "s" and tokens[at - 1].text in "'’ʼ":
            return at - 2
        if at >= 0 and tokens[at].text in ("'", "’", "ʼ"):
            return at - 1
        return at

    def _et_al(self, at: int) -> tuple[int, bool]:
        """Return where the token before "et al." stands, and whether there was one."""
        tokens = self._tokens
        if at < 0:
            return at, False
        here = at - 1 if tokens[at].text == "." and at else at
        word = tokens[here].text.casefold().removesuffix("'s").removesuffix("’s")
        if word == "etal":
            return self._skip_comma(here - 1), True
        before = here - 1
        if word in _ALII:
            if before >= 0 and tokens[before].text == ".":
                before -= 1
            if before >= 0 and tokens[before].text.casefold() in ("et", "&", "and"):
                return self._skip_comma(before - 1), True
        elif word in COMPANIONS or word in COMPANIONS_ELSEWHERE:
            if before > 0 and tokens[before].text.casefold() in ("his", "her", "their", "the"):
                before -= 1
            if before >= 0 and tokens[before].text.casefold() in AND | {"with", "с", "plus"}:
                return self._skip_comma(before - 1), True
        return at, False

    def _skip_comma(self, at: int) -> int:
        return at - 1 if at >= 0 and self._tokens[at].text == "," else at

    def _touching(self, left: int) -> bool:
        """Return whether only one space or nothing stands between a token and the next."""
        return self._tokens[left + 1].start - self._tokens[left].end <= 1

    def _group(self, at: int, et_al: bool) -> Found | None:
        tokens, roster = self._tokens, self._roster
        if not roster.groups:
            return None
        first = at
        while first > 0 and at - first < 14 and self._may_be_in_group(first - 1):
            first -= 1
        for start in range(first, at + 1):
            if not (tokens[start].capital or tokens[start].text.isdigit()):
                continue
            name = " ".join(token.text for token in tokens[start : at + 1])
            if self._is_group_name(name, start, at):
                return Found(tokens[start].start, self._end, (Name(literal=name),), et_al, group=True)
        if self._short and roster.is_group(self._short):
            return Found(tokens[at].start, self._end, (Name(literal=self._short),), et_al, group=True)
        return None

    def _is_group_name(self, name: str, start: int, at: int) -> bool:
        roster = self._roster
        if start < at:
            return roster.is_group(name) or bool(self._short and roster.is_group(self._short))
        # a word alone: an abbreviation ("WHO", "EFSA"), not the initials of the name before it
        before = self._tokens[start - 1] if start else None
        initials = len(name) < 4 and before is not None and before.capital and not before.text.isupper()
        return name[1:] != name[1:].lower() and not initials and roster.is_group(name)

    def _may_be_in_group(self, at: int) -> bool:
        token = self._tokens[at]
        return token.capital or token.text.casefold() in (
            "and", "of", "for", "on", "in", "the", "de", "la", "del", "du", "des", "&", ",", "und", "für", "to", "-", "/", "’", "'", "s",
        )  # fmt: skip

    def _people(self, at: int, et_al: bool) -> Found | None:
        unit = self._unit(at, certain=et_al)
        if unit is None:
            return None
        name, start, left = unit
        names = [name]
        seen_and = False
        while left >= 0 and len(names) < 8:
            here, joined = left, False
            if self._tokens[here].text.casefold() in AND:
                here = self._skip_comma(here - 1)
                joined = True
            elif self._tokens[here].text == "," and (et_al or seen_and):
                here -= 1
            else:
                break
            unit = self._unit(here)
            if unit is None or not self._belongs(unit, names, joined=joined):
                break
            seen_and = seen_and or joined
            name, start, left = unit
            names.insert(0, name)
        return Found(start, self._end, tuple(names), et_al)

    def _belongs(self, unit: tuple[Name, int, int], names: list[Name], *, joined: bool) -> bool:
        name, _, left = unit
        if self._roster.knows(name.surname) or (name.given and "." in name.given):
            return True
        first = left < 0 and self.opens
        if joined:
            return first or not self._roster.leads(names[0].surname)
        return first and not self._roster.leads(names[0].surname)

    def _unit(self, at: int, *, certain: bool = False) -> tuple[Name, int, int] | None:
        """Return the name that ends with token ``at``, its start, and the token before it.

        ``certain``: what follows leaves no doubt that a name stands here, be it "He" or "Long".
        """
        given, here = self._surname_at(at)
        if here < 0 or not self._is_surname(here, certain=certain or bool(given) or self._follows_initials(here)):
            return None
        surname, particles, left = self._whole_surname(here)
        start = left + 1
        if not given and start == here and self._is_eastern(left, surname):
            # family name first: "Zhang Wei et al."
            surname, given, start, left = self._tokens[left].text, [surname], left, left - 1
        if not given:
            given, left = self._initials(left, leading=True)
            start = left + 1 if given else start
        name = Name(family=surname, given=" ".join(given) or None, non_dropping_particle=particles or None)
        return name, self._tokens[start].start, left

    def _surname_at(self, at: int) -> tuple[list[str], int]:
        """Return the initials behind a surname, if any, and where the surname stands: "Mora J.", "Mora, J.C."."""
        given, here = self._initials(at)
        if given and here > 0 and self._tokens[here].text == "," and self._is_surname(here - 1, certain=True):
            here -= 1
        if given and (here < 0 or not self._is_surname(here, certain=True)):
            # no surname before them: a short surname in capitals, or nothing
            return [], at
        return given, here

    def _follows_initials(self, here: int) -> bool:
        return here > 0 and bool(self._initials(here - 1, leading=True)[0])

    def _whole_surname(self, here: int) -> tuple[str, str, int]:
        """Return a surname of one or two words, the particles before it, and the token before those."""
        tokens = self._tokens
        surname, left = tokens[here].text, here - 1
        end = here
        if left >= 0 and self._touching(left) and tokens[left].capital and fold(tokens[left].text) not in NOT_NAMES:
            double = f"{tokens[left].text} {surname}"
            if self._roster.is_whole(double):
                surname, end, left = double, left, left - 1
        while left >= 0 and self._touching(left) and self._is_particle(left):
            left -= 1
        return surname, " ".join(token.text for token in tokens[left + 1 : end]), left

    def _is_eastern(self, before: int, surname: str) -> bool:
        """Return whether the word before ``surname`` is the family name that the list knows."""
        if before < 0 or not self._touching(before) or not self._tokens[before].capital:
            return False
        family = self._tokens[before].text
        return fold(family) not in NOT_NAMES and self._roster.leads(family) and not self._roster.leads(surname)

    def _is_particle(self, at: int) -> bool:
        text = self._tokens[at].text
        return text in _LOWER_PARTICLES or (text.istitle() and text.casefold() in UPPER_PARTICLES)

    def _is_surname(self, at: int, *, certain: bool = False) -> bool:
        token = self._tokens[at]
        text = token.text
        if len(text) < 2 or not token.capital or text[0].isdigit():
            return False
        if text.isupper() or text[0].islower() or (fold(text) in NOT_NAMES and not certain):
            return self._roster.knows(text)
        return True

    def _initials(self, at: int, *, leading: bool = False) -> tuple[list[str], int]:
        """Return the initials that end with token ``at``, and the token before them."""
        tokens = self._tokens
        found: list[str] = []
        while at >= 0:
            token = tokens[at]
            if token.text == "." and at > 0 and tokens[at - 1].end == token.start and self._is_initial(at - 1):
                found.insert(0, tokens[at - 1].text + ".")
                at -= 2
            elif token.text in "-‐‑" and found and at > 0 and tokens[at - 1].text == ".":
                at -= 1
            elif not leading and token.text.isupper() and len(token.text) <= 4 and token.text.isalpha():
                found.insert(0, token.text)
                at -= 1
            else:
                break
        return found, at

    def _is_initial(self, at: int) -> bool:
        token = self._tokens[at]
        # "27 °C. Lee et al.", "chromosome 7A. Lee et al."
        glued = at > 0 and self._tokens[at - 1].end == token.start and self._tokens[at - 1].text not in ".-‐‑,"
        return not glued and token.text[0].isupper() and bool(_INITIAL.match(token.text))
