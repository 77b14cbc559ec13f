"""What the HTML report shows, as plain data for its script: claims, references with their records, and findings."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from curate.claim import Claim
from curate.dossier import Dossier
from curate.finding import LEVELS, Finding
from curate.ledger import Ledger, Row, Score, Sentence, Settled, Work
from curate.record import NAMES, Lookup, Record
from curate.reference import Item, Reference
from curate.reporters.escaping import one_line
from curate.score import SEEN
from curate.score import Score as Fit
from curate.tabulating import tabulate

State = Literal["error", "warning", "note", "clear", "signed"]
STATES: dict[State, str] = {
    "error": "error",
    "warning": "warning",
    "note": "note",
    "clear": "nothing found",
    "signed": "confirmed",
}
"""How a citation or a reference stands, the worst first, and how a person is told. Confirmed: somebody has decided so."""
_FIELDS = {
    "title": "Title",
    "author": "Authors",
    "year": "Year",
    "journal": "Journal",
    "volume": "Volume",
    "issue": "Issue",
    "page": "Pages",
    "publisher": "Publisher",
}
_FITS = {
    "fits": "fits",
    "note": "only 10 in 100 sound citations fit as little",
    "warning": "only 5 in 100 sound citations fit as little",
    "error": "only 1 in 100 sound citations fits as little",
}
_OF_FIELD = {"first-author": "author", "author-order": "author", "author-added": "author", "author-dropped": "author"}
"""Where a difference is shown that is not a field by itself."""
_MANY = 12
"""More authors than this are not all shown."""


@dataclass(frozen=True)
class Said:
    """The findings by what they are about: positions in ``findings``.

    ``of_citation`` by claim and place of the citation in it; ``of_claim`` those about the claim as such; ``whole`` what is
    about neither claim nor reference.
    """

    findings: tuple[Finding, ...]
    of_citation: dict[tuple[str, int], list[int]]
    of_claim: dict[str, list[int]]
    of_reference: dict[str, list[int]]
    whole: list[int]


def said(dossier: Dossier) -> Said:
    """Return the open findings by what they are about."""
    facts = dossier.survey.facts
    claims = {claim.id: claim for claim in facts.claims}
    found = Said(dossier.report.findings, defaultdict(list), defaultdict(list), defaultdict(list), [])
    for at, finding in enumerate(found.findings):
        claim = claims.get(finding.subject)
        if claim:
            index = _citation(finding, claim)
            (found.of_claim[claim.id] if index is None else found.of_citation[claim.id, index]).append(at)
        elif finding.subject in facts.by_id:
            found.of_reference[finding.subject].append(at)
        else:
            found.whole.append(at)
    return found


def _citation(finding: Finding, claim: Claim) -> int | None:
    """Return which citation of a claim a finding is about, None where it is about the claim."""
    place = finding.location
    if place is None:
        return None
    for index, cited in enumerate(claim.citations):
        own = cited.location
        if own and claim.location and (own.line, own.column, own.start) == (place.line, place.column, place.start):
            same = (claim.location.line, claim.location.column, claim.location.start) == (
                own.line,
                own.column,
                own.start,
            )
            if not same or claim.location.end == place.end:
                return index
    return 0 if len(claim.citations) == 1 else None


def worst(levels: Iterator[str] | Sequence[str], *, signed: bool = False) -> State:
    """Return the state that these levels of findings make."""
    known = set(levels)
    return next((level for level in LEVELS if level in known), "signed" if signed else "clear")


@dataclass(frozen=True)
class Shown:
    """All that the page and its script need: the ledger, the findings by subject, and states."""

    dossier: Dossier
    ledger: Ledger
    said: Said
    signed: frozenset[tuple[str, str]]
    """Links of claims and references that a person has confirmed."""

    @property
    def scored(self) -> bool:
        """Return whether rules about topics were applied, so that it is known how well cited works fit."""
        return any(rule.code.startswith("TOP") for rule in self.dossier.report.rules)

    def levels(self, at: Sequence[int]) -> list[str]:
        """Return the levels of these findings."""
        return [self.said.findings[one].level for one in at]

    def of_citation(self, claim: Claim, index: int) -> State:
        """Return how a citation stands: what was found about it, about its claim, and about the works it cites."""
        cited = claim.citations[index]
        found = [*self.said.of_citation.get((claim.id, index), ()), *self.said.of_claim.get(claim.id, ())]
        works = [one for reference in cited.references for one in self.said.of_reference.get(reference, ())]
        serious = [
            level for level in self.levels(works) if level != "note"
        ]  # a missing date of access is not about the claim
        signed = bool(cited.references) and all((claim.id, each) in self.signed for each in cited.references)
        return worst([*self.levels(found), *serious], signed=signed)

    def of_claim(self, claim: Claim) -> State:
        """Return how a claim stands with all its citations."""
        states = {self.of_citation(claim, index) for index in range(len(claim.citations))}
        states.add(worst(self.levels(self.said.of_claim.get(claim.id, ()))))
        if states <= {"signed", "clear"}:
            return "signed" if "signed" in states else "clear"
        return next(state for state in STATES if state in states)

    def of_reference(self, id_: str) -> State:
        """Return how a reference stands."""
        return worst(self.levels(self.said.of_reference.get(id_, ())))


def shown(dossier: Dossier) -> Shown:
    """Return what the page shows."""
    ledger = tabulate(dossier.survey, dossier.report)
    signed = frozenset(
        (row.claim.id, row.work.id) for row in ledger.rows if row.claim and row.work and row.settled.verified
    )
    return Shown(dossier, ledger, said(dossier), signed)


def data(page: Shown) -> dict[str, Any]:
    """Return what the script needs to show the details of a citation or a reference; every text is on one line, harmless."""
    facts = page.dossier.survey.facts
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in page.ledger.rows:
        if row.claim and row.work:
            rows[row.claim.id].append(row)
    citing: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(facts.claims):
        for reference in dict.fromkeys(
            (*claim.references, *(c for cited in claim.citations for c in cited.candidates))
        ):
            citing[reference].append(at)
    lookups: dict[str, list[Lookup]] = defaultdict(list)
    for lookup in facts.lookups:
        lookups[lookup.reference].append(lookup)
    places = {statement.id: statement for statement in page.ledger.claims}
    made = {
        "findings": [_finding(finding) for finding in page.said.findings],
        "claims": [
            _claim(claim, places[claim.id].place, places[claim.id].text, rows[claim.id], page) for claim in facts.claims
        ],
        "works": {
            reference.id: _work(reference, work, citing[reference.id], lookups[reference.id], page)
            for reference, work in zip(facts.references, page.ledger.works, strict=True)
        },
    }
    harmless: dict[str, Any] = _harmless(made)
    return harmless


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "level": finding.level,
        "rule": f"{finding.code} {finding.rule}",
        "message": finding.message,
        "help": finding.help,
        "sure": finding.confidence,
    }


def _claim(claim: Claim, place: str, text: str, rows: Sequence[Row], page: Shown) -> dict[str, Any]:
    topic = page.dossier.survey.scores(claim) if rows and page.scored and claim.kind != "row" else {}
    return {
        "id": claim.id,
        "place": place,
        "text": text or _own_words(claim, page.dossier),
        "found": page.said.of_claim.get(claim.id, []),
        "cites": [
            {
                "exact": cited.exact,
                "works": cited.references,
                "may": cited.candidates,
                "missing": cited.missing,
                "found": page.said.of_citation.get((claim.id, index), []),
            }
            for index, cited in enumerate(claim.citations)
        ],
        "links": {row.work.id: _link(row, topic.get(row.work.id)) for row in rows if row.work},
    }


def _own_words(claim: Claim, dossier: Dossier) -> str:
    """Return the manuscript's words of a claim that nobody has stated, where the manuscript is at hand."""
    span = dossier.spans.get(claim.id)
    return dossier.manuscript.text[span.start : span.end] if dossier.manuscript and span else ""


def _link(row: Row, topic: Fit | None) -> dict[str, Any]:
    """Return what is known about a link: how well the two fit, whether the one bears the other out, what was decided."""
    told = {
        "topic": _score(row.topic) or _fit(topic),
        "evidence": _score(row.evidence),
        "sentences": [_sentence(one) for one in row.sentences],
        "decision": _settled(row.settled),
    }
    return {key: value for key, value in told.items() if value}


def _sentence(one: Sentence) -> dict[str, Any]:
    """Return a sentence of the abstract: where it stands and why it was chosen, its words, and where to read them."""
    about = f"{one.place[0].upper()}{one.place[1:]}: {one.why}" + (f" ({one.stale})" if one.stale else "")
    url = one.url if one.url.startswith(("https://", "http://")) else ""
    return {"about": about, "text": one.text, "url": url}


def _fit(topic: Fit | None) -> dict[str, Any] | None:
    if topic is None:
        return None
    seen = f", by its {SEEN[topic.evidence]}" if topic.evidence in SEEN else ""
    verdict = f"{_FITS.get(topic.verdict, topic.verdict)}{seen} (score {topic.score:.1f}, higher fits better)"
    return {"value": None, "verdict": verdict, "reasons": topic.reasons}


def _score(score: Score | None) -> dict[str, Any] | None:
    if score is None or (score.value is None and not score.verdict):
        return None
    return {"value": score.value, "verdict": score.verdict, "reasons": score.reasons}


def _settled(settled: Settled) -> dict[str, Any] | None:
    if not settled.decision:
        return None
    day = settled.date.isoformat() if settled.date else ""
    return {
        "what": settled.decision.replace("-", " "),
        "who": ", ".join(filter(None, (settled.reviewer, day))),
        "why": settled.reason,
        "quotes": settled.quotes,
        "state": settled.state,
    }


def _work(
    reference: Reference, work: Work, citing: Sequence[int], lookups: Sequence[Lookup], page: Shown
) -> dict[str, Any]:
    assessment = page.dossier.survey.assessment(reference)
    differences: dict[str, str] = {}
    for one in assessment.differences:
        field = _OF_FIELD.get(one.field, one.field)
        differences.setdefault(field, one.kind.replace("-", " "))
    asked = {(record.source, record.id): lookup for lookup in lookups for record in lookup.records}
    columns = [("As printed", _fields(reference.item, reference.item.et_al), "", "")]
    for record in assessment.work:
        lookup = asked.get((record.source, record.id))
        day = lookup.retrieved.date().isoformat() if lookup else ""
        columns.append((_capital(NAMES[record.source]), _recorded(record), lookup.url if lookup else "", day))
    present = [field for field in _FIELDS if any(values.get(field) for _, values, _, _ in columns)]
    return {
        "short": reference.short,
        "string": reference.string,
        "state": page.of_reference(reference.id),
        "links": [(one.text, one.url) for one in work.addresses if one.url.startswith(("https://", "http://"))],
        "heads": [(name, url if url.startswith(("https://", "http://")) else "", day) for name, _, url, day in columns],
        "fields": [
            (_FIELDS[field], [values.get(field, "") for _, values, _, _ in columns], differences.get(field, ""))
            for field in present
        ],
        "asked": assessment.looked_up,
        "design": work.design,
        "people": work.population,
        "notices": [f"{one.kind.replace('-', ' ')}{f' of {one.date}' if one.date else ''}" for one in work.notices],
        "found": page.said.of_reference.get(reference.id, []),
        "claims": citing,
    }


def _fields(item: Item, cut: bool) -> dict[str, str]:
    """Return the fields of a reference, or of a record, as they are compared."""
    names = [str(name) for name in item.author[:_MANY]]
    if len(item.author) > _MANY:
        names.append(f"… ({len(item.author)} in all)")
    elif cut:
        names.append("et al.")
    return {
        "title": item.title or "",
        "author": ", ".join(names),
        "year": f"{item.year or ''}{item.year_suffix}",
        "journal": item.container_title or "",
        "volume": item.volume or "",
        "issue": item.issue or "",
        "page": item.page or item.number or "",
        "publisher": item.publisher or "",
    }


def _capital(name: str) -> str:
    """Return a name as a heading: "The web page"; those that are written small stay so."""
    return f"{name[0].upper()}{name[1:]}" if " " in name else name


def _recorded(record: Record) -> dict[str, str]:
    return _fields(record.item, not record.authors_complete)


def _harmless(value: Any) -> Any:
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        return {one_line(key): _harmless(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_harmless(inner) for inner in value]
    return value
