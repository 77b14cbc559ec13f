"""Claims of a registry found again in a newer version of the manuscript: by what they say, never by their number."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from curate.claim import Claim
from curate.importing.pairing import Pairing, Scored
from curate.sketching import alike, decoded, sketch

_WORD = re.compile(r"[^\W_]+")

TEXT, CITED, CONTEXT = 0.7, 0.15, 0.15
"""Weights of the words, of the cited works and of the neighbours in the score of a pair."""
SURE = 0.5
"""Share of words (Dice) from which on two sentences are one claim. Unrelated ones share about 0.2."""
LIKELY = 0.3
"""Enough where they also cite the same works or stand between the same neighbours."""

_BANDS = (2, 1)
"""Bytes of a sketch that two claims must have in common to be compared. Bands of two leave out one of a hundred that share half
their words, and nearly all that share none; what is left then is compared by single bytes, which leave out none."""


def anchored(olds: Sequence[Claim], news: Sequence[Claim]) -> Pairing:
    """Return which old claim each new one is. Both cite the ids of the old references where the works are the same.

    First the same sentence wherever it stands, then the most alike ones (words, cited works, neighbours), at last what
    stands alone between the same neighbours and cites the same works.
    """
    pairing = Pairing(len(olds), len(news))
    for narrow in (True, False):
        pairing.alike([_identity(claim, narrow) for claim in olds], [_identity(claim, narrow) for claim in news])
    for band in _BANDS:
        pairing.take(_alike(olds, news, pairing, band))
    pairing.take(_between(olds, news, pairing))
    return pairing


def _identity(claim: Claim, narrow: bool) -> tuple[str, ...] | None:
    if not claim.selector.digest:
        return None
    where = (claim.selector.section, claim.selector.table or "") if narrow else ()
    return (claim.kind, claim.selector.digest, *where)


def _alike(olds: Sequence[Claim], news: Sequence[Claim], pairing: Pairing, width: int) -> Iterator[Scored]:
    old_looks = {at: _Look(olds[at]) for at in pairing.free_olds()}
    by_band: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for at, look in old_looks.items():
        for band in look.bands(width):
            by_band[band].append(at)
    for new in pairing.free_news():
        look = _Look(news[new])
        for old in sorted({old for band in look.bands(width) for old in by_band.get(band, ())}):
            text = look.like(old_looks[old])
            if text < LIKELY or olds[old].kind != news[new].kind:
                continue
            cited = _overlap(look.cited, old_looks[old].cited)
            context = _context(old, new, olds, news, pairing)
            if text >= SURE or context == 1 or (cited == 1 and look.cited):
                yield Scored(TEXT * text + CITED * cited + CONTEXT * context, old, new)


def _between(olds: Sequence[Claim], news: Sequence[Claim], pairing: Pairing) -> Iterator[Scored]:
    """Return the pairs that stand alone between two pairs and cite the same works, whatever they say."""
    for new in pairing.free_news():
        before = pairing.old_of.get(new - 1, -1) if new else -1
        after = pairing.old_of.get(new + 1, -1) if new + 1 < len(news) else len(olds)
        old = before + 1
        if old + 1 != after or (before < 0 and new > 0):
            continue
        same = set(olds[old].references) == set(news[new].references) and olds[old].kind == news[new].kind
        if same and news[new].references:
            yield Scored(0.0, old, new)


def _context(old: int, new: int, olds: Sequence[Claim], news: Sequence[Claim], pairing: Pairing) -> float:
    """Return 1 where the neighbours on both sides are pairs, 0.5 for one side or the same section, else 0."""
    before = (old == 0 and new == 0) or (new > 0 and pairing.old_of.get(new - 1) == old - 1)
    last = old == len(olds) - 1 and new == len(news) - 1
    after = last or pairing.old_of.get(new + 1) == old + 1
    if before and after:
        return 1.0
    return 0.5 if before or after or olds[old].selector.section == news[new].selector.section else 0.0


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of works that two claims cite both; 0.5 where neither cites any."""
    return len(a & b) / len(a | b) if a or b else 0.5


class _Look:
    """What a claim is compared by: its words where they are kept, else the sketch of them."""

    def __init__(self, claim: Claim) -> None:
        text = claim.quote or ("" if claim.selector.sketch else claim.statement)
        self.words = frozenset(_WORD.findall(text.casefold()))
        self.sketch = claim.selector.sketch or sketch(text)
        self.cited = frozenset(claim.references)

    def bands(self, width: int) -> Iterator[tuple[int, bytes]]:
        data = decoded(self.sketch)
        return ((at, data[at : at + width]) for at in range(0, len(data), width))

    def like(self, other: "_Look") -> float:
        """Return the share of words in common, 0..1 (Dice)."""
        if self.words and other.words:
            return 2 * len(self.words & other.words) / (len(self.words) + len(other.words))
        shared = alike(self.sketch, other.sketch)
        return 2 * shared / (1 + shared)
