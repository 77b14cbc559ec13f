"""What goes into an evidence bundle, and the same check again from what is in one."""

import contextlib
import datetime as dt
import json
import platform
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from curate import __version__, baseline, bundling, checking, config, registry, replaying
from curate.bundling import Bundle
from curate.cli.asking import answers, authorities
from curate.cli.auditing import noticed
from curate.cli.clock import today
from curate.config import Settings
from curate.errors import CurateError, UnreadableError, UsageError
from curate.exports import tables
from curate.facts import Facts
from curate.http import Question, Reply
from curate.record import Lookup
from curate.registry import layout
from curate.report import Report
from curate.reporters import Options, render
from curate.resolving import Scope, resolve
from curate.survey import Survey
from curate.tabulating import tabulate
from curate.value import Value

ABOUT, SETTINGS, REPORT, BASELINE, LOOKUPS = (
    "bundle.json",
    "settings.json",
    "report.json",
    "baseline.json",
    "lookups.json",
)
_T = TypeVar("_T")
_REGISTRY, _ANSWERS = "registry/", "answers/"
_LARGEST = 512 * 1024 * 1024
_PERSONAL = {"services": {"mailto", "cache", "private_hosts"}}
_DISTRIBUTION = "curate-citations"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


class About(Value):
    """What a bundle says of itself.

    ``curate``, ``python`` and ``packages`` are versions; ``date`` is the day of the check, which the same check again needs.
    ``manuscript`` is the SHA-256 of the manuscript, which is not in the bundle; ``answers`` counts the raw answers that are.
    """

    curate: str
    python: str
    packages: dict[str, str]
    date: dt.date
    title: str = ""
    file: str = ""
    manuscript: str = ""
    answers: int = 0


def gathered(root: Path, *, raw: bool) -> dict[str, bytes]:
    """Return the files of the bundle of a registry; ``raw``: with the raw answers that the cache holds.

    Raises:
        CurateError: the registry or the settings cannot be read.
    """
    found = config.load(root)
    settings, home = found.settings, found.path.parent if found.path else root
    kept = registry.read(root, today=today())
    facts = noticed(kept, settings, home) if settings.services.retraction_watch else kept
    old = baseline.read(home / settings.baseline) if settings.baseline else frozenset()
    survey = checking.survey(facts, settings)
    report = checking.check(facts, settings, baseline=old, surveyed=survey)
    heard = _raw(facts, settings, home) if raw else {}
    known = set(kept.lookups)
    files = {f"{_REGISTRY}{name}": data for name, data in _stored(root).items()}
    files |= heard
    files |= {
        ABOUT: _json(_about(facts, len(heard) - bool(heard)).model_dump(mode="json")),
        SETTINGS: _json(settings.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=_PERSONAL)),
        BASELINE: _json(sorted(old)),
        LOOKUPS: _json([_lookup(one) for one in facts.lookups if one not in known]),
        REPORT: replaying.told(report).encode(),
        "report.md": render("markdown", report, Options(fail_on=settings.fail_on)).encode(),
        "table.jsonl": _table(survey, report),
    }
    return files


def opened(path: Path, seal: str | None) -> Bundle:
    """Return a bundle from its file.

    Raises:
        UsageError: there is no such file.
        UnreadableError: it is damaged or was changed, or has another seal.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(
            f"cannot read {path}: {error.strerror}", help="name a bundle that `curate bundle` wrote"
        ) from error
    if len(data) > _LARGEST:
        raise UnreadableError(f"{path} is larger than {_LARGEST // 2**20} MB", help="this is no bundle")
    bundle = bundling.unpack(data, str(path))
    if seal and seal.strip().casefold() != bundle.seal:
        raise UnreadableError(
            f"{path} has the seal {bundle.seal}, not {seal.strip()}: it is another bundle, or its manifest was made anew",
            help="ask for the bundle again",
        )
    for name in (ABOUT, SETTINGS, REPORT, BASELINE, LOOKUPS):
        if name not in bundle.files:
            raise UnreadableError(f"{path}: {name} is missing", help="`curate bundle` makes whole bundles")
    return bundle


def about(bundle: Bundle, path: Path) -> About:
    """Return what a bundle says of itself.

    Raises:
        UnreadableError: it does not say it as it should.
    """
    return _read(path, ABOUT, lambda: About.model_validate_json(bundle.files[ABOUT]))


def differences(bundle: Bundle, path: Path) -> tuple[str, ...]:
    """Return in what the same check says something else now, a line each.

    Raises:
        UnreadableError: a file of the bundle is not what it should be.
    """
    day = about(bundle, path).date
    settings = _read(path, SETTINGS, lambda: config.settings(json.loads(bundle.files[SETTINGS]), SETTINGS))
    old = _read(path, BASELINE, lambda: TypeAdapter(frozenset[str]).validate_json(bundle.files[BASELINE]))
    more = _read(path, LOOKUPS, lambda: TypeAdapter(tuple[dict[str, object], ...]).validate_json(bundle.files[LOOKUPS]))
    extra = _read(path, LOOKUPS, lambda: tuple(Lookup.model_validate(one, by_alias=True, by_name=True) for one in more))
    with tempfile.TemporaryDirectory(prefix="curate-replay-") as folder:
        root = Path(folder)
        for name, data in bundle.files.items():
            if name.startswith(_REGISTRY):
                target = root / name.removeprefix(_REGISTRY)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        facts = _read(path, _REGISTRY, lambda: registry.read(root, today=day))
    facts = facts.model_copy(update={"lookups": (*facts.lookups, *extra)})
    now = replaying.told(checking.check(facts, settings, baseline=old))
    return _read(path, REPORT, lambda: tuple(replaying.differences(bundle.files[REPORT].decode(), now)))


def _read(path: Path, name: str, reads: Callable[[], _T]) -> _T:
    """Return what is read of a file in a bundle; where it cannot be, the file is named.

    Raises:
        UnreadableError: it cannot be read.
    """
    try:
        return reads()
    except (CurateError, ValidationError, ValueError, TypeError, KeyError, RecursionError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UnreadableError(f"{path}: {name} cannot be read: {first}", help="ask for the bundle again") from error


def _stored(root: Path) -> dict[str, bytes]:
    """Return all files of a registry, as they are, by their paths; hidden ones and what leads elsewhere are left out."""
    found: dict[str, bytes] = {}
    for folder in (layout.CLAIMS, layout.REFERENCES):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root)
            hidden = any(part.startswith(".") for part in name.parts)
            if not hidden and path.is_file() and path.resolve().is_relative_to(root.resolve()):
                found[name.as_posix()] = path.read_bytes()
    return found


def _raw(facts: Facts, settings: Settings, home: Path) -> dict[str, bytes]:
    """Return the raw answers that the cache holds to what a resolution of these references asks, and a list of them.

    Nobody is asked.
    """
    if not answers(settings.services, home).is_file():
        return {}
    found: dict[str, tuple[Question, Reply]] = {}

    def hear(key: str, question: Question, reply: Reply) -> None:
        found[key] = question, reply

    asked = authorities(settings.services, home, offline=True, refresh=False, max_age=0, heard=hear)
    with contextlib.suppress(CurateError):  # what the cache lacks is left out
        resolve(facts.references, (), asked, scope=Scope(None))
    if not found:
        return {}
    told = {
        key: {
            "source": question.source,
            "url": question.url,
            "what": question.what,
            "status": reply.status,
            "retrieved": reply.retrieved.isoformat(),
        }
        for key, (question, reply) in sorted(found.items())
    }
    return {f"{_ANSWERS}{key}": reply.body for key, (_, reply) in found.items()} | {"answers.json": _json(told)}


def _about(facts: Facts, raw: int) -> About:
    outline = facts.outline
    return About(
        curate=__version__,
        python=platform.python_version(),
        packages=dict(_packages()),
        date=facts.today,
        title=outline.title,
        file=outline.file,
        manuscript=outline.digest,
        answers=raw,
    )


def _packages() -> Iterator[tuple[str, str]]:
    """Yield the packages that curate itself needs, with their versions."""
    try:
        needed = requires(_DISTRIBUTION) or []
    except PackageNotFoundError:
        return
    for one in sorted(needed):
        name = _NAME.match(one)
        if name and "extra ==" not in one:
            with contextlib.suppress(PackageNotFoundError):
                yield name[0], version(name[0])


def _table(survey: Survey, report: Report) -> bytes:
    made = tables.render("jsonl", tabulate(survey, report), tables.Options())
    return made if isinstance(made, bytes) else made.encode()


def _lookup(one: Lookup) -> Mapping[str, object]:
    return {"reference": one.reference, **one.model_dump(mode="json", by_alias=True, exclude_none=True)}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
