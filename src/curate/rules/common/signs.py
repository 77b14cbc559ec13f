"""What, beside the topic, tells that a sentence describes one work of the list rather than another: figures and kind of study."""

import re

from curate.claim import Claim
from curate.record import Design
from curate.reference import Reference
from curate.rules.common.figures import elsewhere, listed
from curate.rules.common.topics import Judged
from curate.score import Score
from curate.survey import Survey
from curate.tallying.claims import text

NEARER = 2.0
"""A work of the kind that is told counts as closer where its score is higher by so much (seven times the odds)."""
_TOLD: tuple[tuple[Design, str], ...] = (
    ("randomised", r"(?<!non-)(?<!non)(?<!not )\brandomi[sz]ed\b|\bplacebo-controlled\b|\bdouble-blind\w*"),
    ("trial", r"\bphase (?:[1-4]|I{1,3}|IV)\b|\bclinical trial\b|\bsingle-arm\b"),
    ("systematic review", r"\bmeta-analys[ei]s\b|\bsystematic review\b"),
    (
        "observational",
        r"\bretrospective(?:ly)?\b|\bcohort\b|\bcase-control\b|\bobservational\b|\breal-world\b|\bregistry\b",
    ),
    ("case report", r"\bcase (?:report|series)\b"),
    ("guideline", r"\bguidelines?\b|\bconsensus (?:statement|recommendations)\b"),
    ("animal", r"\b(?:mice|mouse|murine|rats?|xenografts?)\b"),
)
_COMPILED = tuple((design, re.compile(pattern, re.IGNORECASE)) for design, pattern in _TOLD)


def described(claim: Claim) -> dict[Design, str]:
    """Return the kinds of study that a sentence speaks of, each with its word for it."""
    said = text(claim)
    return {design: match.group() for design, pattern in _COMPILED if (match := pattern.search(said))}


def of_design(one: Judged, claim: Claim, survey: Survey) -> tuple[Reference, Score] | None:
    """Return the uncited reference, closer by topic, that is of a kind of study which the sentence speaks of and the named work is not.

    None where the sentence speaks of no kind, or that of the named work is not known.
    """
    told, known = described(claim), survey.designs(one.reference)
    if not told or known is None or set(told) & set(known):
        return None
    scores = survey.scores(claim)
    fit = [
        (other, scores[other.id])
        for other in survey.facts.references
        if other.id not in claim.references
        and other.id in scores
        and set(told) & set(survey.designs(other) or ())
        and scores[other.id].score >= max(0.0, one.score.score + NEARER)
    ]
    return max(fit, key=lambda pair: pair[1].score, default=None)


def signs(claim: Claim, survey: Survey, named: Reference, other: Reference) -> str:
    """Return what of the figures and the kind of study in a sentence is the other work's and not the named one's, "" if nothing."""
    figures = [
        figure.exact for found, pairs, _ in elsewhere(claim, survey) if found.id == other.id for figure, _ in pairs
    ]
    theirs, ours = set(survey.designs(other) or ()), set(survey.designs(named) or ())
    kinds = [word for design, word in described(claim).items() if design in theirs and design not in ours]
    told = [f"gives the same figures ({listed(figures)})"] if figures else []
    told += [f'is what the sentence calls "{listed(kinds)}"'] if kinds else []
    return f" It also {listed(told)}." if told else ""
