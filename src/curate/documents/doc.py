"""Files called .doc: the old Word format is refused with what to do; Word and RTF files under that name are read."""

from curate.documents import docx, pandoc
from curate.manuscript import Manuscript


def read(data: bytes, path: str, *, original: bool = False) -> Manuscript:
    """Return the manuscript in a file that only its name makes an old Word file.

    Raises:
        UnreadableError: it is one, or what it is cannot be read.
    """
    if data.lstrip().startswith(b"{\\rtf"):
        return pandoc.read(data, path)
    return docx.read(data, path, original=original)
