"""A claim against a reference list: the raw signals, one number a signal and text, and their best for each reference."""

from dataclasses import dataclass, fields

import numpy as np

from curate.scoring.embedding import Embedder, Floats, Truths, Whole, as_claim, product, unit
from curate.scoring.listing import Listing

_UNKNOWN = 1e-6


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for each text of a list, as arrays over its texts.

    ``meaning``: cosine of claim (with the sentence before) and text. ``claim``, ``before``: cosine of either sentence alone.
    ``words``: how well each word of the text is met by its nearest word in the claim, weighted. ``back``: the same from
    the claim's side. ``shared``: tf-idf cosine. ``previous``: shared words with the sentence before. ``rarest``: idf of the
    rarest shared word. ``apart``: as ``meaning``, after what all titles of the list have in common is taken away.
    ``own``: how much of the text's words, each by its rarity in general and in the list, the claim holds; ``own_rarest``: the
    rarity of the rarest of them.
    """

    meaning: Floats
    claim: Floats
    before: Floats
    words: Floats
    back: Floats
    shared: Floats
    previous: Floats
    rarest: Floats
    apart: Floats
    own: Floats
    own_rarest: Floats
    length: int


_ARRAYS = tuple(field.name for field in fields(Signals) if field.name != "length")


def signals(claim: str, previous: str, listed: Listing, model: Embedder) -> Signals:
    """Return the signals of a claim for each text of a list."""
    tokens, before = model.tokens(claim), model.tokens(previous)
    own, earlier = as_claim(tokens), as_claim(before)
    count = len(listed.texts)
    zeros = np.zeros(count, dtype=np.float32)
    if not count or not len(listed.ids) or not len(tokens.ids):
        return Signals(**dict.fromkeys(_ARRAYS, zeros), length=len(tokens.ids))
    alike = product(listed.words, tokens.vectors.T)
    weights = tokens.claim * tokens.sizes
    filled = np.flatnonzero(np.diff(np.append(listed.starts, len(listed.ids))))
    starts = listed.starts[filled]
    total = np.maximum(_sums(listed.weights, starts), _UNKNOWN)
    words, back = zeros.copy(), zeros.copy()
    words[filled] = _sums(alike.max(1) * listed.weights, starts) / total
    back[filled] = product(np.maximum.reduceat(alike, starts, axis=0), weights) / max(float(weights.sum()), _UNKNOWN)
    met = _among(listed.ids, tokens.ids)
    squares = listed.idf**2
    norms = np.sqrt(np.maximum(_sums(squares, starts), _UNKNOWN))
    shared, earlier_shared, rarest = zeros.copy(), zeros.copy(), zeros.copy()
    shared[filled] = _sums(squares * met, starts) / norms / max(float(np.linalg.norm(tokens.idf)), _UNKNOWN)
    rarest[filled] = np.maximum.reduceat(listed.idf * met, starts)
    held, held_rarest = zeros.copy(), zeros.copy()
    held[filled] = _sums(listed.rarity * met, starts) / np.maximum(_sums(listed.rarity, starts), _UNKNOWN)
    held_rarest[filled] = np.maximum.reduceat(listed.rarity * met, starts)
    if len(before.ids):
        met_before = _among(listed.ids, before.ids)
        norm = max(float(np.linalg.norm(before.idf)), _UNKNOWN)
        earlier_shared[filled] = _sums(squares * met_before, starts) / norms / norm
    both = unit(own + model.previous * earlier)
    return Signals(
        meaning=product(listed.vectors, both),
        claim=product(listed.vectors, unit(own)),
        before=product(listed.vectors, unit(earlier)),
        words=words,
        back=back,
        shared=shared,
        previous=earlier_shared,
        rarest=rarest,
        apart=product(_rows(listed.vectors - listed.centre), unit(both - listed.centre)),
        own=held,
        own_rarest=held_rarest,
        length=len(tokens.ids),
    )


def joined(some: Signals, more: Signals) -> Signals:
    """Return the signals of a claim for the texts of two lists, one behind the other."""
    arrays = {name: np.append(getattr(some, name), getattr(more, name)) for name in _ARRAYS}
    return Signals(**arrays, length=max(some.length, more.length))


def _among(ids: Whole, others: Whole) -> Truths:
    """Return which of the ids are among the others, which are few (numpy's own test loads its masked arrays, in 40 ms)."""
    found: Truths = (ids[:, None] == others).any(1)
    return found


def _rows(rows: Floats) -> Floats:
    """Return rows of length 1."""
    scaled: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-3))
    return scaled


def _sums(values: Floats, starts: np.ndarray) -> Floats:
    summed: Floats = np.add.reduceat(values, starts)
    return summed
