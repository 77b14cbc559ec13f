"""Claim × abstract → the sentences of the abstract that are nearest to the claim, those that give its figures first."""

from collections.abc import Sequence

import numpy as np

from curate.evidencing import asks
from curate.extract import Passage, digest
from curate.figure import Figure
from curate.figuring import read
from curate.scoring.embedding import Tokens, embedder
from curate.sentencing import sentences
from curate.tallying import equal, is_telling
from curate.value import Span

MOST = 3
"""Sentences of a link."""
_NEAR = 0.75
"""A further sentence counts as near where its score is at least this part of the best one's."""
_ASKED = 0.8
"""What a sentence that only asks is worth, of one that says the same."""
_SHORTEST = 4
_LONGEST = 60
"""Sentences of an abstract that are looked at."""


def passages(claim: str, abstract: str, said: Sequence[Figure], *, same_language: bool) -> tuple[Passage, ...]:
    """Return the sentences of an abstract that a claim is nearest to, at most ``MOST``, with their words.

    ``said`` are the figures that the claim gives for this work: sentences that give them too come first, whatever else they
    say. Then follow the nearest by meaning and words, which needs ``same_language``.

    Raises:
        ModelError: the model of the topic scorer cannot be read.
    """
    if not claim.strip():
        return ()
    numbered = [(n, span) for n, span in enumerate(sentences(abstract), 1) if span.end - span.start > _SHORTEST]
    spans = [span for _, span in numbered[:_LONGEST]]
    if not spans:
        return ()
    known = read(abstract) if any(map(is_telling, said)) else ()
    given = [_given(span, said, known) for span in spans]
    scores = (
        _scores(claim, [abstract[span.start : span.end] for span in spans]) if same_language else [0.0] * len(spans)
    )
    best = max(scores)
    order = sorted(range(len(spans)), key=lambda at: (-len(given[at]), -scores[at], at))
    kept = [at for at in order if given[at]][:MOST]
    if best > 0:
        near = sorted((at for at in order if at not in kept), key=lambda at: (-scores[at], at))
        kept += [at for at in near if scores[at] >= _NEAR * best][: MOST - len(kept)]
    return tuple(_passage(abstract, spans[at], numbered[at][0], scores[at], given[at]) for at in kept)


def _given(span: Span, said: Sequence[Figure], known: Sequence[Figure]) -> tuple[str, ...]:
    """Return the figures of a claim, as printed in it, that a sentence gives."""
    inside = [one for one in known if span.start <= one.start < span.end]
    return tuple(
        dict.fromkeys(one.exact for one in said if is_telling(one) and any(equal(one, other) for other in inside))
    )


def _passage(abstract: str, span: Span, number: int, score: float, figures: tuple[str, ...]) -> Passage:
    text = abstract[span.start : span.end]
    return Passage(
        sentence=number,
        start=span.start,
        end=span.end,
        digest=digest(text),
        score=score,
        why="same figures" if figures else "nearest",
        figures=figures,
        text=text,
    )


def _scores(claim: str, texts: Sequence[str]) -> list[float]:
    """Return how much of a claim each text holds, 0 to 1; less where the text only asks.

    Each word of the claim counts as much as it is rare, and as far as the likest word of the text is like it: 1 for the same
    word, the cosine of the two vectors for others.
    """
    model = embedder()
    said = model.tokens(claim)
    return [round(_met(said, model.tokens(text)) * (_ASKED if asks(text) else 1), 2) for text in texts]


def _met(claim: Tokens, text: Tokens) -> float:
    if not len(claim.ids) or not len(text.ids):
        return 0.0
    likest = np.clip((claim.vectors @ text.vectors.T).max(axis=1), 0, 1)
    whole = float(np.sum(claim.idf))
    return float(np.sum(claim.idf * likest)) / whole if whole else 0.0
