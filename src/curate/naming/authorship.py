"""Who wrote the references: first authors, co-authors and groups, as in-text citations may name them."""

import re
from collections.abc import Container

from curate.lexicon import MINOR
from curate.reference import Name, Reference
from curate.similarity import fold

_HEAD_END = re.compile(r"\.\s|[(:;]|,\s(?=\d)|\s(?=(?:1[6-9]|20)\d\d\b)")
# "van den Berg M." or "Berg, M." at the start of a printed reference
_PRINTED_FIRST = re.compile(
    r"[\W\d_]*((?:[^\W\d_]{1,5}\s){0,2}[^\W\d_][\w'’ʼ‐‑-]+)(?:,\s*|\s)(?:[^\W\d_a-z]{1,3}(?![^\W\d_])|[^\W\d_a-z][a-z]\.)"
)
_SURNAME = r"(?:[^\W\d_]{1,5}\s){0,2}[^\W\d_a-z][^\W\d_]*(?:['’ʼ‐‑-][^\W\d_]+)*"
# the whole head of a printed reference: "Berg M.A. Jones K. (2005)", "Berg MA, Jones K, Li X."
_PERSON = re.compile(rf"({_SURNAME}),?\s((?:[^\W\d_a-z][a-z]?\.[\s-]?){{1,4}}|[^\W\d_a-z]{{1,3}}(?![^\W\d_]))")
_NEXT_PERSON = re.compile(r"[\s,;]*(?:(?:and|&|et|y|und)\s)?")
_IN_BRACKETS = re.compile(r"[(\[]([^)\]]{2,40})[)\]]")
_DEFINED = re.compile(r"\b(?P<long>[A-Z][\w'’&/-]*(?: [\w'’&/-]+){1,9}) [(\[](?P<short>[A-Z][A-Za-z&-]{1,9})[)\]]")


def authors(reference: Reference) -> tuple[Name, ...]:
    """Return the authors (or editors) of a reference; where none was understood, its first words as a group."""
    item = reference.item
    names = item.author or item.editor
    if names:
        return _fuller(names, reference)
    head = printed_head(reference)
    return (Name(literal=head),) if head else ()


def printed_head(reference: Reference) -> str:
    """Return what the printed reference begins with, up to a full stop, bracket or year, or "" where that is long."""
    head = _HEAD_END.split(reference.string, maxsplit=1)[0].strip(" .,;:\"'“”*")
    return head if 1 < len(head) <= 120 else ""


def _fuller(names: tuple[Name, ...], reference: Reference) -> tuple[Name, ...]:
    """Return the authors as printed where a list with odd separators was understood as one name only."""
    if len(names) > 1 or is_group(names[0]):
        return names
    printed = printed_authors(reference)
    return printed if printed and fold(printed[0].surname) == fold(names[0].surname) else names


def printed_authors(reference: Reference) -> tuple[Name, ...]:
    """Return the authors that the printed reference begins with, as far as each is a surname with initials behind."""
    found: list[Name] = []
    at = 0
    while match := _PERSON.match(reference.string, at):
        found.append(Name(family=match.group(1), given=match.group(2).strip()))
        between = _NEXT_PERSON.match(reference.string, match.end())
        at = between.end() if between else match.end()
    return tuple(found)


def printed_first(reference: Reference) -> str:
    """Return the surname that the printed reference begins with, or "" where initials do not follow it."""
    match = _PRINTED_FIRST.match(reference.string)
    return match.group(1) if match else ""


def is_group(name: Name) -> bool:
    """Return whether a name of the list is a group's rather than a person's."""
    return bool(name.literal) or (name.given is None and len((name.family or "").split()) > 2)


def group_key(name: str) -> str:
    """Return the words of a group's name, folded and sorted, without article and what stands in brackets.

    Sorted, because indexers turn groups round like people: "Core Team R".
    """
    return " ".join(sorted(word for word in fold(_IN_BRACKETS.sub(" ", name)).split() if word != "the"))


def defined(text: str, groups: Container[str]) -> dict[str, str]:
    """Return the abbreviations that ``text`` introduces for ``groups`` (their keys), with the key of the group.

    "World Health Organization (WHO)" gives "who".
    """
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        words = match["long"].split()
        for at, word in enumerate(words):
            key = group_key(" ".join(words[at:]))
            if key in groups and fold(word)[:1] == fold(match["short"])[:1]:
                found.setdefault(fold(match["short"]), key)
                break
    return found


def abbreviations(name: str) -> frozenset[str]:
    """Return what a group may be abbreviated to, folded: its capitals, and what stands in brackets behind it."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’]*", _IN_BRACKETS.sub(" ", name)) if word.lower() not in MINOR]
    found = {fold(inside) for inside in _IN_BRACKETS.findall(name)}
    if len(words) > 1:
        found.add(fold("".join(word[0] for word in words)))
    return frozenset(short for short in found if 1 < len(short) <= 12)
