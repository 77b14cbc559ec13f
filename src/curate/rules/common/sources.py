"""Claims against the kind of work that they cite, and against the sentence of its abstract that speaks of the same."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from curate.claim import Claim
from curate.evidencing import Contrast, told
from curate.record import Design
from curate.reference import Reference
from curate.rule import Problem, Said, Skipped
from curate.rules.common.figures import listed
from curate.survey import Survey
from curate.tallying.claims import text

UNDESCRIBED = "the kind of study of a cited work is not known: run `curate resolve`"
UNREAD = "the abstract of a cited work is not stored: run `curate resolve` with abstracts kept"
READ = "read the work itself, and say what it says"

_LONGEST = 220
_NOT_THERE = re.compile(
    r"\b(?:no|not|never|nor|neither|without|lack(?:s|ed|ing)?|absence|absent|before|until|await\w*|pending|need(?:s|ed|ing)?|instead of|rather than"
    r"|unlike|contrast (?:to|with)|compared (?:to|with)|outside|beyond)\b[^.;,]{0,50}$",
    re.IGNORECASE,
)
"""Words before a study that say that there is none, or that another one is meant."""
_WANTED = re.compile(
    r"[^.;,]{0,40}?\b(?:(?:are|is|were|was|will be|would be|remains?) (?:\w+ )?(?:needed|lacking|required|warranted|missing|awaited|planned|under ?way|ongoing"
    r"|necessary|scarce|absent)|should|will|has yet|have yet)\b",
    re.IGNORECASE,
)
"""Words behind a study that say that it is still to come."""


class Kinds(NamedTuple):
    """The works that a claim cites, with their kinds of study."""

    works: tuple[tuple[Reference, tuple[Design, ...]], ...]

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return the works."""
        return tuple(reference for reference, _ in self.works)

    def every(self, *wanted: Design) -> bool:
        """Return whether each work is of one of these kinds."""
        return all(set(wanted) & set(found) for _, found in self.works)

    def some(self, *wanted: Design) -> bool:
        """Return whether a work is of one of these kinds."""
        return any(set(wanted) & set(found) for _, found in self.works)


def kinds(claim: Claim, survey: Survey) -> Kinds | Skipped | None:
    """Return the kinds of study that a claim cites, None where it cites nothing, and what is lacking where one is not known."""
    cited = [(one, survey.designs(one)) for one in survey.references(claim.references)]
    known = tuple((one, found) for one, found in cited if found is not None)
    if not cited:
        return None
    return Kinds(known) if len(known) == len(cited) else Skipped(UNDESCRIBED)


def shown(work: tuple[Reference, tuple[Design, ...]]) -> str:
    """Return a work with its kinds of study: "[1] Berg 2019 (review)"."""
    reference, found = work
    told = [one for one in found if one not in ("human", "animal")] or list(found)
    return f"{reference.short} ({', '.join(told)})" if told else reference.short


class Spoken(NamedTuple):
    """What a claim speaks of, in its own words, and the works that it cites for it."""

    word: str
    kinds: Kinds


def spoken(claim: Claim, survey: Survey, wanted: re.Pattern[str]) -> Iterator[Spoken | Skipped]:
    """Return what of ``wanted`` a claim speaks of, and the works cited for it; nothing where it does not, or cites nothing."""
    yield from _spoken(claim, survey, wanted.search(text(claim)))


def asserted(claim: Claim, survey: Survey, wanted: re.Pattern[str]) -> Iterator[Spoken | Skipped]:
    """Return the same as ``spoken``, of what a claim says that there is: not "no trial has", "before trials", "trials are needed"."""
    said = text(claim)
    there = (
        one
        for one in wanted.finditer(said)
        if not _NOT_THERE.search(said[: one.start()]) and not _WANTED.match(said, one.end())
    )
    yield from _spoken(claim, survey, next(there, None))


def _spoken(claim: Claim, survey: Survey, word: re.Match[str] | None) -> Iterator[Spoken | Skipped]:
    found = kinds(claim, survey) if word else None
    if isinstance(found, Skipped):
        yield found
    elif word and found:
        yield Spoken(word.group().strip(), found)


def mismatch(one: Spoken, are: str, advice: str, works: str = "") -> Problem:
    """Return that the ``works`` cited (with their kinds, if not given) are not what a claim speaks of: they ``are`` something else."""
    verb = "is" if len(one.kinds.works) == 1 else "are"
    return Problem(
        message=f'The claim speaks of "{one.word}"; {works or listed([shown(work) for work in one.kinds.works])} {verb} {are}.',
        help=advice,
        value=one.word,
        related=one.kinds.references,
    )


def contrasted(
    claim: Claim, survey: Survey, find: Callable[[str, Sequence[str]], Contrast | None], message: str
) -> Said:
    """Say where a sentence of the one work that a claim cites differs from the claim, as ``find`` tells.

    ``message`` has places for the ``{work}``, its ``{sentence}`` in quotation marks, and the ``{word}`` in which it differs. A group of citations
    is left alone: each of its works may bear out another part.
    """
    cited = tuple(survey.references(claim.references))
    if len(cited) != 1:
        return
    (work,) = cited
    abstract = survey.text(work)
    if not abstract:
        yield Skipped(UNREAD)
        return
    found = find(text(claim), told(work.item.title or "", abstract))
    if found:
        yield Problem(
            message=message.format(work=work.short, sentence=quoted(found.sentence), word=found.word),
            help=READ,
            value=found.sentence,
            related=(work,),
        )


def quoted(sentence: str) -> str:
    """Return a sentence of an abstract in quotation marks, without its last stop, cut where it is long."""
    plain = re.sub(r"[.\s]+$", "", sentence)
    return f'"{plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0] + " …"}"'
