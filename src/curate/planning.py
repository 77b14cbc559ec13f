"""Settings against rules: which rules run, at which level, and what is set aside where."""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from curate.config import LevelSetting, Settings, Suppression
from curate.errors import SettingsError
from curate.finding import Finding, Level
from curate.rule import Rule
from curate.rules import find, unknown

_ALL, _FAMILY, _ONE = 0, 1, 2
"""How closely a setting names a rule; the closer one wins."""

Closeness = dict[str, int]
Levels = dict[str, LevelSetting]


@dataclass(frozen=True, slots=True)
class _PathPlan:
    glob: str
    ignored: frozenset[str]
    levels: Levels


@dataclass(frozen=True)
class Plan:
    """The rules that run, with the levels in force; suppressions with the names of the rules that they are about."""

    rules: tuple[Rule, ...]
    levels: Levels
    paths: tuple[_PathPlan, ...]
    suppressions: tuple[tuple[Suppression, frozenset[str]], ...]

    def level(self, rule: Rule) -> Level:
        """Return the level of a rule that runs, where no path says otherwise."""
        level = self.levels.get(rule.name, rule.level)
        return rule.level if level == "off" else level

    def levelled(self, finding: Finding) -> Finding | None:
        """Return the finding at the level in force at its path, None where it is ignored there.

        The last setting that matches the path goes before the others.
        """
        level = self.levels.get(finding.rule)
        path = finding.location.path if finding.location else ""
        for one in self.paths:
            if path and fnmatchcase(path, one.glob):
                level = "off" if finding.rule in one.ignored else one.levels.get(finding.rule, level)
        if level is None or level == finding.level:
            return finding
        return None if level == "off" else finding.model_copy(update={"level": level})


def plan(settings: Settings, rules: Sequence[Rule]) -> Plan:
    """Return the plan for these settings.

    Where several settings name a rule, its own name or code goes before its family.

    Raises:
        SettingsError: a rule, code or family is named that there is not.
    """
    selected = _closeness(settings.select, rules, "select")
    ignored = _closeness(settings.ignore, rules, "ignore")
    levels = _levels(settings.level, rules, "level")

    def runs(rule: Rule) -> bool:
        if levels.get(rule.name) == "off" or (settings.select and rule.name not in selected):
            return False
        return rule.name not in ignored or ignored[rule.name] < selected.get(rule.name, _ALL)

    paths = tuple(
        _PathPlan(
            glob=one.path,
            ignored=frozenset(_closeness(one.ignore, rules, f"per-path {one.path}")),
            levels=_levels(one.level, rules, f"per-path {one.path}"),
        )
        for one in settings.per_path
    )
    suppressions = tuple((one, frozenset(_closeness((one.rule,), rules, "suppress"))) for one in settings.suppressions)
    return Plan(tuple(rule for rule in rules if runs(rule)), levels, paths, suppressions)


def _closeness(words: Sequence[str], rules: Sequence[Rule], where: str) -> Closeness:
    """Return the names of the rules that the words mean, with how closely they are named."""
    found: Closeness = {}
    for word in words:
        meant = find(word, rules)
        if not meant:
            raise SettingsError(f"{where}: {unknown(word, rules)}", help="`curate rule` lists all rules")
        for rule in meant:
            close = _FAMILY if word == rule.family else _ONE
            found[rule.name] = max(close, found.get(rule.name, _ALL))
    return found


def _levels(settings: dict[str, LevelSetting], rules: Sequence[Rule], where: str) -> Levels:
    levels: Levels = {}
    closeness: Closeness = {}
    for word, level in settings.items():
        for name, close in _closeness((word,), rules, where).items():
            if close >= closeness.get(name, _ALL):
                levels[name], closeness[name] = level, close
    return levels
