"""The error tree: one class per cause, its message built here, its exit code an attribute.

Exit codes: 0 clean, 1 findings at or above ``--fail-on``, 2 usage, settings or unreadable input,
3 nothing to check, 4 incomplete (a service did not answer).
"""

from collections.abc import Iterable
from difflib import get_close_matches


class CurateError(Exception):
    """Base of every error that a person can do something about.

    ``str(error)`` is one sentence naming the thing; ``help`` says what to do next (may be empty).
    """

    exit_code = 2

    def __init__(self, message: str, *, help: str = "") -> None:  # noqa: A002 - the field's word
        super().__init__(message)
        self.help = help


class UsageError(CurateError):
    """The command line asks for something that cannot be done."""


class SettingsError(CurateError):
    """``curate.toml`` or ``[tool.curate]`` cannot be used as it stands."""


class UnreadableError(CurateError):
    """A document cannot be read: wrong format, too large, binary, encrypted, broken."""


class RegistryError(CurateError):
    """A file of the registry cannot be read or must not be written."""


class ChangedError(RegistryError):
    """A file changed on disk after it was read; nothing was written."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} changed on disk after it was read; it was left as it is",
            help="run the command again: it will start from the file as it is now",
        )


class MissingExtraError(CurateError):
    """Something needs an extra of curate that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs the extra '{extra}', which is not installed", help=f"pip install 'curate-citations[{extra}]'"
        )


class NothingToCheckError(CurateError):
    """There is no registry and no manuscript where one was looked for."""

    exit_code = 3


class IncompleteError(CurateError):
    """A service did not answer, so the work is not complete."""

    exit_code = 4


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the known word nearest to ``word``, capitals aside, or ``""``."""
    folded = {one.casefold(): one for one in known}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f"; did you mean '{folded[near[0]]}'?" if near else ""
