"""The references of a manuscript as arrays: every title and sentence of an abstract, word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from curate.score import Evidence, Source
from curate.scoring.embedding import Embedder, Floats, Tokens, Truths, Whole, as_source, product
from curate.sentencing import sentences

FEWEST = 15
"""A list with fewer titles gives nothing to compare with, so there is no verdict."""

_SHORTEST = 4
_MOST_SENTENCES = 60
_NEAREST = 3
_PRIOR = 5.0
"""The mean of a list counts as if it had so many more titles that are like nothing: short lists say less."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A reference list, ready to be compared with claims.

    ``vectors`` has a row for each text, ``first`` says where the texts of each source begin; a source's first text is its title, its last its headings as one sentence, if it has any. ``ids``,
    ``words``, ``weights`` and ``idf`` have an entry for each word of each text; ``starts`` says where the words of a text begin.
    ``central`` tells how near a title is to the nearest other titles of the list, ``lengths`` the logarithm of how many words it
    has. ``centre`` is the mean of the titles' vectors, drawn a little to zero; ``rarity`` tells for each word how rare it is, in general times among the
    titles of this list. ``titled`` says which sources have a title, ``places`` where each stands, by id.
    """

    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]
    texts: tuple[Tokens, ...]
    vectors: Floats
    first: Whole
    ids: Whole
    words: Floats
    weights: Floats
    idf: Floats
    starts: Whole
    central: Floats
    lengths: Floats
    centre: Floats
    rarity: Floats
    titled: Truths
    places: Mapping[str, int]

    def part(self, kept: Sequence[int]) -> "Listing":
        """Return the list with the sources at these places only, in this order; what compares them with each other stays that of the whole list."""
        text_ends = np.append(self.first[1:], len(self.texts))
        word_ends = np.append(self.starts[1:], len(self.ids))
        counts = text_ends[kept] - self.first[kept]
        texts = _spans(self.first[kept], counts)
        lengths = word_ends[texts] - self.starts[texts]
        words = _spans(self.starts[texts], lengths)
        sources = tuple(self.sources[at] for at in kept)
        return Listing(
            sources=sources,
            evidence=tuple(self.evidence[at] for at in kept),
            texts=tuple(self.texts[at] for at in texts),
            vectors=self.vectors[texts],
            first=_begins(counts),
            ids=self.ids[words],
            words=self.words[words],
            weights=self.weights[words],
            idf=self.idf[words],
            starts=_begins(lengths),
            central=self.central[kept],
            lengths=self.lengths[kept],
            centre=self.centre,
            rarity=self.rarity[words],
            titled=self.titled[kept],
            places={source.id: at for at, source in enumerate(sources)},
        )

    def followed(self, other: "Listing") -> "Listing":
        """Return the sources of two lists in one, to be described; what their words are compared by stays with each of them."""
        sources = (*self.sources, *other.sources)
        return replace(
            self,
            sources=sources,
            evidence=(*self.evidence, *other.evidence),
            texts=(*self.texts, *other.texts),
            vectors=np.concatenate([self.vectors, other.vectors]),
            first=np.append(self.first, other.first + len(self.texts)),
            central=np.append(self.central, other.central),
            lengths=np.append(self.lengths, other.lengths),
            titled=np.append(self.titled, other.titled),
            places={source.id: at for at, source in enumerate(sources)},
        )


def listing(sources: Sequence[Source], model: Embedder) -> Listing:
    """Return a reference list with the vectors of its titles and abstracts."""
    texts: list[Tokens] = []
    begins: list[int] = []
    evidence: list[Evidence] = []
    for source in sources:
        title = model.tokens(source.title)
        told = [tokens for text in _told(source) if len((tokens := model.tokens(text)).ids)]
        headings = model.tokens("; ".join(source.headings))
        evidence.append(_evidence(title, told, headings))
        kept = [title, *told, *([headings] if len(headings.ids) else [])] if len(title.ids) else [title]
        begins.append(len(texts))
        texts += kept
    lengths = [len(text.ids) for text in texts]
    first = np.array(begins, dtype=np.int64)
    vectors = np.array([as_source(text) for text in texts], dtype=np.float32).reshape(len(texts), model.width)
    titled = np.array([one != "nothing" for one in evidence], dtype=bool)
    ids = _joined([text.ids for text in texts], np.int64)
    idf = _joined([text.idf for text in texts], np.float32)
    heads = _joined([texts[at].ids for at in first], np.int64)
    return Listing(
        sources=tuple(sources),
        evidence=tuple(evidence),
        texts=tuple(texts),
        vectors=vectors,
        first=first,
        ids=ids,
        words=_joined([text.vectors for text in texts], np.float32).reshape(-1, model.width),
        weights=_joined([text.source * text.sizes for text in texts], np.float32),
        idf=idf,
        starts=np.cumsum([0, *lengths])[:-1],
        central=_central(vectors[first]) if sources else np.zeros(0, dtype=np.float32),
        lengths=np.log1p(np.array([lengths[at] for at in first], dtype=np.float32)),
        centre=vectors[first][titled].sum(0) / np.float32(titled.sum() + _PRIOR),
        rarity=idf * _rare(ids, heads, int(titled.sum())),
        titled=titled,
        places={source.id: at for at, source in enumerate(sources)},
    )


def _begins(lengths: Whole) -> Whole:
    """Return where each run begins, of runs of these lengths one behind the other."""
    begins: Whole = np.cumsum(lengths) - lengths
    return begins


def _spans(begins: Whole, lengths: Whole) -> Whole:
    """Return the numbers from each begin on, so many as its length says, span after span."""
    spans: Whole = np.repeat(begins - _begins(lengths), lengths) + np.arange(int(lengths.sum()))
    return spans


def _told(source: Source) -> list[str]:
    """Return the sentences of the abstract."""
    found = [
        source.abstract[span.start : span.end]
        for span in sentences(source.abstract)
        if span.end - span.start > _SHORTEST
    ]
    return found[:_MOST_SENTENCES]


def _evidence(title: Tokens, told: Sequence[Tokens], headings: Tokens) -> Evidence:
    if not len(title.ids):
        return "nothing"
    if told:
        return "abstract"
    return "headings" if len(headings.ids) else "title"


def _joined(parts: list[Any], kind: type) -> Any:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)


def _rare(ids: Whole, heads: Whole, count: int) -> Floats:
    """Return for each word the logarithm of how few of so many titles hold it, where the words of all titles are ``heads``."""
    known, times = np.unique(heads, return_counts=True)
    if not len(known):
        return np.zeros(len(ids), dtype=np.float32)
    at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    holding = np.where(known[at] == ids, times[at], 1)
    return np.log((count + 1) / holding).astype(np.float32)


def _central(titles: Floats) -> Floats:
    """Return for each title its mean likeness to the nearest three others, 0 where there are no others."""
    alike = product(titles, titles.T)
    np.fill_diagonal(alike, -1.0)
    others = min(_NEAREST, len(titles) - 1)
    if others < 1:
        return np.zeros(len(titles), dtype=np.float32)
    nearest: Floats = np.sort(alike, axis=1)[:, -others:].mean(1)
    return nearest
