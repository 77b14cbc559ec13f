"""RTF and OpenDocument (.odt): pandoc makes Word files of them in memory, which are then read as such.

Pandoc (https://pandoc.org, GPL) is an extra of this package. It runs as a process of its own, reads no other file
(``--sandbox``), and is stopped when it takes too long or too much memory.
"""

import io
import shutil
import subprocess
import zipfile
import zlib
from importlib import import_module
from pathlib import PurePath

from curate.documents import docx
from curate.documents.docx.opening import MOST_UNPACKED
from curate.errors import UnreadableError
from curate.manuscript import Manuscript

SECONDS = 60
"""The longest that pandoc may take for one file."""
_MEGABYTES = 1024
_REFUSED = {".odt": "LibreOffice", ".rtf": "Word or LibreOffice"}


def read(data: bytes, path: str) -> Manuscript:
    """Return the manuscript in an RTF or OpenDocument file.

    Raises:
        UnreadableError: pandoc is not installed, or the file is encrypted, broken, of another kind, or too large.
    """
    kind = "rtf" if data.lstrip().startswith(b"{\\rtf") else "odt"
    if kind == "odt":
        _check(data, path)
    manuscript = docx.read(_converted(data, path, kind), path)
    return manuscript.model_copy(update={"format": kind})


def program() -> str | None:
    """Return the path of pandoc, the one of the extra first; None where it is not installed."""
    try:
        return str(import_module("pypandoc").get_pandoc_path())
    except (ImportError, OSError):
        return shutil.which("pandoc")


def _converted(data: bytes, path: str, kind: str) -> bytes:
    pandoc = program()
    if pandoc is None:
        raise UnreadableError(
            f"{path} needs pandoc to be read, which is not installed",
            help="install it with: pip install 'curate-citations[pandoc]'; or save the file as .docx",
        )
    command = [pandoc, "+RTS", f"-M{_MEGABYTES}M", "-RTS", "--sandbox", "-f", kind, "-t", "docx", "-o", "-"]
    save = f"open it in {_REFUSED.get(PurePath(path).suffix.lower(), 'Word or LibreOffice')} and save it as .docx"
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - no shell, and nothing of the file is an argument
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"{path}: pandoc did not finish within {SECONDS} seconds", help=save) from error
    except OSError as error:
        raise UnreadableError(f"{path}: pandoc cannot be started: {error.strerror}", help=save) from error
    if done.returncode:
        reason = " ".join(done.stderr.decode(errors="replace").split())[:200] or f"exit code {done.returncode}"
        raise UnreadableError(f"{path} cannot be converted by pandoc: {reason}", help=save)
    return done.stdout


def _check(data: bytes, path: str) -> None:
    """Refuse what is no OpenDocument text, encrypted, or far larger unpacked than it looks."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            size = sum(part.file_size for part in file.infolist())
            names = set(file.namelist())
            if "content.xml" not in names:
                raise UnreadableError(
                    f"{path} is no OpenDocument text (content.xml is missing)",
                    help="open it in LibreOffice and save it as .docx",
                )
            if size > MOST_UNPACKED:
                raise UnreadableError(
                    f"{path} unpacks to {size / 2**20:.0f} MB; at most {MOST_UNPACKED // 2**20} MB are read",
                    help="leave out embedded images and objects",
                )
            manifest = file.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise UnreadableError(
            f"{path} is not an RTF or OpenDocument file, or broken: {error}",
            help="open it in LibreOffice and save it as .docx",
        ) from error
    if b"encryption-data" in manifest:
        raise UnreadableError(f"{path} is encrypted", help="open it in LibreOffice and save a copy without password")
