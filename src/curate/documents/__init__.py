"""Read a manuscript in any of the formats of ``FORMATS``."""

from functools import partial
from importlib import import_module
from pathlib import Path

from curate.documents.neighbouring import beside
from curate.errors import UnreadableError, suggestion
from curate.manuscript import Manuscript

FORMATS: dict[str, str] = {
    ".bib": "reference_list",
    ".doc": "doc",
    ".docm": "docx",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".json": "reference_list",
    ".ltx": "latex",
    ".markdown": "markdown",
    ".md": "markdown",
    ".nbib": "reference_list",
    ".nxml": "jats",
    ".odt": "pandoc",
    ".pdf": "pdf",
    ".qmd": "markdown",
    ".ris": "reference_list",
    ".rmd": "markdown",
    ".rtf": "pandoc",
    ".tex": "latex",
    ".text": "text",
    ".txt": "text",
    ".xhtml": "html",
    ".xml": "jats",
}
"""Which module of this family reads files of an ending: ``read(data: bytes, path: str) -> Manuscript``."""

_NEIGHBOURLY = {"markdown": "_quarto.yml", "latex": None}
"""Modules that also read files beside the manuscript: ``read(data, path, neighbour)``, and the name of the file that makes a
folder the project of all manuscripts in and below it, see ``neighbouring``."""

_TRACKING = frozenset(("doc", "docx"))
"""Modules that can read a manuscript as it was before its tracked changes: ``read(data, path, original=True)``."""

LARGEST = 50 * 1024 * 1024
"""The most bytes that are read from one file."""


def read(path: Path, *, original: bool = False) -> Manuscript:
    """Return the manuscript in ``path``; with ``original`` as it was before its tracked changes.

    Raises:
        UnreadableError: the file is missing, no file, empty, too large, of no known format, or broken; or the changes
            in it cannot be undone.
    """
    module = FORMATS.get(path.suffix.lower())
    if module is None and path.is_file():
        raise _unknown(path)
    data = content(path)
    if module is None:
        raise _unknown(path)
    reader = import_module(f"{__name__}.{module}").read
    if original and module == "pandoc":
        raise UnreadableError(f"the changes tracked in {path} cannot be undone", help="save the manuscript as .docx")
    if original and module in _TRACKING:
        reader = partial(reader, original=True)
    more = (beside(path, _NEIGHBOURLY[module]),) if module in _NEIGHBOURLY else ()
    manuscript: Manuscript = reader(data, path.as_posix(), *more)
    return manuscript


def content(path: Path) -> bytes:
    """Return the bytes of the file ``path``.

    Raises:
        UnreadableError: the file is missing, no file, empty, or too large.
    """
    if path.is_dir():
        raise UnreadableError(f"{path} is a folder", help="name the manuscript in it")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UnreadableError(
                f"{path} has {size / 2**20:.0f} MB; at most {LARGEST // 2**20} MB are read",
                help="leave out embedded images and supplementary files, or split the file",
            )
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadableError(f"{path} does not exist", help=_neighbours(path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"{path} cannot be read: {reason}", help="check its name and its permissions") from error
    if len(data) > LARGEST:
        raise UnreadableError(
            f"{path} has more than {LARGEST // 2**20} MB", help="name a file, not a stream without an end"
        )
    if not data:
        raise UnreadableError(f"{path} is empty", help="give a file with a manuscript in it")
    return data


def _neighbours(path: Path) -> str:
    try:
        names = [each.name for each in path.parent.iterdir()]
    except (OSError, ValueError):
        names = []
    near = suggestion(path.name, names)
    return near.removeprefix("; ") if near else "check its name and the folder you are in"


def _unknown(path: Path) -> UnreadableError:
    known = ", ".join(sorted(FORMATS))
    ending = f"the ending '{path.suffix}'" if path.suffix else "a name without an ending"
    return UnreadableError(
        f"{path} has {ending}; known are {known}", help="save the manuscript in one of these formats"
    )
