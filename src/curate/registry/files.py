"""Files of a registry: read whole with their hash, and replaced whole only while they still have it."""

import hashlib
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from curate.errors import ChangedError, RegistryError

LARGEST = 50_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as read: its path relative to the root, its text, and the hash of its bytes."""

    path: str
    text: str
    sha256: str


def listing(root: Path, folder: str) -> tuple[list[str], list[str]]:
    """Return the paths of the files and of the folders right in ``folder``, sorted; hidden ones are left out.

    Raises:
        RegistryError: the folder cannot be read, or leads out of the registry.
    """
    _inside(root, folder)
    try:
        with os.scandir(root / folder) as entries:
            found = sorted((f"{folder}/{entry.name}", _is_folder(entry)) for entry in entries if entry.name[0] != ".")
    except FileNotFoundError:
        return [], []
    except OSError as error:
        raise _unreadable(folder, error) from error
    return [path for path, is_folder in found if not is_folder], [path for path, is_folder in found if is_folder]


def read(root: Path, path: str) -> Stored | None:
    """Return a file of the registry, or None where there is none.

    Raises:
        RegistryError: it is no regular file, larger than ``LARGEST``, not UTF-8, or leads out of the registry.
    """
    data = _bytes(root, path)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RegistryError(
            f"{path}:{line}: not UTF-8 (byte {error.start + 1} of the file is 0x{data[error.start]:02x})",
            help="save the file as UTF-8",
        ) from error
    return Stored(path, text, hashlib.sha256(data).hexdigest())


def replace(root: Path, wanted: Mapping[str, str | None], seen: Mapping[str, str]) -> None:
    """Give each path of ``wanted`` its new text (None: remove the file), all of them or none.

    ``seen`` holds the hashes of the files as they were read; a path that it does not name must not exist. Every new
    text is on the disk before the first file is replaced, and files already replaced are put back when a later one
    fails or the user interrupts. Of several runs on one registry, one at a time is in here.

    Raises:
        ChangedError: a file is no longer as it was read; nothing was written.
        RegistryError: something cannot be written; what had been replaced was put back.
    """
    with _alone(root):
        _replace(root, wanted, seen)


def _replace(root: Path, wanted: Mapping[str, str | None], seen: Mapping[str, str]) -> None:
    before = {path: _unchanged(root, path, seen.get(path)) for path in wanted}
    drafts: dict[str, Path] = {}
    done: list[str] = []
    path = ""
    try:
        for path, text in wanted.items():
            if text is not None:
                drafts[path] = _draft(_target(root, path), text.encode())
        for path in wanted:
            _unchanged(root, path, seen.get(path))
        for path, text in wanted.items():
            target = _target(root, path)
            if text is None:
                target.unlink(missing_ok=True)
            else:
                drafts[path].replace(target)
            done.append(path)
        _sync_folders({_target(root, path).parent for path in wanted})
    except UnicodeEncodeError as error:
        raise RegistryError(
            f"{path} cannot be written: it holds half a character (U+{ord(error.object[error.start]):04X})"
        ) from error
    except OSError as error:
        _put_back(root, {path: before[path] for path in done})
        raise RegistryError(
            f"{path} cannot be written: {error.strerror or error}",
            help="nothing was changed; make room on the disk, or make the file writable, first",
        ) from error
    except KeyboardInterrupt:  # it may have come between a replacement and its note in ``done``
        _put_back(root, {path: before[path] for path in (*done, path) if path})
        raise
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Wait until no other run is replacing files below ``root``, where the system locks folders (POSIX).

    Without it two runs can both find a file as they read it, and the later one takes away what the earlier one wrote.
    The lock is the system's: it leaves no file, and ends with the process.
    """
    handle = None
    with suppress(ImportError, OSError):  # Windows has no fcntl; a new root is not there yet; some shares lock nothing
        import fcntl  # noqa: PLC0415 - not on Windows

        handle = os.open(root, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _bytes(root: Path, path: str) -> bytes | None:
    _inside(root, path)
    full = root / path
    try:
        if not full.is_file():
            if full.exists():
                raise RegistryError(f"{path} is not a regular file", help="move it away")
            return None
        with full.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(data) > LARGEST:
        raise RegistryError(f"{path} is larger than {LARGEST:,} bytes", help="this is not a file of a registry")
    return data


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """Return whether an entry is a folder; a link that leads in a circle is none, and is told when it is read."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _unreadable(path: str, error: OSError) -> RegistryError:
    return RegistryError(
        f"{path} cannot be read: {error.strerror or error}", help="look at its permissions and where its links lead"
    )


def _inside(root: Path, path: str) -> None:
    """Refuse a path that symbolic links lead out of the registry."""
    current = root
    for part in path.split("/"):
        current = current / part
        try:
            outside = current.is_symlink() and not current.resolve().is_relative_to(root.resolve())
        except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
            raise RegistryError(f"{path} is a link that leads in a circle", help="put the file itself there") from error
        if outside:
            raise RegistryError(
                f"{path} leads out of the registry, to {current.resolve()}", help="put the file itself there"
            )


def _target(root: Path, path: str) -> Path:
    """Return the file to replace: where the path is a link, what it leads to."""
    full = root / path
    return full.resolve() if full.is_symlink() else full


def _unchanged(root: Path, path: str, sha256: str | None) -> bytes | None:
    """Return the bytes of a file that is as it was read (None: there is none)."""
    data = _bytes(root, path)
    if (None if data is None else hashlib.sha256(data).hexdigest()) != sha256:
        raise ChangedError(path)
    return data


def _draft(target: Path, data: bytes) -> Path:
    """Write ``data`` beside ``target``, with the permissions of the file that it will replace."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.parent / f".{target.name}.{secrets.token_hex(4)}.tmp"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o7777)
    except (OSError, KeyboardInterrupt):
        draft.unlink(missing_ok=True)
        raise
    return draft


def _put_back(root: Path, before: Mapping[str, bytes | None]) -> None:
    for path, data in before.items():
        with suppress(OSError):
            if data is None:
                _target(root, path).unlink(missing_ok=True)
            else:
                _draft(_target(root, path), data).replace(_target(root, path))


def _sync_folders(folders: set[Path]) -> None:
    """Make renames durable where the system lets folders be synced (POSIX)."""
    for folder in folders:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
