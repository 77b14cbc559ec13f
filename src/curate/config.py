"""Settings: ``curate.toml``, or ``[tool.curate]`` in ``pyproject.toml``, found in a folder or above it.

Keys are kebab-case; unknown ones are refused at every depth with the likely one named. Names of rules are checked by
whoever knows the rules, not here.
"""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from curate.errors import SettingsError
from curate.explaining import problems
from curate.value import Value

FILE = "curate.toml"
PYPROJECT = "pyproject.toml"

LevelSetting = Literal["error", "warning", "note", "off"]
FailOn = Literal["error", "warning", "note", "never"]

OLDEST = 36_500
"""Days: a stored answer may be so old at most (a hundred years), if the settings say so."""
PATIENCE = 3_600
"""Seconds that anybody may wait for an answer."""

_LARGEST = 1_000_000
"""Bytes; a settings file beyond this is not one."""


class PerPath(Value):
    """Settings for findings whose path matches the glob ``path`` (``claims/introduction.yaml``, ``references/*``)."""

    path: str = Field(min_length=1)
    ignore: tuple[str, ...] = ()
    level: dict[str, LevelSetting] = Field(default_factory=dict)


class Suppression(Value):
    """A finding that is not to be reported: by rule and subject, or by fingerprint; with a reason, maybe until a day."""

    rule: str = Field(min_length=1)
    subject: str = ""
    fingerprint: str = ""
    reason: str = Field(min_length=1)
    until: date | None = None

    @model_validator(mode="after")
    def _reason_says_something(self) -> Self:
        if not self.reason.strip():
            raise ValueError("a suppression needs a reason")
        return self


Place = Literal[
    "crossref", "pubmed", "pmc", "doi.org", "datacite", "arxiv", "clinicaltrials", "openlibrary", "europepmc", "openalex", "archive",
]  # fmt: skip
"""What answers at an address of its own; ``archive`` is the Internet Archive, asked for copies of pages that are gone."""

Also = Literal["arxiv", "clinicaltrials", "openlibrary", "web", "europepmc", "openalex"]


class Services(Value):
    """Where the authorities are asked, and as whom.

    ``mailto`` is the address that Crossref and NCBI ask for, to write to when something goes wrong. ``urls``
    replaces the base URL of a source by name (``crossref = "http://127.0.0.1:8000/crossref"``): a mirror, a proxy, a test
    service. ``cache`` is the path of the SQLite file with raw answers, relative to the settings' folder; the user's cache
    folder if it is not given. ``max_age`` is how old a stored answer may be, in days, before it is asked for again.
    ``abstracts`` says whether abstracts are stored with the records: "keep" them, only their "figures" (numbers with what they
    measure: facts, which may stand where the text may not), or "omit" both, and all that is read of them. ``evidence`` says of which sentences that
    links rest on the words are kept in ``references/evidence/``: of works under an open "licensed" (CC BY, CC BY-SA, CC0, public domain), of all ("keep"), or of none ("digest"); their places are kept in any case. ``timeout`` is in seconds. ``retraction_watch`` is
    the path of the Retraction Watch file of Crossref (CSV), relative to the settings' folder. ``also_ask`` names who is asked
    beside Crossref, PubMed, DataCite and doi.org: registries of other identifiers, web pages ("web"), second opinions ("europepmc",
    "openalex"). ``private_hosts`` ("127.0.0.1:8000") are visited although their addresses are not public.
    """

    mailto: str | None = None
    urls: dict[Place, str] = Field(default_factory=dict)
    cache: str | None = None
    max_age: int = Field(default=30, ge=0, le=OLDEST, alias="max-age")
    timeout: float = Field(default=20.0, gt=0, le=PATIENCE, allow_inf_nan=False)
    abstracts: Literal["keep", "figures", "omit"] = "keep"
    evidence: Literal["licensed", "keep", "digest"] = "licensed"
    retraction_watch: str | None = Field(default=None, alias="retraction-watch")
    also_ask: tuple[Also, ...] = Field(
        default=("arxiv", "clinicaltrials", "openlibrary", "web", "europepmc"), alias="also-ask"
    )
    private_hosts: tuple[str, ...] = Field(default=(), alias="private-hosts")

    @field_validator("urls")
    @classmethod
    def _addresses(cls, urls: dict[Place, str]) -> dict[Place, str]:
        for place, url in urls.items():
            if not re.match(r"https?://[^/\s]+", url):
                raise ValueError(f'{place} is "{url}"; give an address that begins with https:// or http://')
        return urls


class Settings(Value):
    """All settings with their defaults.

    ``select`` and ``ignore`` hold rule names, codes or families ("CIT"); an empty ``select`` means all rules.
    ``fail_on`` is the lowest level that makes ``curate check`` exit with 1. ``baseline`` is the path of a JSON file
    of fingerprints, relative to the settings' folder. ``quotes`` says whether the manuscript's sentences may be
    stored in ``claims/``. ``search_period`` (first and last year, both included) stands in for the period that the
    manuscript itself declares. ``reviewer`` is an ORCID or a name. ``scorer`` names what scores how well
    references fit claims: the one that ships, or one that an installed package brings.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: dict[str, LevelSetting] = Field(default_factory=dict)
    fail_on: FailOn = Field(default="warning", alias="fail-on")
    per_path: tuple[PerPath, ...] = Field(default=(), alias="per-path")
    suppressions: tuple[Suppression, ...] = Field(default=(), alias="suppress")
    baseline: str | None = None
    quotes: Literal["keep", "digest"] = "keep"
    search_period: tuple[int, int] | None = Field(default=None, alias="search-period")
    reviewer: str | None = None
    scorer: str = "topic"
    services: Services = Services()

    @model_validator(mode="after")
    def _period_runs_forward(self) -> Self:
        if self.search_period and self.search_period[0] > self.search_period[1]:
            first, last = self.search_period
            raise ValueError(f"search-period runs from {first} to {last}; put the earlier year first")
        return self


class Found(NamedTuple):
    """Settings and the file they came from; ``path`` is None where there is none and all is default."""

    settings: Settings
    path: Path | None


def load(start: Path) -> Found:
    """Return the settings that hold for ``start``: of the nearest folder, from itself upward, that has some.

    Raises:
        SettingsError: the file cannot be read, is not TOML, or says something that is not known.
    """
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        own, project = candidate / FILE, candidate / PYPROJECT
        table = _project_table(project) if project.is_file() else None
        if own.is_file():
            if table is not None:
                raise SettingsError(
                    f"settings stand both in {own} and in [tool.curate] of {project}",
                    help="keep one of the two, so that nobody wonders which one holds",
                )
            return Found(settings(_toml(own), own.name), own)
        if table is not None:
            return Found(settings(table, f"{project.name}: tool.curate"), project)
    return Found(Settings(), None)


def settings(table: dict[str, Any], source: str) -> Settings:
    """Return the settings that ``table`` gives; ``source`` names it in messages.

    Raises:
        SettingsError: an unknown key, or a value of the wrong kind; all of them are named.
    """
    try:
        return Settings.model_validate(table, by_alias=True, by_name=False)
    except ValidationError as error:
        found = problems(error, Settings)
        first = str(found[0])
        more = f" (and {len(found) - 1} more: {'; '.join(map(str, found[1:]))})" if len(found) > 1 else ""
        raise SettingsError(
            f"{source}: {first}{more}", help="'curate schema settings' prints every key and its values"
        ) from error


def _project_table(path: Path) -> dict[str, Any] | None:
    """Return ``[tool.curate]``, or None; a broken ``pyproject.toml`` matters only where it mentions it."""
    if b"tool.curate" not in _bytes(path):
        return None
    tool = _toml(path).get("tool")
    table = tool.get("curate") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{path.name}: tool.curate is not a table", help="write it as [tool.curate]")
    return table


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8 (byte {error.start + 1})", help="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        if b"\n<<<<<<< " in b"\n" + _bytes(path):
            raise SettingsError(
                f"{path} holds a conflict of a git merge",
                help="settle it there: keep what is right, and delete the lines <<<<<<<, ======= and >>>>>>>",
            ) from error
        raise SettingsError(f"{path} is not valid TOML: {error}", help="correct it there") from error
    except ValueError as error:  # a number of more digits than Python converts
        raise SettingsError(f"{path} holds a number that is too long to be read", help="shorten it") from error
    except RecursionError as error:
        raise SettingsError(f"{path} is nested too deeply to be read", help="settings are two levels deep") from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror or error}") from error
    if len(data) > _LARGEST:
        raise SettingsError(f"{path} is larger than {_LARGEST:,} bytes", help="this is not a settings file")
    return data
