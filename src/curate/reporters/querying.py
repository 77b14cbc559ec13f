"""Findings as queries to the authors: numbered in the order of the manuscript, polite, with both values and what to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curate.claim import Claim
from curate.dossier import Dossier
from curate.finding import Finding
from curate.location import Location
from curate.reporters.escaping import one_line
from curate.reporters.wording import rule_name, where
from curate.value import Span

WHOLE = "The manuscript as a whole"
LIST = "References"
_HOUSEKEEPING = "REG"
"""The family of rules about the files of the registry, which are nothing to ask authors about."""
_REJECTED = "REG106"
"""The one of them that is: a reviewer has found that a cited work does not bear the claim out."""
_CONDITIONS = ("where", "if", "in", "for", "to", "when", "see")
"""With one of these as its first word, what to do is no plain request."""
_LONGEST = 80
_OPENING = 60
"""Code points of a sentence, at most, by which its authors find it."""


@dataclass(frozen=True, kw_only=True)
class Query:
    """One question to the authors.

    ``section`` groups them, ``place`` says where in it; ``exact`` are the manuscript's own words where they are few, ``opening``
    those with which its sentence begins ("" where it is not known), ``span`` where they stand in its reading text (None: about the whole, or not found).
    """

    number: int
    finding: Finding
    section: str
    place: str
    exact: str = ""
    opening: str = ""
    span: Span | None = None

    @property
    def name(self) -> str:
        """Return how it is called: "AQ1"."""
        return f"AQ{self.number}"

    @property
    def message(self) -> str:
        """Return what was noticed, as a sentence."""
        message = one_line(self.finding.message).strip()
        return message if message[-1:] in ".?!…" else f"{message}."

    @property
    def request(self) -> str:
        """Return what the authors are asked to do, as a sentence; "" where nothing is."""
        wish = one_line(self.finding.help).strip().rstrip(".")
        if not wish:
            return ""
        if wish.split()[0].lower().strip(",") in _CONDITIONS:
            return f"{wish[0].upper()}{wish[1:]}."
        return f"Please {wish}" + ("" if wish.endswith(("?", "!")) else ".")

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return the sentences of the cited works' abstracts that it may be answered by, a line each."""
        return tuple(map(one_line, self.finding.evidence))

    @property
    def source(self) -> str:
        """Return which rule asks, for the editor."""
        return f"{self.finding.level}, {rule_name(self.finding.code, self.finding.rule)}"


def queries(dossier: Dossier) -> tuple[Query, ...]:
    """Return the findings as queries: what is about the whole first, then in the order of the manuscript."""
    facts = dossier.survey.facts
    ids = (*(claim.id for claim in facts.claims), *(reference.id for reference in facts.references))
    order = {id_: at for at, id_ in enumerate(ids, 1)}
    found = [
        (
            span is not None or finding.subject in order,
            span.start if span else 0,
            order.get(finding.subject, 0),
            at,
            finding,
            span,
        )
        for at, finding in enumerate(dossier.report.findings)
        if finding.code == _REJECTED or not finding.code.startswith(_HOUSEKEEPING)
        for span in [span_of(finding, dossier)]
    ]
    claims = {claim.id: claim for claim in facts.claims}
    return tuple(
        Query(
            number=number,
            finding=finding,
            section=_section(finding, claims, dossier),
            place=where(finding),
            exact=_exact(finding, span, dossier),
            opening=_opening(claims.get(finding.subject)),
            span=span,
        )
        for number, (*_, finding, span) in enumerate(sorted(found, key=lambda each: each[:4]), 1)
    )


def span_of(finding: Finding, dossier: Dossier) -> Span | None:
    """Return where in the reading text a finding stands: its citation where it is about one, else its claim or reference."""
    facts, place = dossier.survey.facts, finding.location
    if place and place.end > place.start and facts.origin == "manuscript":
        return Span(start=place.start, end=place.end)
    whole = dossier.spans.get(finding.subject)
    claim = next((claim for claim in facts.claims if claim.id == finding.subject), None) if whole and place else None
    return next(_cited(finding, claim, dossier), whole) if claim and whole else whole


def _cited(finding: Finding, claim: Claim, dossier: Dossier) -> Iterator[Span]:
    """Return the ranges of the citations of a claim that stand where the finding does."""
    assert dossier.manuscript is not None
    if _at(finding.location) == _at(claim.location):
        return
    for cited in claim.citations:
        start = dossier.spans[claim.id].start + cited.start
        end = start + len(cited.exact)
        if _at(cited.location) == _at(finding.location) and dossier.manuscript.text[start:end] == cited.exact:
            yield Span(start=start, end=end)


def _at(place: Location | None) -> tuple[int, ...]:
    """Return a place in its file; the path may be told from another folder."""
    return (place.line, place.column, place.end_line, place.end_column, place.start, place.end) if place else ()


def _section(finding: Finding, claims: Mapping[str, Claim], dossier: Dossier) -> str:
    claim = claims.get(finding.subject)
    if claim:
        table = claim.selector.table
        return f"Table {table}".rstrip() if table is not None else one_line(claim.selector.section) or WHOLE
    facts = dossier.survey.facts
    if finding.subject in facts.by_id or finding.place == "reference list":
        return LIST
    named = finding.place.rpartition(", paragraph ")[
        0
    ]  # what is called out stands in a paragraph, though not in a claim
    return one_line(named) if named and named in {section.title for section in facts.outline.sections} else WHOLE


def _opening(claim: Claim | None) -> str:
    text = one_line(claim.quote or "").strip() if claim and claim.kind == "sentence" else ""
    return text if len(text) <= _OPENING else f"{text[:_OPENING].rpartition(' ')[0]} …"


def _exact(finding: Finding, span: Span | None, dossier: Dossier) -> str:
    if not span or not dossier.manuscript or finding.subject in dossier.survey.facts.by_id:
        return ""
    text = one_line(dossier.manuscript.text[span.start : span.end]).strip()
    return text if len(text) <= _LONGEST else ""
