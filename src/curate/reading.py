"""Read a manuscript: pick the document format, understand the reference list, find and link the citations."""

from pathlib import Path

from curate import documents
from curate.bibliography import references
from curate.citation import Citation
from curate.linking import link
from curate.manuscript import Manuscript
from curate.reference import Reference
from curate.value import Value


class Reading(Value):
    """A manuscript as understood. Places are code points in ``manuscript.text``."""

    manuscript: Manuscript
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]


def read(path: Path, *, original: bool = False) -> Reading:
    """Return the manuscript in ``path`` with its references and linked citations.

    Changes that are tracked in a Word file are read as accepted, with ``original`` as if they had not been made.

    Raises:
        UnreadableError: the file is missing, too large, binary, broken, or of no known format.
    """
    return understand(documents.read(path, original=original))


def understand(manuscript: Manuscript) -> Reading:
    """Return the manuscript with its references and linked citations."""
    entries = references(manuscript)
    return Reading(manuscript=manuscript, references=entries, citations=link(manuscript, entries))
