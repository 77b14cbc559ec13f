"""A manuscript as it was understood, in the form that ``curate read --format json`` prints."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from curate.citation import Citation, Form
from curate.claim import Cited, Claim
from curate.facts import Facts
from curate.manuscript import Manuscript, Section
from curate.reading import Reading
from curate.reference import Reference
from curate.value import Span, Value


class ReadReference(Value):
    """One entry of the reference list: its position ``n`` from 1, its string as printed, and the CSL-JSON item."""

    n: int
    id: str
    label: str | None
    string: str
    csl: dict[str, Any]


class ReadCitation(Value):
    """A printed citation.

    ``start`` and ``end`` are code points in the decoded file for text formats, in the reading text for the others
    (``positions`` says which); ``exact`` is the text between them. ``targets`` are positions of references that it
    surely points at; one that fits several has none of them, and they stand in ``candidates``, the nearest first.
    ``missing`` are numbers, names or keys that nothing in the list answers to. ``named`` are works that a mention of
    an author names while a number in the same paragraph cites them: they are targets of that number. ``printed`` are
    references that the printed text leads to where the document itself links the targets instead. ``via`` are
    the works in which the authors read of this one, which they did not see ("Smith 1990, cited in Jones 2010").
    """

    start: int
    end: int
    exact: str
    form: Form
    targets: tuple[int, ...]
    named: tuple[int, ...]
    candidates: tuple[int, ...]
    missing: tuple[str, ...]
    printed: tuple[int, ...]
    via: tuple[int, ...]


class ReadClaim(Value):
    """A claim: a sentence or table row that cites something, or states what ought to be cited."""

    id: str
    kind: Literal["sentence", "row"]
    start: int
    end: int
    section: str
    paragraph: int
    sentence: int
    table: str | None
    row: int | None
    statement: str
    citations: tuple[Cited, ...]


class ReadSection(Value):
    """A heading and the range of its text, up to the next heading."""

    title: str
    level: int
    start: int
    end: int


class ReadManuscript(Value):
    """What ``curate read`` prints.

    ``schema_version`` goes up when a field is renamed, removed or changes its meaning.
    """

    schema_version: Literal[1] = 1
    path: str
    format: str
    title: str
    positions: Literal["file", "reading-text"]
    references: tuple[ReadReference, ...]
    citations: tuple[ReadCitation, ...]
    claims: tuple[ReadClaim, ...]
    sections: tuple[ReadSection, ...]


def understood(reading: Reading, facts: Facts) -> ReadManuscript:
    """Return a reading, and the claims made of it, as ``curate read`` tells them."""
    manuscript = reading.manuscript
    return ReadManuscript(
        path=manuscript.path,
        format=manuscript.format,
        title=manuscript.title,
        positions="file" if manuscript.source else "reading-text",
        references=tuple(_reference(reference) for reference in reading.references),
        citations=tuple(_citation(citation, manuscript) for citation in reading.citations),
        claims=tuple(_claim(claim) for claim in facts.claims),
        sections=tuple(_section(section, manuscript) for section in manuscript.sections),
    )


def told(manuscript: ReadManuscript) -> Iterator[str]:
    """Return the same for a person, line by line."""
    forms = Counter(citation.form for citation in manuscript.citations)
    yield f"{manuscript.path} ({manuscript.format})" + (f": {manuscript.title}" if manuscript.title else "")
    yield ""
    yield f"Sections ({len(manuscript.sections)})"
    yield from (f"  {'  ' * (section.level - 1)}{section.title}" for section in manuscript.sections if section.title)
    yield ""
    yield f"References ({len(manuscript.references)})"
    for reference in manuscript.references:
        yield f"  [{reference.n}] {reference.csl.get('type', 'document')}: {reference.string}"
    yield ""
    kinds = ", ".join(f"{number} {form}" for form, number in forms.most_common())
    yield f"Citations ({len(manuscript.citations)}" + (f": {kinds})" if kinds else ")")
    yield from (f"  {citation.start}-{citation.end} {_points(citation)}" for citation in manuscript.citations)
    yield ""
    cited = sum(bool(claim.citations) for claim in manuscript.claims)
    yield f"Claims ({len(manuscript.claims)}: {cited} cite, {len(manuscript.claims) - cited} state what ought to be cited)"


def _points(citation: ReadCitation) -> str:
    parts = [
        ", ".join(f"[{n}]" for n in citation.targets),
        f"{', '.join(f'[{n}]' for n in citation.named)} by its number" if citation.named else "",
        f"one of {', '.join(f'[{n}]' for n in citation.candidates)}" if citation.candidates else "",
        f"nothing in the list for {', '.join(citation.missing)}" if citation.missing else "",
        f"printed for {', '.join(f'[{n}]' for n in citation.printed)}" if citation.printed else "",
        f"cited from {', '.join(f'[{n}]' for n in citation.via)}" if citation.via else "",
    ]
    return f"{citation.form} {citation.exact!r} -> {'; '.join(filter(None, parts)) or 'nothing'}"


def _span(manuscript: Manuscript, start: int, end: int) -> Span:
    return manuscript.offsets.span(start, end) if manuscript.source else Span(start=start, end=end)


def _reference(reference: Reference) -> ReadReference:
    return ReadReference(
        n=reference.n, id=reference.id, label=reference.label, string=reference.string, csl=reference.item.to_csl()
    )


def _citation(citation: Citation, manuscript: Manuscript) -> ReadCitation:
    span = _span(manuscript, citation.start, citation.end)
    return ReadCitation(
        start=span.start,
        end=span.end,
        exact=(manuscript.source or manuscript.text)[span.start : span.end],
        form=citation.form,
        targets=citation.targets,
        named=citation.named,
        candidates=tuple(dict.fromkeys(candidate.n for candidate in citation.candidates)),
        missing=citation.missing,
        printed=citation.printed,
        via=citation.via,
    )


def _claim(claim: Claim) -> ReadClaim:
    where = claim.selector
    return ReadClaim(
        id=claim.id,
        kind=claim.kind,
        start=where.start,
        end=where.end,
        section=where.section,
        paragraph=where.paragraph,
        sentence=where.sentence,
        table=where.table,
        row=where.row,
        statement=claim.statement,
        citations=claim.citations,
    )


def _section(section: Section, manuscript: Manuscript) -> ReadSection:
    span = _span(manuscript, section.start, section.end)
    return ReadSection(title=section.title, level=section.level, start=span.start, end=span.end)
