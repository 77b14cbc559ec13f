"""What the words of ``curate diff`` name: a manuscript, the registry of a folder, or either at a revision of git."""

import io
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from curate.cli.auditing import audit
from curate.cli.flags import Flags
from curate.config import Settings
from curate.differing import Version
from curate.errors import UsageError

_PATIENCE = 120
"""Seconds that git may take for one answer."""


@contextmanager
def version(word: str, *, git: bool) -> Iterator[tuple[Version, Settings]]:
    """Give the version that a word names, checked after the settings that hold there, and these; with ``git`` the word is a revision.

    Raises:
        CurateError: there is no such path or revision, or it cannot be read.
    """
    if not git and Path(word).exists():
        yield _read(Path(word), word)
        return
    revision, colon, path = word.partition(":")
    if not git and not (colon and revision):
        raise UsageError(
            f"{word} does not exist",
            help="name a manuscript, a folder with a registry, or REVISION:PATH of a git repository",
        )
    with TemporaryDirectory(prefix="curate-") as folder:
        yield _read(_fetched(revision, path or ".", Path(folder)), word)


def _read(path: Path, name: str) -> tuple[Version, Settings]:
    checked = audit(path, Flags())
    return Version(name, checked.survey, checked.report), checked.settings


def _fetched(revision: str, path: str, folder: Path) -> Path:
    """Put what stands at a path (as seen from the current folder) in a revision below ``folder``, and return where."""
    if _git("rev-parse", "--git-dir") is None:
        raise UsageError(
            f"'{revision}' is to be a git revision, and {Path.cwd()} is in no git repository",
            help="run this inside a repository, or name two files or folders",
        )
    known = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known is None:
        raise UsageError(f"git knows no revision '{revision}' here", help="`git log --oneline` lists them")
    commit = known.decode().strip()
    place = f"{commit}:./{path}"
    kind = (_git("cat-file", "-t", place) or b"").decode().strip()
    if kind == "tree":
        packed = _git("archive", "--format=zip", (_git("rev-parse", place) or b"").decode().strip())
        with zipfile.ZipFile(io.BytesIO(packed or b"")) as archive:  # safe filters of tar came with Python 3.11.4
            archive.extractall(folder)
        return folder
    data = _git("cat-file", "blob", place) if kind == "blob" else None
    if data is None:
        raise UsageError(f"{path} is not in revision {revision}", help=f"`git ls-tree {revision}` lists what is")
    target = folder / Path(path).name
    target.write_bytes(data)
    return target


def _git(*words: str) -> bytes | None:
    """Return what git answers, None where it refuses.

    Raises:
        UsageError: git is not there, or does not answer.
    """
    try:
        ended = subprocess.run(["git", *words], capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603, S607  # git, in the path
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError("git cannot be run", help="install it, or name files and folders") from error
    return ended.stdout if ended.returncode == 0 else None
