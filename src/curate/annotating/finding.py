"""Which diseases, drugs and animals of the vocabulary a text names: the longest phrases, each with its place."""

import re
from collections.abc import Iterator, Mapping, Sequence

from curate.annotating.vocabulary import Vocabulary, vocabulary
from curate.annotating.words import Word, words
from curate.concept import Concept, Mention

_JOINT = frozenset({"", " ", "-", "‐", "‑", "–", "/", "'", "’", " -", "- ", "\n"})
"""What may stand between two words of one phrase."""
_PARTS = 3
"""Words of the longest abbreviation: "HR-NB" has two."""
_COORDINATED = re.compile(r"\s*(?:,|/|,?\s*(?:and/or|and|or|&))\s*")
_REAGENT = re.compile(
    r"[\s-]*(?:anti-|monoclonal|polyclonal|antibod|serum|sera\b|cells?\b|fibroblast|embryonic|oocyte|egg|ovary|liver microsome"
    r"|two-hybrid|igg|proteome|genome|database|extract|fed\b|milk|meat|manure)",
    re.IGNORECASE,
)
"""What follows the name of an animal that only gave a reagent, a line of cells or a product."""


def find(text: str, abbreviations: Mapping[str, str]) -> tuple[Mention, ...]:
    """Return the mentions of the vocabulary in a text, in its order; they do not overlap.

    ``abbreviations`` are those that the text, or the document it belongs to, defines (short to long form): such a
    one means what its long form does, and nothing where that is not in the vocabulary.
    """
    known = vocabulary()
    told = words(text)
    found: list[Mention] = []
    at = 0
    while at < len(told):
        hit = _longest(text, told, at, known, abbreviations)
        if hit is None:
            at += 1
            continue
        concept, count = hit
        if concept and not (concept.kind == "animal" and _REAGENT.match(text, told[at + count - 1].end)):
            found.extend(_with_coordinated(text, told, at, count, concept, known))
        at += count
    return tuple(sorted(found, key=lambda one: one.start))


def _longest(
    text: str, told: Sequence[Word], at: int, known: Vocabulary, abbreviations: Mapping[str, str]
) -> tuple[Concept | None, int] | None:
    """Return the concept (None for an abbreviation of something else) and the words of the longest phrase at a word."""
    head = told[at]
    reach = known.reach.get(head.key, 0)
    short = _short(text, told, at, known, abbreviations) if not head.printed.islower() else None
    if short and short[1] >= reach:
        return short
    most = 1
    while most < reach and at + most < len(told) and _joined(text, told[at + most - 1], told[at + most]):
        most += 1
    for count in range(most if reach else 0, short[1] if short else 0, -1):
        if concept := known.named(" ".join([word.key for word in told[at : at + count]])):
            return concept, count
    return short


def _short(
    text: str, told: Sequence[Word], at: int, known: Vocabulary, abbreviations: Mapping[str, str]
) -> tuple[Concept | None, int] | None:
    """Return what the abbreviation at a word means, and how many words it takes; None where there is none."""
    for count in range(min(_PARTS, len(told) - at), 0, -1):
        printed = text[told[at].start : told[at + count - 1].end]
        single = printed.removesuffix("s")
        for one in (printed, single):
            if one in abbreviations:
                return meaning(abbreviations[one], known), count
        concept = known.named(f"!{printed}") or known.named(f"!{single}")
        if concept:
            return concept, count
    return None


def meaning(long: str, known: Vocabulary) -> Concept | None:
    """Return the concept that the long form of an abbreviation ends with, or None."""
    told = words(long)
    for start in range(len(told)):
        if concept := known.named(" ".join(word.key for word in told[start:])):
            return concept
    return None


def _joined(text: str, left: Word, right: Word) -> bool:
    between = text[left.end : right.start]
    if between in _JOINT:
        return True
    initial = between in {".", ". "} and len(left.printed) == 1 and left.printed.isupper()
    return initial or (between == "." and left.printed[-1].isdigit() and right.printed[0].isdigit())


def _with_coordinated(
    text: str, told: Sequence[Word], at: int, count: int, concept: Concept, known: Vocabulary
) -> Iterator[Mention]:
    """Return a mention, and those that share a word of it: "breast and ovarian cancer", "hepatitis B and C"."""
    end = at + count
    yield Mention(concept=concept, printed=text[told[at].start : told[end - 1].end], start=told[at].start, end=told[end - 1].end)
    if count < 2:
        return
    place = at
    while (left := _shared_behind(text, told, place, at, end, known)) is not None:
        yield left[0]
        place = left[1]
    if end < len(told) and _COORDINATED.fullmatch(text, told[end - 1].end, told[end].start) is None:
        after = end + 1
        if after < len(told) and told[end].key in {"and", "or"}:
            keys = [*(word.key for word in told[at : end - 1]), told[after].key]
            if other := known.named(" ".join(keys)):
                word = told[after]
                yield Mention(concept=other, printed=word.printed, start=word.start, end=word.end)


def _shared_behind(
    text: str, told: Sequence[Word], place: int, at: int, end: int, known: Vocabulary
) -> tuple[Mention, int] | None:
    """Return the mention before ``place`` whose last words are those of the mention ``at`` … ``end``, and its place."""
    last = place - 1
    if last >= 0 and told[last].key in {"and", "or"}:
        last -= 1
    elif last < 0 or not _COORDINATED.fullmatch(text, told[last].end, told[place].start):
        return None
    for count in (2, 1):
        first = last - count + 1
        if first < 0:
            continue
        for head in range(at + 1, end):
            keys = [word.key for word in (*told[first : last + 1], *told[head:end])]
            if other := known.named(" ".join(keys)):
                start, stop = told[first].start, told[last].end
                return Mention(concept=other, printed=text[start:stop], start=start, end=stop), first
    return None
