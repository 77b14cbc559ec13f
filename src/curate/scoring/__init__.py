"""How well each reference of a manuscript fits a claim: one call a claim, against the whole list.

The score compares the claim (and the sentence before it) with title, abstract and headings of every reference, by a
static embedding that was trained on citing sentences and by shared words, and with how the other references of the
list fare. It says what a text is about; it never says that a source supports a claim.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from curate.score import Query, Row, Score, Source, Verdict
from curate.scoring.calibration import Calibration, calibration
from curate.scoring.describing import features
from curate.scoring.embedding import Embedder, Floats, ModelError, Tokens, embedder
from curate.scoring.listing import FEWEST, Listing, listing
from curate.scoring.reasoning import foreign, reasons, unscored
from curate.scoring.signalling import signals

__all__ = ["FEWEST", "ModelError", "Topic", "topic"]


@dataclass(frozen=True)
class Topic:
    """The scorer for one reference list."""

    listed: Listing
    model: Embedder
    calibrated: Calibration

    def scores(self, query: Query) -> Row:
        """Return a score for each reference of the list, by id, in the order of the list.

        A verdict is given for those that the claim cites.
        """
        return self.told(query, self.rows(query), self.calibrated.verdict)

    def rows(self, query: Query) -> Floats:
        """Return the number of each reference, in the order of the list."""
        found = signals(query.claim, query.previous, self.listed, self.model)
        return self.calibrated.scores(features(found, self.listed, self.calibrated.usual))

    def told(self, query: Query, rows: Floats, verdict_of: Callable[[float], Verdict]) -> Row:
        """Return the numbers of a claim as scores, with verdicts and reasons for what it cites."""
        claim = self.model.tokens(query.claim)
        cited = frozenset(query.cited)
        numbers = dict(zip(self.listed.places, rows.tolist(), strict=True))

        def made(ref: str) -> Score:
            at = self.listed.places[ref]
            verdict: Verdict = "not cited"
            why: tuple[str, ...] = ()
            if ref in cited:
                lacking = self._lacking(at, self.listed.sources[at], query, claim)
                verdict = "not evaluated" if lacking else verdict_of(numbers[ref])
                why = (lacking,) if lacking else reasons(at, claim, self.listed, rows)
            return Score(score=round(numbers[ref], 4), evidence=self.listed.evidence[at], verdict=verdict, reasons=why)

        return Row(numbers, made)

    def _lacking(self, at: int, source: Source, query: Query, claim: Tokens) -> str:
        lacking = unscored(source, self.listed, claim, FEWEST) or foreign((query.claim,), source.title)
        return lacking or ("the reference has no title" if self.listed.evidence[at] == "nothing" else "")


def topic(sources: Sequence[Source]) -> Topic:
    """Return the scorer for a reference list, with the model that ships.

    Raises:
        ModelError: the model or its calibration cannot be read, or do not belong together.
    """
    model = embedder()
    return Topic(listed=listing(sources, model), model=model, calibrated=calibration(model.digest))
