r"""The files of a LaTeX manuscript: their encoding, and those that ``\input`` and its like bring in."""

import re
from pathlib import PurePosixPath

from curate.documents.latex.texing import Source
from curate.documents.neighbouring import Neighbour
from curate.errors import UnreadableError

_LATIN = re.compile(rb"\\usepackage\s*\[\s*(latin1|latin9|ansinew|cp1252|cp1250|latin2)\s*\]\s*\{inputenc\}")
_ENCODINGS = {b"latin2": "iso8859-2", b"latin9": "iso8859-15", b"cp1250": "cp1250"}
_MOST_FILES = 500


def decoded(data: bytes) -> str:
    """Return the text of a TeX file: UTF-8, else the encoding that it names, else Windows-1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _LATIN.search(data)
        return data.decode(_ENCODINGS.get(named[1], "cp1252") if named else "cp1252", errors="replace")


class Files:
    """The files in the folder of a manuscript, as they are brought in."""

    def __init__(self, path: str, neighbour: Neighbour) -> None:
        self._path = path
        self._neighbour = neighbour
        self._read = 0

    def source(self, name: str, at: int) -> Source | None:
        """Return the file that is brought in at a place of the main file, None where there is none.

        Raises:
            UnreadableError: there are more than any manuscript has.
        """
        self._read += 1
        if self._read > _MOST_FILES:
            raise UnreadableError(
                f"{self._path} includes more than {_MOST_FILES} files", help="look for a file that includes itself"
            )
        name = name.strip().strip('"')
        for candidate in (name, f"{name}.tex"):
            data = self._neighbour(candidate) if name else None
            if data is not None:
                return Source(decoded(data), str(PurePosixPath(self._path).parent / candidate), at)
        return None
