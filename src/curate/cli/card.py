"""Everything known about one claim, reference or printed citation, line by line, for one screen."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from curate import citing, matching
from curate.citation import Candidate
from curate.claim import Cited, Claim
from curate.errors import UsageError, suggestion
from curate.facts import Facts
from curate.finding import Finding
from curate.identifier import Scheme, valid
from curate.reference import Date, Reference
from curate.reporters.wording import count
from curate.review import Review
from curate.rule import place
from curate.survey import links

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_NUMBER = re.compile(r"\[?(\d{1,5})\]?")
NOT_STATED = "(not stated yet)"
_LONGEST = 100
"""Characters of a statement that are shown where it is not the subject."""

_RESOLVERS: dict[str, tuple[Scheme, str]] = {
    "DOI": ("doi", "https://doi.org/"),
    "PMID": ("pmid", "https://pubmed.ncbi.nlm.nih.gov/"),
    "PMCID": ("pmcid", "https://pmc.ncbi.nlm.nih.gov/articles/"),
}


@dataclass(frozen=True)
class Subject:
    """What was asked for: a claim, a reference, or all places where one citation is printed."""

    kind: Literal["claim", "reference", "citation"]
    claims: tuple[Claim, ...] = ()
    reference: Reference | None = None
    exact: str = ""


def find(facts: Facts, what: str) -> Subject:
    """Return the claim or reference with this id or number, or the citation printed like this.

    Raises:
        UsageError: nothing of that name; a likely one is named.
    """
    for claim in facts.claims:
        if claim.id == what:
            return Subject("claim", claims=(claim,))
    if reference := facts.by_id.get(what) or _numbered(facts, what):
        return Subject("reference", reference=reference)
    wanted = _folded(what)
    holding = tuple(c for c in facts.claims if any(_folded(cited.exact) == wanted for cited in c.citations))
    if holding:
        return Subject("citation", claims=holding, exact=what)
    printed = {cited.exact for claim in facts.claims for cited in claim.citations}
    known = (*(claim.id for claim in facts.claims), *facts.by_id, *sorted(printed))
    raise UsageError(
        f"no claim, reference or citation is '{what}'{suggestion(what, known)}",
        help="give the id of a claim or reference, the number of a reference, or a citation as it is printed",
    )


Sentences = Callable[[Claim, Reference], Iterable[str]]
"""What tells the sentences of an abstract that a link rests on, a line each."""


def card(facts: Facts, subject: Subject, findings: Iterable[Finding], sentences: Sentences) -> Iterator[str]:
    """Return the screen about ``subject``."""
    if subject.reference:
        yield from _reference(facts, subject.reference, findings, sentences)
    elif subject.kind == "claim":
        yield from _claim(facts, subject.claims[0], findings, sentences)
    else:
        yield from _citation(facts, subject, findings)


def _claim(facts: Facts, claim: Claim, findings: Iterable[Finding], sentences: Sentences) -> Iterator[str]:
    yield f"claim {claim.id}"
    yield f"  {place(claim)}" + (f" ({claim.location})" if claim.location else "")
    yield f"  digest {claim.digest()}"
    yield f"  {claim.statement or NOT_STATED}"
    if claim.quote and claim.quote != claim.statement:
        yield f"  quote: {claim.quote}"
    yield from _part("citations", (_cited(facts, cited) for cited in claim.citations))
    cited = (facts.by_id[ref] for ref in claim.references if ref in facts.by_id)
    yield from _part("references", (f"{reference.short}: {reference.string}" for reference in cited))
    linked = (facts.by_id[ref] for ref in links(claim) if ref in facts.by_id)
    told = (f"{one.short}: {line}" for one in linked for line in sentences(claim, one))
    yield from _part("evidence sentences", told)
    yield from _part("links", (f"{link.property} {link.reference}" for link in claim.links))
    yield from _part("reviews", map(_review, claim.reviews))
    yield from _part("findings", _findings(claim.id, findings))


def _reference(facts: Facts, reference: Reference, findings: Iterable[Finding], sentences: Sentences) -> Iterator[str]:
    printed = (reference.label or "").strip("[]().") or str(reference.n)
    yield f"reference {reference.id}, number {reference.n}" + (
        f", printed {printed}" if printed != str(reference.n) else ""
    )
    if reference.location:
        yield f"  {reference.location}"
    yield f"  digest {reference.digest()}"
    yield f"  {reference.string}"
    yield from _part("fields", _fields(reference))
    claims = [claim for claim in facts.claims if reference.id in claim.references]
    yield from _part(f"cited by {count(len(claims), 'claim')}", map(_brief, claims))
    told = (f"{claim.id}: {line}" for claim in claims for line in sentences(claim, reference))
    yield from _part("evidence sentences", told)
    perhaps = [c for c in facts.claims if any(reference.id in cited.candidates for cited in c.citations)]
    if perhaps:
        yield from _part("perhaps cited by", map(_brief, perhaps))
    yield from _part("reviews", map(_review, reference.reviews))
    yield from _part("findings", _findings(reference.id, findings))


def _citation(facts: Facts, subject: Subject, findings: Iterable[Finding]) -> Iterator[str]:
    wanted = _folded(subject.exact)
    printed = [
        (claim, cited) for claim in subject.claims for cited in claim.citations if _folded(cited.exact) == wanted
    ]
    first = printed[0][1]
    yield f"citation {first.exact} ({first.form})"
    yield from _part("points at", dict.fromkeys(_cited(facts, cited) for _, cited in printed))
    named = [cite for cite in citing.cites(first.exact, first.form) if cite.names]
    if named:
        known = matching.index(facts.references)
        for cite in named:
            candidates, recommendation = matching.match(cite, known)
            told = (_candidate(facts, candidate) for candidate in candidates)
            yield from _part(f"candidates for {cite.exact} (recommendation: {recommendation})", told)
    yield from _part(f"printed in {count(len(printed), 'claim')}", (_brief(claim) for claim, _ in printed))
    claims = {claim.id for claim, _ in printed}
    about = [finding for finding in findings if finding.subject in claims and first.exact in finding.message]
    yield from _part("findings", dict.fromkeys(line for finding in about for line in _told(finding)))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Return a title and its lines, or nothing where there is no line."""
    told = list(lines)
    if told:
        yield ""
        yield f"{title}:"
        yield from (f"  {line}" for line in told)


def _cited(facts: Facts, cited: Cited) -> str:
    parts = [
        ", ".join(_short(facts, ref) for ref in cited.references),
        f"one of {' or '.join(_short(facts, ref) for ref in cited.candidates)}" if cited.candidates else "",
        f"nothing in the list for {', '.join(cited.missing)}" if cited.missing else "",
        f"printed for {', '.join(_short(facts, ref) for ref in cited.printed)}" if cited.printed else "",
    ]
    return f"{cited.exact} ({cited.form}): {'; '.join(filter(None, parts)) or 'nothing'}"


def _candidate(facts: Facts, candidate: Candidate) -> str:
    reference = next((one for one in facts.references if one.n == candidate.n), None)
    name = reference.short if reference else f"[{candidate.n}]"
    penalties = ", ".join(f"{name} {value:.2f}" for name, value in candidate.penalties.items())
    return f"{name}: distance {candidate.distance:.2f}" + (f" ({penalties})" if penalties else "")


def _short(facts: Facts, identity: str) -> str:
    reference = facts.by_id.get(identity)
    return reference.short if reference else identity


def _brief(claim: Claim) -> str:
    told = claim.statement or NOT_STATED
    told = told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1].rstrip()}…"
    return f"{claim.id} ({place(claim)}): {told}"


def _fields(reference: Reference) -> Iterator[str]:
    for name, value in reference.item.to_csl().items():
        if name in ("author", "editor", "translator"):
            people = [str(person) for person in getattr(reference.item, name)]
            yield f"{name}: {', '.join(people)}" + (" et al." if name == "author" and reference.item.et_al else "")
        elif name in ("issued", "accessed"):
            date = getattr(reference.item, name)
            yield f"{name}: {_date(date)}"
        elif name in _RESOLVERS and valid(_RESOLVERS[name][0], str(value)):
            yield f"{name}: {_RESOLVERS[name][1]}{value}"
        elif name not in ("custom", "id"):
            yield f"{name}: {value}"


def _date(date: Date) -> str:
    parts = ("-".join(f"{part:02d}" for part in parts) for parts in date.date_parts)
    return " to ".join(parts) or date.literal or date.raw or ""


def _review(review: Review) -> str:
    about = " ".join(filter(None, (review.reference, review.finding)))
    told = f"{review.date} {review.reviewer}: {review.decision}" + (f" ({about})" if about else "")
    return told + (f": {review.reason}" if review.reason else "")


def _findings(identity: str, findings: Iterable[Finding]) -> Iterator[str]:
    return (line for finding in findings if finding.subject == identity for line in _told(finding))


def _told(finding: Finding) -> Iterator[str]:
    yield f"{finding.level} {finding.code} {finding.rule}: {finding.message}"
    if finding.help:
        yield f"  help: {finding.help}"


def _numbered(facts: Facts, what: str) -> Reference | None:
    """Return the reference of a number as people type it: ``25`` or ``[25]``."""
    match = _NUMBER.fullmatch(what)
    return next((one for one in facts.references if match and one.n == int(match[1])), None)


def _folded(exact: str) -> str:
    """Return a printed citation without what a keyboard or a terminal changes: dashes, white space, case."""
    return " ".join(_DASHES.sub("-", exact).casefold().split())
