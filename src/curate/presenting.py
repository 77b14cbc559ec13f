"""Put together what reports for people show, and write those that need the manuscript's own file."""

from collections.abc import Mapping, Sequence

from curate import claiming
from curate.claim import Claim
from curate.dossier import Dossier
from curate.errors import UsageError
from curate.facts import Facts
from curate.manuscript import Manuscript
from curate.reading import Reading
from curate.report import Report
from curate.reporters.querying import Query, queries
from curate.reporters.word import Note, annotate
from curate.similarity import fold
from curate.survey import Survey
from curate.value import Span

AUTHOR = "curate"
_SAME = 60
"""Strings of references that agree in so many letters at their beginning are of one entry."""


def dossier(survey: Survey, report: Report, reading: Reading | None = None) -> Dossier:
    """Return the dossier of what was checked, with the places of claims and references in the manuscript that was read.

    The manuscript may be the one that was checked, or the one that the registry was imported from: claims are then found
    by their digest, references by their string.
    """
    facts = survey.facts
    if reading is None:
        return Dossier(report, survey)
    manuscript = reading.manuscript
    read = facts if facts.origin == "manuscript" else claiming.facts(reading, today=facts.today)
    spans = {**_claims(facts.claims, read.claims, manuscript), **_references(facts, read, manuscript)}
    return Dossier(report, survey, manuscript, spans)


def annotated(found: Dossier, data: bytes, *, original: bool = False) -> bytes:
    """Return a copy of the Word manuscript ``data`` with the findings as comments.

    Raises:
        UsageError: the manuscript is no Word file.
        UnreadableError: the file cannot be read.
    """
    from curate.documents.docx.placing import stretches  # noqa: PLC0415  # only Word needs it

    manuscript = found.manuscript
    if manuscript is None or manuscript.format != "docx" or not data.startswith(b"PK"):
        raise UsageError(
            f"{manuscript.path if manuscript else 'the registry'} is no .docx file, so it cannot be annotated",
            help="name the .docx: `curate check manuscript.docx --format docx --output annotated.docx`, for a registry "
            "with --manuscript; `--format letter` writes the queries for every format",
        )
    asked = queries(found)
    spans = [query.span for query in asked if query.span]
    places = iter(stretches(data, manuscript.path, spans, original=original))
    notes = [Note(_paragraphs(query), next(places) if query.span else ()) for query in asked]
    return annotate(data, notes, author=AUTHOR, day=found.survey.facts.today)


def _paragraphs(query: Query) -> tuple[str, ...]:
    return tuple(filter(None, (f"{query.name}. {query.message}", query.request, *query.evidence, f"({query.source})")))


def _claims(wanted: Sequence[Claim], read: Sequence[Claim], manuscript: Manuscript) -> dict[str, Span]:
    """Return where the claims stand in the reading text."""
    sentences = {}
    for sentence in manuscript.sentences:
        span = Span(start=sentence.start, end=sentence.end)
        source = manuscript.offsets.span(span.start, span.end) if manuscript.source else span
        sentences[source.start, source.end] = span
    places: dict[str, Span] = {}
    for claim in read:
        if span_ := sentences.get((claim.selector.start, claim.selector.end)):
            places.setdefault(claim.id, span_)
    if wanted is read:
        return places
    digests: dict[str, Span] = {}
    for claim in read:
        if claim.id in places:
            digests.setdefault(claim.selector.digest, places[claim.id])
    return {claim.id: digests[claim.selector.digest] for claim in wanted if claim.selector.digest in digests}


def _references(facts: Facts, read: Facts, manuscript: Manuscript) -> dict[str, Span]:
    """Return where the references stand in the reading text."""
    entries = {
        entry.n: Span(start=entry.start, end=entry.end) for entry in manuscript.entries if entry.end > entry.start
    }
    numbers: Mapping[str, int] = {_start(reference.string): reference.n for reference in reversed(read.references)}
    found = {}
    for reference in facts.references:
        n = reference.n if facts is read else numbers.get(_start(reference.string), 0)
        if n in entries:
            found[reference.id] = entries[n]
    return found


def _start(string: str) -> str:
    return fold(string).replace(" ", "")[:_SAME]
