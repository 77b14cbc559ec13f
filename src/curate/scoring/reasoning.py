"""Why a score is what it is, in a few words each: shared words, the place in the list, what fits better."""

from dataclasses import dataclass

import numpy as np

from curate.language import NAMES, language
from curate.score import SEEN, Query, Source
from curate.scoring.embedding import Floats, Tokens
from curate.scoring.listing import Listing

_MOST_WORDS = 4
_TELLING = 2.0
"""idf of words that tell something ("of" has 0, a word in one of a thousand titles about 4)."""


def reasons(at: int, claim: Tokens, listed: Listing, scores: Floats) -> tuple[str, ...]:
    """Return what speaks for or against the reference at a place of the list."""
    return tuple(filter(None, (_shared(at, claim, listed), ranked(at, listed, scores))))


def _shared(at: int, claim: Tokens, listed: Listing) -> str:
    end = listed.first[at + 1] if at + 1 < len(listed.first) else len(listed.texts)
    idf = {word: float(rare) for word, rare in zip(claim.words, claim.idf, strict=True)}
    texts = listed.texts[listed.first[at] : end]
    met = {word for text in texts for word in text.words if idf.get(word, 0) >= _TELLING}
    looked = SEEN.get(listed.evidence[at], "title")
    if not met:
        return f"no telling word of the claim is in its {looked}"
    best = sorted(met, key=lambda word: (-idf[word], word))[:_MOST_WORDS]
    return f"shares with its {looked}: {', '.join(best)}"


def ranked(at: int, listed: Listing, scores: Floats) -> str:
    """Return the place of a reference among those with a title, "" where there is nothing to compare with."""
    titled = int(listed.titled.sum())
    if titled < 2:
        return ""
    rank = 1 + int(np.sum(scores[listed.titled] > scores[at]))
    return f"fits as number {rank} of {titled} references"


def unscored(source: Source, listed: Listing, claim: Tokens, fewest: int) -> str:
    """Return why there is no verdict for a reference, or ""."""
    if not len(claim.ids):
        return "the claim has no words"
    if not source.title.strip():
        return "the reference has no title"
    if (titled := int(listed.titled.sum())) < fewest:
        have = "reference has" if titled == 1 else "references have"
        return f"only {titled} {have} a title, and {fewest} are needed to compare with"
    return ""


@dataclass(frozen=True, slots=True)
class Apart:
    """Why a claim and a title cannot be compared word by word, and whether the languages of both are known."""

    reason: str
    named: bool


def foreign(query: Query, title: str) -> Apart | None:
    """Return how a claim and a title differ in language or script, None where they do not.

    A text that does not tell its language is taken to be in that of the manuscript, or where that is not known either, in
    the other's.
    """
    claim = language(query.claim, query.language) or language(f"{query.previous} {query.claim}")
    other = language(title, query.language or claim)
    if claim and other and claim != other:
        return Apart(f"the title is in {NAMES[other]}, the claim in {NAMES[claim]}", named=True)
    written = _script(query.claim), _script(title)
    if "" in written or written[0] == written[1]:
        return None
    return Apart(f"the claim is in {written[0]} letters and the title in {written[1]} letters", named=False)


def _script(text: str) -> str:
    """Return the script that most letters of a text are of, "" where it has none."""
    counts = {"Latin": 0, "Cyrillic": 0, "other": 0}
    for letter in text:
        if letter.isalpha():
            point = ord(letter)
            cyrillic = 0x400 <= point < 0x530
            latin = point < 0x250 or 0x370 <= point < 0x400 or 0x1E00 <= point < 0x2000
            counts["Cyrillic" if cyrillic else "Latin" if latin else "other"] += 1
    return max(counts, key=lambda name: counts[name]) if any(counts.values()) else ""
