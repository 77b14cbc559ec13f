"""Figures of claims against those of the works they cite: what the rules about figures share."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from curate.claim import Claim
from curate.enumerating import enumerate_words
from curate.figure import Figure
from curate.figuring.measures import is_named, same_time
from curate.figuring.words import stems
from curate.reference import Reference
from curate.rule import Problem, Said, Skipped
from curate.survey import Survey
from curate.tallying import Outcome, Tally, equal, is_telling, tally

UNKNOWN = "neither the abstract nor the figures of a cited work are known: run `curate resolve`"
LOOK = "look at the work itself: where it says otherwise, correct the sentence or the citation"
_ORDER: tuple[Outcome, ...] = ("found", "other-arm", "other-time", "other-measure", "differs", "absent")


class Judged(NamedTuple):
    """One figure of a claim, what became of it among the works it is cited to, and the work that shows it best."""

    said: Figure
    tally: Tally
    reference: Reference
    references: tuple[Reference, ...]


def judged(claim: Claim, survey: Survey) -> Iterator[Judged | Skipped]:
    """Return what becomes of each figure of a claim; a figure need be in one of the works of a group only.

    Where a work of the group is not known, a figure that is in none of the others may be in that one: not evaluated.
    """
    for figures, ids in survey.claimed(claim):
        references = tuple(survey.references(ids))
        known = {one.id: found for one in references if (found := survey.figures(one)) is not None}
        telling = [one for one in figures if is_telling(one)]
        if not telling or not references:
            continue
        tallies = [(one, tally(figures, known[one.id])) for one in references if one.id in known]
        skipped = False
        for at, figure in enumerate(figures):
            if figure not in telling:
                continue
            best = min(((some[at], one) for one, some in tallies), key=lambda pair: _rank(pair[0]), default=None)
            if best and (best[0].outcome == "found" or len(known) == len(references)):
                yield Judged(figure, best[0], best[1], references)
            elif not skipped:
                skipped = True
                yield Skipped(UNKNOWN)


def told(claim: Claim, survey: Survey, outcome: Outcome, message: Callable[[Figure, Figure, Reference], str]) -> Said:
    """Say of each figure of a claim of which this became (``outcome``) what ``message`` makes of it, the source's figure, and the work."""
    for one in judged(claim, survey):
        if isinstance(one, Skipped):
            yield one
        elif one.tally.outcome == outcome and one.tally.known:
            unsure = outcome == "differs" and not one.tally.firm
            yield Problem(
                message=message(one.said, one.tally.known, one.reference),
                help=LOOK,
                value=f"{one.said.exact} {one.said.measure} {one.said.time}",
                confidence="low" if unsure else None,
                related=(one.reference,),
            )


def elsewhere(
    claim: Claim, survey: Survey
) -> Iterator[tuple[Reference, tuple[tuple[Figure, Figure], ...], tuple[Reference, ...]]]:
    """Return the references that a claim does not cite and that give the figures its own works do not: the best for each citation.

    Only figures of one measure and time count, and two of them, or one that is printed with a decimal: single numbers are
    alike by chance.
    """
    for figures, ids in survey.claimed(claim):
        cited = tuple(survey.references(ids))
        known = [found for one in cited if (found := survey.figures(one)) is not None]
        open_ = [
            one
            for one in figures
            if is_telling(one) and not any(equal(one, other) for found in known for other in found)
        ]
        best: tuple[Reference, tuple[tuple[Figure, Figure], ...]] | None = None
        for reference in survey.facts.references:
            if reference.id in claim.references or not open_:
                continue
            shared = _shared(open_, survey.figures(reference) or ())
            if _is_enough(shared) and (best is None or len(shared) > len(best[1])):
                best = reference, shared
        if best:
            yield *best, cited


def _shared(figures: Sequence[Figure], known: Sequence[Figure]) -> tuple[tuple[Figure, Figure], ...]:
    pairs = ((one, next((other for other in known if _same_result(one, other)), None)) for one in figures)
    return tuple((one, other) for one, other in pairs if other)


def _same_result(said: Figure, known: Figure) -> bool:
    if said.kind != known.kind or said.bound == "~" or not equal(said, known) or not said.measure or not known.measure:
        return False
    times = same_time(said.time, known.time) if said.time and known.time else said.time == known.time
    words = stems(said.measure) & stems(known.measure)
    named = is_named(said.measure)
    return times and (said.measure == known.measure if named else bool(words))


def _is_enough(shared: Sequence[tuple[Figure, Figure]]) -> bool:
    values = {one.value for one, _ in shared}
    sure = [one for one, other in shared if one.decimals and one.decimals == other.decimals and is_named(one.measure)]
    return len(values) > 1 or (len(sure) == 1 and bool(sure[0].time))


def what(figure: Figure) -> str:
    """Return what a figure measures and when: "5-year overall survival", "" where the text does not say."""
    time = figure.time.replace(" ", "-").removesuffix("s")
    return " ".join(filter(None, (time if figure.measure else "", figure.measure)))


def shown(figure: Figure) -> str:
    """Return a figure as printed, with what it measures: "56.6%" (5-year event-free survival)."""
    about = what(figure)
    return f'"{figure.exact}"' + (f" ({about})" if about else "")


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them, each once: "a, b and c"."""
    return enumerate_words(dict.fromkeys(words))


def short(references: Sequence[Reference]) -> str:
    """Return references as a sentence names them."""
    return listed([one.short for one in references])


def _rank(one: Tally) -> tuple[int, bool]:
    return _ORDER.index(one.outcome), not one.firm
