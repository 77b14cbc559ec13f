"""Label the tokens of a reference string with a conditional random field.

The model is trained by ``benchmarks/train_parsing.py`` and shipped beside this module. The labels are those of AnyStyle
(https://github.com/inukshuk/anystyle).
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pycrfsuite

from curate.bibliography.features import features
from curate.bibliography.mending import mend
from curate.bibliography.tokens import Token

_MOST = 2000
"""A string with more tokens than this is no reference; labelling takes memory for each."""
MODEL = Path(__file__).with_name("parsing.crfsuite")


_BEGINNING = "B-"


def with_beginnings(labels: Sequence[str]) -> list[str]:
    """Return labels as the model knows them: that of the first token of each run is marked as a beginning."""
    return [_BEGINNING + label if at == 0 or labels[at - 1] != label else label for at, label in enumerate(labels)]


class Tagger:
    """Labels tokens with the model of a file."""

    def __init__(self, path: Path = MODEL) -> None:
        """Load the model in ``path``."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))
        self._known = frozenset(self._tagger.labels())

    def label(self, tokens: Sequence[Token]) -> list[str]:
        """Return the likeliest label of each token; what follows the longest of references is a note."""
        found = self.label_plainly(tokens[:_MOST])
        return [*mend(tokens[:_MOST], found), *("note" for _ in tokens[_MOST:])]

    def label_plainly(self, tokens: Sequence[Token]) -> list[str]:
        """Return the labels as the model has them, which may contradict the words of the string."""
        return [label.removeprefix(_BEGINNING) for label in (self._tagger.tag(features(tokens)) if tokens else ())]

    def label_surely(self, tokens: Sequence[Token]) -> list[tuple[str, float]]:
        """Return the likeliest label of each token with its marginal probability; slower than ``label``."""
        labels = self.label(tokens)
        return [(label, self._share(label, at) if at < _MOST else 0.0) for at, label in enumerate(labels)]

    def _share(self, label: str, at: int) -> float:
        """Return how probable it is that the label stands at a token, as a beginning or not."""
        return float(sum(self._tagger.marginal(one, at) for one in (label, _BEGINNING + label) if one in self._known))


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """Return the tagger with the shipped model, loaded on first use."""
    return Tagger()
