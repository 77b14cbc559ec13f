"""JSON-LD 1.1: each link as a W3C Web Annotation with selectors, typed with CiTO, and its origin in PROV.

Web Annotation: https://www.w3.org/TR/annotation-model; CiTO: https://sparontologies.github.io/cito; FaBiO for the works; PROV-O:
https://www.w3.org/TR/prov-o. The context stands in the file, so that it is expanded without a network.
"""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from curate.exports.tables.arranging import Options, arranged, flat
from curate.exports.tables.jsonl import escaped
from curate.identifier import address
from curate.ledger import Ledger, Remark, Row, Score, Sentence, Settled, Statement, Work

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "oa": "http://www.w3.org/ns/oa#",
    "cito": "http://purl.org/spar/cito/",
    "fabio": "http://purl.org/spar/fabio/",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "curate": "urn:curate:term:",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "assessing": "oa:assessing",
    "commenting": "oa:commenting",
    "linking": "oa:linking",
    "value": "rdf:value",
    "created": {"@id": "dcterms:created", "@type": "xsd:date"},
    "title": "dcterms:title",
    "citation": "dcterms:bibliographicCitation",
    "identifier": "dcterms:identifier",
    "sameAs": {"@id": "schema:sameAs", "@type": "@id"},
    "name": "schema:name",
    "version": "schema:softwareVersion",
    "items": {"@id": "as:items", "@container": "@list"},
    "cites": {"@id": "cito:hasCitedEntity", "@type": "@id"},
    "citing": {"@id": "cito:hasCitingEntity", "@type": "@id"},
    "characterization": {"@id": "cito:hasCitationCharacterization", "@type": "@vocab"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "endedAt": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "generatedAt": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    "@vocab": "urn:curate:term:",
}
"""What each word of the file means."""

_DECISIONS = {
    "supports": "cito:supports",
    "partly-supports": "cito:qualifies",
    "background": "cito:obtainsBackgroundFrom",
}
"""CiTO's word for what a person found, seen from the citing claim; the rest is said in words only."""


def render(ledger: Ledger, options: Options) -> str:
    """Return the table as one JSON-LD document: the collection of annotations, works, and the activity that made them."""
    rows = flat(arranged(ledger, options))
    used = {row.work.id for row in rows if row.work}
    document = {
        "@context": CONTEXT,
        "@graph": [
            *_origin(ledger),
            *(_work(work) for work in ledger.works if work.id in used),
            *(_annotation(ledger, row, at) for at, row in enumerate(rows, 1)),
        ],
    }
    return escaped(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _urn(*parts: str) -> str:
    return "urn:curate:" + ":".join(quote(part, safe="", errors="replace") for part in parts)


def _manuscript(ledger: Ledger) -> str:
    one = ledger.provenance
    return f"urn:sha256:{one.digest}" if one.digest else _urn("manuscript", one.file or "unnamed")


def _origin(ledger: Ledger) -> Iterator[dict[str, Any]]:
    one = ledger.provenance
    software = _urn("software", one.version)
    yield _filled(id=_manuscript(ledger), type=["fabio:Manuscript", "prov:Entity"], title=one.title, name=one.file)
    yield {"id": software, "type": "prov:SoftwareAgent", "name": "curate", "version": one.version}
    yield {
        "id": "urn:curate:check",
        "type": "prov:Activity",
        "used": [_manuscript(ledger), *(_urn("answers", asked.source) for asked in one.asked)],
        "wasAssociatedWith": software,
        "endedAt": _time(one.date),
        "notEvaluated": [f"{lacking.code} {lacking.rule}: {lacking.reason}" for lacking in one.not_evaluated],
    }
    for asked in one.asked:
        yield {
            "id": _urn("answers", asked.source),
            "type": "prov:Entity",
            "name": f"answers of {asked.source}",
            "answers": asked.answers,
            "generatedAt": list(dict.fromkeys((_time(asked.first), _time(asked.last)))),
        }
    people = dict.fromkeys(settled.reviewer for settled in _decided(ledger))
    for person in people:
        yield {"id": _person(person), "type": "prov:Person", "name": person}


def _time(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _decided(ledger: Ledger) -> Iterator[Settled]:
    settled = (*(row.settled for row in ledger.rows), *(one.settled for one in ledger.remarks))
    return (one for one in settled if one.reviewer)


def _person(reviewer: str) -> str:
    return address("orcid", reviewer) or _urn("person", reviewer)


def _work(work: Work) -> dict[str, Any]:
    return _filled(
        id=_urn("reference", work.id),
        type=["fabio:Expression", "prov:Entity"],
        title=work.title,
        citation=work.string,
        number=work.number,
        author=list(work.authors),
        year=work.year,
        container=work.container,
        identifier=[one.text for one in work.addresses],
        sameAs=[one.url for one in work.addresses],
        knownTo=list(work.sources),
        publicationType=list(work.types),
        design=list(work.design),
        population=list(work.population),
        heading=list(work.headings),
        notice=[_filled(kind=one.kind, date=one.date, identifier=one.identifier, knownTo=one.source) for one in work.notices],
    )  # fmt: skip


def _annotation(ledger: Ledger, row: Row, at: int) -> dict[str, Any]:
    """Return a row as an annotation of the claim's place in the manuscript; a decided one assesses, another links."""
    claim, work = row.claim, row.work
    body: list[dict[str, Any]] = []
    if claim and work:
        body.append(_citation(row, claim, work))
    if claim and claim.text:
        body.append({"type": "TextualBody", "purpose": "commenting", "value": claim.text})
    body += map(_finding, row.remarks)
    settled = row.settled
    if settled.decision:
        body.append(_decision(settled))
    return _filled(
        id=_urn("row", str(at), row.id),
        type=["Annotation", "prov:Entity"],
        motivation="assessing" if settled.decision else "linking",
        target=_target(ledger, claim) if claim else _urn("reference", work.id) if work else _manuscript(ledger),
        body=body,
        kind=row.kind,
        candidate=list(row.candidates),
        missing=list(row.missing),
        wasGeneratedBy="urn:curate:check",
        wasAttributedTo=_person(settled.reviewer) if settled.reviewer else "",
        created=ledger.provenance.date.isoformat(),
    )


def _target(ledger: Ledger, claim: Statement) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = []
    if claim.quote:
        selectors.append({"type": "TextQuoteSelector", "exact": claim.quote})
    if claim.end:
        selectors.append({"type": "TextPositionSelector", "start": claim.start, "end": claim.end})
    return _filled(
        id=_urn("claim", claim.id),
        type="SpecificResource",
        source=_manuscript(ledger),
        selector=selectors,
        section=claim.section,
        place=claim.place,
        digest=claim.digest,
    )


def _citation(row: Row, claim: Statement, work: Work) -> dict[str, Any]:
    found = _DECISIONS.get(row.settled.decision) if row.settled.holds else None
    return _filled(
        id=_urn("citation", claim.id, work.id),
        type="cito:Citation",
        citing=_urn("claim", claim.id),
        cites=_urn("reference", work.id),
        characterization=list(dict.fromkeys(filter(None, (f"cito:{row.cito}", found)))),
        printed=list(row.citations),
        form=list(row.forms),
        topic=_score(row.topic),
        evidence=_score(row.evidence),
        sentence=[_sentence(one, work) for one in row.sentences],
    )


def _sentence(one: Sentence, work: Work) -> dict[str, Any]:
    """Return a sentence of an abstract as a part of the work, by its place, and by its words where they are at hand."""
    selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": one.start, "end": one.end}]
    if one.text:
        selectors.append({"type": "TextQuoteSelector", "exact": one.text})
    return _filled(
        type="SpecificResource",
        source=_urn("reference", work.id),
        selector=selectors,
        place=one.place,
        digest=one.digest,
        reason=one.why,
        stale=one.stale,
    )


def _score(score: Score | None) -> dict[str, Any]:
    if score is None:
        return {}
    value = _filled(verdict=score.verdict, reason=list(score.reasons))
    return value if score.value is None else {"score": score.value, **value}


def _finding(one: Remark) -> dict[str, Any]:
    return _filled(
        type="TextualBody",
        purpose="commenting",
        value=one.message,
        level=one.level,
        confidence=one.confidence,
        rule=f"{one.code} {one.rule}",
        about=one.about,
        fingerprint=one.fingerprint,
        setAside=one.aside,
        decision=one.settled.decision,
    )


def _decision(settled: Settled) -> dict[str, Any]:
    return _filled(
        type="TextualBody",
        purpose="assessing",
        value=settled.decision,
        state=settled.state,
        reason=settled.reason,
        quote=list(settled.quotes),
        created=settled.date.isoformat() if settled.date else "",
        wasAttributedTo=_person(settled.reviewer),
    )


def _filled(**fields: Any) -> dict[str, Any]:
    """Return an object of the fields that hold anything."""
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}
