"""How a sentence and titles are alike to the sentence model: as whole texts, and word piece by word piece."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from curate.scoring.embedding import Floats, Whole, product
from curate.scoring.sentence_model import NARROW, WIDTH, Read

LIKENESSES = ("whole", "before", "met", "met-before", "back")


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles as read, one behind the other: ``begins`` says where the pieces of each start."""

    whole: Floats
    pieces: Floats
    weights: Floats
    begins: Whole


def titles(reads: Sequence[Read]) -> Titles:
    """Return titles ready to be compared."""
    return Titles(
        whole=np.array([one.whole for one in reads], dtype=np.float32).reshape(-1, WIDTH),
        pieces=np.concatenate([np.zeros((0, NARROW), dtype=np.float32), *(one.pieces for one in reads)]),
        weights=np.concatenate([np.zeros(0, dtype=np.float32), *(one.weights for one in reads)]),
        begins=np.cumsum([0, *(len(one.pieces) for one in reads)])[:-1],
    )


def likenesses(claim: Read, listed: Titles) -> Floats:
    """Return a row of five cosines, -1 to 1, for each title.

    ``whole``: of claim and title. ``before``: of the sentence before and the title. ``met``: of each piece of the title and the nearest
    piece of the claim, weighted. ``met-before``: the same with the pieces of the sentence before, too. ``back``: of each piece of the claim and the
    nearest of the title. (The fifth is that of Khattab and Zaharia 2020, arXiv:2004.12832, who do not weigh the pieces.)
    """
    if not len(listed.begins):
        return np.zeros((0, len(LIKENESSES)), dtype=np.float32)
    alike = product(claim.pieces, listed.pieces.T)
    met = alike.max(0)
    earlier = product(claim.earlier, listed.pieces.T).max(0, initial=-1)
    columns = [
        product(listed.whole, claim.whole),
        product(listed.whole, claim.before),
        np.add.reduceat(met * listed.weights, listed.begins),
        np.add.reduceat(np.maximum(met, earlier) * listed.weights, listed.begins),
        product(np.maximum.reduceat(alike, listed.begins, axis=1).T, claim.weights),
    ]
    return np.stack(columns, axis=1).astype(np.float32)
