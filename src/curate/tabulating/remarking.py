"""Which findings belong to which row."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from curate.claim import Cited, Claim
from curate.finding import Finding
from curate.ledger import About, Remark
from curate.reference import Reference
from curate.report import Report
from curate.survey import Survey, links
from curate.tabulating import deciding


class Remarks:
    """The findings of a report by what they are about, those that were set aside among them."""

    def __init__(self, survey: Survey, report: Report) -> None:
        claims = {claim.id for claim in survey.facts.claims}
        references = survey.facts.by_id
        told = [(finding, "") for finding in report.findings]
        told += [(one.finding, f"by {one.by}: {one.reason}".removesuffix(": ")) for one in report.suppressed]
        self._by_subject: dict[str, list[tuple[Finding, Remark]]] = defaultdict(list)
        made = []
        for finding, aside in told:
            about: About = (
                "claim" if finding.subject in claims else "reference" if finding.subject in references else "manuscript"
            )
            remark = _remark(finding, about, aside).model_copy(update={"settled": deciding.of_finding(survey, finding)})
            made.append(remark)
            self._by_subject[finding.subject].append((finding, remark))
        self.all: tuple[Remark, ...] = tuple(made)
        """Every finding, the open ones first, in the order of the report."""
        self._places = {reference.location: reference.id for reference in survey.facts.references if reference.location}

    def of_claim(self, claim: Claim) -> tuple[Remark, ...]:
        """Return the findings about a claim."""
        return tuple(remark for _, remark in self._by_subject.get(claim.id, ()))

    def of_reference(self, reference: Reference) -> tuple[Remark, ...]:
        """Return the findings about a reference."""
        return tuple(remark for _, remark in self._by_subject.get(reference.id, ()))

    def of_link(self, claim: Claim, reference: Reference | None, citations: Sequence[Cited]) -> tuple[Remark, ...]:
        """Return the findings that speak of a link: of its claim, and of its reference (None: a citation without one).

        Those of the claim that speak of another of its citations or references are left out.
        """
        told = [
            remark
            for finding, remark in self._by_subject.get(claim.id, ())
            if self._concerns(finding, claim, reference, citations)
        ]
        return (*told, *(self.of_reference(reference) if reference else ()))

    def _concerns(
        self, finding: Finding, claim: Claim, reference: Reference | None, citations: Iterable[Cited]
    ) -> bool:
        at = finding.location
        if at and at in {one.location for one in claim.citations} and at not in {one.location for one in citations}:
            return False
        named = {self._places[place] for place in finding.related if place in self._places} & set(links(claim))
        return not named or bool(reference and reference.id in named)


def _remark(finding: Finding, about: About, aside: str) -> Remark:
    return Remark(
        code=finding.code,
        rule=finding.rule,
        level=finding.level,
        confidence=finding.confidence,
        message=finding.message,
        help=finding.help,
        about=about,
        subject=finding.subject,
        place=finding.place,
        fingerprint=finding.fingerprint,
        aside=aside,
    )
