"""A link → the sentences of the cited work's abstract that it rests on, as they are kept and as they are shown.

What is kept says where a sentence stands and what it is recognised by; its words only where the work's licence, or the
settings, allow it. They are chosen anew wherever the abstract is at hand; where it is not, what was kept is shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from curate.claim import Claim
from curate.extract import Extract, Passage, digest
from curate.identifier import address, parse_curie
from curate.language import language
from curate.ledger import Sentence
from curate.licensing import is_open
from curate.record import NAMES, Lookup, Record, Source
from curate.reference import Reference
from curate.survey import Survey, links
from curate.tallying.claims import text

Words = Literal["licensed", "keep", "digest"]
"""Whose words are kept: of works under an open licence, of all, of none."""


_RECOGNISED = 100
"""Characters by which a sentence is recognised."""


class Abstract(NamedTuple):
    """The abstract of a work: its text, the record that has it, and the look-up that brought the record."""

    text: str
    record: Record
    lookup: Lookup


def abstract(survey: Survey, reference: Reference) -> Abstract | None:
    """Return the longest abstract that the records of a reference hold, None where they hold none."""
    work = survey.assessment(reference).work
    found = [
        Abstract(joined(record), record, lookup)
        for lookup in survey.lookups(reference)
        for record in lookup.records
        if record.abstract and record in work
    ]
    return max(found, key=lambda one: len(one.text), default=None)


def joined(record: Record) -> str:
    """Return the abstract of a record as the text that places are counted in: its parts, joined by one space."""
    return " ".join(part.text for part in record.abstract)


def extract(survey: Survey, claim: Claim, reference: Reference) -> Extract | None:
    """Return the sentences that a link rests on, with their words where those are at hand; None where nothing is known.

    Raises:
        ModelError: the model of the topic scorer cannot be read.
    """
    found = abstract(survey, reference)
    said = text(claim)
    if not found or not said.strip():
        return kept_of(survey, claim, reference)
    from curate.extracting import passages  # the model is read when something is compared

    spoken = language(said, survey.language), language(found.text)
    figures = [one for some, ids in survey.claimed(claim) if reference.id in ids for one in some]
    return Extract(
        reference=reference.id,
        claim=claim.id,
        said=claim.digest(),
        source=found.record.source,
        work=found.record.id,
        record=found.lookup.digest,
        abstract=digest(found.text),
        licence=next(filter(None, (one.licence for one in survey.assessment(reference).work)), ""),
        passages=passages(said, found.text, figures, same_language="" in spoken or spoken[0] == spoken[1]),
    )


def kept_of(survey: Survey, claim: Claim, reference: Reference) -> Extract | None:
    """Return what was kept of a link, None where nothing was."""
    extracts = survey.facts.extracts
    return next((one for one in extracts if (one.claim, one.reference) == (claim.id, reference.id)), None)


def kept(survey: Survey, words: Words) -> dict[str, tuple[Extract, ...]]:
    """Return what is to be kept of the links of each reference, by its id: chosen anew, or as it was where no abstract is at hand."""
    found: dict[str, list[Extract]] = {reference.id: [] for reference in survey.facts.references}
    for claim in survey.facts.claims:
        for reference in survey.references(links(claim)):
            one = extract(survey, claim, reference)
            if one and one.passages:
                found[reference.id].append(_worded(one, words))
    return {reference: tuple(some) for reference, some in found.items()}


def _worded(one: Extract, words: Words) -> Extract:
    """Return an extract with the words of its sentences, or without."""
    if words == "keep" or (words == "licensed" and is_open(one.licence)):
        return one
    bare = tuple(passage.model_copy(update={"text": ""}) for passage in one.passages)
    return one.model_copy(update={"passages": bare})


def stale(survey: Survey, one: Extract) -> str:
    """Return what has changed since an extract was kept, "" where nothing has."""
    claim = next((claim for claim in survey.facts.claims if claim.id == one.claim), None)
    reference = survey.facts.by_id.get(one.reference)
    if claim is None or reference is None or one.reference not in links(claim):
        return "it does not cite the work any more"
    if claim.digest() != one.said:
        return "the claim said something else when it was chosen"
    found = abstract(survey, reference)
    if found:
        return _differing(one, found.text)
    lookups = [x for x in survey.lookups(reference) if x.source == one.source and one.work in _ids(x)]
    if not lookups:
        return f"there is no record of {NAMES[one.source]} for it any more"
    if one.record not in {lookup.digest for lookup in lookups}:
        return f"{NAMES[one.source]} has answered otherwise since it was chosen"
    return ""


def _differing(one: Extract, there: str) -> str:
    if digest(there) != one.abstract:
        return "the abstract was another one when it was chosen"
    if any(digest(there[passage.start : passage.end]) != passage.digest for passage in one.passages):
        return "another sentence stands at this place of the abstract"
    return ""


def _ids(lookup: Lookup) -> frozenset[str]:
    return frozenset(record.id for record in lookup.records)


def sentences(
    survey: Survey, claim: Claim, reference: Reference, texts: Mapping[str, str] | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences that a link rests on, as they are shown.

    ``texts`` are abstracts by their digest that are at hand beside the records (in the cache of answers).
    """
    one = extract(survey, claim, reference)
    if one is None:
        return ()
    changed = stale(survey, one) if one is kept_of(survey, claim, reference) else ""
    there = "" if changed else (texts or {}).get(one.abstract, "")
    asked = next((x.url for x in survey.lookups(reference) if x.source == one.source and one.work in _ids(x)), "")
    parsed = parse_curie(one.work)
    url = (address(*parsed) if parsed else "") or asked
    return tuple(_shown(passage, one, there, url, changed) for passage in one.passages)


def told(survey: Survey, claim: Claim, references: Sequence[Reference], *, besides: str = "") -> tuple[str, ...]:
    """Return, for each of the references that a claim cites, the best of the sentences that the link rests on, in one line.

    A sentence that stands in ``besides`` is left out: it is shown there.
    """
    cited = links(claim)
    best = ((one, sentences(survey, claim, one)[:1]) for one in references if one.id in cited)
    return tuple(
        f"{one.short}, {first.told}" for one, some in best for first in some if not _is_in(besides, first.text)
    )


def _is_in(shown: str, sentence: str) -> bool:
    """Return whether a sentence stands in what is shown; messages leave out its last stop, and cut a long one."""
    return bool(sentence) and sentence[:_RECOGNISED].rstrip(" .") in shown


def _shown(passage: Passage, one: Extract, there: str, url: str, changed: str) -> Sentence:
    words = " ".join((passage.text or there[passage.start : passage.end]).split())
    exactly = "" if words else f", characters {passage.start} to {passage.end}"
    figures = f"mentions the same figures ({', '.join(passage.figures)})"
    return Sentence(
        place=f"sentence {passage.sentence} of the abstract ({named(one.source, one.work)}{exactly})",
        start=passage.start,
        end=passage.end,
        digest=passage.digest,
        why=figures if passage.why == "same figures" else f"nearest to the claim ({passage.score:.2f})",
        text=words,
        url="" if words else url,
        stale=changed,
    )


def named(source: Source, work: str) -> str:
    """Return a record as a person knows it: "PubMed 12345678", "Crossref 10.1000/abc"."""
    return f"{NAMES[source]} {work.partition(':')[2]}"


def stale_of(survey: Survey, reference: Reference) -> Iterator[tuple[Extract, str]]:
    """Return what was kept of a reference's links and does not hold any more, each with the reason."""
    for one in survey.facts.extracts:
        if one.reference == reference.id and (reason := stale(survey, one)):
            yield one, reason
