"""Sign a decision: what a person says becomes a review of one link or finding, or a clear refusal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from curate.errors import UsageError, suggestion
from curate.identifier import normalise, problem
from curate.review import FINDING_DECISIONS, LINK_DECISIONS, Decision, Evidence, LocatorLabel, Review, Seen

_ORCID = re.compile(r"(?:https?://orcid\.org/|orcid:\s*)?[\dXx]{4}(?:-?[\dXx]{4}){3}", re.IGNORECASE)
"""What is meant as an ORCID, right or wrong."""
REASONED: frozenset[Decision] = frozenset({"does-not-support", "off-topic", "cannot-tell", "rejected"})
"""Decisions that say nothing to others without a reason."""


@dataclass(frozen=True, kw_only=True)
class Word:
    """What a person decides, before it is signed."""

    decision: Decision
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    until: date | None = None
    adjudicates: bool = False


def decision(word: str) -> Decision:
    """Return the decision that a word means.

    Raises:
        UsageError: there is none; a likely one is named.
    """
    known: tuple[Decision, ...] = (*LINK_DECISIONS, *FINDING_DECISIONS)
    for one in known:
        if one == word.strip().casefold().replace("_", "-").replace(" ", "-"):
            return one
    raise UsageError(
        f"there is no decision '{word}'{suggestion(word, known)}",
        help=f"about a link: {', '.join(LINK_DECISIONS)}; about a finding: {', '.join(FINDING_DECISIONS)}",
    )


def signature(name: str) -> str:
    """Return the name of a reviewer as reviews keep it; an ORCID in groups of four.

    Raises:
        UsageError: it is empty, or looks like an ORCID and is none (ISO 7064 MOD 11-2 check character).
    """
    name = " ".join(name.split())
    if not name:
        raise UsageError("the reviewer has no name", help="give an ORCID or a name: --reviewer 'A. Berg'")
    if not _ORCID.fullmatch(name):
        return name
    bare = re.sub(r"^(?:https?://orcid\.org/|orcid:\s*)", "", name, flags=re.IGNORECASE)
    if wrong := problem("orcid", bare):
        raise UsageError(f"the reviewer's ORCID cannot be right: {wrong}", help="copy it from https://orcid.org")
    return normalise("orcid", bare)


def quoted(quote: str, at: str) -> tuple[Evidence, ...]:
    """Return what a cited work says as evidence, with its place ("page 4", "table 2", or a page alone: "4").

    Raises:
        UsageError: there is a place and no quote, or a kind of place that CSL does not know.
    """
    quote, at = quote.strip(), at.strip()
    if not quote:
        if at:
            raise UsageError(f"a place is given ({at}) and no quote", help="give the words of the work, too")
        return ()
    first, _, rest = at.partition(" ")
    if not rest:
        return (Evidence(quote=quote, locator=first),)
    labels = get_args(LocatorLabel)
    label = next((one for one in labels if one == first.casefold()), None)
    if label is None:
        raise UsageError(
            f"'{at}': there is no locator '{first}'{suggestion(first, labels)}", help=f"those are {', '.join(labels)}"
        )
    return (Evidence(quote=quote, locator=rest.strip(), label=label),)


def link_review(word: Word, reviewer: str, reference: str, seen: Seen, today: date) -> Review:
    """Return the signed decision about the link to a reference.

    Raises:
        UsageError: it is no decision about a link, lacks its reason, or is to hold until a day that has passed.
    """
    _check(word, LINK_DECISIONS, "link", today)
    return Review(reviewer=signature(reviewer), date=today, reference=reference, seen=seen, **_fields(word))


def finding_review(word: Word, reviewer: str, finding: tuple[str, str], seen: Seen, today: date) -> Review:
    """Return the signed decision about a finding, given the name of its rule and its fingerprint.

    Raises:
        UsageError: it is no decision about a finding, lacks its reason or day, or the day has passed.
    """
    _check(word, FINDING_DECISIONS, "finding", today)
    if word.decision == "deferred" and word.until is None:
        raise UsageError("a finding is deferred until a day, and none is given", help="give --until 2030-12-31")
    rule, fingerprint = finding
    return Review(
        reviewer=signature(reviewer), date=today, finding=rule, fingerprint=fingerprint, seen=seen, **_fields(word)
    )


def added(reviews: Sequence[Review], new: Review) -> tuple[Review, ...]:
    """Return the reviews with a new one, which takes the place of those that it ``replaces``."""
    gone = replaces(reviews, new)
    return (*(one for one in reviews if one not in gone), new)


def replaces(reviews: Sequence[Review], new: Review) -> tuple[Review, ...]:
    """Return the reviews that a new one corrects: the same person's of the same thing and day."""
    same = (new.reviewer, new.date, new.thing, new.adjudicates)
    return tuple(one for one in reviews if (one.reviewer, one.date, one.thing, one.adjudicates) == same)


def _check(word: Word, allowed: Sequence[Decision], thing: str, today: date) -> None:
    if word.decision not in allowed:
        other = "--reference names a link" if thing == "finding" else "--finding names a finding"
        raise UsageError(
            f"'{word.decision}' is no decision about a {thing}", help=f"those are {', '.join(allowed)}; {other}"
        )
    if word.decision in REASONED and not word.reason.strip():
        raise UsageError(
            f"'{word.decision}' needs a reason: nobody else can follow it without one", help="give --reason TEXT"
        )
    if word.until and word.until < today:
        raise UsageError(f"the decision would hold until {word.until}, and today is {today}", help="give a day to come")


def _fields(word: Word) -> dict[str, object]:
    return {
        "decision": word.decision,
        "reason": word.reason.strip(),
        "evidence": word.evidence,
        "until": word.until,
        "adjudicates": word.adjudicates,
    }
