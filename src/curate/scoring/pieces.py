"""Sentences and titles to the pieces that the sentence model of the extra ``embed`` reads."""

from curate.scoring.tokenising import MOST_CHARACTERS, without_citations
from curate.scoring.wordpiece import encode

CLAIM, BEFORE, TITLE = 72, 40, 40
"""Pieces that are read of a sentence, of the one before it, and of a title or a sentence of an abstract."""


def claim_pieces(claim: str, previous: str) -> tuple[list[int], int]:
    """Return the numbers of a sentence followed by the one before it, and how many of them are of the sentence itself."""
    own = encode(without_citations(claim[:MOST_CHARACTERS]), CLAIM)
    before = encode(without_citations(previous[:MOST_CHARACTERS]), BEFORE)[1:] if previous.strip() else []
    return [*own, *before], len(own)


def title_pieces(title: str) -> list[int]:
    """Return the numbers of a title, or of a sentence of an abstract."""
    return encode(title[:MOST_CHARACTERS], TITLE)
