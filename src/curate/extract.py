"""The sentences of an abstract that a link rests on, told by where they stand: kept where their words may not be."""

import hashlib
from typing import Literal

from pydantic import Field

from curate.record import Source
from curate.value import Value

Why = Literal["same figures", "nearest"]
"""Why a sentence was chosen: it gives figures that the claim gives too, or none is nearer to what the claim is about."""


class Passage(Value):
    """A sentence of an abstract.

    ``sentence`` counts from 1; ``start`` and ``end`` are code points in the abstract, its parts joined by one space (W3C
    TextPositionSelector); ``digest`` is that of the sentence (16 hexadecimal digits of SHA-256). ``score`` says how near
    it is to the claim, 0 to 1; ``figures`` are those of the claim, as printed there, that it gives too. ``text`` is the sentence
    itself, "" where its words may not be kept.
    """

    sentence: int
    start: int
    end: int
    digest: str
    score: float
    why: Why
    figures: tuple[str, ...] = ()
    text: str = ""


class Extract(Value):
    """The passages of one link, the best first.

    ``claim`` is the id of the claim and ``said`` the digest of what it said when they were chosen; ``source`` and ``work`` (a
    CURIE) name the record whose abstract it is, ``record`` is the digest of the source's answer and ``abstract`` that of
    the abstract. ``licence`` is that of the work as far as the records name it ("cc-by").
    """

    reference: str = Field(default="", exclude=True)
    claim: str
    said: str
    source: Source
    work: str
    record: str = ""
    abstract: str
    licence: str = ""
    passages: tuple[Passage, ...] = ()


def digest(text: str) -> str:
    """Return what an abstract, or a sentence of one, is recognised by."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
