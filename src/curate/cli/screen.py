"""One screen of ``curate review``: a claim in its paragraph, the reference, its records, the findings, what others decided."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from curate.claim import Claim
from curate.cli.card import NOT_STATED
from curate.finding import Finding
from curate.queueing import Matter
from curate.quoting import sentences
from curate.record import Record
from curate.reference import Reference
from curate.review import Review
from curate.reviewing.telling import told
from curate.rule import place
from curate.survey import Survey

_LONGEST = 1200
"""Characters of an abstract that are shown at first."""
_HEADINGS = 24


class Line(NamedTuple):
    """A line of the screen; ``kind`` says how it may be set: a title, the claim itself, or text."""

    text: str
    kind: str = "text"


def screen(
    matter: Matter,
    survey: Survey,
    beside: Iterable[Finding],
    position: str,
    *,
    blind: bool,
    whole: bool,
    texts: Mapping[str, str] | None = None,
) -> Iterator[Line]:
    """Return the screen about one matter. ``blind`` hides what others decided, ``whole`` shows abstracts to their end.

    ``texts`` are abstracts by their digest that the records do not hold.
    """
    known = survey.facts.by_id.get(matter.reference or "")
    yield Line(f"{position} {_about(matter, known)}", "title")
    subject = matter.subject
    if isinstance(subject, Claim):
        yield from _claim(subject, survey)
    for reference in _shown(matter, known, survey):
        yield from _reference(reference, survey, whole=whole)
        if isinstance(subject, Claim):
            yield from _sentences(subject, reference, survey, texts)
    if matter.finding:
        yield Line("")
        yield Line("Finding to settle", "title")
        yield from _finding(matter.finding)
    others = list(beside)
    if others:
        yield Line("")
        yield Line("Findings beside it" if matter.finding else "Findings", "title")
        for finding in others:
            yield from _finding(finding)
    if matter.reviews and not blind:
        yield from _decisions(matter)


def _shown(matter: Matter, known: Reference | None, survey: Survey) -> Iterator[Reference]:
    """Return the references that belong on the screen: that of the link, or those of the claim, or the one it is about."""
    if known:
        yield known
    elif isinstance(matter.subject, Claim):
        yield from survey.references(matter.subject.references)
    elif isinstance(matter.subject, Reference):
        yield matter.subject


def _about(matter: Matter, known: Reference | None) -> str:
    if matter.finding:
        return f"finding {matter.finding.code} {matter.finding.rule} about {matter.name}"
    return f"link of {matter.name} to {known.short if known else matter.reference}"


def _claim(claim: Claim, survey: Survey) -> Iterator[Line]:
    yield Line("")
    yield Line(f"Claim {claim.id}: {place(claim)}", "title")
    where = claim.selector
    for one in survey.facts.claims:
        same = (one.selector.section, one.selector.paragraph, one.selector.table) == (
            where.section,
            where.paragraph,
            where.table,
        )
        if one.id == claim.id:
            yield Line(f"> {claim.statement or NOT_STATED}", "claim")
            if claim.quote and claim.quote != claim.statement:
                yield Line(f"> as printed: {claim.quote}", "claim")
            printed = ", ".join(cited.exact for cited in claim.citations)
            if printed:
                yield Line(f"> cites {printed}", "claim")
        elif same and where.section:
            yield Line(f"  {one.statement or NOT_STATED}")


def _reference(reference: Reference, survey: Survey, *, whole: bool) -> Iterator[Line]:
    yield Line("")
    yield Line(f"Reference {reference.short} ({reference.id})", "title")
    yield Line(f"  {reference.string}")
    work = survey.assessment(reference).work
    if not work:
        yield Line("  no record of this work is known")
    for record in work:
        yield from _record(record, whole=whole)


def _sentences(claim: Claim, reference: Reference, survey: Survey, texts: Mapping[str, str] | None) -> Iterator[Line]:
    found = sentences(survey, claim, reference, texts)
    if found:
        yield Line("Sentences of its abstract that are nearest to the claim", "title")
    for one in found:
        yield Line(f"  {one.told}")


def _record(record: Record, *, whole: bool) -> Iterator[Line]:
    item = record.item
    yield Line(f"Record ({record.source}, {record.id})", "title")
    title = [item.title or "(no title)", " ".join(filter(None, (item.container_title, str(item.year or ""))))]
    yield Line(f"  {'. '.join(part.rstrip('.') for part in title if part)}.")
    if record.types:
        yield Line(f"  types: {', '.join(record.types)}")
    for notice in record.notices:
        yield Line(f"  notice: {notice.kind} {notice.identifier or notice.citation}".rstrip(), "claim")
    if record.headings:
        names = [f"{heading.name}*" if heading.major else heading.name for heading in record.headings]
        yield Line(f"  headings: {'; '.join(names if whole else names[:_HEADINGS])}")
    if record.keywords:
        yield Line(f"  keywords: {'; '.join(record.keywords)}")
    if record.figures and not record.abstract:
        told = dict.fromkeys(f"{figure.exact} {figure.measure}".strip() for figure in record.figures)
        yield Line(f"  figures of its abstract: {'; '.join(told)}")
    if record.abstract:
        text = " ".join(f"{part.label}: {part.text}" if part.label else part.text for part in record.abstract)
        cut = not whole and len(text) > _LONGEST
        yield Line(f"  abstract: {text[:_LONGEST].rstrip()}… (m: more)" if cut else f"  abstract: {text}")


def _finding(finding: Finding) -> Iterator[Line]:
    yield Line(f"  {finding.level} {finding.code} {finding.rule} (confidence {finding.confidence}): {finding.message}")
    if finding.help:
        yield Line(f"    help: {finding.help}")


def _decisions(matter: Matter) -> Iterator[Line]:
    yield Line("")
    yield Line(f"Decisions so far (together: {matter.outcome.state})", "title")
    for review in matter.reviews:
        yield Line(f"  {decision(review)}")
    if matter.outcome.changes:
        yield Line(f"  lapsed: {told(matter.outcome.changes)}", "claim")


def decision(review: Review) -> str:
    """Return a decision in one line."""
    judged = " (adjudicates)" if review.adjudicates else ""
    until = f", until {review.until}" if review.until else ""
    reason = f": {review.reason}" if review.reason else ""
    quotes = "".join(
        f' "{one.quote}"' + (f" ({one.label} {one.locator})" if one.locator else "") for one in review.evidence
    )
    return f"{review.date} {review.reviewer}{judged}: {review.decision}{until}{reason}{quotes}"
