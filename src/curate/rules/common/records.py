"""What the rules about records share: how a difference, a record and a notice are told."""

import re
from collections.abc import Iterator, Sequence

from curate.assessment import Assessment, Difference, FieldName
from curate.claim import Claim
from curate.enumerating import enumerate_words
from curate.record import NAMES, Notice, NoticeKind, Record, Source
from curate.reference import Reference
from curate.rule import Problem, Said, Skipped, identity
from curate.survey import Survey

SCHEMES = {
    "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arXiv number", "nct": "trial number", "isbn": "ISBN", "url": "address",
}  # fmt: skip
"""Schemes of identifiers as messages name them."""
_UNSURE = frozenset({"page", "openlibrary", "clinicaltrials"})
"""Sources that are no authority on how a work is to be cited."""
_LONGEST = 160
_OFF_BY_ONE = (
    "online and print publication often fall in two years, and the source may know one of them: look at the work itself"
)
_WORK = r"(?:articles?|papers?|stud(?:y|ies)|preprints?|publications?|reports?|reviews?)"
_ACKNOWLEDGED = re.compile(
    r"\bretracted\b|\bretractions? (?:of|notices?|by)\b|\bexpressions? of concern\b|\breinstated\b|\brepublished\b"
    rf"|\bwithdrawn\s+(?:\w+\s+)?{_WORK}\b|\b{_WORK}\b[^.;]{{0,40}}\b(?:was|were|been) (?:\w+ )?withdrawn\b",
    re.IGNORECASE,
)
"""A sentence that says what became of a work. Patients withdraw from trials, and drugs are withdrawn, too."""


def differing(field: FieldName, reference: Reference, survey: Survey) -> Said:
    """Say where a field differs from the records of the work, or that no record of it is known."""
    assessment = survey.assessment(reference)
    if not assessment.work:
        yield no_record(assessment)
        return
    for difference in assessment.differences:
        if difference.field == field:
            yield told(difference, reference)


def no_record(assessment: Assessment) -> Skipped:
    """Return that there is no record of a work to look at, and whether asking for it can help."""
    if assessment.looked_up:
        return Skipped("the work was looked up and not found, so it has no record")
    return Skipped("no record of the work is known yet: run `curate resolve`")


def told(difference: Difference, reference: Reference) -> Problem:
    """Return a difference as a problem, with both values."""
    what = difference.field.replace("-", " ")
    ours, theirs = quoted(difference.printed), quoted(difference.recorded)
    whose = sources(difference.sources)
    one = len(set(difference.sources)) == 1
    has, does = ("has", "does") if one else ("have", "do")
    if difference.field == "author-added":
        message = (
            f"{reference.short} lists {ours}, whom {whose} {does} not have among the authors ({difference.recorded})."
        )
    elif difference.field == "author-dropped":
        message = f"{reference.short} leaves out {theirs}, an author in {whose}; it lists {difference.printed}."
    elif difference.field == "author-order":
        message = f"{reference.short} lists the authors as {ours}; {whose} {has} {theirs}."
    else:
        message = f"{reference.short} gives the {what} {ours}; {whose} {has} {theirs}."
    near = difference.kind == "off-by-one"
    return Problem(
        message=message,
        help=_OFF_BY_ONE if near else "compare with the work itself, and correct the entry where it is wrong",
        value=f"{difference.field} {difference.printed} {difference.recorded}",
        confidence="low" if near else "medium" if set(difference.sources) <= _UNSURE else None,
    )


def noticed(kinds: Sequence[NoticeKind], reference: Reference, survey: Survey) -> Iterator[Notice]:
    """Return the notices of some kinds about the work, one for each kind that has any, the best known."""
    found: dict[NoticeKind, Notice] = {}
    for record in telling(reference, survey):
        for notice in record.notices:
            best = found.get(notice.kind)
            if notice.kind in kinds and (best is None or known(notice) > known(best)):
                found[notice.kind] = notice
    yield from found.values()


def telling(reference: Reference, survey: Survey) -> tuple[Record, ...]:
    """Return the records that may tell of notices about the work: those of the work, and those beside it."""
    assessment = survey.assessment(reference)
    return (*assessment.work, *assessment.beside)


def known(notice: Notice) -> int:
    """Return how much is known of a notice."""
    return bool(notice.date) + 2 * bool(notice.identifier) + bool(notice.citation or notice.reason)


def about(notice: Notice, reference: Reference, survey: Survey) -> str:
    """Return what is known of a notice: ", on 2010-02-06 (doi:10.1/x; says PubMed)"."""
    says = [
        NAMES[record.source]
        for record in telling(reference, survey)
        if any(one.kind == notice.kind for one in record.notices)
    ]
    word = f'"{notice.label}"' if notice.label and notice.said_by != "title" else ""
    parts = [
        notice.identifier or notice.citation,
        word,
        notice.reason[:_LONGEST],
        f"says {enumerate_words(dict.fromkeys(says))}",
    ]
    date = (
        "-".join(f"{part:02}" for part in notice.date.date_parts[0]) if notice.date and notice.date.date_parts else ""
    )
    return f"{f' on {date}' if date else ''} ({'; '.join(filter(None, parts))})"


def citing(reference: Reference, survey: Survey) -> tuple[Claim, ...]:
    """Return the claims that cite a reference."""
    found = {one.claim.id: one.claim for one in survey.printed if reference.id in one.cited.references}
    return tuple(found.values())


def acknowledged(reference: Reference, survey: Survey) -> bool:
    """Return whether every claim that cites the work says what became of it."""
    claims = citing(reference, survey)
    return bool(claims) and all(_ACKNOWLEDGED.search(claim.statement) for claim in claims)


def notice_problem(what: str, notice: Notice, reference: Reference, survey: Survey, what_to_do: str) -> Problem:
    """Return a notice as a problem."""
    claims = citing(reference, survey)
    says = " The text says so." if acknowledged(reference, survey) else " The text does not say so." if claims else ""
    return Problem(
        message=f"{reference.short} was {what}{about(notice, reference, survey)}.{says}",
        help=what_to_do,
        value=f"{notice.kind} {notice.identifier} {identity(reference)}",
        related=claims,
        confidence="medium" if _only(notice, reference, survey, "openalex") else None,
    )


def unacknowledged(
    kinds: Sequence[NoticeKind], reference: Reference, survey: Survey, *, what: str, what_to_do: str
) -> Said:
    """Return the notices of these kinds against a work, where the text does not say that they are known."""
    if not telling(reference, survey):
        yield no_record(survey.assessment(reference))
        return
    if acknowledged(reference, survey):
        return
    for notice in noticed(kinds, reference, survey):
        yield notice_problem(what, notice, reference, survey, what_to_do)


def _only(notice: Notice, reference: Reference, survey: Survey, source: Source) -> bool:
    """Return whether one source alone says that there is such a notice."""
    says = {one.source for one in telling(reference, survey) if any(each.kind == notice.kind for each in one.notices)}
    return says == {source}


def named(record: Record) -> str:
    """Return a record as a message names it: "Late relapse (Berg 2019, doi:10.1/x)"."""
    first = record.item.author[0].surname if record.item.author else ""
    about_ = " ".join(filter(None, (first, str(record.item.year or ""))))
    return f"{quoted(record.item.title or record.id)} ({', '.join(filter(None, (about_, record.id)))})"


def sources(found: Sequence[Source]) -> str:
    """Return sources as a message names them."""
    return enumerate_words(dict.fromkeys(NAMES[one] for one in found))


def quoted(text: str) -> str:
    """Return a value in quotation marks, cut where it is long."""
    return f'"{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"}"'
