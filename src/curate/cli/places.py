"""What the paths of the command line name: a manuscript, or the registry of a folder or of one above it."""

from collections.abc import Sequence
from pathlib import Path

from curate import config, registry
from curate.errors import NothingToCheckError, UsageError
from curate.registry.layout import CLAIMS, REFERENCES


def registry_root(start: Path) -> Path:
    """Return the nearest folder, from ``start`` upward, that holds a registry.

    Raises:
        UsageError: ``start`` is a file, or nothing.
        NothingToCheckError: there is none.
    """
    named((start,))
    if not start.is_dir():
        raise UsageError(f"{start} is a file", help="name a folder with a registry")
    if found := _above(start):
        return found
    raise NothingToCheckError(
        f"no registry ({CLAIMS}/ and {REFERENCES}/) in {start.resolve()} or any folder above it",
        help="`curate check MANUSCRIPT` checks a manuscript without one, `curate import MANUSCRIPT` makes one",
    )


def home(start: Path) -> Path:
    """Return where the registry of ``start`` is, or is to be.

    That is the nearest folder above that holds a registry, or else settings, or else ``start`` itself.
    """
    settings = config.load(start).path
    return _above(start) or (settings.parent if settings else start)


def _above(start: Path) -> Path | None:
    folder = start.resolve()
    return next((candidate for candidate in (folder, *folder.parents) if registry.exists(candidate)), None)


def named(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the paths, each once, or the current folder where none was named.

    Raises:
        UsageError: one of them does not exist.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist", help="check the spelling, and the folder you are in")
    return tuple(dict.fromkeys(paths)) or (Path(),)
