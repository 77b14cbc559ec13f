"""Where the list of names at the start of a reference string ends, as far as its punctuation tells."""

import re
from collections.abc import Sequence

from curate.bibliography.looks import Look
from curate.bibliography.tokens import Token
from curate.naming.shape import is_particle

_LABEL = re.compile(r"[\[(]?\d{1,4}[\])]?\.?$|\[\S+\]$")
_SUFFIXES = ("Jr", "Sr", "II", "III", "2nd", "3rd")
_MOST = 400


def author_run(tokens: Sequence[Token], looks: Sequence[Look]) -> tuple[int, int]:
    """Return where a list of names with initials at the start of the string ends, and how many names it has.

    Names are "Family I", "Family, I." or "I. Family", joined by commas, semicolons or "and". (0, 0) where there is none.
    """
    end = names = 0
    at = 1 if len(tokens) > 1 and _LABEL.match(tokens[0].text) else 0
    while at < len(tokens) and names < _MOST:
        if names and ({"and", "etal"} & set(looks[at].classes)):
            at += 1
            if "etal" in looks[at - 1].classes:
                end = at
                if tokens[at - 1].text.casefold().startswith("al"):
                    break
            continue
        stop = _one_name(tokens, looks, at)
        if not stop:
            break
        end, at, names = stop, stop, names + 1
        joined = stop < len(tokens) and ({"and", "etal"} & set(looks[stop].classes))
        if not joined and not tokens[stop - 1].text.endswith((",", ";")):
            break
    return end, names


def _one_name(tokens: Sequence[Token], looks: Sequence[Look], at: int) -> int:
    """Return where the name with initials that starts at ``at`` ends, 0 where none starts there."""
    stop = _initials(tokens, looks, at)
    if stop == at:
        return _family_first(tokens, looks, at)
    first = tokens[at].text
    if stop - at > 1 and len(first) > 1 and "." not in first and tokens[stop - 1].text[-1:] in ",;.":
        return stop  # "LI X," and "MA JM.": a family name that looks like initials
    for end in range(stop + 1, min(stop + 4, len(tokens)) + 1):  # "I. Family"
        if not _is_family(tokens[end - 1], looks[end - 1]):
            return 0
        if tokens[end - 1].text[-1:] in ",;." or (end < len(tokens) and "and" in looks[end].classes):
            return end
    return 0


def _family_first(tokens: Sequence[Token], looks: Sequence[Look], first: int) -> int:
    """Return where "Family I" or "Family, I." that starts at ``first`` ends, or 0."""
    at = first
    while (
        at < len(tokens) and at - first < 4 and _is_family(tokens[at], looks[at]) and not tokens[at].text.endswith(".")
    ):
        at += 1
        if tokens[at - 1].text.endswith(","):
            break
    stop = _initials(tokens, looks, at)
    if at in (first, stop):
        return 0
    return stop + 1 if stop < len(tokens) and tokens[stop].text.rstrip(".,;") in _SUFFIXES else stop


def _initials(tokens: Sequence[Token], looks: Sequence[Look], at: int) -> int:
    """Return where the initials that start at ``at`` end."""
    while at < len(tokens) and looks[at].capital == "i":
        at += 1
        if tokens[at - 1].text.endswith((",", ";")):
            break
    return at


def _is_family(token: Token, look: Look) -> bool:
    text = token.text.rstrip(".,;")
    if token.kind or not (look.capital == "A" or is_particle(text)):
        return False
    return text.replace("-", "").replace("'", "").replace("’", "").isalpha()
