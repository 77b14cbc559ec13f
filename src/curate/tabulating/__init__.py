"""Facts and a report to the claim-to-source table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from curate import __version__
from curate.claim import Cited, Claim
from curate.ledger import Asked, Ledger, Provenance, Row, Statement, Work
from curate.link import Property
from curate.quoting import sentences
from curate.record import Lookup, Source
from curate.report import Report
from curate.rule import place
from curate.survey import Survey, links
from curate.tabulating import deciding, scoring
from curate.tabulating.describing import work
from curate.tabulating.remarking import Remarks

__all__ = ["cited_by", "tabulate"]


def tabulate(survey: Survey, report: Report) -> Ledger:
    """Return the claim-to-source table of what was surveyed and reported."""
    remarks = Remarks(survey, report)
    works = {reference.id: work(reference, survey) for reference in survey.facts.references}
    statements = {claim.id: statement(claim) for claim in survey.facts.claims}
    rows = [
        row
        for claim in survey.facts.claims
        for row in _Rows(survey, remarks, works, claim, statements[claim.id]).rows()
    ]
    linked = {row.work.id for row in rows if row.work}
    rows += [
        Row(kind="reference", work=works[reference.id], remarks=remarks.of_reference(reference))
        for reference in survey.facts.references
        if reference.id not in linked
    ]
    return Ledger(
        provenance=provenance(survey, report),
        rows=tuple(rows),
        claims=tuple(statements.values()),
        works=tuple(works.values()),
        remarks=remarks.all,
    )


def statement(claim: Claim) -> Statement:
    """Return a claim as the table tells it; where nobody has stated it yet, by its own words if they are kept."""
    where = claim.selector
    return Statement(
        id=claim.id,
        kind=claim.kind,
        section=where.section or claim.section,
        place=place(claim),
        text=claim.statement or claim.quote or "",
        quote=claim.quote or "",
        start=where.start,
        end=where.end,
        digest=where.digest,
    )


class _Rows:
    """The rows of one claim."""

    def __init__(
        self, survey: Survey, remarks: Remarks, works: dict[str, Work], claim: Claim, statement: Statement
    ) -> None:
        self._survey = survey
        self._remarks = remarks
        self._works = works
        self._claim = claim
        self._statement = statement

    def rows(self) -> Iterator[Row]:
        """Return a row for each reference of the claim, each citation that leads (in part) to none, or one for the claim.

        A claim that cites nothing, and about which nothing was found, has no row.
        """
        claim = self._claim
        property_of: dict[str, Property] = {link.reference: link.property for link in claim.links}
        made = False
        for reference in links(claim):
            made = True
            yield self._link(reference, property_of)
        for cited in claim.citations:
            if not cited.references or cited.candidates or cited.missing:
                made = True
                yield self._loose(cited)
        if not made and (told := self._remarks.of_claim(claim)):
            yield Row(kind="claim", claim=self._statement, remarks=told)

    def _link(self, identity: str, property_of: dict[str, Property]) -> Row:
        claim, known = self._claim, self._survey.facts.by_id.get(identity)
        by = [cited for cited in claim.citations if identity in cited.references]
        return Row(
            kind="link" if known else "citation",
            claim=self._statement,
            work=self._works.get(identity),
            citations=_printed(by),
            forms=tuple(dict.fromkeys(cited.form for cited in by)),
            cito=property_of.get(identity, "cites"),
            missing=() if known else (identity,),
            topic=scoring.topic(self._survey, claim, known) if known else None,
            evidence=scoring.evidence(self._survey, claim, known) if known else None,
            sentences=sentences(self._survey, claim, known) if known else (),
            remarks=self._remarks.of_link(claim, known, by),
            settled=deciding.of_link(self._survey, claim, identity),
        )

    def _loose(self, cited: Cited) -> Row:
        return Row(
            kind="citation",
            claim=self._statement,
            citations=(cited.exact,),
            forms=(cited.form,),
            candidates=tuple(one.short for one in self._survey.references(cited.candidates)),
            missing=cited.missing,
            remarks=self._remarks.of_link(self._claim, None, [cited]),
        )


def _printed(citations: Sequence[Cited]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cited.exact for cited in citations))


def provenance(survey: Survey, report: Report) -> Provenance:
    """Return where the table comes from."""
    facts = survey.facts
    return Provenance(
        version=__version__,
        date=facts.today,
        title=facts.outline.title,
        file=facts.outline.file,
        format=facts.outline.format,
        digest=facts.outline.digest,
        sources=report.sources,
        asked=_asked(facts.lookups),
        rules=len(report.rules),
        claims=report.claims,
        references=report.references,
        citations=report.citations,
        not_evaluated=report.not_evaluated,
    )


def _asked(lookups: Sequence[Lookup]) -> tuple[Asked, ...]:
    by_source: dict[Source, list[Lookup]] = defaultdict(list)
    for one in lookups:
        by_source[one.source].append(one)
    return tuple(
        Asked(
            source=source,
            answers=len(some),
            first=min(one.retrieved for one in some).date(),
            last=max(one.retrieved for one in some).date(),
        )
        for source, some in sorted(by_source.items())
    )


def cited_by(ledger: Ledger) -> dict[str, tuple[Row, ...]]:
    """Return the reverse view: the rows of each reference, by its id, in the order of the list."""
    found: dict[str, list[Row]] = {one.id: [] for one in ledger.works}
    for row in ledger.rows:
        if row.work:
            found[row.work.id].append(row)
    return {identity: tuple(rows) for identity, rows in found.items()}
