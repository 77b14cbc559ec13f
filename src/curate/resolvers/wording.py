"""A reference as PubMed is searched for it by fields: some words of its title, and its first author.

https://pubmed.ncbi.nlm.nih.gov/help/#search-tags: ``[ti]`` is a word of the title, ``[au]`` a surname, without quotation marks, which would
ask for a whole phrase or name. A word that PubMed does not know is left out of the question, so answers are looked at again (``fits``).
"""

import re
from typing import NamedTuple

from curate.comparing.titles import titles
from curate.record import Record
from curate.reference import Item
from curate.similarity import fold

_MOST = 4
_FEWEST = 2
_PASSED = frozenset(
    re.findall(
        r"\w+",
        """about again almost also although always among another because been before being between both could does done during each either
        enough especially found from further have having here however into itself just made mainly make might most mostly must nearly
        neither obtained often overall perhaps quite rather really regarding seem seen several should show showed shown shows significantly
        since some such than that their theirs them then there therefore these they this those through thus upon used using various very
        were what when which while with within without would""",
    )
)
"""Words that PubMed does not index (https://pubmed.ncbi.nlm.nih.gov/help/#stopwords)."""


class Wording(NamedTuple):
    """Words of a title, and the surname of the first author, all folded."""

    words: tuple[str, ...]
    surname: str

    @property
    def term(self) -> str:
        """Return the question in the language of PubMed."""
        return f"({' AND '.join((*(f'{word}[ti]' for word in self.words), f'{self.surname}[au]'))})"


def wording(item: Item) -> Wording | None:
    """Return what of a reference is searched for, None where too little is understood of it."""
    people = item.author or item.editor
    surname = re.sub(r"[^a-z -]", "", fold(people[0].surname)) if people else ""
    tokens = dict.fromkeys(re.findall(r"\w+", item.title or ""))
    words = [one.lower() for one in tokens if re.fullmatch(r"[A-Za-z]{4,}", one) and one.lower() not in _PASSED]
    if len(words) < _FEWEST or len(surname) < 2:
        return None
    longest = sorted(dict.fromkeys(words), key=len, reverse=True)[:_MOST]
    return Wording(tuple(longest), surname)


class Worded(NamedTuple):
    """The words of a record's titles, and the surnames of its authors and editors, all folded."""

    words: frozenset[str]
    surnames: tuple[str, ...]

    @classmethod
    def of(cls, record: Record) -> "Worded":
        """Return those of a record."""
        words = frozenset(word for title in titles(record) for word in fold(title).split())
        return cls(words, tuple(fold(name.surname) for name in (*record.item.author, *record.item.editor)))


def fits(wording: Wording, known: Worded) -> bool:
    """Return whether a record is one that the question asks for: all words but one, in case one is printed wrong, and the author."""
    missing = sum(word not in known.words for word in wording.words)
    if missing > (len(wording.words) > _FEWEST):
        return False
    return any(name.startswith(wording.surname) for name in known.surnames)
