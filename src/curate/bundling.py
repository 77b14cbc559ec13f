"""An evidence bundle: one zip that holds all that a check rests on, with the hash of each file in it.

``pack`` makes the same bytes of the same files. ``unpack`` believes nothing: names, sizes and hashes are looked at before
anything is used, and nothing is written anywhere. A bundle is as good as its seal (the SHA-256 of its manifest): who keeps
the seal apart from the bundle can tell that nothing was changed; the manifest alone guards against damage, not against
somebody who makes it anew.
"""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from curate.errors import UnreadableError

MANIFEST = "manifest.json"
VERSION = 1
"""Of the layout of bundles."""
MOST_FILES = 200_000
MOST_BYTES = 1 << 30
"""Bytes of all files together, unpacked."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"[^\x00-\x1f\x7f\\:*?\"<>|/]{1,200}")
_PLAIN = 0o100644 << 16
_REMADE = "ask for the bundle again, or make it anew with `curate bundle`"


class Bundle(NamedTuple):
    """The files of a bundle by their names, the manifest left out, and its seal."""

    files: dict[str, bytes]
    seal: str


def pack(files: Mapping[str, bytes]) -> tuple[bytes, str]:
    """Return a bundle of these files, with fixed times and in the order of their names, and its seal.

    Raises:
        UnreadableError: a name can be no file's on every system.
    """
    for name in files:
        if not _is_safe(name):
            raise UnreadableError(f"{name!r} cannot be the name of a file in a bundle", help="rename the file")
    manifest = _manifest(files)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in ((MANIFEST, manifest), *sorted(files.items())):
            one = zipfile.ZipInfo(name, _LONG_AGO)
            one.external_attr, one.create_system, one.compress_type = _PLAIN, 3, zipfile.ZIP_DEFLATED
            archive.writestr(one, content)
    return data.getvalue(), hashlib.sha256(manifest).hexdigest()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    return (json.dumps({"bundle": VERSION, "sha256": hashes}, ensure_ascii=False, indent=1) + "\n").encode()


def unpack(data: bytes, path: str) -> Bundle:
    """Return the files of a bundle, each as its manifest says; ``path`` is what messages call it.

    Raises:
        UnreadableError: it is no bundle, is damaged, holds more or other than its manifest says, or has names that lead
            elsewhere or sizes beyond all measure. The file in it is named.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _entries(archive, path)
            contents = {name: _content(archive, one, path) for name, one in entries.items()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise UnreadableError(f"{path} is not a zip file, or is damaged: {error}", help=_REMADE) from error
    manifest = contents.pop(MANIFEST, None)
    if manifest is None:
        raise UnreadableError(f"{path} is no bundle: it holds no {MANIFEST}", help="`curate bundle` makes one")
    _compare(_hashes(manifest, path), contents, path)
    return Bundle(contents, hashlib.sha256(manifest).hexdigest())


def _entries(archive: zipfile.ZipFile, path: str) -> dict[str, zipfile.ZipInfo]:
    """Return the entries of an archive by name, all of them plain files with safe names and of bounded size."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise UnreadableError(f"{path} holds {len(entries)} files; at most {MOST_FILES} are read", help=_REMADE)
    found: dict[str, zipfile.ZipInfo] = {}
    for one in entries:
        if not _is_safe(one.filename):
            raise UnreadableError(f"{path}: {one.filename!r} is no name of a file in a bundle", help=_REMADE)
        if (one.external_attr >> 28) not in (0, 8):  # 8: a regular file, where the archive tells at all
            raise UnreadableError(f"{path}: {one.filename} is a link or device, not a file", help=_REMADE)
        if one.filename in found:
            raise UnreadableError(f"{path} holds {one.filename} twice", help=_REMADE)
        found[one.filename] = one
    size = sum(one.file_size for one in entries)
    if size > MOST_BYTES:
        raise UnreadableError(f"{path} would unpack to {size:,} bytes; at most {MOST_BYTES:,} are read", help=_REMADE)
    return found


def _is_safe(name: str) -> bool:
    """Return whether a name stays inside the bundle, and can be a file's on every system."""
    return all(_NAME.fullmatch(part) and part not in {".", ".."} for part in name.split("/"))


def _content(archive: zipfile.ZipFile, one: zipfile.ZipInfo, path: str) -> bytes:
    """Return the bytes of an entry; no more is unpacked than it says it has."""
    try:
        with archive.open(one) as file:
            content = file.read(one.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        raise UnreadableError(f"{path}: {one.filename} is damaged: {error}", help=_REMADE) from error
    if len(content) != one.file_size:
        raise UnreadableError(f"{path}: {one.filename} is not as long as it says", help=_REMADE)
    return content


def _hashes(manifest: bytes, path: str) -> dict[str, str]:
    try:
        told = json.loads(manifest)
        version, hashes = told["bundle"], told["sha256"]
        known = isinstance(hashes, dict) and all(isinstance(one, str) for one in hashes.values())
    except (ValueError, TypeError, KeyError, RecursionError):
        version, hashes, known = None, {}, False
    if not known:
        raise UnreadableError(f"{path}: {MANIFEST} is damaged", help=_REMADE)
    if version != VERSION:
        raise UnreadableError(
            f"{path} is a bundle of version {version}; this curate reads version {VERSION}",
            help="use the curate that its bundle.json names",
        )
    return dict(hashes)


def _compare(told: Mapping[str, str], contents: Mapping[str, bytes], path: str) -> None:
    """Refuse files that are not as the manifest says."""
    for name in sorted({*told, *contents}):
        if name not in contents:
            raise UnreadableError(f"{path}: {name} is missing", help=_REMADE)
        if name not in told:
            raise UnreadableError(f"{path}: {name} is not in the manifest", help=_REMADE)
        if hashlib.sha256(contents[name]).hexdigest() != told[name]:
            raise UnreadableError(f"{path}: {name} is not what the manifest says: it was changed", help=_REMADE)
