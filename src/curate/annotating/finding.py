"""Which diseases, drugs and animals of the vocabulary a text names: the longest phrases, each with its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curate.annotating.vocabulary import Vocabulary, vocabulary
from curate.annotating.words import Word, words
from curate.concept import Concept, Mention

_JOINT = frozenset({"", " ", "-", "‐", "‑", "–", "/", "'", "’", " -", "- ", "\n"})
"""What may stand between two words of one phrase."""
_PARTS = 3
"""Words of the longest abbreviation: "HR-NB" has two."""
_PREPOSITIONS = frozenset({"in", "of", "for", "with", "to", "by", "from", "on", "and"})
_LISTED = re.compile(r"\s*[,/&]\s*")
_REAGENT = re.compile(
    r"[\s-]*(?:anti-|monoclonal|polyclonal|antibod|serum|sera\b|cells?\b|fibroblast|embryonic|oocyte|egg|ovary|liver microsome"
    r"|two-hybrid|igg|proteome|genome|database|extract|fed\b|milk|meat|manure)",
    re.IGNORECASE,
)
"""What follows the name of an animal that only gave a reagent, a line of cells or a product."""


@dataclass(frozen=True, slots=True)
class _Scan:
    """A text that is looked through: its words, and what is known about phrases and abbreviations."""

    text: str
    told: tuple[Word, ...]
    known: Vocabulary
    abbreviations: Mapping[str, str]

    def keys(self, start: int, end: int) -> list[str]:
        return [word.key for word in self.told[start:end]]

    def mention(self, concept: Concept, first: int, end: int) -> Mention:
        """Return the mention of a concept from one word to before another."""
        start, stop = self.told[first].start, self.told[end - 1].end
        return Mention(concept=concept, printed=self.text[start:stop], start=start, end=stop)

    def between(self, at: int) -> str:
        """Return what stands between a word and the one behind it."""
        return self.text[self.told[at].end : self.told[at + 1].start]


def find(text: str, abbreviations: Mapping[str, str]) -> tuple[Mention, ...]:
    """Return the mentions of the vocabulary in a text, in its order; they do not overlap.

    ``abbreviations`` are those that the text, or the document it belongs to, defines (short to long form): such a
    one means what its long form does, and nothing where that is not in the vocabulary.
    """
    scan = _Scan(text, words(text), vocabulary(), abbreviations)
    found: list[Mention] = []
    at = 0
    while at < len(scan.told):
        hit = _longest(scan, at)
        if hit is None:
            at += 1
            continue
        concept, count = hit
        if concept and not (concept.kind == "animal" and _REAGENT.match(text, scan.told[at + count - 1].end)):
            found.append(scan.mention(concept, at, at + count))
            if count > 1:
                found.extend(_sharing(scan, at, at + count))
        at += count
    return tuple(sorted(found, key=lambda one: one.start))


def _longest(scan: _Scan, at: int) -> tuple[Concept | None, int] | None:
    """Return the concept (None for an abbreviation of something else) and the words of the longest phrase at a word."""
    reach = scan.known.reach.get(scan.told[at].key, 0)
    short = None if scan.told[at].printed.islower() else _short(scan, at)
    if short and short[1] >= reach:
        return short
    most = 1
    while most < reach and at + most < len(scan.told) and _joined(scan, at + most - 1):
        most += 1
    for count in range(most if reach else 0, short[1] if short else 0, -1):
        if concept := scan.known.named(" ".join(scan.keys(at, at + count))):
            return concept, count
    return short


def _short(scan: _Scan, at: int) -> tuple[Concept | None, int] | None:
    """Return what the abbreviation at a word means, and how many words it takes; None where there is none."""
    for count in range(min(_PARTS, len(scan.told) - at), 0, -1):
        printed = scan.text[scan.told[at].start : scan.told[at + count - 1].end]
        for one in (printed, printed.removesuffix("s")):
            if one in scan.abbreviations:
                return meaning(scan.abbreviations[one], scan.known), count
            if concept := scan.known.named(f"!{one}"):
                return concept, count
    return None


def meaning(long: str, known: Vocabulary) -> Concept | None:
    """Return the concept that the long form of an abbreviation ends with, or None: "fused in sarcoma" is no sarcoma."""
    told = words(long)
    for start in range(len(told)):
        if concept := known.named(" ".join(word.key for word in told[start:])):
            return None if any(word.key in _PREPOSITIONS for word in told[:start]) else concept
    return None


def _joined(scan: _Scan, at: int) -> bool:
    """Return whether a word and the next may belong to one phrase."""
    between = scan.between(at)
    if between in _JOINT:
        return True
    left, right = scan.told[at].printed, scan.told[at + 1].printed
    initial = between in {".", ". "} and len(left) == 1 and left.isupper()
    return initial or (between == "." and left[-1].isdigit() and right[0].isdigit())


def _sharing(scan: _Scan, at: int, end: int) -> Iterator[Mention]:
    """Return the mentions that share a word of one: "breast" of "breast and ovarian cancer", "C" of "hepatitis B and C"."""
    place = at
    while left := _before(scan, place, at, end):
        mention, place = left
        yield mention
    after = end + 1
    if after < len(scan.told) and scan.told[end].key in {"and", "or"}:
        other = scan.known.named(" ".join((*scan.keys(at, end - 1), scan.told[after].key)))
        if other:
            yield scan.mention(other, after, after + 1)


def _before(scan: _Scan, place: int, at: int, end: int) -> tuple[Mention, int] | None:
    """Return the mention before ``place`` whose last words are those of the mention ``at`` … ``end``, and its place."""
    last = place - 1
    if last >= 0 and scan.told[last].key in {"and", "or"}:
        last -= 1
    elif last < 0 or not _LISTED.fullmatch(scan.between(last)):
        return None
    for count in (2, 1):
        first = last - count + 1
        for head in range(at + 1, end) if first >= 0 else ():
            if other := scan.known.named(" ".join((*scan.keys(first, last + 1), *scan.keys(head, end)))):
                return scan.mention(other, first, last + 1), first
    return None
