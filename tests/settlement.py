"""Decide every link of a resubmission's registry, import the newer version, and compare what became of each decision."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from curate import checking, reading, registry
from curate.claim import Claim
from curate.config import Settings
from curate.importing import import_manuscript
from curate.review import Review
from curate.survey import Survey, links
from resubmission import Sentence, Submission, invented

TODAY = date(2025, 6, 1)


@dataclass
class Tried:
    """What became of the decisions of one resubmission: by outcome, and what was not as expected."""

    decisions: int = 0
    claims: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def note(self, expected: str, found: str, what: str) -> None:
        """Count one decision."""
        self.decisions += 1
        self.outcomes[expected] = self.outcomes.get(expected, 0) + 1
        if found != expected:
            self.wrong.append(f"{what}: expected {expected}, found {found}")


def tried(folder: Path, seed: int, claims: int = 200, settings: Settings | None = None) -> Tried:
    """Import an invented manuscript, sign every link, import its resubmission, and say what became of each decision."""
    settings = settings or Settings()
    random = Random(seed)  # noqa: S311  # the same each time
    submission = invented(random, claims)
    bring(folder, submission.text(), settings)
    before = signed(folder)
    bring(folder, submission.resubmitted(random), settings)
    return compared(folder, submission, before, keeps=settings.quotes == "keep")


def bring(folder: Path, text: str, settings: Settings) -> None:
    """Import a manuscript into the registry of a folder."""
    root = folder / "registry"
    root.mkdir(exist_ok=True)
    path = folder / "review.md"
    path.write_text(text, encoding="utf-8")
    import_manuscript(root, reading.read(path), settings, TODAY)


def signed(folder: Path) -> list[Claim]:
    """Sign a decision about every link of the registry, and return its claims in the order of the manuscript."""
    root = folder / "registry"
    loaded = registry.load(root)
    survey = Survey(registry.facts(loaded, today=TODAY))

    def review(claim: Claim) -> Claim:
        made = (
            Review(reviewer="A. Berg", date=TODAY, decision="supports", reference=one, seen=survey.sight(claim, one))
            for one in links(claim)
        )
        return claim.model_copy(update={"reviews": tuple(made)})

    content = loaded.content._replace(claims=tuple(map(review, loaded.content.claims)))
    registry.write(root, content, base=loaded)
    return list(content.claims)


def compared(folder: Path, submission: Submission, before: list[Claim], *, keeps: bool) -> Tried:
    """Return what became of each decision, against what the fates of its claim and work ask for."""
    facts = registry.read(folder / "registry", today=TODAY)
    survey = Survey(facts)
    now = {claim.id: claim for claim in facts.claims}
    report = checking.check(facts)
    told = {
        rule: [finding for finding in report.findings if finding.rule == rule]
        for rule in ("lapsed-review", "unused-review")
    }
    ids = dict(_ids(submission, before))
    result = Tried(claims=len(before))
    expected_lapsed = expected_unused = 0
    for sentence, claim in zip(submission.sentences, before, strict=True):
        for work in sentence.cited:
            reference = ids[work]
            wanted = _wanted(sentence, work, submission.corrected)
            found = _found(now.get(claim.id), claim, reference, survey, keeps=keeps)
            result.note(wanted, found, f"{claim.id} ({sentence.fate}) and {reference}")
            expected_lapsed += wanted.startswith("lapsed")
            expected_unused += wanted == "unused"
    for rule, count in (("lapsed-review", expected_lapsed), ("unused-review", expected_unused)):
        if len(told[rule]) != count:
            result.wrong.append(f"check tells {len(told[rule])} times {rule}, expected {count}")
    return result


def _ids(submission: Submission, before: list[Claim]) -> Iterator[tuple[int, str]]:
    """Return the id of each work that is cited: works and ids stand in the order of their numbers."""
    for sentence, claim in zip(submission.sentences, before, strict=True):
        yield from zip(sorted(sentence.cited), claim.references, strict=True)


def _wanted(sentence: Sentence, work: int, corrected: set[int]) -> str:
    if sentence.fate == "deleted":
        return "removed"
    if sentence.fate == "narrowed" and work == sentence.cited[-1]:
        return "unused"
    changed = [
        what
        for what, holds in (("claim", sentence.fate in ("reworded", "split")), ("reference", work in corrected))
        if holds
    ]
    return f"lapsed: {', '.join(changed)}" if changed else "survives"


def _found(now: Claim | None, before: Claim, reference: str, survey: Survey, *, keeps: bool) -> str:
    if now is None:
        return "removed"
    review = next(one for one in now.reviews if one.reference == reference)
    if reference not in links(now):
        return "unused"
    how = survey.link(now, reference)
    if how.state != "lapsed":
        return "survives" if (how.state, how.review) == ("settled", review) else how.state
    for change in how.changes:
        was, is_ = (
            (before.statement, now.statement) if change.what == "claim" else ("", survey.facts.by_id[reference].string)
        )
        if keeps and change.what == "claim" and (change.was, change.now) != (was, is_):
            return f"lapsed without both versions: {change}"
        if change.what == "reference" and (not change.was or change.now != is_):
            return f"lapsed without both versions: {change}"
    return f"lapsed: {', '.join(change.what for change in how.changes)}"
