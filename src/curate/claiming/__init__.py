"""A manuscript as read → the facts that rules see: its claims, its references, its outline."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath

from curate.annotating import definitions
from curate.citation import Citation
from curate.claim import Cited, Claim, Selector
from curate.claiming.callouts import callouts
from curate.claiming.periods import search_period
from curate.claiming.roles import roles
from curate.claiming.slugs import OPENING, slugs
from curate.claiming.stating import ought_to_cite
from curate.claiming.units import Unit, units
from curate.facts import Facts
from curate.manuscript import Manuscript
from curate.outline import Outline, OutlineSection
from curate.reading import Reading
from curate.sketching import digest, sketch


def facts(reading: Reading, *, today: date) -> Facts:
    """Return the facts of a manuscript in memory.

    Its claims are the sentences and table rows that cite, and those that ought to (``stating``); they are numbered
    section by section in the order of the text.
    """
    manuscript = reading.manuscript
    found = units(manuscript, reading.citations)
    parts = roles(manuscript)
    names = slugs(section.title for section in manuscript.sections) or [OPENING]
    uncited = {id(unit) for unit in ought_to_cite(found, manuscript.text, parts)}
    ids = {reference.n: reference.id for reference in reading.references}
    issued: Counter[str] = Counter()
    claims = []
    for unit in found:
        if unit.citations or id(unit) in uncited:
            name = names[unit.place.section]
            issued[name] += 1
            claims.append(_claim(unit, claim_id(name, issued[name]), name, manuscript, ids))
    listed = manuscript.list_span
    outline = Outline(
        title=manuscript.title,
        file=PurePath(manuscript.path).name,
        format=manuscript.format,
        digest=hashlib.sha256((manuscript.source or manuscript.text).encode(errors="replace")).hexdigest(),
        length=len(manuscript.text),
        sections=tuple(
            OutlineSection(slug=name, title=section.title)
            for name, section in zip(names, manuscript.sections, strict=False)
            if not listed or section.start < listed.start or listed.end < section.end or issued[name]
        ),
        tables=tuple(table.number for table in manuscript.tables),
        figures=tuple(figure.number for figure in manuscript.figures),
        callouts=tuple(callouts(found, manuscript.text, manuscript.sections, manuscript.location)),
        search_period=search_period(found, manuscript.text, parts, today),
        abbreviations=dict(sorted(definitions([manuscript.text]).items())),
        forms=dict(Counter(citation.form for citation in reading.citations)),
        issued=dict(+issued),
    )
    return Facts(origin="manuscript", today=today, outline=outline, claims=tuple(claims), references=reading.references)


def claim_id(section: str, number: int) -> str:
    """Return the id of the claim that is given this number in a section: "introduction-03"."""
    return f"{section}-{number:02}"


def _claim(unit: Unit, identity: str, section: str, manuscript: Manuscript, ids: Mapping[int, str]) -> Claim:
    text = manuscript.text[unit.start : unit.end]
    left_out = [
        (max(0, citation.start - unit.start), citation.end - unit.start)
        for citation in unit.citations
        if citation.form != "author-mention"  # a name that is part of the sentence
    ]
    place = unit.place
    span = manuscript.offsets.span(unit.start, unit.end) if manuscript.source else unit
    return Claim(
        id=identity,
        kind="row" if unit.kind == "row" else "sentence",
        statement=text,
        quote=text,
        selector=Selector(
            section=manuscript.sections[place.section].title if manuscript.sections else "",
            paragraph=place.paragraph,
            sentence=unit.sentence,
            table=place.table,
            row=place.row,
            start=span.start,
            end=span.end,
            digest=digest(text, left_out),
            sketch=sketch(text, left_out),
        ),
        citations=tuple(_cited(citation, unit, manuscript, ids) for citation in unit.citations),
        section=section,
        location=manuscript.location(unit.start, unit.end),
    )


def _cited(citation: Citation, unit: Unit, manuscript: Manuscript, ids: Mapping[int, str]) -> Cited:
    references = _ids((*citation.targets, *citation.named), ids)
    return Cited(
        exact=citation.exact,
        form=citation.form,
        start=max(0, citation.start - unit.start),
        references=references,
        candidates=tuple(
            one for one in _ids([candidate.n for candidate in citation.candidates], ids) if one not in references
        ),
        missing=citation.missing,
        printed=_ids(citation.printed, ids),
        via=_ids(citation.via, ids),
        location=manuscript.location(citation.start, citation.end),
    )


def _ids(numbers: Sequence[int], ids: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[n] for n in numbers if n in ids))
