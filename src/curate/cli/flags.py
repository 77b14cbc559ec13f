"""What the command line asks for, laid over what the settings say."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self, cast, get_args

from curate.errors import UsageError, suggestion

if TYPE_CHECKING:  # it brings pydantic along, which `curate --version` does not need
    from curate.config import Settings

LevelName = Literal["error", "warning", "note", "off"]
FailOnName = Literal["error", "warning", "note", "never"]


@dataclass(frozen=True, kw_only=True)
class Flags:
    """The options of ``curate check`` that settings have too."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: dict[str, LevelName] = field(default_factory=dict)
    fail_on: FailOnName | None = None
    baseline: Path | None = None

    @classmethod
    def of(
        cls,
        *,
        select: Sequence[str] | None,
        ignore: Sequence[str] | None,
        level: Sequence[str] | None,
        fail_on: FailOnName | None,
        baseline: Path | None,
    ) -> Self:
        """Return the options as they were typed.

        Raises:
            UsageError: ``--level`` names no level, or one that there is not.
        """
        return cls(select=names(select), ignore=names(ignore), level=_levels(level), fail_on=fail_on, baseline=baseline)

    def laid_over(self, settings: "Settings") -> "Settings":
        """Return ``settings`` with what was asked: a selection replaces theirs, the rest is added and goes first."""
        return settings.model_copy(
            update={
                "select": self.select or settings.select,
                "ignore": (*settings.ignore, *self.ignore),
                "level": {**settings.level, **self.level},
                "fail_on": self.fail_on or settings.fail_on,
            }
        )


def names(values: Sequence[str] | None) -> tuple[str, ...]:
    """Return the names in options given several times or with commas: ``--select CIT,AUT --select REF101``."""
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())


def _levels(values: Sequence[str] | None) -> dict[str, LevelName]:
    found: dict[str, LevelName] = {}
    allowed = get_args(LevelName)
    for value in names(values):
        rule, sign, level = value.partition("=")
        if not sign or not rule:
            raise UsageError(
                f"--level {value} names no level", help="write --level RULE=LEVEL, as in --level CIT102=off"
            )
        if level not in allowed:
            raise UsageError(
                f"--level {value}: there is no level '{level}'{suggestion(level, allowed)}",
                help=f"levels are {', '.join(allowed)}",
            )
        found[rule] = cast(LevelName, level)
    return found
