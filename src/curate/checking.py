"""Check facts: run the rules that the settings ask for, and settle what they say against suppressions and reviews."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from curate.claim import Claim
from curate.config import Settings, Suppression
from curate.facts import Facts
from curate.finding import LEVELS, Finding, NotEvaluated
from curate.outline import SearchPeriod
from curate.planning import Plan, plan
from curate.reference import Reference
from curate.report import Descriptor, Report, Suppressed
from curate.reviewing import fallen, settling, subjects, unused
from curate.rule import Rule, Settlement, SettlementRule
from curate.rules import RULES, documentation
from curate.survey import Survey


def check(
    facts: Facts,
    settings: Settings | None = None,
    *,
    rules: Sequence[Rule] = RULES,
    baseline: frozenset[str] = frozenset(),
    surveyed: Survey | None = None,
) -> Report:
    """Return what the rules say about ``facts``, after ``settings``.

    ``baseline`` holds the fingerprints of old findings that are not to be reported. ``surveyed`` is what ``survey`` has
    returned for the same facts and settings, where the caller goes on with what the rules derive.

    Raises:
        SettingsError: the settings name a rule, code or family that there is not.
    """
    settings = settings or Settings()
    planned = plan(settings, rules)
    looked = surveyed or survey(facts, settings)
    said: list[Finding] = []
    not_evaluated: list[NotEvaluated] = []
    for rule in planned.rules:
        findings, lacking = rule.run(looked)
        said += findings
        not_evaluated += lacking
    kept = list(filter(None, map(planned.levelled, _counted(said))))
    silent = {lacking.rule for lacking in not_evaluated}
    evaluated = {rule for rule in planned.rules if rule.applies(facts) and rule.name not in silent}
    open_, aside, used = _settle(kept, planned, looked, baseline)
    settlement = _settlement(planned, looked, said, evaluated, used)
    open_ += filter(None, map(planned.levelled, _counted(_about_settlement(planned, settlement, facts))))
    order = _order(facts)
    return Report(
        findings=tuple(sorted(open_, key=order)),
        not_evaluated=tuple(not_evaluated),
        suppressed=tuple(sorted(aside, key=lambda one: order(one.finding))),
        rules=tuple(_descriptor(rule, planned) for rule in planned.rules if rule.applies(facts)),
        sources=_sources(facts),
        claims=len(facts.claims),
        references=len(facts.references),
        citations=sum(len(claim.citations) for claim in facts.claims),
    )


def survey(facts: Facts, settings: Settings) -> Survey:
    """Return the facts as the rules look at them under these settings."""
    return Survey(_with_period(facts, settings), scorer=settings.scorer)


def _with_period(facts: Facts, settings: Settings) -> Facts:
    """Return the facts with the search period of the settings, which goes before that of the manuscript."""
    if not settings.search_period:
        return facts
    first, last = settings.search_period
    period = SearchPeriod(first=first, last=last, exact="as the settings say")
    return facts.model_copy(update={"outline": facts.outline.model_copy(update={"search_period": period})})


def _counted(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Return the findings with fingerprints that are unique: the second of the same content gets "-2"."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        times = seen[finding.fingerprint]
        yield finding if times == 1 else finding.model_copy(update={"fingerprint": f"{finding.fingerprint}-{times}"})


def _settle(
    findings: Iterable[Finding], planned: Plan, survey: Survey, baseline: frozenset[str]
) -> tuple[list[Finding], list[Suppressed], set[int]]:
    """Return what stays open, what is set aside, and which suppressions (by position) set something aside.

    A suppression that has expired sets nothing aside.
    """
    open_: list[Finding] = []
    aside: list[Suppressed] = []
    used: set[int] = set()
    facts = survey.facts
    alive = [(at, one, names) for at, (one, names) in enumerate(planned.suppressions) if _alive(one, facts)]
    reviewed = {name: subject for name, subject in subjects(facts) if subject.reviews}
    for finding in findings:
        matching = [(at, one) for at, one, names in alive if finding.rule in names and _means(one, finding)]
        used.update(at for at, _ in matching)
        subject = reviewed.get(finding.subject)
        review = settling(finding, subject, survey.sight, facts.today) if subject else None
        if matching:
            aside.append(Suppressed(finding=finding, by="settings", reason=matching[0][1].reason))
        elif review:
            aside.append(Suppressed(finding=finding, by="review", reason=review.reason))
        elif finding.fingerprint in baseline:
            aside.append(Suppressed(finding=finding, by="baseline"))
        else:
            open_.append(finding)
    return open_, aside, used


def _alive(suppression: Suppression, facts: Facts) -> bool:
    return suppression.until is None or suppression.until >= facts.today


def _settlement(
    planned: Plan, survey: Survey, said: Sequence[Finding], evaluated: set[Rule], used: set[int]
) -> Settlement:
    """Return what became of suppressions and reviews. One whose rules were not all evaluated is not called unused."""
    facts = survey.facts
    names = frozenset(rule.name for rule in evaluated)
    unused_suppressions = tuple(
        one
        for at, (one, about) in enumerate(planned.suppressions)
        if at not in used and _alive(one, facts) and about <= names
    )
    idle = tuple(unused(facts, _counted(said), names | {rule.code for rule in evaluated}, survey.sight))
    return Settlement(
        suppressions=tuple(one for one, _ in planned.suppressions),
        unused=unused_suppressions,
        unused_reviews=idle,
        fallen_reviews=tuple(fallen(facts, idle, survey.sight)),
        references=facts.by_id,
        today=facts.today,
    )


def _means(suppression: Suppression, finding: Finding) -> bool:
    """Return whether a suppression of the finding's rule is about this finding."""
    if suppression.fingerprint and suppression.fingerprint != finding.fingerprint:
        return False
    return not suppression.subject or suppression.subject == finding.subject


def _about_settlement(planned: Plan, settlement: Settlement, facts: Facts) -> Iterator[Finding]:
    for rule in planned.rules:
        if isinstance(rule, SettlementRule) and rule.applies(facts):
            yield from (rule.finding(problem, problem.subject) for problem in rule.check(settlement))


def _order(facts: Facts) -> Callable[[Finding], tuple[int | str, ...]]:
    """Return the sort key of findings: files in the order of the manuscript, then line, column, place in the text, subject, level, code.

    What stands nowhere (the manuscript as a whole) comes first. Formats that have no lines (Word) are told by places in the
    text; a finding that has none stands where its subject begins.
    """
    subjects: tuple[Claim | Reference, ...] = (*facts.claims, *facts.references)
    paths = [one.location.path for one in subjects if one.location] + [file.path for file in facts.files]
    files = {path: at for at, path in enumerate(dict.fromkeys(paths))}
    order = {subject.id: at for at, subject in enumerate(subjects, start=1)}
    starts = {subject.id: subject.location.start for subject in subjects if subject.location}

    def key(finding: Finding) -> tuple[int | str, ...]:
        level, place = LEVELS.index(finding.level), finding.location
        if place is None:
            return -1, 0, 0, 0, 0, level, finding.code
        file = files.get(place.path, len(files))
        start = place.start or starts.get(finding.subject, 0)
        return file, place.line, place.column, start, order.get(finding.subject, 0), level, finding.code

    return key


def _descriptor(rule: Rule, planned: Plan) -> Descriptor:
    return Descriptor(
        name=rule.name,
        code=rule.code,
        level=planned.level(rule),
        confidence=rule.confidence,
        summary=rule.summary,
        documentation=documentation(rule),
    )


def _sources(facts: Facts) -> tuple[str, ...]:
    if facts.origin == "registry":
        return tuple(file.path for file in facts.files)
    return (facts.outline.file,) if facts.outline.file else ()
