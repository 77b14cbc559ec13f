"""Read a reference list that stands alone (BibTeX, RIS, MEDLINE, CSL-JSON, EndNote XML) as a manuscript without text."""

from curate.bibliography import lists
from curate.bibliography.lists import Listed
from curate.documents.assembling import Assembler
from curate.manuscript import Manuscript


def read(data: bytes, path: str) -> Manuscript:
    """Return a manuscript that is nothing but its reference list.

    Raises:
        UnreadableError: too large, broken, or no reference in it.
    """
    return assembled(lists.read(data, path), path)


def assembled(listed: tuple[Listed, ...], path: str) -> Manuscript:
    """Return the manuscript that prints ``listed``, one entry a line; each keeps its line in the file."""
    out = Assembler(path, "reference-list")
    out.references([each.model_copy(update={"file": ""}) for each in listed])
    return out.manuscript()
