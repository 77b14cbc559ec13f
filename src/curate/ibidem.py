"""Words that cite again what was cited before: "ibid.", "loc. cit.", "Smith, op. cit.", in the languages that use them."""

import re
from collections.abc import Sequence
from typing import Literal

from curate.similarity import fold

Repeat = Literal["last", "named"]
"""What is cited again: the work cited last, or the work cited before of the author who is named."""

# "l. c." and "o. c." are left out: they are initials, too.
_LAST = r"ibid(?:em)?\b\.?|ebd\.|ebenda\b|там\s+же\b|tamże\b|loc\.\s?cit\.?|aaO\b"
_NAMED = r"op\.\s?cit\.?|art\.\s?cit\.?|a\.\s?a\.\s?O\.|(?:указ|цит)\.\s?соч\.|dz\.\s?cyt\."
MARK = re.compile(rf"(?<![\w.])(?:(?P<last>{_LAST})|(?P<named>{_NAMED}))", re.IGNORECASE)
"""One such word. ``last`` matches what needs no name, ``named`` what goes with one."""

_LEAD = re.compile(r"[\W\d_]{0,8}")
_NAMES = 80
"""In the first so many code points of an entry stand the name and "op. cit."."""
_SURNAME = re.compile(r"[^\W\d_][\w'’‐-]+")


def repeat(exact: str) -> Repeat | None:
    """Return what the printed citation ``exact`` repeats, None where it is a citation of its own."""
    mark = MARK.search(exact)
    return None if not mark else "named" if mark["named"] else "last"


def repeated_entries(strings: Sequence[str]) -> dict[int, int]:
    """Return which entries of a list of notes repeat another, by position from 0: "Ibid., p. 7." repeats the one before.

    "Smith, op. cit., p. 9" repeats the last entry before it that begins with the name; where there is none, it is no repeat.
    """
    found: dict[int, int] = {}
    for at, string in enumerate(strings):
        lead = _LEAD.match(string)
        mark = MARK.match(string, lead.end() if lead else 0)
        if mark and mark["last"] and at:
            found[at] = found.get(at - 1, at - 1)
        elif (mark := MARK.search(string[:_NAMES])) and (who := _SURNAME.search(string[: mark.start()])):
            name = fold(who.group())
            same = (n for n in range(at - 1, -1, -1) if n not in found and name in fold(strings[n][:_NAMES]).split())
            if (n := next(same, None)) is not None:
                found[at] = n
    return found
