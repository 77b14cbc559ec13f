"""Put the use cases together: from a path to the facts, the settings that hold there, and the report."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from curate import baseline, checking, config, registry
from curate.cli import console, places
from curate.cli.clock import today
from curate.cli.flags import Flags
from curate.config import Settings
from curate.errors import NothingToCheckError, UsageError
from curate.facts import Facts
from curate.finding import Finding, NotEvaluated
from curate.location import Location
from curate.record import Unavailable
from curate.report import Report
from curate.reporters.wording import count
from curate.survey import Survey

if TYPE_CHECKING:  # a registry does without what reads documents
    from curate.reading import Reading


@dataclass(frozen=True)
class Audit:
    """One path as it was checked.

    ``folder`` is where its settings stand, or would; ``survey`` what was derived for the rules; ``silent`` is what no authority answered; ``reading`` is the manuscript
    as it was read, None for a registry.
    """

    facts: Facts
    settings: Settings
    report: Report
    folder: Path
    survey: Survey
    silent: tuple[Unavailable, ...] = ()
    reading: "Reading | None" = None


def gathered(path: Path, *, original: bool = False) -> "tuple[Facts, Path, Reading | None]":
    """Return the facts of a manuscript or a registry, the folder whose settings hold for them, and the manuscript as read.

    ``original``: a manuscript is read as it was before its tracked changes.

    Raises:
        CurateError: nothing is there, it cannot be read, or it cites nothing and lists nothing.
    """
    if path.is_dir():
        root = places.registry_root(path)
        return registry.read(root, today=today()), root, None
    from curate import claiming, reading  # documents and what they need; a registry does without

    read = reading.read(path, original=original)
    if not read.references and not read.citations:
        raise NothingToCheckError(
            f"{path} has no citation and no reference list that could be found",
            help=f"`curate read {path}` shows how it was understood; give the list a heading such as References",
        )
    return claiming.facts(read, today=today()), path.resolve().parent, read


def audit(
    path: Path, asked: Flags, *, writes_baseline: bool = False, original: bool = False, resolves: bool = False
) -> Audit:
    """Return what ``path`` holds and what there is to say about it.

    Raises:
        CurateError: nothing is there, it cannot be read, or the settings are wrong.
    """
    facts, folder, read = gathered(path, original=original)
    found = config.load(folder)
    settings = asked.laid_over(found.settings)
    home = found.path.parent if found.path else folder
    silent: tuple[Unavailable, ...] = ()
    if resolves:
        facts, silent = _resolved(facts, settings, home)
    elif settings.services.retraction_watch:
        facts = noticed(facts, settings, home)
    known = _baseline_path(settings, asked, home)
    old = baseline.read(known) if known and not (writes_baseline and not known.exists()) else frozenset()
    survey = checking.survey(facts, settings)
    report = checking.check(facts, settings, baseline=old, surveyed=survey)
    if path.is_dir():
        report = _seen_from_here(report, folder)
    return Audit(facts, settings, report, home, survey, silent, read)


def noticed(facts: Facts, settings: Settings, home: Path) -> Facts:
    """Return the facts with what the file of Retraction Watch says that the settings name; nobody is asked."""
    from curate.cli.asking import retractions
    from curate.resolving import on_file

    file = retractions(settings.services, home)
    return facts.model_copy(update={"lookups": on_file(facts.references, facts.lookups, file)}) if file else facts


def _resolved(facts: Facts, settings: Settings, folder: Path) -> tuple[Facts, tuple[Unavailable, ...]]:
    """Return the facts with what the authorities answer now, and what they did not answer."""
    from curate.cli.asking import authorities
    from curate.resolving import Scope, resolve

    services = settings.services
    asked = authorities(services, folder, offline=False, refresh=False, max_age=services.max_age)
    lookups, silent = resolve(facts.references, facts.lookups, asked, scope=Scope(services.max_age))
    return facts.model_copy(update={"lookups": lookups}), silent


def write_baselines(audits: Sequence[Audit], asked: Flags) -> Iterator[str]:
    """Write the baseline of each folder that was checked, and say what was written.

    Raises:
        UsageError: two folders would share one file.
    """
    folders = {one.folder for one in audits}
    if asked.baseline and len(folders) > 1:
        raise UsageError("one baseline for several folders", help="write the baseline of each folder by itself")
    for folder in sorted(folders):
        here = [one for one in audits if one.folder == folder]
        settings = here[0].settings
        path = _baseline_path(settings, asked, folder) or folder / baseline.FILE
        report = merged([one.report for one in here])
        console.save(baseline.text(report), path, "--baseline")
        kept = sum(one.by == "baseline" for one in report.suppressed)
        old = f", {kept} of which stood in it before" if kept else ""
        yield f"{path}: {count(kept + len(report.findings), 'finding')} written{old}"
        if not asked.baseline and settings.baseline is None:
            yield f'help: add `baseline = "{path.name}"` to curate.toml, so that `curate check` knows of it'


def merged(reports: Sequence[Report]) -> Report:
    """Return several reports as one, findings in the order of the reports."""
    if len(reports) == 1:
        return reports[0]
    lacking: Counter[tuple[str, str, str]] = Counter()
    for item in (item for report in reports for item in report.not_evaluated):
        lacking[item.rule, item.code, item.reason] += item.count
    rules = {rule.code: rule for report in reports for rule in report.rules}
    return Report(
        findings=tuple(finding for report in reports for finding in report.findings),
        not_evaluated=tuple(
            NotEvaluated(rule=rule, code=code, reason=reason, count=count)
            for (rule, code, reason), count in lacking.items()
        ),
        suppressed=tuple(one for report in reports for one in report.suppressed),
        rules=tuple(rules[code] for code in sorted(rules)),
        sources=tuple(source for report in reports for source in report.sources),
        claims=sum(report.claims for report in reports),
        references=sum(report.references for report in reports),
        citations=sum(report.citations for report in reports),
    )


def _baseline_path(settings: Settings, asked: Flags, home: Path) -> Path | None:
    if asked.baseline:
        return asked.baseline
    return home / settings.baseline if settings.baseline else None


def _seen_from_here(report: Report, root: Path) -> Report:
    """Return the report with its paths as they are seen from the current folder, so that they can be opened."""
    try:
        prefix = os.path.relpath(root)
    except ValueError:  # another drive
        prefix = str(root)
    if prefix == ".":
        return report
    return report.model_copy(
        update={
            "findings": tuple(_moved(finding, prefix) for finding in report.findings),
            "suppressed": tuple(
                one.model_copy(update={"finding": _moved(one.finding, prefix)}) for one in report.suppressed
            ),
            "sources": tuple(_joined(prefix, source) for source in report.sources),
        }
    )


def _moved(finding: Finding, prefix: str) -> Finding:
    def move(places_: Iterable[Location]) -> tuple[Location, ...]:
        return tuple(place.model_copy(update={"path": _joined(prefix, place.path)}) for place in places_)

    own = move([finding.location] if finding.location else [])
    return finding.model_copy(update={"location": own[0] if own else None, "related": move(finding.related)})


def _joined(prefix: str, path: str) -> str:
    return Path(prefix, path).as_posix()
